package kilohour.gateway;

import static kilohour.gateway.Method.Access.PUBLIC;
import static kilohour.gateway.Method.Access.READ;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import kilohour.exchange.KillReach;
import kilohour.exchange.Views;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Logging in, subscribing, and the small talk of a session. */
final class SessionMethods {
    private static final int CHANNELS_MAX = 500;
    private static final Parameter CHANNELS = Parameter.texts(
                    "channels", "Channel names; those that do not exist are ignored")
            .charactersMax(128)
            .mandatory();

    private final Doorkeeper door;
    private final SessionDesk sessions;
    private final Replica replica;
    private final Publisher publisher;
    private final GatewayConfig config;
    private final InstantSource clock;

    SessionMethods(
            Doorkeeper door,
            SessionDesk sessions,
            Replica replica,
            Publisher publisher,
            GatewayConfig config,
            InstantSource clock) {
        this.door = door;
        this.sessions = sessions;
        this.replica = replica;
        this.publisher = publisher;
        this.config = config;
        this.clock = clock;
    }

    List<Method> methods() {
        List<Method> methods = new ArrayList<>(logIn());
        methods.addAll(listening());
        methods.addAll(smallTalk());
        return methods;
    }

    private List<Method> logIn() {
        return List.of(
                Method.logIn(
                        "public/auth",
                        "Logs in with a key and its secret, a signature, or a refresh token; on a socket the"
                                + " connection is logged in, over HTTP the access_token serves as Bearer.",
                        List.of(
                                Parameter.text("grant_type", "How")
                                        .oneOf("client_credentials", "client_signature", "refresh_token")
                                        .mandatory(),
                                Parameter.text("client_id", "The key"),
                                Parameter.text("client_secret", "Its secret, for client_credentials"),
                                Parameter.instant("timestamp", "When it was signed, for client_signature"),
                                Parameter.text("nonce", "Any text, for client_signature")
                                        .charactersMax(128),
                                Parameter.text("data", "Any text, for client_signature"),
                                Parameter.text(
                                        "signature",
                                        "Hexadecimal HMAC-SHA256 of timestamp, nonce and data,"
                                                + " separated by newlines"),
                                Parameter.text("refresh_token", "For refresh_token; serves once")),
                        call -> loggedIn(call, door.login(call.arguments(), call.peer()))),
                Method.logIn(
                        "public/kilohour/practice_session",
                        "Logs in to the practice trading account without a key: only where money is not real, only"
                                + " from this machine's own page.",
                        List.of(),
                        this::practiceSession));
    }

    private CompletableFuture<JsonNode> loggedIn(Call call, String keyId) {
        return sessions.begin(call, door.caller(keyId), tokens(call, keyId));
    }

    private ObjectNode tokens(Call call, String keyId) {
        Tokens.Pair tokens = door.issue(keyId);
        if (call.connection() != null) call.connection().loggedIn(keyId);
        Caller caller = door.caller(keyId);
        ObjectNode node = Json.object();
        node.put("access_token", tokens.access());
        node.put("refresh_token", tokens.refresh());
        node.put("expires_in", Tokens.ACCESS_SECONDS);
        node.put("token_type", "bearer");
        node.put("scope", scope(caller));
        return node;
    }

    private static String scope(Caller caller) {
        List<String> words = new ArrayList<>(List.of("connection"));
        for (var scope : caller.scopes())
            words.add(
                    switch (scope) {
                        case READ -> "account:read";
                        case TRADE -> "trade:read_write";
                        case WALLET -> "wallet:read_write";
                        case OFFICER -> "kilohour:officer";
                    });
        return String.join(" ", words);
    }

    private CompletableFuture<JsonNode> practiceSession(Call call) {
        if (!replica.read(floor -> floor.exchange().practice()))
            throw new Refusal(ErrorCode.FORBIDDEN, "this is no practice venue: log in with a key");
        if (!call.peer().ownPage())
            throw new Refusal(
                    ErrorCode.FORBIDDEN, "a practice session is only for this machine's own page: log in with a key");
        var key = door.practiceKey()
                .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "this venue has no practice trading account"));
        ObjectNode node = tokens(call, key.clientId());
        long account = door.caller(key.clientId()).account();
        String name = replica.read(floor -> floor.account(account).name());
        node.put("account_name", name);
        return sessions.begin(call, door.caller(key.clientId()), node);
    }

    private List<Method> listening() {
        return List.of(
                Method.of(
                                "public/subscribe",
                                PUBLIC,
                                "Listens to public channels; answers with those that it now listens to.",
                                List.of(CHANNELS),
                                call -> subscribe(call, 0))
                        .socketMethod(),
                Method.of(
                                "private/subscribe",
                                READ,
                                "Listens to channels, own ones too; answers with those that it now listens to.",
                                List.of(CHANNELS),
                                call -> subscribe(call, call.caller().account()))
                        .socketMethod(),
                Method.of(
                                "public/unsubscribe",
                                PUBLIC,
                                "Stops listening to channels.",
                                List.of(CHANNELS),
                                this::unsubscribe)
                        .socketMethod(),
                Method.of(
                                "private/unsubscribe",
                                READ,
                                "Stops listening to channels.",
                                List.of(CHANNELS),
                                this::unsubscribe)
                        .socketMethod(),
                Method.of(
                                "public/unsubscribe_all",
                                PUBLIC,
                                "Stops listening to everything.",
                                List.of(),
                                this::unsubscribeAll)
                        .socketMethod());
    }

    private ArrayNode subscribe(Call call, long account) {
        Connection connection = call.connection();
        ArrayNode heard = Json.array();
        List<Channel> channels = replica.read(floor -> call.arguments().texts("channels").stream()
                .distinct()
                .map(name -> Channel.parse(name, account, floor))
                .flatMap(Optional::stream)
                .toList());
        if (connection.channelCount() + channels.size() > CHANNELS_MAX)
            throw Refusal.invalid("channels", "a connection listens to at most " + CHANNELS_MAX + " channels");
        // Before the answer, so that whoever has it hears all that comes after it.
        connection.holdUntilAnswered();
        for (Channel channel : channels) {
            heard.add(channel.name());
            connection.listens(channel);
            publisher.subscribe(connection, channel);
        }
        return heard;
    }

    private ArrayNode unsubscribe(Call call) {
        ArrayNode left = Json.array();
        List<String> names = call.arguments().texts("channels");
        for (Channel channel : call.connection().channels()) {
            if (!names.contains(channel.name())) continue;
            left.add(channel.name());
            leave(call.connection(), channel);
        }
        return left;
    }

    private JsonNode unsubscribeAll(Call call) {
        for (Channel channel : call.connection().channels()) leave(call.connection(), channel);
        return Json.text("ok");
    }

    private void leave(Connection connection, Channel channel) {
        connection.ignores(channel);
        publisher.unsubscribe(connection, channel);
    }

    private List<Method> smallTalk() {
        return List.of(
                Method.of(
                        "public/hello",
                        PUBLIC,
                        "Introduces the client.",
                        List.of(
                                Parameter.text("client_name", "Name of the program"),
                                Parameter.text("client_version", "Its version")),
                        call -> version()),
                Method.of(
                        "public/test",
                        PUBLIC,
                        "Whether the gateway is there; the answer to a test_request.",
                        List.of(Parameter.text("expected_result", "Accepted")),
                        call -> version()),
                Method.of(
                        "public/get_time",
                        PUBLIC,
                        "Milliseconds since 1970 UTC on the gateway's clock.",
                        List.of(),
                        call -> Json.number(clock.millis())),
                Method.of(
                        "public/status",
                        PUBLIC,
                        "Whether the venue is closed to trading, and why.",
                        List.of(),
                        call -> status()),
                Method.of(
                                "public/set_heartbeat",
                                PUBLIC,
                                "Asks for heartbeats; a client that answers none with public/test is cut off.",
                                List.of(Parameter.integer("interval", "Seconds")
                                        .between(10, 3_600)
                                        .mandatory()),
                                call -> heartbeat(call, call.arguments().integer("interval")))
                        .socketMethod(),
                Method.of(
                                "public/disable_heartbeat",
                                PUBLIC,
                                "No more heartbeats.",
                                List.of(),
                                call -> heartbeat(call, 0))
                        .socketMethod());
    }

    private JsonNode status() {
        Optional<String> reason = config.readOnly()
                ? Optional.of("this venue was opened to be looked at")
                : config.trouble().get().or(() -> replica.read(SessionMethods::stopped));
        ObjectNode node = Json.object();
        node.put("locked", reason.isPresent() ? "true" : "false");
        reason.ifPresent(sentence -> node.put("reason", sentence));
        return node;
    }

    /** Why nobody may trade, if an officer stopped the venue. */
    static Optional<String> stopped(Floor floor) {
        return floor.exchange().killSwitches().stream()
                .filter(known -> known.reach() == KillReach.VENUE)
                .map(Views.KillSwitch::reason)
                .findFirst();
    }

    private JsonNode version() {
        ObjectNode node = Json.object();
        node.put("version", config.version());
        return node;
    }

    private JsonNode heartbeat(Call call, long seconds) {
        call.connection().heartbeat(seconds, clock.millis());
        return Json.text("ok");
    }
}
