package kilohour.tokens;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One name for a model whatever a source calls it. An id is brought to a plain form (lower case, what follows the last
 * slash, {@code . _ @} as {@code -}); the table then names the ids of one model. An id that it does not name stands for
 * itself. Dated ids are in the table only where they are the same good at the same price.
 */
final class ModelNames {
    /** Suffixes after a colon that make another good of a model. Amazon's {@code -v1:0} is none of them. */
    private static final Set<String> VARIANTS =
            Set.of("free", "batch", "thinking", "extended", "nitro", "beta", "floor", "online", "exacto");

    /** {@code name = ids}, in plain form. */
    private static final String TABLE = """
            gpt-4-turbo = gpt-4-1106-preview gpt-4-0125-preview gpt-4-turbo-2024-04-09
            gpt-3-5-turbo-0125 = gpt-3-5-turbo-0125
            claude-2-1 = anthropic-claude-v2:1
            claude-instant = claude-instant-1 anthropic-claude-instant-v1
            claude-3-opus = claude-3-opus-20240229 anthropic-claude-3-opus-20240229-v1:0
            claude-3-sonnet = claude-3-sonnet-20240229 anthropic-claude-3-sonnet-20240229-v1:0
            claude-3-haiku = claude-3-haiku-20240307 anthropic-claude-3-haiku-20240307-v1:0
            claude-3-5-sonnet = claude-3-5-sonnet-20240620 anthropic-claude-3-5-sonnet-20240620-v1:0
            claude-3-5-haiku = claude-3-5-haiku-20241022 anthropic-claude-3-5-haiku-20241022-v1:0
            claude-3-7-sonnet = claude-3-7-sonnet-20250219 anthropic-claude-3-7-sonnet-20250219-v1:0
            claude-sonnet-4 = claude-sonnet-4-0 claude-sonnet-4-20250514 anthropic-claude-sonnet-4-20250514-v1:0
            claude-sonnet-4-5 = claude-sonnet-4-5-20250929 anthropic-claude-sonnet-4-5-20250929-v1:0
            claude-opus-4-5 = claude-opus-4-5-20251101 anthropic-claude-opus-4-5-20251101-v1:0
            claude-haiku-4-5 = claude-haiku-4-5-20251001 anthropic-claude-haiku-4-5-20251001-v1:0
            claude-sonnet-4-6 = claude-sonnet-4-6-default anthropic-claude-sonnet-4-6
            claude-opus-4-6 = claude-opus-4-6-default anthropic-claude-opus-4-6-v1
            claude-opus-4-8 = claude-opus-4-8-default anthropic-claude-opus-4-8
            gemini-1-0-pro = gemini-pro
            gemini-1-5-pro = gemini-1-5-pro-001
            gemini-1-5-flash = gemini-1-5-flash-001
            gemini-2-0-flash = gemini-2-0-flash-001
            gemini-3-pro = gemini-3-pro-preview
            gemini-3-flash = gemini-3-flash-preview
            gemini-3-1-pro = gemini-3-1-pro-preview
            mixtral-8x7b = mixtral-8x7b-instruct mixtral-8x7b-instruct-v0-1 mixtral-8x7b-32768 \
            mistral-mixtral-8x7b-instruct mistral-mixtral-8x7b-instruct-v0:1 open-mixtral-8x7b \
            databricks-mixtral-8x7b-instruct
            mistral-large-2402 = mistral-mistral-large-2402-v1:0
            llama-2-70b = llama-2-70b-chat llama-2-70b-chat-hf meta-llama2-70b-chat-v1 llama2-70b-4096
            llama-3-70b = llama-3-70b-instruct meta-llama-3-70b-instruct llama3-70b-8192 \
            meta-llama3-70b-instruct-v1:0 databricks-meta-llama-3-70b-instruct
            llama-3-1-70b = llama-3-1-70b-instruct meta-llama-31-70b-instruct meta-llama-3-1-70b-instruct \
            llama-3-1-70b-versatile llama3-1-70b meta-llama3-1-70b-instruct-v1:0 \
            databricks-meta-llama-3-1-70b-instruct
            llama-3-1-405b = meta-llama-31-405b-instruct meta-llama-3-1-405b-instruct \
            meta-llama3-1-405b-instruct-v1:0 databricks-meta-llama-3-1-405b-instruct llama3-405b-instruct-maas
            llama-3-3-70b = llama-3-3-70b-instruct meta-llama-3-3-70b-instruct llama-3-3-70b-versatile llama3-3-70b \
            meta-llama3-3-70b-instruct-v1:0 databricks-meta-llama-3-3-70b-instruct llama-3-3-70b-instruct-turbo
            llama-4-maverick = llama-4-maverick-17b-128e-instruct llama-4-maverick-17b-128e-instruct-maas \
            databricks-llama-4-maverick
            deepseek-v3 = deepseek-v3-0324
            deepseek-r1 = deepseek-reasoner
            qwen3-coder-480b = qwen3-coder-480b-a35b-instruct qwen-qwen3-coder-480b-a35b-instruct \
            qwen-qwen3-coder-480b-a35b-v1:0 qwen3-coder
            gpt-oss-120b = gpt-oss-120b-maas openai-gpt-oss-120b openai-gpt-oss-120b-1:0
            kimi-k2 = kimi-k2-instruct kimi-k2-0711-preview moonshotai-kimi-k2-instruct
            kimi-k2-thinking = moonshot-kimi-k2-thinking moonshotai-kimi-k2-thinking
            kimi-k2-5 = moonshotai-kimi-k2-5
            kimi-k2-6 = kimi-k2p6
            minimax-m2 = minimax-minimax-m2 minimaxai-minimax-m2
            minimax-m2-5 = minimax-minimax-m2-5
            glm-4-6 = glm-4p6 zai-org-glm-4-6
            glm-5 = glm-5-maas zai-glm-5
            glm-5-2 = glm-5p2
            deepseek-v3-2 = deepseek-v3-2-maas
            """;

    private static final Map<String, String> BY_ID = byId();

    private ModelNames() {}

    private static Map<String, String> byId() {
        var result = new HashMap<String, String>();
        for (String line : TABLE.strip().split("\n")) {
            String[] sides = line.split(" = ");
            for (String id : sides[1].split(" +")) {
                String known = result.put(id, sides[0]);
                if (known != null)
                    throw new IllegalStateException(id + " is named twice, " + known + " and " + sides[0]);
            }
        }
        return Map.copyOf(result);
    }

    static List<String> lines() {
        return TokenRegistry.lines(TABLE);
    }

    /** Suffixes of ids that are no model of their own, in order. */
    static List<String> variants() {
        return VARIANTS.stream().sorted().toList();
    }

    /** Does the id repeat quotes that stand under another id? */
    static boolean isRepeated(String id) {
        return id.startsWith("~");
    }

    /** The model's one name; empty if the id is that of a free or special variant. */
    static Optional<String> of(String id) {
        String plain = id.substring(id.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .replace('.', '-')
                .replace('_', '-')
                .replace('@', '-');
        int colon = plain.lastIndexOf(':');
        if (colon >= 0 && VARIANTS.contains(plain.substring(colon + 1))) return Optional.empty();
        return Optional.of(BY_ID.getOrDefault(plain, plain));
    }
}
