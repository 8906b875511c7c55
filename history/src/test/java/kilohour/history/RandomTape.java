package kilohour.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kilohour.clearing.Purpose;
import kilohour.contracts.Contract;
import kilohour.exchange.CancelReason;
import kilohour.exchange.Event;
import kilohour.exchange.OrderTerms;
import kilohour.units.Side;

/** A tape that a seed gives: bids of the buyer, sales into them with fees, amendments, cancellations, transfers. */
final class RandomTape {
    private record Bid(long orderId, Contract contract, long lotsOpen, long limitTicks) {}

    private final Random random;
    private final Tape tape = Tape.opened();
    private final List<Bid> bids = new ArrayList<>();
    private long atNanos = Tape.START;
    private long nextOrderId = 1;

    private RandomTape(long seed) {
        random = new Random(seed);
    }

    static Tape of(long seed, int entries) {
        var random = new RandomTape(seed);
        for (int i = 0; i < entries; i++) random.step();
        return random.tape;
    }

    private void step() {
        atNanos += random.nextLong(40_000_000_000L);
        int draw = random.nextInt(10);
        if (bids.isEmpty() || draw < 4) bid();
        else if (draw < 8) sell(bids.remove(random.nextInt(bids.size())));
        else if (draw < 9) cancel(bids.remove(random.nextInt(bids.size())));
        else amend(bids.remove(random.nextInt(bids.size())));
    }

    private void bid() {
        Contract contract = random.nextBoolean() ? Tape.DECEMBER : Tape.PERPETUAL;
        var bid = new Bid(nextOrderId++, contract, 1 + random.nextInt(20), 2_500 + random.nextInt(200));
        tape.place(atNanos, bid.orderId(), Tape.BUYER, contract, Side.BUY, bid.lotsOpen(), bid.limitTicks());
        bids.add(bid);
    }

    private void sell(Bid bid) {
        long lots = 1 + random.nextLong(bid.lotsOpen());
        long left = bid.lotsOpen() - lots;
        long taker = nextOrderId++;
        tape.place(
                atNanos,
                taker,
                Tape.SELLER,
                bid.contract(),
                OrderTerms.limit(Side.SELL, lots, bid.limitTicks()),
                tape.sold(bid.contract(), bid.limitTicks(), lots, bid.orderId(), left, taker, 0),
                new Event.CashTransferred(
                        Tape.SELLER,
                        3,
                        1_000,
                        Purpose.TRADING_FEE,
                        bid.contract().id(),
                        "fee"));
        if (left > 0) bids.add(new Bid(bid.orderId(), bid.contract(), left, bid.limitTicks()));
    }

    private void cancel(Bid bid) {
        tape.then(
                atNanos,
                Tape.cancelled(bid.orderId(), Tape.BUYER, bid.contract(), bid.lotsOpen(), CancelReason.BY_OWNER));
    }

    private void amend(Bid bid) {
        var changed = new Bid(bid.orderId(), bid.contract(), 1 + random.nextInt(20), bid.limitTicks() - 1);
        tape.then(
                atNanos,
                new Event.OrderAmended(
                        bid.orderId(),
                        Tape.BUYER,
                        bid.contract().id(),
                        changed.lotsOpen(),
                        changed.limitTicks(),
                        false,
                        0));
        bids.add(changed);
    }
}
