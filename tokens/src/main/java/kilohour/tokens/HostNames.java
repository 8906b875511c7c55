package kilohour.tokens;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One name for a host whatever a source calls it: a host quoted under several names has one vote. Lists also carry
 * routers, resellers and subscriptions, which repeat others' prices; only the hosts named here count from a list.
 */
final class HostNames {
    /** {@code name = what sources call it}; a name stands for itself. */
    private static final String TABLE = """
            openai =
            azure = azure_ai azure-cognitive-services
            anthropic =
            google = gemini google-ai-studio
            google-vertex = vertex_ai vertex_ai-language-models vertex_ai-chat-models vertex_ai-anthropic_models \
            vertex_ai-mistral_models vertex_ai-llama_models vertex_ai-qwen_models vertex_ai-deepseek_models \
            google-vertex-anthropic
            amazon-bedrock = bedrock bedrock_converse
            mistral = mistralai
            xai = x-ai
            deepseek =
            alibaba = qwen dashscope
            moonshotai = moonshot
            z-ai = zai
            minimax =
            cohere = cohere_chat
            ai21 =
            perplexity =
            groq =
            cerebras =
            sambanova =
            together = together_ai togetherai
            fireworks = fireworks_ai fireworks-ai
            deepinfra =
            anyscale =
            replicate =
            databricks =
            hyperbolic =
            friendli = friendliai
            nscale =
            lambda = lambda_ai
            novita = novita-ai
            siliconflow =
            chutes =
            nebius =
            baseten =
            coreweave = wandb
            io-net =
            vultr =
            digitalocean =
            parasail =
            inference =
            scaleway =
            ovhcloud =
            cloudflare = cloudflare-workers-ai
            """;

    private static final Map<String, String> BY_NAME = byName();

    private HostNames() {}

    private static Map<String, String> byName() {
        var result = new HashMap<String, String>();
        for (String line : TABLE.strip().split("\n")) {
            String[] sides = line.split(" =", 2);
            result.put(sides[0], sides[0]);
            for (String other : sides[1].strip().split(" +")) result.put(other, sides[0]);
        }
        return Map.copyOf(result);
    }

    static List<String> lines() {
        return TokenRegistry.lines(TABLE);
    }

    /** The host's one name, if the table knows it. */
    static Optional<String> known(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The host's one name; one that the table does not know stands for itself. */
    static String of(String name) {
        return BY_NAME.getOrDefault(name, name);
    }
}
