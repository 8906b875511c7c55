package kilohour.gateway;

import static kilohour.gateway.Method.Access.READ;
import static kilohour.gateway.Method.Access.TRADE;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import kilohour.exchange.Command;
import kilohour.exchange.Views;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Cancel on disconnect: whether orders go with the socket that they came through. */
final class ConnectionMethods {
    private static final Parameter SCOPE = Parameter.text(
                    "scope",
                    "This connection, which must be a WebSocket, or the account's default, with which connections"
                            + " opened later begin")
            .oneOf("connection", "account")
            .otherwise("connection");

    private final Replica replica;
    private final OrderDesk desk;

    ConnectionMethods(Replica replica, OrderDesk desk) {
        this.replica = replica;
        this.desk = desk;
    }

    List<Method> methods() {
        return List.of(
                Method.asking(
                        "private/enable_cancel_on_disconnect",
                        TRADE,
                        "From now on the orders of a connection are cancelled when it is lost: closed by either side,"
                                + " broken, or its gateway gone.",
                        List.of(SCOPE),
                        call -> set(call, true)),
                Method.asking(
                        "private/disable_cancel_on_disconnect",
                        TRADE,
                        "Orders stay when their connection is lost.",
                        List.of(SCOPE),
                        call -> set(call, false)),
                Method.of(
                        "private/get_cancel_on_disconnect",
                        READ,
                        "Whether orders are cancelled when their connection is lost.",
                        List.of(SCOPE),
                        this::get));
    }

    private CompletableFuture<JsonNode> set(Call call, boolean cancels) {
        var request = new Command.SetCancelOnDisconnect(call.account(), call.requestId(), session(call), cancels);
        return desk.send(request, (sent, done) -> Json.text("ok"));
    }

    private JsonNode get(Call call) {
        long session = session(call);
        long account = call.account();
        boolean enabled = replica.read(floor -> session == 0
                ? floor.exchange().cancelsOnDisconnect(account)
                : floor.exchange()
                        .session(session)
                        .map(Views.Session::cancelOnDisconnect)
                        .orElse(false));
        ObjectNode node = Json.object();
        node.put("scope", call.arguments().text("scope"));
        node.put("enabled", enabled);
        return node;
    }

    /** The connection's number at the market, 0 for the account's default. */
    private static long session(Call call) {
        if (call.arguments().text("scope").equals("account")) return 0;
        if (call.session() == 0)
            throw new Refusal(
                    ErrorCode.MUST_BE_SOCKET,
                    "only a WebSocket logged in with a key that may trade can be lost; give scope account, or connect"
                            + " to " + SocketApi.PATH,
                    "scope");
        return call.session();
    }
}
