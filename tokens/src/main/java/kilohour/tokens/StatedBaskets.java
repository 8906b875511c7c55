package kilohour.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The baskets that serve before tokens are counted. Each quarter names the leading makers' models on offer when it began
 * in three tiers of fixed weight, equal inside a tier: most tokens are served by the cheaper models, and no count says
 * more. Prints made with them are RECONSTRUCTED.
 */
final class StatedBaskets {
    /** A tier's share of the tokens, in percent. */
    enum Tier {
        FRONTIER(30, "a maker's best"),
        WORKHORSE(45, "a maker's everyday model"),
        OPEN(25, "open weights, several hosts");

        private final int percent;
        private final String reason;

        Tier(int percent, String reason) {
            this.percent = percent;
            this.reason = reason;
        }

        int percent() {
            return percent;
        }

        String reason() {
            return reason;
        }
    }

    /** A model and its tier. */
    record Entry(String model, Tier tier) {}

    /** {@code quarter | frontier | workhorse | open}. */
    private static final String TABLE = """
            2024Q1 | gpt-4-turbo claude-2-1 | gpt-3-5-turbo-1106 claude-instant gemini-1-0-pro \
            | mixtral-8x7b llama-2-70b
            2024Q2 | gpt-4-turbo claude-3-opus mistral-large-2402 | gpt-3-5-turbo-0125 claude-3-sonnet claude-3-haiku \
            gemini-1-0-pro | mixtral-8x7b llama-2-70b
            2024Q3 | gpt-4o claude-3-5-sonnet gemini-1-5-pro | gpt-3-5-turbo-0125 claude-3-haiku gemini-1-5-flash \
            | llama-3-70b mixtral-8x7b deepseek-chat
            2024Q4 | gpt-4o claude-3-5-sonnet gemini-1-5-pro | gpt-4o-mini claude-3-haiku gemini-1-5-flash \
            | llama-3-1-70b llama-3-1-405b deepseek-chat
            2025Q1 | gpt-4o claude-3-5-sonnet gemini-1-5-pro | gpt-4o-mini claude-3-5-haiku gemini-1-5-flash \
            | llama-3-1-70b llama-3-1-405b deepseek-chat
            2025Q2 | gpt-4o claude-3-7-sonnet gemini-1-5-pro | gpt-4o-mini claude-3-5-haiku gemini-2-0-flash o3-mini \
            | llama-3-3-70b deepseek-v3 deepseek-r1
            2025Q3 | gpt-4-1 claude-sonnet-4 gemini-2-5-pro o3 | gpt-4-1-mini claude-3-5-haiku gemini-2-5-flash \
            gpt-4o-mini | llama-3-3-70b llama-4-maverick deepseek-v3 deepseek-r1
            2025Q4 | gpt-5 claude-sonnet-4 gemini-2-5-pro grok-4 | gpt-5-mini claude-3-5-haiku gemini-2-5-flash \
            grok-code-fast-1 | gpt-oss-120b deepseek-v3-1 qwen3-coder-480b kimi-k2
            2026Q1 | gpt-5-2 claude-sonnet-4-5 claude-opus-4-5 gemini-3-pro | gpt-5-mini claude-haiku-4-5 \
            gemini-2-5-flash grok-4-1-fast | gpt-oss-120b deepseek-v3-2 minimax-m2 glm-4-6 kimi-k2-thinking
            2026Q2 | gpt-5-4 claude-sonnet-4-6 claude-opus-4-6 gemini-3-1-pro | gpt-5-mini claude-haiku-4-5 \
            gemini-3-flash grok-4-1-fast | gpt-oss-120b deepseek-v3-2 minimax-m2-5 glm-5 kimi-k2-5
            2026Q3 | gpt-5-5 claude-opus-4-8 claude-sonnet-4-6 gemini-3-1-pro | gpt-5-4-mini claude-haiku-4-5 \
            gemini-3-flash gemini-3-1-flash-lite | gpt-oss-120b deepseek-v4-flash deepseek-v4-pro glm-5-2 minimax-m3 \
            kimi-k2-6
            """;

    private static final Map<String, List<Entry>> BY_PERIOD = byPeriod();

    private StatedBaskets() {}

    private static Map<String, List<Entry>> byPeriod() {
        var result = new TreeMap<String, List<Entry>>();
        for (String line : TABLE.strip().split("\n")) {
            String[] columns = line.split(" *\\| *");
            var entries = new ArrayList<Entry>();
            for (Tier tier : Tier.values())
                for (String model : columns[tier.ordinal() + 1].split(" +")) entries.add(new Entry(model, tier));
            result.put(columns[0], List.copyOf(entries));
        }
        return result;
    }

    static List<String> lines() {
        return TokenRegistry.lines(TABLE);
    }

    /** The models stated for a period; empty if none are. */
    static List<Entry> of(Period period) {
        return BY_PERIOD.getOrDefault(period.name(), List.of());
    }
}
