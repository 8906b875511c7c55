package kilohour.history;

import static kilohour.history.Tape.BUYER;
import static kilohour.history.Tape.DECEMBER;
import static kilohour.history.Tape.PERPETUAL;
import static kilohour.history.Tape.SELLER;
import static kilohour.history.Tape.START;
import static kilohour.units.Utc.NANOS_PER_DAY;
import static kilohour.units.Utc.NANOS_PER_HOUR;
import static kilohour.units.Utc.NANOS_PER_MINUTE;
import static kilohour.units.Utc.NANOS_PER_SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import kilohour.clearing.Purpose;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.exchange.CancelReason;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.OpenOrder;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RejectReason;
import kilohour.exchange.RequestId;
import kilohour.index.PrintRecord;
import kilohour.units.Side;
import kilohour.units.Utc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must hold in either database. */
abstract class HistoryTests {
    private final List<History> opened = new ArrayList<>();
    private History history;

    /** A history with no rows, in a place of its own. */
    abstract History emptyHistory() throws Exception;

    /** The same database once more, as after a restart. */
    abstract History again(History before);

    History open() throws Exception {
        History empty = emptyHistory();
        opened.add(empty);
        return empty;
    }

    @BeforeEach
    void openHistory() throws Exception {
        history = open();
    }

    @AfterEach
    void closeHistories() {
        opened.forEach(History::close);
    }

    private void record(Tape tape) {
        record(history, tape);
    }

    private static void record(History history, Tape tape) {
        try (HistoryWriter writer = history.openWriter()) {
            tape.feed(writer);
        }
    }

    // ── Trades and orders ───────────────────────────────────────────────────────────────────────────────────────

    @Test
    void aTradeIsKeptWithItsUnitsItsValueAndBothItsSides() {
        Tape tape = Tape.opened().place(START, 7, BUYER, DECEMBER, Side.BUY, 5, 2_600);
        long at = START + 30 * NANOS_PER_SECOND;
        record(tape.place(
                at,
                8,
                SELLER,
                DECEMBER,
                OrderTerms.limit(Side.SELL, 2, 2_600),
                tape.sold(DECEMBER, 2_600, 2, 7, 3, 8, 0)));

        RecordedTrade trade = history.trades().last(1).orElseThrow();
        assertThat(trade.contract()).isEqualTo(DECEMBER);
        assertThat(trade.atNanos()).isEqualTo(at);
        assertThat(trade.units()).isEqualTo(2 * 744);
        // 1,488 GPU-hours × $2.600 = $3,868.80
        assertThat(trade.valueMicros()).isEqualTo(3_868_800_000L);
        assertThat(history.trades().ofAccount(BUYER, Range.newest(10)).rows())
                .extracting(Fill::maker, Fill::side, Fill::orderId, Fill::feeMicros, Fill::label)
                .containsExactly(tuple(true, Side.BUY, 7L, 0L, "o7"));
        assertThat(history.trades().ofAccount(SELLER, 1, Range.newest(10)).rows())
                .extracting(Fill::maker, Fill::side, Fill::orderId, Fill::feeMicros, Fill::label)
                .containsExactly(tuple(false, Side.SELL, 8L, 1_000L, ""));
        assertThat(history.trades().ofAccount(SELLER, 2, Range.newest(10)).rows())
                .isEmpty();
        assertThat(history.trades().ofOrder(8)).hasSize(1);
    }

    @Test
    void tradesComeInPagesNewestOrOldestFirst() {
        record(fiveTrades());

        Page<RecordedTrade> newest = history.trades().ofContract(1, Range.newest(2));
        assertThat(newest.rows()).extracting(RecordedTrade::tradeId).containsExactly(5L, 4L);
        assertThat(newest.hasMore()).isTrue();
        // Trades are a minute apart: [10:01, 10:04) holds the second to the fourth.
        Range range = Range.oldest(10, START + NANOS_PER_MINUTE, START + 4 * NANOS_PER_MINUTE);
        Page<RecordedTrade> oldest = history.trades().ofContract(1, range);
        assertThat(oldest.rows()).extracting(RecordedTrade::tradeId).containsExactly(2L, 3L, 4L);
        assertThat(oldest.hasMore()).isFalse();
        assertThat(history.trades().ofContractById(1, 2, 4, 2, true).rows())
                .extracting(RecordedTrade::tradeId)
                .containsExactly(4L, 3L);
        assertThat(history.trades().ofUnderlying("H100", Range.newest(1)).rows())
                .extracting(RecordedTrade::tradeId)
                .containsExactly(5L);
        assertThat(history.trades().ofAccount(BUYER, Range.newest(2)).rows())
                .extracting(fill -> fill.trade().tradeId())
                .containsExactly(5L, 4L);
        assertThat(history.trades().ofOrder(7))
                .extracting(fill -> fill.trade().tradeId())
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    /** Order 7 buys 10 lots; the seller takes one a minute from 10:00 on at 2.600, 2.604, 2.598, 2.601, 2.602. */
    private static Tape fiveTrades() {
        Tape tape = Tape.opened().place(START, 7, BUYER, DECEMBER, Side.BUY, 10, 2_604);
        long[] ticks = {2_600, 2_604, 2_598, 2_601, 2_602};
        for (int i = 0; i < ticks.length; i++)
            tape.place(
                    START + i * NANOS_PER_MINUTE,
                    8 + i,
                    SELLER,
                    DECEMBER,
                    OrderTerms.limit(Side.SELL, 1, ticks[i]),
                    tape.sold(DECEMBER, ticks[i], 1, 7, 9 - i, 8 + i, 0));
        return tape;
    }

    @Test
    void anOrderIsFollowedFromAcceptanceToItsEnd() {
        Tape tape = Tape.opened().place(START, 7, BUYER, DECEMBER, Side.BUY, 5, 2_600);
        tape.place(
                START + 1,
                8,
                SELLER,
                DECEMBER,
                OrderTerms.limit(Side.SELL, 2, 2_600),
                tape.sold(DECEMBER, 2_600, 2, 7, 3, 8, 0));
        tape.then(START + 2, new Event.OrderAmended(7, BUYER, 1, 1, 2_610, false));
        record(tape);

        RecordedOrder open = history.orders().byId(7).orElseThrow();
        assertThat(open.state()).isEqualTo(RecordedOrder.State.OPEN);
        assertThat(List.of(open.lots(), open.lotsOpen(), open.lotsFilled(), open.limitTicks()))
                .containsExactly(3L, 1L, 2L, 2_610L);
        assertThat(open.terms()).isEqualTo(OrderTerms.limit(Side.BUY, 5, 2_600).withLabel("o7"));
        assertThat(history.orders().closed(BUYER, Range.newest(10)).rows()).isEmpty();

        record(tape.then(START + 3, Tape.cancelled(7, BUYER, DECEMBER, 1, CancelReason.BY_OWNER)));

        RecordedOrder closed =
                history.orders().closed(BUYER, 1, Range.newest(10)).rows().getFirst();
        assertThat(closed.state()).isEqualTo(RecordedOrder.State.CANCELLED);
        assertThat(closed.cancelReason()).isEqualTo(CancelReason.BY_OWNER);
        assertThat(closed.filledTickLots()).isEqualTo(2 * 2_600);
        assertThat(closed.createdNanos()).isEqualTo(START);
        assertThat(closed.updatedNanos()).isEqualTo(START + 3);
        assertThat(closed.requestId()).isEqualTo(new RequestId(BUYER, 7));
        assertThat(history.orders().closed(SELLER, Range.newest(10)).rows())
                .extracting(RecordedOrder::orderId, RecordedOrder::state, RecordedOrder::feesMicros)
                .containsExactly(tuple(8L, RecordedOrder.State.FILLED, 1_000L));
    }

    @Test
    void whatWasRefusedIsKeptWithItsReason() {
        var request = new RequestId(1, 2);
        var order = new Command.PlaceOrder(BUYER, request, 1, OrderTerms.market(Side.BUY, 1));
        record(Tape.opened()
                .then(START, order, new Event.RequestRejected(BUYER, request, RejectReason.NO_PRICE_YET, "no price"))
                .then(START, new Event.CommandRejected(RejectReason.INVALID_FIELD, "no good")));

        assertThat(history.orders().rejections(BUYER, Range.newest(5)).rows())
                .extracting(
                        OrderQueries.Rejection::command,
                        OrderQueries.Rejection::contract,
                        OrderQueries.Rejection::reason)
                .containsExactly(tuple("PlaceOrder", 1, RejectReason.NO_PRICE_YET));
        assertThat(history.orders().rejections(0, Range.newest(5)).rows())
                .extracting(OrderQueries.Rejection::sentence)
                .containsExactly("no good");
    }

    // ── Candles ─────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void intervalsWithoutTradesStandAtTheCloseBefore() {
        Tape tape = fiveTrades();
        tape.place(
                START + 8 * NANOS_PER_MINUTE,
                20,
                SELLER,
                DECEMBER,
                OrderTerms.limit(Side.SELL, 1, 2_590),
                tape.sold(DECEMBER, 2_590, 1, 7, 4, 20, 0));
        record(tape);

        List<Candle> byThree = history.candles().candles(1, START - NANOS_PER_HOUR, START + 12 * NANOS_PER_MINUTE, 3);
        // 10:00 is a multiple of three minutes. Prices 2600 2604 2598 | 2601 2602 – | – – 2590 | – | –
        assertThat(byThree)
                .extracting(
                        Candle::startNanos,
                        Candle::openTicks,
                        Candle::highTicks,
                        Candle::lowTicks,
                        Candle::closeTicks,
                        Candle::trades)
                .containsExactly(
                        tuple(START, 2_600L, 2_604L, 2_598L, 2_598L, 3L),
                        tuple(START + 3 * NANOS_PER_MINUTE, 2_601L, 2_602L, 2_601L, 2_602L, 2L),
                        tuple(START + 6 * NANOS_PER_MINUTE, 2_590L, 2_590L, 2_590L, 2_590L, 1L),
                        tuple(START + 9 * NANOS_PER_MINUTE, 2_590L, 2_590L, 2_590L, 2_590L, 0L),
                        tuple(START + 12 * NANOS_PER_MINUTE, 2_590L, 2_590L, 2_590L, 2_590L, 0L));
        assertThat(byThree.getFirst().units()).isEqualTo(3 * 744);
        assertThat(history.candles().candles(1, START + NANOS_PER_DAY, START + NANOS_PER_DAY, 1440))
                .extracting(Candle::closeTicks, Candle::trades)
                .containsExactly(tuple(2_590L, 0L));
        assertThat(history.candles().candles(2, START, START + NANOS_PER_HOUR, 1))
                .isEmpty();
    }

    @Test
    void theLastDayForgetsWhatIsOlder() {
        record(fiveTrades());

        // Seen from 10:02:30 the next day, the trades of 10:00 to 10:02 are a day old.
        CandleQueries.DayStats day = history.candles()
                .lastDay(1, START + NANOS_PER_DAY + 150 * NANOS_PER_SECOND)
                .orElseThrow();
        assertThat(day.firstTicks()).isEqualTo(2_601);
        assertThat(day.highTicks()).isEqualTo(2_602);
        assertThat(day.lastTicks()).isEqualTo(2_602);
        assertThat(day.units()).isEqualTo(2 * 744);
        assertThat(history.candles().lastDay(1, START + 2 * NANOS_PER_DAY)).isEmpty();
    }

    @Test
    void aResolutionThatIsNotOfferedOrAnEndlessRangeIsRefused() {
        assertThatThrownBy(() -> history.candles().candles(1, 0, 1, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("resolution");
        assertThatThrownBy(() -> history.candles().candles(1, 0, START, 1)).hasMessageContaining("5000");
    }

    // ── Prices ──────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void pricesOfIndicesAndSettlementsAreFound() {
        int day = Utc.day(START);
        int hour = Utc.hour(START);
        Tape tape = Tape.opened()
                .then(START, new Event.HourDeclared("H100", hour, 26_001, PrintGrade.INTRADAY))
                .then(START, new Event.HourDeclared("H100", hour + 1, 26_002, PrintGrade.DAILY))
                .then(
                        START,
                        new Event.PrintDeclared(
                                "H100", day - 1, 26_123, PrintGrade.INTRADAY, PrintStatus.PRINTED, "ab"))
                .then(START, new Event.SettlementPriceSet(1, day - 1, 26_100, Event.SettlementPriceSet.Tier.UNCHANGED))
                .then(START, new Event.SettlementPriceSet(1, day, 26_200, Event.SettlementPriceSet.Tier.LAST_TRADE))
                .then(START, new Event.FundingRateSet(2, hour, 26_001, 60_000, 60, 41))
                .then(START, new Event.MarginCalled(BUYER, day, 5))
                .then(START + 1, new Event.TradingEnded(1))
                .then(START + 2, new Event.MonthSettled(1, 26_150, 3, 2, 1));
        record(tape);

        assertThat(history.prints().hours("H100", hour + 1, hour + 9))
                .containsExactly(new PrintQueries.Hour("H100", hour + 1, 26_002, PrintGrade.DAILY, START));
        PrintQueries.Print print = history.prints().lastPrint("H100").orElseThrow();
        assertThat(print.valueTenths()).isEqualTo(26_123);
        assertThat(history.prints().prints("H100", day - 1, day)).containsExactly(print);
        assertThat(history.settlements().before(1, day).orElseThrow().priceTenths())
                .isEqualTo(26_100);
        assertThat(history.settlements().ofContract(1, day, day))
                .extracting(SettlementQueries.Settlement::tier)
                .containsExactly(Event.SettlementPriceSet.Tier.LAST_TRADE);
        assertThat(history.settlements().ofDay(day)).hasSize(1);
        assertThat(history.settlements().funding(2, hour, hour))
                .containsExactly(new SettlementQueries.Funding(2, hour, 26_001, 60_000, 60, 41, START));
        assertThat(history.settlements().month(1).orElseThrow())
                .isEqualTo(new SettlementQueries.MonthSettlement(1, 26_150, 3, 2, 1, START + 2));
        assertThat(history.statements().marginCalls(BUYER, day, day)).hasSize(1);
        assertThat(history.contracts().byName("H100_USD-31DEC26").orElseThrow())
                .isEqualTo(new ContractListing(DECEMBER, 26_000, START, START + 1, START + 2));
        assertThat(history.contracts().all())
                .extracting(ContractListing::contract)
                .containsExactly(DECEMBER, PERPETUAL);
    }

    @Test
    void anIndexRecordIsKeptOnceAndNeverReplacedByAnother() {
        try (HistoryWriter writer = history.openWriter()) {
            writer.recordIndex("H100", 20_000, "{\"value\":1}", "aa");
            writer.recordIndex("H100", 20_001, "{\"value\":2}", "bb");
            writer.recordIndex("H100", 20_001, "{\"value\":2}", "bb");
            writer.flush();
            assertThatThrownBy(() -> writer.recordIndex("H100", 20_001, "{\"value\":3}", "cc"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("bb");
        }
        assertThat(history.prints().record("H100", 20_000).orElseThrow().json()).isEqualTo("{\"value\":1}");
        assertThat(history.prints().lastRecord("H100").orElseThrow().recordHash())
                .isEqualTo("bb");
        assertThat(history.prints().lastRecord("H200")).isEmpty();
    }

    // ── Statements ──────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void aStatementsClosingBalanceIsItsOpeningBalanceAndTheSumOfItsEntries() {
        Tape tape = Tape.opened()
                .then(START + 10, new Event.CashTransferred(BUYER, 3, 250_000, Purpose.TRADING_FEE, 1, "trade 1"))
                .then(
                        START + 20,
                        new Event.CashTransferred(BUYER, 2, 40_000_000, Purpose.VARIATION_MARGIN, 1, ""),
                        new Event.CashTransferred(2, SELLER, 40_000_000, Purpose.VARIATION_MARGIN, 1, ""))
                .then(START + 30, new Event.CashTransferred(BUYER, 1, 7, Purpose.WITHDRAWAL, 0, ""));
        record(tape);

        Statement statement = history.statements().statement(BUYER, START + 10, START + 30);
        assertThat(statement.openingMicros()).isEqualTo(1_000_000_000);
        assertThat(statement.entries())
                .extracting(Statement.Entry::amountMicros, Statement.Entry::purpose, Statement.Entry::counterparty)
                .containsExactly(
                        tuple(-250_000L, Purpose.TRADING_FEE, 3L), tuple(-40_000_000L, Purpose.VARIATION_MARGIN, 2L));
        // 1,000 − 0.25 − 40 = 959.75
        assertThat(statement.closingMicros()).isEqualTo(959_750_000);
        assertThat(history.statements().balanceMicros(BUYER, Long.MAX_VALUE)).isEqualTo(959_749_993);
        assertThat(history.statements().totals(BUYER, START, START + 30))
                .isEqualTo(Map.of(
                        Purpose.DEPOSIT,
                        1_000_000_000L,
                        Purpose.TRADING_FEE,
                        -250_000L,
                        Purpose.VARIATION_MARGIN,
                        -40_000_000L));
        // The clearing house between the two ends with nothing.
        assertThat(history.statements().statement(2, START, START + 99).closingMicros())
                .isZero();
        assertThat(history.statements().statement(999, 0, Long.MAX_VALUE))
                .isEqualTo(new Statement(999, 0, Long.MAX_VALUE, 0, List.of(), 0));
    }

    // ── The tape is the truth ───────────────────────────────────────────────────────────────────────────────────

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
        opened.add(restarted);
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

    // ── The runner ──────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void theRunnerCommitsWhenItHasCaughtUp() throws Exception {
        Tape tape = RandomTape.of(5, 500);
        try (var runner = new HistoryRunner(history.openWriter(), failure -> {})) {
            tape.entries().forEach(entry -> runner.record(entry.logPosition(), entry.command(), entry.batch()));
            runner.recordIndex("H100", 20_000, "{}", "aa");
            assertThat(runner.awaitCommitted(tape.lastSequence(), Duration.ofSeconds(20)))
                    .isTrue();
        }
        assertThat(history.prints().record("H100", 20_000)).isPresent();
        History rebuilt = open();
        record(rebuilt, tape);
        try (HistoryWriter writer = rebuilt.openWriter()) {
            writer.recordIndex("H100", 20_000, "{}", "aa");
        }
        assertThat(rebuilt.contentHash()).isEqualTo(history.contentHash());
    }

    @Test
    void theRunnerSaysThatItStoppedAndTakesNothingMore() throws Exception {
        var told = new AtomicReference<HistoryException>();
        Tape tape = Tape.opened();
        try (var runner = new HistoryRunner(history.openWriter(), told::set)) {
            tape.entries().forEach(entry -> runner.record(entry.logPosition(), entry.command(), entry.batch()));
            assertThat(runner.awaitCommitted(tape.lastSequence(), Duration.ofSeconds(20)))
                    .isTrue();
            Tape.Entry bad =
                    tape.then(START, new Event.TradingEnded(77)).entries().getLast();
            runner.record(bad.logPosition(), bad.command(), bad.batch());
            assertThat(runner.awaitCommitted(tape.lastSequence(), Duration.ofSeconds(20)))
                    .isFalse();
            assertThatThrownBy(() -> runner.record(bad.logPosition(), bad.command(), bad.batch()))
                    .isInstanceOf(HistoryException.class)
                    .hasMessageContaining("contract 77");
        }
        assertThat(told.get()).hasMessageContaining("contract 77");
    }
}
