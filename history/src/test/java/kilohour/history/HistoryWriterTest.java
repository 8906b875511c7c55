package kilohour.history;

import static kilohour.history.Tape.BUYER;
import static kilohour.history.Tape.SELLER;
import static kilohour.history.Tape.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.OpenOrder;
import kilohour.index.PrintRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class HistoryWriterTest extends InDatabase {

    @Test
    void feedingTheTapeTwiceChangesNothing() {
        Tape tape = RandomTape.of(1, 500);
        record(tape);
        String once = history.contentHash();
        record(tape);
        assertThat(history.contentHash()).isEqualTo(once);
    }

    @Test
    void aRebuiltHistoryHasTheSameRowsHoweverItWasCommitted() throws Exception {
        Tape tape = RandomTape.of(2, 2_000);
        try (HistoryWriter writer = history.openWriter()) {
            for (Tape.Entry entry : tape.entries()) {
                writer.record(entry.logPosition(), entry.command(), entry.batch());
                if (entry.logPosition() % 7 == 0) writer.flush();
            }
        }
        History rebuilt = open();
        record(rebuilt, tape);
        assertThat(rebuilt.contentHash()).isEqualTo(history.contentHash());
    }

    @Test
    void whatACrashLeftUncommittedIsTakenAgainFromTheTape() throws Exception {
        Tape tape = RandomTape.of(3, 300);
        var crashing =
                new HistoryWriter(CrashingConnection.atCommit(2, history.sql().connectForWriting()));
        for (Tape.Entry entry : tape.entries().subList(0, 200)) {
            crashing.record(entry.logPosition(), entry.command(), entry.batch());
            if (entry.logPosition() == 150 * 64) crashing.flush();
        }
        // The 151st to the 200th entry have reached the database when the connection dies: nobody commits.
        assertThatThrownBy(crashing::flush)
                .hasMessageContaining("could not be written")
                .hasMessageContaining("crash");

        History restarted = again(history);
        try (HistoryWriter writer = restarted.openWriter()) {
            assertThat(writer.logPosition()).isEqualTo(150 * 64);
            tape.entries().stream()
                    .filter(entry -> entry.logPosition() > writer.logPosition())
                    .forEach(entry -> writer.record(entry.logPosition(), entry.command(), entry.batch()));
        }
        History rebuilt = open();
        record(rebuilt, tape);
        assertThat(restarted.contentHash()).isEqualTo(rebuilt.contentHash());
    }

    @Test
    void candlesTradesAndBalancesAgreeWithWhatTheTapeSays() {
        long seed = 4;
        Tape tape = RandomTape.of(seed, 2_000);
        record(tape);
        var twin = new PlainHistory(tape);
        for (int contract : List.of(1, 2)) {
            for (int minutes : CandleQueries.RESOLUTIONS_MINUTES)
                assertThat(history.candles().candles(contract, START, twin.endNanos(), minutes))
                        .as("seed %d, contract %d, %d minutes", seed, contract, minutes)
                        .isEqualTo(twin.candles(contract, START, twin.endNanos(), minutes));
            assertThat(history.trades()
                            .ofContract(contract, Range.newest(1_000))
                            .rows())
                    .extracting(RecordedTrade::tradeId)
                    .isEqualTo(twin.newestTradeIds(contract, 1_000));
        }
        for (long account : List.of(1L, 3L, BUYER, SELLER)) {
            Statement all = history.statements().statement(account, 0, Long.MAX_VALUE);
            long sum = all.entries().stream()
                    .mapToLong(Statement.Entry::amountMicros)
                    .sum();
            assertThat(all.closingMicros()).isEqualTo(sum).isEqualTo(twin.cashMicros(account));
        }
    }

    @Test
    void theHistoryAgreesWithTheExchangeThatMadeTheTape() {
        long seed = 11;
        TradedMarket market = TradedMarket.of(seed, 20);
        record(market.tape);

        for (long account : market.ledgerAccounts())
            assertThat(history.statements().balanceMicros(account, Long.MAX_VALUE))
                    .as("seed %d, account %d", seed, account)
                    .isEqualTo(market.exchange.cashMicros(account));
        for (long account : TradedMarket.ACCOUNTS)
            for (OpenOrder order : market.exchange.openOrders(account)) {
                RecordedOrder recorded = history.orders().byId(order.orderId()).orElseThrow();
                assertThat(recorded.state()).isEqualTo(RecordedOrder.State.OPEN);
                assertThat(List.of(recorded.lotsOpen(), recorded.lotsFilled(), recorded.filledTickLots()))
                        .as("seed %d, order %s", seed, order)
                        .containsExactly(order.lotsOpen(), order.lotsFilled(), order.filledTickLots());
                assertThat(List.of(recorded.limitTicks(), recorded.feesMicros(), recorded.createdNanos()))
                        .containsExactly(order.limitTicks(), order.feesMicros(), order.createdNanos());
            }
        long openInHistory = history.orders().countOpen();
        long openAtExchange = TradedMarket.ACCOUNTS.stream()
                .mapToLong(account -> market.exchange.openOrders(account).size())
                .sum();
        assertThat(openInHistory).isEqualTo(openAtExchange).isPositive();
        assertThat(history.settlements().months()).hasSize(1);
        assertThat(history.contracts().all())
                .filteredOn(listing -> listing.settledNanos() == 0)
                .extracting(ContractListing::contract)
                .containsExactlyInAnyOrderElementsOf(market.exchange.contracts());
    }

    @Test
    void aGapInTheTapeIsNamedAndNothingAfterTheLastCommitIsKept() {
        List<Tape.Entry> entries = Tape.opened().entries();
        HistoryWriter writer = history.openWriter();
        entries.subList(0, 2).forEach(entry -> writer.record(entry.logPosition(), entry.command(), entry.batch()));
        writer.flush();
        Tape.Entry afterTheGap = entries.get(3);
        assertThatThrownBy(() -> writer.record(afterTheGap.logPosition(), afterTheGap.command(), afterTheGap.batch()))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("gap in the tape: event 3 should follow")
                .hasMessageContaining("starts with event 5");
        assertThatThrownBy(writer::flush).hasMessageContaining("stopped after event 2");
        try (HistoryWriter next = history.openWriter()) {
            assertThat(next.sequence()).isEqualTo(2);
        }
    }

    @Test
    void anotherTapeIsNotTakenForThisOne() {
        record(Tape.opened());
        HistoryWriter writer = history.openWriter();
        Event opened = new Event.VenueOpened("Other", Command.OpenVenue.Clock.LIVE, true);
        var other = new Tape().then(START, opened).entries().getFirst();
        assertThatThrownBy(() -> writer.record(1_000_000, other.command(), other.batch()))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("another tape");
    }

    @Test
    void anotherVenuesTapeFedFromItsStartIsNotTakenForOneAlreadyKnown() {
        record(Tape.opened());
        HistoryWriter writer = history.openWriter();
        Tape other = new Tape().then(START + 5, new Event.VenueOpened("Other", Command.OpenVenue.Clock.LIVE, true));
        assertThatThrownBy(() -> other.feed(writer))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("another tape")
                .hasMessageContaining("venue Test");
        assertThat(history.venue().orElseThrow())
                .isEqualTo(new RecordedVenue("Test", Command.OpenVenue.Clock.LIVE, true, START));
    }

    @Test
    void aClearedHistoryIsFilledAgainFromTheStart() {
        Tape tape = RandomTape.of(8, 200);
        record(tape);
        String before = history.contentHash();
        history.clear();
        assertThat(history.contracts().all()).isEmpty();
        record(tape);
        assertThat(history.contentHash()).isEqualTo(before);
    }

    @Test
    void thePrintRecordComesBackAsItWasWithItsHash() {
        PrintRecord record = IndexRecordsTest.record();
        try (HistoryWriter writer = history.openWriter()) {
            writer.recordIndex(record);
        }
        PrintRecord back = history.prints().lastRecord("H100").orElseThrow().read();
        assertThat(back).isEqualTo(record);
        assertThat(back.isIntact()).isTrue();
    }

    @Test
    void aContractThatWasNeverListedStopsTheWriterAtTheLastCommit() {
        Tape tape = Tape.opened();
        long before = tape.lastSequence();
        HistoryWriter writer = history.openWriter();
        tape.feed(writer);
        writer.flush();
        Tape.Entry bad = tape.then(START, new Event.MemberRegistered(2, "Two"), new Event.TradingEnded(77))
                .entries()
                .getLast();
        assertThatThrownBy(() -> writer.record(bad.logPosition(), bad.command(), bad.batch()))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("event " + (before + 2))
                .hasMessageContaining("contract 77 was never listed");
        try (HistoryWriter next = history.openWriter()) {
            assertThat(next.sequence()).isEqualTo(before);
        }
    }

    @Test
    void twoWritersCannotBothMoveOn() {
        Tape tape = Tape.opened();
        HistoryWriter first = history.openWriter();
        HistoryWriter second = history.openWriter();
        tape.feed(first);
        first.flush();
        tape.feed(second);
        assertThatThrownBy(second::flush).isInstanceOf(HistoryException.class);
        first.close();
        assertThat(history.contracts().all()).hasSize(2);
    }

    @Test
    void aDatabaseOfANewerBuildIsRefused() throws Exception {
        try (var connection = history.sql().connectForWriting();
                var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO flyway_schema_history SELECT 99, '99', 'later', type, 'V99__later.sql', checksum,"
                            + " installed_by, installed_on, execution_time, success FROM flyway_schema_history WHERE version = '1'");
        }
        assertThatThrownBy(() -> again(history))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("could not be made ready");
    }
}
