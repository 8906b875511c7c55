package kilohour.history;

import static kilohour.history.Tape.BUYER;
import static kilohour.history.Tape.DECEMBER;
import static kilohour.history.Tape.SELLER;
import static kilohour.history.Tape.START;
import static kilohour.units.Utc.NANOS_PER_MINUTE;
import static kilohour.units.Utc.NANOS_PER_SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.YearMonth;
import java.util.List;
import kilohour.contracts.Contract;
import kilohour.contracts.Spread;
import kilohour.exchange.AuctionKind;
import kilohour.exchange.BlockKind;
import kilohour.exchange.CancelReason;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.KillReach;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RejectReason;
import kilohour.exchange.RequestId;
import kilohour.exchange.TradingPhase;
import kilohour.exchange.Trigger;
import kilohour.exchange.Views;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class TradeAndOrderQueriesTest extends InDatabase {

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
        record(Tape.fiveTrades());

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
        tape.then(START + 2, new Event.OrderAmended(7, BUYER, 1, 1, 2_610, false, 0));
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

    @Test
    void aTradeOfASpreadIsKeptWithThePricesOfItsLegs() {
        var january = new Contract.MonthFuture(3, Tape.H100, YearMonth.of(2027, 1));
        var spread = new Spread(4, (Contract.MonthFuture) DECEMBER, january);
        Tape tape = Tape.opened()
                .then(START, new Event.ContractListed(january, 26_100), new Event.ContractListed(spread, -100))
                .place(START, 1, BUYER, spread, Side.BUY, 3, -12);
        // December at 2.600, January at 2.600 − (−0.012)
        tape.place(
                START,
                2,
                SELLER,
                spread,
                OrderTerms.limit(Side.SELL, 3, -12),
                tape.sold(spread, -12, 3, 1, 0, 2, 0),
                new Event.LegsBooked(1, 4, 1, 2_600, 3, 2_612, 3));
        record(tape.place(START + 1, 3, BUYER, DECEMBER, Side.BUY, 1, 2_600));
        assertThat(history.trades().last(4).orElseThrow().nearTicks()).isEqualTo(2_600);
        assertThat(history.trades().ofAccount(SELLER, Range.newest(5)).rows())
                .extracting(fill -> fill.trade().nearTicks())
                .containsExactly(2_600L);
        assertThat(history.trades().ofOrder(1))
                .extracting(fill -> fill.trade().nearTicks())
                .containsExactly(2_600L);
    }

    @Test
    void aBlockTradeIsKeptWithBothItsSidesAndWithoutOrdersOrCandles() {
        record(Tape.opened()
                .then(
                        START,
                        new Event.BlockTraded(
                                9,
                                8,
                                BlockKind.EXCHANGE_FOR_PHYSICAL,
                                1,
                                2_650,
                                100,
                                BUYER,
                                5,
                                SELLER,
                                6,
                                START - NANOS_PER_MINUTE,
                                "lease 4711")));

        RecordedTrade trade = history.trades().last(1).orElseThrow();
        assertThat(trade.nearTicks()).isEqualTo(Views.NO_PRICE);
        assertThat(trade.block()).isEqualTo(BlockKind.EXCHANGE_FOR_PHYSICAL);
        assertThat(trade.reference()).isEqualTo("lease 4711");
        assertThat(trade.executedNanos()).isEqualTo(START - NANOS_PER_MINUTE);
        assertThat(history.trades().ofAccount(BUYER, Range.newest(5)).rows())
                .extracting(Fill::side, Fill::feeMicros, Fill::orderId)
                .containsExactly(tuple(Side.BUY, 5L, 0L));
        assertThat(history.trades().ofAccount(SELLER, 1, Range.newest(5)).rows())
                .extracting(Fill::side, Fill::feeMicros, Fill::label)
                .containsExactly(tuple(Side.SELL, 6L, ""));
        assertThat(history.candles().traded(1, 0)).isEmpty();
    }

    @Test
    void everyTurnOfAKillSwitchIsKept() {
        record(Tape.opened()
                .then(START, new Event.KillSwitchSet(KillReach.ACCOUNT, BUYER, true, "officer-1", "runaway program"))
                .then(START + 1, new Event.KillSwitchSet(KillReach.ACCOUNT, BUYER, false, "officer-2", "repaired")));

        assertThat(history.orders().killSwitches(Range.newest(5)).rows())
                .extracting(
                        OrderQueries.KillSwitchTurn::atNanos,
                        OrderQueries.KillSwitchTurn::whose,
                        OrderQueries.KillSwitchTurn::thrown,
                        OrderQueries.KillSwitchTurn::officer,
                        OrderQueries.KillSwitchTurn::reason)
                .containsExactly(
                        tuple(START + 1, BUYER, false, "officer-2", "repaired"),
                        tuple(START, BUYER, true, "officer-1", "runaway program"));
    }

    @Test
    void phasesAreKeptWithWhatTheirAuctionsCameTo() {
        long reopens = START + 2 * NANOS_PER_MINUTE;
        record(Tape.opened()
                .then(
                        START,
                        new Command.HaltTrading("H100", "the index is in doubt", "officer-1"),
                        new Event.PhaseChanged(1, TradingPhase.HALTED, null, 0, "the index is in doubt"))
                .then(START + 1, new Event.PhaseChanged(1, TradingPhase.AUCTION, AuctionKind.REOPENING, reopens, ""))
                .then(reopens, new Event.AuctionEnded(1, AuctionKind.REOPENING, 2_600, 12))
                .then(reopens, new Event.PhaseChanged(1, TradingPhase.CONTINUOUS, null, 0, "")));

        assertThat(history.phases().ofContract(1, Range.newest(5)).rows())
                .containsExactly(
                        new PhaseQueries.PhaseChange(1, reopens, TradingPhase.CONTINUOUS, null, 0, "", ""),
                        new PhaseQueries.PhaseChange(
                                1, START + 1, TradingPhase.AUCTION, AuctionKind.REOPENING, reopens, "", ""),
                        new PhaseQueries.PhaseChange(
                                1, START, TradingPhase.HALTED, null, 0, "the index is in doubt", "officer-1"));
        assertThat(history.phases().auctions(1, Range.newest(5)).rows())
                .containsExactly(new PhaseQueries.Auction(1, reopens, AuctionKind.REOPENING, 2_600, 12));
        assertThat(history.phases().ofContract(2, Range.newest(5)).rows()).isEmpty();
    }

    @Test
    void aLabelThatNoColumnTakesDoesNotStopTheHistory() {
        String label = "a\0b\uD800c\uD83D\uDE00";
        record(Tape.opened()
                .place(
                        START,
                        7,
                        BUYER,
                        DECEMBER,
                        OrderTerms.limit(Side.BUY, 1, 2_600).withLabel(label)));

        // A NUL and half a pair are replaced by the replacement character; a whole pair is a character.
        assertThat(history.orders().byId(7).orElseThrow().terms().label()).isEqualTo("a\uFFFDb\uFFFDc\uD83D\uDE00");
    }

    @Test
    void anIcebergIsKnownAsOne() {
        OrderTerms terms = OrderTerms.limit(Side.SELL, 9, 2_600).showing(4);
        record(Tape.opened().place(START, 7, SELLER, DECEMBER, terms));

        assertThat(history.orders().byId(7).orElseThrow().terms()).isEqualTo(terms);
    }

    @Test
    void aStopIsFollowedFromWaitingToWorking() {
        var trigger = new Trigger(Trigger.Kind.STOP, Trigger.Source.MARK, 2_500);
        OrderTerms terms = OrderTerms.limit(Side.SELL, 5, 2_450).when(trigger);
        Tape tape = Tape.opened().place(START, 7, SELLER, DECEMBER, terms);
        record(tape);
        assertThat(history.orders().byId(7).orElseThrow().untriggered()).isTrue();

        record(tape.then(START + 1, new Event.OrderAmended(7, SELLER, 1, 4, 2_440, true, 2_510)));
        RecordedOrder amended = history.orders().byId(7).orElseThrow();
        assertThat(amended.terms()).isEqualTo(terms.when(trigger.at(2_510)));
        assertThat(amended.lotsOpen()).isEqualTo(4);

        record(tape.then(START + 2, new Event.OrderTriggered(7, SELLER, 1, 3, 2_445)));
        RecordedOrder worked = history.orders().byId(7).orElseThrow();
        assertThat(worked.untriggered()).isFalse();
        assertThat(List.of(worked.lots(), worked.lotsOpen(), worked.limitTicks()))
                .containsExactly(3L, 3L, 2_445L);
    }
}
