package kilohour.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import kilohour.clearing.MarginParameters;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.Underlying;
import kilohour.exchange.CancelReason;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.Exchange;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RequestId;
import kilohour.units.Side;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two gateways, each a session of the cluster. The first holds connection 11, which asked for cancel on disconnect and
 * rests an order; so does the second's, 22. The first gateway ends.
 */
@Timeout(120)
class GatewayLostTest {
    private static final long ACCOUNT = 100;

    @TempDir
    private Path home;

    private long requests;

    @Test
    void theOrdersOfALostGatewayGoThoseOfAnotherStayAndAReplaySaysTheSame() throws Exception {
        try (Node node = Node.start(NodeConfig.of(home));
                MarketSession stays = node.openSession("stays")) {
            openMarket(stays);
            MarketSession goes = node.openSession("goes");
            long lost = restingOrder(goes, 11);
            long kept = restingOrder(stays, 22);
            goes.close();
            Tapes.until(() -> events(node).stream().anyMatch(Event.GatewayLost.class::isInstance), "the loss");
            Tapes.until(() -> events(node).contains(new Event.SessionLost(ACCOUNT, 11)), "the connection's loss");

            assertThat(cancelled(node)).containsExactly(lost);
            Exchange replayed = new Exchange();
            for (TapeEntry entry : Tapes.read(node, 0)) replayed.apply(entry.appliedNanos(), entry.command());
            assertThat(replayed.openOrder(lost)).isEmpty();
            assertThat(replayed.openOrder(kept)).isPresent();
            assertThat(replayed.session(22)).isPresent();
            Tapes.assertReplayGivesTheState(node);
        }
        // closing the node in order loses the other gateway too, and a replay of the log gives the same
        try (Node node = Node.start(NodeConfig.of(home))) {
            assertThat(cancelled(node)).hasSize(2);
            Tapes.assertReplayGivesTheState(node);
        }
    }

    private void openMarket(MarketSession session) throws Exception {
        NodeTest.open(session);
        tell(session, new Command.Deposit(ACCOUNT, request(), 1_000_000_000_000L, ""));
        tell(session, new Command.ListUnderlying(Underlying.gpuHours("H100", "", true)));
        tell(session, new Command.SetMarginParameters(MarginParameters.standard("H100")));
        int hour = Utc.hour(System.currentTimeMillis() * 1_000_000L - 5 * Utc.NANOS_PER_MINUTE) - 1;
        tell(session, new Command.DeclareHour("H100", hour, 26_000, PrintGrade.INTRADAY));
    }

    /** The number of an order that rests for this connection. */
    private long restingOrder(MarketSession gateway, long connection) throws Exception {
        tell(gateway, new Command.OpenSession(ACCOUNT, request(), connection, 0));
        tell(gateway, new Command.SetCancelOnDisconnect(ACCOUNT, request(), connection, true));
        var terms = OrderTerms.limit(Side.BUY, 1, 2_500);
        List<Event> events = tell(gateway, new Command.PlaceOrder(ACCOUNT, request(), 2, terms, connection));
        return events.stream()
                .filter(Event.OrderAccepted.class::isInstance)
                .mapToLong(event -> ((Event.OrderAccepted) event).orderId())
                .findFirst()
                .orElseThrow(() -> new AssertionError(events));
    }

    private static List<Event> tell(MarketSession session, Command command) throws Exception {
        return NodeTest.answered(session.send(command)).batch().events();
    }

    private RequestId request() {
        return new RequestId(1, ++requests);
    }

    private static List<Event> events(Node node) {
        return Tapes.read(node, 0).stream()
                .flatMap(entry -> entry.batch().events().stream())
                .toList();
    }

    private static List<Long> cancelled(Node node) {
        return events(node).stream()
                .filter(event ->
                        event instanceof Event.OrderCancelled gone && gone.reason() == CancelReason.SESSION_LOST)
                .map(event -> ((Event.OrderCancelled) event).orderId())
                .toList();
    }
}
