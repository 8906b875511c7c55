package kilohour.tokens;

import java.util.List;
import kilohour.units.Utc;

/**
 * Quotes of a source known not to be what they say.
 *
 * @param host the source's own name of it
 * @param model the model's one name
 * @param untilDay last epoch day of the fault
 * @param what what the prices are instead
 */
record KnownFault(String source, String host, String model, int untilDay, String what) {
    private static final String VERTEX = "vertex_ai-language-models";
    private static final String BY_CHARACTER = "prices of characters among prices of tokens";

    private static final List<KnownFault> ALL = List.of(
            new KnownFault("litellm", VERTEX, "gemini-1-0-pro", Utc.parseDay("2024-11-07"), BY_CHARACTER),
            new KnownFault("litellm", VERTEX, "gemini-1-5-pro", Utc.parseDay("2024-11-07"), BY_CHARACTER),
            new KnownFault("litellm", VERTEX, "gemini-1-5-flash", Utc.parseDay("2024-11-07"), BY_CHARACTER),
            new KnownFault("litellm", "gemini", "gemini-1-5-pro", Utc.parseDay("2024-07-17"), "a tenth of the price"));

    static List<KnownFault> all() {
        return ALL;
    }

    static boolean isIn(TokenQuote quote, String model) {
        for (KnownFault fault : ALL)
            if (fault.source.equals(quote.source())
                    && fault.host.equals(quote.host())
                    && fault.model.equals(model)
                    && Utc.day(quote.observedAtNanos()) <= fault.untilDay) return true;
        return false;
    }
}
