package kilohour.sources;

import java.util.List;
import kilohour.index.Permission;
import kilohour.index.Source;
import kilohour.index.SourceRegistry;
import kilohour.index.Stamp;
import kilohour.units.Utc;

/** The feeds of token prices, with what their terms allow. */
public final class TokenSources {
    private static final String UNLICENSED = "no licence stated: practice only, not to be republished";

    private static final SourceRegistry STANDARD = new SourceRegistry(
            List.of(
                    daily("litellm", "tokencost", Permission.SETTLEMENT, "MIT"),
                    daily("llmtracker", "LLMTracker", Permission.SETTLEMENT, "MIT"),
                    daily("modelsdev", "models.dev", Permission.SETTLEMENT, "MIT"),
                    daily("genai-prices", "pydantic", Permission.SETTLEMENT, "MIT"),
                    daily("simonw", "llm-prices", Permission.PRACTICE, UNLICENSED),
                    daily("openrouter-effective", "openrouter-pricing-data", Permission.PRACTICE, UNLICENSED),
                    daily("openrouter-endpoints", "openrouter-pricing-data", Permission.PRACTICE, UNLICENSED),
                    daily("openrouter-live", "openrouter-pricing-data", Permission.PRACTICE, UNLICENSED),
                    daily("openrouter-models", "openrouter-pricing-data", Permission.PRACTICE, UNLICENSED),
                    live("openrouter-api-models"),
                    live("openrouter-api-endpoints")),
            java.util.Map.of());

    private TokenSources() {}

    private static Source daily(String name, String publisher, Permission use, String licence) {
        return Source.of(name, publisher, Utc.NANOS_PER_DAY, Stamp.DAY, use, licence);
    }

    private static Source live(String name) {
        return Source.of(
                name,
                "OpenRouter",
                Utc.NANOS_PER_HOUR,
                Stamp.INSTANT,
                Permission.PRACTICE,
                "public interface; use for settlement is to be agreed with the publisher");
    }

    public static SourceRegistry standard() {
        return STANDARD;
    }

    /** @throws IllegalArgumentException if the source is not registered */
    static String require(String name) {
        if (STANDARD.find(name).isEmpty())
            throw new IllegalArgumentException("source " + RowText.shortened(name)
                    + " is not registered, so its licence and interval are unknown");
        return name;
    }
}
