package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RequestId;
import kilohour.history.History;
import kilohour.history.HistoryWriter;
import kilohour.node.TapeEntry;
import kilohour.units.Side;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryRecordsTest {
    private static final String DECEMBER = "H100_USD-31DEC26";

    @TempDir
    Path home;

    private long requests;

    private void trade(TestVenue venue, Side side, long ticks) {
        int contract = venue.exchange.contract(DECEMBER).orElseThrow().id();
        venue.send(new Command.PlaceOrder(
                TestVenue.ANN, new RequestId(7, ++requests), contract, OrderTerms.limit(side, 1, ticks)));
        venue.send(new Command.PlaceOrder(
                TestVenue.BOB, new RequestId(7, ++requests), contract, OrderTerms.limit(side.opposite(), 1, ticks)));
    }

    private static Records.Span span(int count, boolean newestFirst) {
        return new Records.Span(0, Long.MAX_VALUE - 1, count, newestFirst);
    }

    @Test
    void theHistoryAndTheMemoryTellTheSameAndTheHistoryTellsMore() throws Exception {
        try (TestVenue venue = new TestVenue();
                History history = History.inHome(home)) {
            for (int i = 0; i < 40; i++) trade(venue, i % 2 == 0 ? Side.BUY : Side.SELL, 2_600 + i % 7);
            venue.moveTo("2026-11-20T13:06:30Z");
            venue.hour("H100", 26_100);
            venue.moveTo("2026-11-20T16:00:30Z");
            venue.tell(new Command.Tick());
            feed(venue, history);
            var told = new HistoryRecords(history, venue.replica);
            var remembered = new RecentRecords(venue.replica);

            assertThat(told.trades(DECEMBER, span(100, true))).hasSize(40);
            assertThat(told.candles(DECEMBER, 60, 0, Utc.nanos(venue.now)).getFirst())
                    .isEqualTo(remembered
                            .candles(DECEMBER, 60, 0, Utc.nanos(venue.now))
                            .getFirst());
            var december = venue.exchange.contract(DECEMBER).orElseThrow();
            int today = Utc.day(Utc.nanos(venue.now));
            assertThat(told.settlements(december, today - 1, today))
                    .singleElement()
                    .satisfies(settlement -> assertThat(settlement.priceTenths())
                            .isEqualTo(venue.exchange
                                    .market(december.id())
                                    .orElseThrow()
                                    .settlementTenths()));
            assertThat(told.monthSettlement(december)).isEmpty();
            String perpetual = "H100_USD-PERPETUAL";
            assertThat(remembered.funding(perpetual, 0, Utc.nanos(venue.now))).isNotEmpty();
            assertThat(told.funding(perpetual, 0, Utc.nanos(venue.now)))
                    .isEqualTo(remembered.funding(perpetual, 0, Utc.nanos(venue.now)));
            long noon = Utc.nanos(java.time.Instant.parse("2026-11-20T12:30:00Z"));
            for (long account : List.of(TestVenue.ANN, TestVenue.BOB)) {
                assertThat(told.cashLines(account, 0, Long.MAX_VALUE))
                        .isEqualTo(remembered.cashLines(account, 0, Long.MAX_VALUE));
                assertThat(told.cashMicros(account, noon)).isEqualTo(remembered.cashMicros(account, noon));
            }
        }
    }

    @Test
    void whatTheMemoryDroppedComesFromTheHistory() throws Exception {
        int count = 60;
        try (TestVenue venue = new TestVenue();
                History history = History.inHome(home)) {
            for (int i = 0; i < count; i++) trade(venue, i % 2 == 0 ? Side.BUY : Side.SELL, 2_600);
            venue.tell(new Command.Tick());
            feed(venue, history);
            Replica forgetful =
                    new Replica(new kilohour.exchange.Exchange(), Blotter.fromTheStart(20, 20), Sales.fromTheStart(20));
            venue.entries.forEach(forgetful::apply);
            var told = new HistoryRecords(history, forgetful);
            Trade first = told.trades(DECEMBER, span(1, false)).getFirst();
            assertThat(first.tradeId()).isEqualTo(1);
            assertThat(told.tradesOf(TestVenue.ANN, DECEMBER, span(3, false)))
                    .extracting(Trade::tradeId)
                    .containsExactly(1L, 2L, 3L);
            assertThat(told.tradesOf(TestVenue.ANN, null, span(2, true)))
                    .extracting(Trade::tradeId)
                    .containsExactly((long) count, count - 1L);
            assertThat(told.tradesOfOrder(TestVenue.ANN, first.makerOrderId())).hasSize(1);
            assertThat(told.order(TestVenue.ANN, first.makerOrderId())
                            .orElseThrow()
                            .state())
                    .isEqualTo(Order.State.FILLED);
            assertThat(told.order(TestVenue.BOB, first.makerOrderId())).isEmpty();
            assertThat(told.closedOrders(TestVenue.ANN, DECEMBER, 10, 5)).hasSize(10);
        }
    }

    private static void feed(TestVenue venue, History history) {
        try (HistoryWriter writer = history.openWriter()) {
            for (TapeEntry entry : venue.entries) writer.record(entry.logPosition(), entry.command(), entry.batch());
            writer.flush();
        }
    }

    @Test
    void aReplicaThatDiffersFromTheTapeAnswersNobody() {
        Replica replica = new Replica();
        var open = new Command.OpenVenue("Test", Command.OpenVenue.Clock.LIVE, true);
        Batch wrong = new Batch(1, 1, List.of());
        assertThatThrownBy(() -> replica.apply(new TapeEntry(64, 1, open, wrong)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("64");
        assertThatThrownBy(() -> replica.read(floor -> 1))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("64");
    }
}
