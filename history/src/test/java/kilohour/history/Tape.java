package kilohour.history;

import java.util.ArrayList;
import java.util.List;
import kilohour.clearing.Purpose;
import kilohour.contracts.Contract;
import kilohour.contracts.Underlying;
import kilohour.exchange.AccountKind;
import kilohour.exchange.Batch;
import kilohour.exchange.CancelReason;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RequestId;
import kilohour.units.Side;
import kilohour.units.Utc;

/** A tape made by hand: entries at positions 64 bytes apart, events numbered from 1. */
final class Tape {
    record Entry(long logPosition, Command command, Batch batch) {}

    static final Underlying H100 = Underlying.gpuHours("H100", "one hour of one H100 SXM", true);
    static final Contract DECEMBER = new Contract.MonthFuture(1, H100, java.time.YearMonth.of(2026, 12));
    static final Contract PERPETUAL = new Contract.Perpetual(2, H100);
    static final long BUYER = 100;
    static final long SELLER = 101;

    /** 2026-11-20T10:00Z. */
    static final long START = Utc.startOfDay(Utc.parseDay("2026-11-20")) + 10 * Utc.NANOS_PER_HOUR;

    private final List<Entry> entries = new ArrayList<>();
    private long nextSequence = 1;
    private long nextTradeId = 1;

    List<Entry> entries() {
        return entries;
    }

    long lastSequence() {
        return nextSequence - 1;
    }

    Tape then(long atNanos, Command command, Event... events) {
        entries.add(new Entry((entries.size() + 1) * 64L, command, new Batch(atNanos, nextSequence, List.of(events))));
        nextSequence += events.length;
        return this;
    }

    /** What a real exchange said. */
    void add(Command command, Batch batch) {
        entries.add(new Entry((entries.size() + 1) * 64L, command, batch));
        nextSequence = batch.nextSequence();
    }

    Tape then(long atNanos, Event... events) {
        return then(atNanos, new Command.Tick(), events);
    }

    void feed(HistoryWriter writer) {
        entries.forEach(entry -> writer.record(entry.logPosition(), entry.command(), entry.batch()));
    }

    /** A venue with two accounts of $1,000 each, the December future and the perpetual. */
    static Tape opened() {
        return new Tape()
                .then(START, new Event.VenueOpened("Test", Command.OpenVenue.Clock.LIVE, true))
                .then(START, new Event.MemberRegistered(1, "One"))
                .then(
                        START,
                        new Event.AccountOpened(BUYER, 1, "Buyer", AccountKind.CLIENT),
                        new Event.AccountOpened(SELLER, 1, "Seller", AccountKind.CLIENT))
                .then(
                        START,
                        new Event.UnderlyingListed(H100),
                        new Event.ContractListed(DECEMBER, 26_000),
                        new Event.ContractListed(PERPETUAL, 26_000))
                .deposit(START, BUYER, 1_000_000_000)
                .deposit(START, SELLER, 1_000_000_000);
    }

    Tape deposit(long atNanos, long account, long amountMicros) {
        return then(atNanos, new Event.CashTransferred(1, account, amountMicros, Purpose.DEPOSIT, 0, "wire"));
    }

    Tape place(long atNanos, long orderId, long account, Contract contract, Side side, long lots, long limitTicks) {
        return place(
                atNanos,
                orderId,
                account,
                contract,
                OrderTerms.limit(side, lots, limitTicks).withLabel("o" + orderId));
    }

    Tape place(long atNanos, long orderId, long account, Contract contract, OrderTerms terms, Event... whatFollowed) {
        var request = new RequestId(account, orderId);
        Event[] events = new Event[whatFollowed.length + 1];
        events[0] = new Event.OrderAccepted(orderId, account, request, contract.id(), terms, terms.limitTicks());
        System.arraycopy(whatFollowed, 0, events, 1, whatFollowed.length);
        return then(atNanos, new Command.PlaceOrder(account, request, contract.id(), terms), events);
    }

    /** The seller's order takes from the buyer's. */
    Event sold(
            Contract contract,
            long priceTicks,
            long lots,
            long makerOrder,
            long makerOpen,
            long takerOrder,
            long takerOpen) {
        return new Event.Traded(
                nextTradeId++,
                contract.id(),
                priceTicks,
                lots,
                Side.SELL,
                makerOrder,
                BUYER,
                makerOpen,
                0,
                takerOrder,
                SELLER,
                takerOpen,
                1_000);
    }

    static Event cancelled(long orderId, long account, Contract contract, long lots, CancelReason reason) {
        return new Event.OrderCancelled(orderId, account, contract.id(), lots, reason);
    }

    /** Order 7 buys 10 lots; the seller takes one a minute from 10:00 on at 2.600, 2.604, 2.598, 2.601, 2.602. */
    static Tape fiveTrades() {
        Tape tape = opened().place(START, 7, BUYER, DECEMBER, Side.BUY, 10, 2_604);
        long[] ticks = {2_600, 2_604, 2_598, 2_601, 2_602};
        for (int i = 0; i < ticks.length; i++)
            tape.place(
                    START + i * Utc.NANOS_PER_MINUTE,
                    8 + i,
                    SELLER,
                    DECEMBER,
                    OrderTerms.limit(Side.SELL, 1, ticks[i]),
                    tape.sold(DECEMBER, ticks[i], 1, 7, 9 - i, 8 + i, 0));
        return tape;
    }
}
