package kilohour.tokens;

import java.util.List;
import java.util.Map;
import kilohour.index.Permission;
import kilohour.index.Source;
import kilohour.index.SourceRegistry;
import kilohour.index.Stamp;
import kilohour.units.Utc;

/** The feeds of token prices: how often each is read and what its terms allow. */
public final class TokenSources {
    private static final String UNLICENSED = "no licence stated: practice only, not to be republished";
    private static final String ROUTER_DATA = "openrouter-pricing-data";

    private static final SourceRegistry STANDARD = new SourceRegistry(
            List.of(
                    // Read up to 52 days apart: a list for the long picture.
                    list("litellm", "tokencost", 30, Permission.SETTLEMENT, "MIT"),
                    list("llmtracker", "LLMTracker", 1, Permission.SETTLEMENT, "MIT"),
                    list("modelsdev", "models.dev", 7, Permission.SETTLEMENT, "MIT"),
                    list("genai-prices", "pydantic", 30, Permission.SETTLEMENT, "MIT"),
                    Source.of(
                            "simonw",
                            "llm-prices",
                            30 * Utc.NANOS_PER_DAY,
                            Stamp.INSTANT,
                            Permission.PRACTICE,
                            UNLICENSED),
                    list("openrouter-effective", ROUTER_DATA, 1, Permission.PRACTICE, UNLICENSED),
                    list("openrouter-endpoints", ROUTER_DATA, 1, Permission.PRACTICE, UNLICENSED),
                    list("openrouter-models", ROUTER_DATA, 1, Permission.PRACTICE, UNLICENSED),
                    Source.of(
                            "openrouter-live",
                            ROUTER_DATA,
                            5 * Utc.NANOS_PER_MINUTE,
                            Stamp.INSTANT,
                            Permission.PRACTICE,
                            UNLICENSED),
                    live("openrouter-api-models"),
                    live("openrouter-api-endpoints")),
            Map.of());

    private TokenSources() {}

    private static Source list(String name, String publisher, int days, Permission use, String licence) {
        return Source.of(name, publisher, days * Utc.NANOS_PER_DAY, Stamp.DAY, use, licence);
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

    /**
     * The name, if its source is registered.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static String require(String name) {
        if (STANDARD.find(name).isEmpty())
            throw new IllegalArgumentException("source " + (name.length() <= 40 ? name : name.substring(0, 40) + "…")
                    + " is not registered, so its licence and interval are unknown");
        return name;
    }
}
