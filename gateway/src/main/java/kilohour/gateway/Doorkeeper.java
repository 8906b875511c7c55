package kilohour.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kilohour.exchange.RequestId;
import kilohour.exchange.Scope;
import kilohour.exchange.Views;

/** Proves who asks: by a signed request, by a token, or by logging in. Never says which part of a proof was wrong. */
final class Doorkeeper {
    /** The market remembers a request for 120 s; what is older than this can no longer be replayed past that. */
    static final long OLDEST_MILLIS = 60_000;

    static final long AHEAD_MILLIS = 5_000;
    private static final long LOGINS_KEPT_MILLIS = 2 * (OLDEST_MILLIS + AHEAD_MILLIS);
    private static final double FAILURES_PER_SECOND = 1;
    private static final double FAILURES_BURST = 60;

    /** @param requestId derived from a signature, or null */
    record Proof(Caller caller, RequestId requestId) {}

    private final Credentials credentials;
    private final Replica replica;
    private final InstantSource clock;
    private final Tokens tokens = new Tokens();
    private final Throttle<String> failures = new Throttle<>(FAILURES_PER_SECOND, FAILURES_BURST);
    private final Map<RequestId, Long> loginsSeen = new LinkedHashMap<>();

    Doorkeeper(Credentials credentials, Replica replica, InstantSource clock) {
        this.credentials = credentials;
        this.replica = replica;
        this.clock = clock;
    }

    /** Who sent this HTTP request; null without an Authorization header. */
    Proof check(String authorization, String verb, String target, String body, Peer peer) {
        if (authorization == null) return null;
        if (authorization.length() > 1_024) throw new Refusal(ErrorCode.UNAUTHORIZED, "Authorization is too long");
        return guarded(peer, () -> {
            if (authorization.startsWith(Signature.SCHEME))
                return signed(Signature.ofHeader(authorization), verb, target, body);
            if (authorization.regionMatches(true, 0, "Bearer ", 0, 7))
                return new Proof(bearer(authorization.substring(7).strip()), null);
            throw new Refusal(
                    ErrorCode.UNAUTHORIZED, "Authorization must be deri-hmac-sha256 or Bearer with an access token");
        });
    }

    private Proof signed(Signature signature, String verb, String target, String body) {
        requireFresh(signature);
        var credential = credentials.find(signature.keyId());
        boolean signs = signature.signsRequest(
                credential.map(Credentials.Credential::clientSecret).orElse("?"), verb, target, body);
        if (credential.isEmpty() || !signs) throw wrong();
        return new Proof(caller(signature.keyId()), signature.requestId());
    }

    /** The caller behind an access token. */
    Caller bearer(String token) {
        return caller(tokens.keyOfAccess(token, clock.millis())
                .orElseThrow(() -> new Refusal(
                        ErrorCode.UNAUTHORIZED, "this access token is not valid or its time is over; log in again")));
    }

    /** The key of a log-in with {@code public/auth}. */
    String login(Arguments login, Peer peer) {
        return guarded(peer, () -> switch (login.text("grant_type")) {
            case "client_credentials" -> byCredentials(login);
            case "client_signature" -> bySignature(login);
            case "refresh_token" ->
                tokens.redeem(required(login, "refresh_token"), clock.millis())
                        .orElseThrow(() -> new Refusal(
                                ErrorCode.UNAUTHORIZED, "this refresh token is not valid or was used before"));
            default -> throw Refusal.invalid("grant_type", "grant_type is not known");
        });
    }

    private String byCredentials(Arguments login) {
        var credential = credentials.find(required(login, "client_id"));
        byte[] sent = required(login, "client_secret").getBytes(StandardCharsets.UTF_8);
        byte[] known =
                credential.map(Credentials.Credential::clientSecret).orElse("?").getBytes(StandardCharsets.UTF_8);
        boolean same = MessageDigest.isEqual(sent, known);
        if (credential.isEmpty() || !same) throw wrong();
        return caller(credential.get().clientId()).keyId();
    }

    private String bySignature(Arguments login) {
        if (!login.has("timestamp")) throw Refusal.invalid("timestamp", "timestamp is missing");
        Signature signature = Signature.of(
                required(login, "client_id"),
                Long.toString(login.integer("timestamp")),
                login.textOr("nonce", ""),
                required(login, "signature"));
        requireFresh(signature);
        var credential = credentials.find(signature.keyId());
        boolean signs = signature.signsLogin(
                credential.map(Credentials.Credential::clientSecret).orElse("?"), login.textOr("data", ""));
        if (credential.isEmpty() || !signs) throw wrong();
        requireUnused(signature);
        return caller(signature.keyId()).keyId();
    }

    private static String required(Arguments login, String name) {
        if (!login.has(name)) throw Refusal.invalid(name, name + " is missing for this grant_type");
        return login.text(name);
    }

    private synchronized void requireUnused(Signature signature) {
        long now = clock.millis();
        loginsSeen.values().removeIf(at -> at < now - LOGINS_KEPT_MILLIS);
        if (loginsSeen.putIfAbsent(signature.requestId(), now) != null)
            throw new Refusal(ErrorCode.UNAUTHORIZED, "this log-in was used before; sign another nonce");
    }

    private void requireFresh(Signature signature) {
        long behind = clock.millis() - signature.atMillis();
        if (behind > OLDEST_MILLIS)
            throw new Refusal(
                    ErrorCode.UNAUTHORIZED,
                    "the timestamp is " + behind / 1_000 + " s old and 60 s is the limit; check the clock, sign again");
        if (-behind > AHEAD_MILLIS)
            throw new Refusal(
                    ErrorCode.UNAUTHORIZED,
                    "the timestamp is " + -behind / 1_000 + " s ahead of the venue's clock and 5 s is the limit");
    }

    /** The caller of a key, as the market knows it now. */
    Caller caller(String keyId) {
        Optional<Views.Key> key = replica.read(floor -> floor.exchange().key(keyId));
        if (key.isEmpty() || key.get().disabled())
            throw new Refusal(ErrorCode.INVALID_CREDENTIALS, "this key is not registered or is disabled");
        return new Caller(keyId, key.get().account(), key.get().scopes());
    }

    Tokens.Pair issue(String keyId) {
        return tokens.issue(keyId, clock.millis());
    }

    /** The first key of the file that may trade for an account: what a practice page uses. */
    Optional<Credentials.Credential> practiceKey() {
        return credentials.all().stream()
                .filter(credential -> replica.read(floor -> floor.exchange().key(credential.clientId()))
                        .filter(key -> !key.disabled() && key.account() != 0)
                        .filter(key -> key.scopes().contains(Scope.TRADE))
                        .isPresent())
                .findFirst();
    }

    private static Refusal wrong() {
        return new Refusal(ErrorCode.INVALID_CREDENTIALS, "the key, the secret or the signature is wrong");
    }

    private interface Check<T> {
        T run();
    }

    private <T> T guarded(Peer peer, Check<T> check) {
        if (failures.exhausted(peer.address(), System.nanoTime()))
            throw new Refusal(ErrorCode.TOO_MANY_REQUESTS, "too many failed log-ins from this address; wait a second");
        try {
            return check.run();
        } catch (Refusal refusal) {
            if (refusal.code() == ErrorCode.INVALID_CREDENTIALS || refusal.code() == ErrorCode.UNAUTHORIZED)
                failures.take(peer.address(), System.nanoTime());
            throw refusal;
        }
    }
}
