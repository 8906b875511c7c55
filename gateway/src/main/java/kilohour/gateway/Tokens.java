package kilohour.gateway;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Opaque access and refresh tokens: 32 random bytes to the client, their hash here. They end with the gateway, with
 * their time, and with the key's being disabled.
 */
final class Tokens {
    static final long ACCESS_SECONDS = 900;
    static final long REFRESH_SECONDS = 7 * 24 * 3600;
    private static final int TOKENS_MAX = 20_000;

    /** What is handed out. */
    record Pair(String access, String refresh) {}

    private record Grant(String keyId, boolean refresh, long expiresMillis) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> grants = new LinkedHashMap<>();

    synchronized Pair issue(String keyId, long nowMillis) {
        grants.values().removeIf(grant -> grant.expiresMillis() <= nowMillis);
        while (grants.size() + 2 > TOKENS_MAX)
            grants.remove(grants.keySet().iterator().next());
        return new Pair(
                store(new Grant(keyId, false, nowMillis + ACCESS_SECONDS * 1_000)),
                store(new Grant(keyId, true, nowMillis + REFRESH_SECONDS * 1_000)));
    }

    private String store(Grant grant) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        grants.put(hash(token), grant);
        return token;
    }

    /** The key that an access token stands for. */
    synchronized Optional<String> keyOfAccess(String token, long nowMillis) {
        Grant grant = grants.get(hash(token));
        return grant == null || grant.refresh() || grant.expiresMillis() <= nowMillis
                ? Optional.empty()
                : Optional.of(grant.keyId());
    }

    /** The key that a refresh token stands for; it serves once. */
    synchronized Optional<String> redeem(String token, long nowMillis) {
        String hash = hash(token);
        Grant grant = grants.get(hash);
        if (grant == null || !grant.refresh() || grant.expiresMillis() <= nowMillis) return Optional.empty();
        grants.remove(hash);
        return Optional.of(grant.keyId());
    }

    private static String hash(String token) {
        return Base64.getEncoder().encodeToString(Signature.sha256().digest(token.getBytes(StandardCharsets.UTF_8)));
    }
}
