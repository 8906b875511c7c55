package kilohour.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kilohour.contracts.Contract;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.OpenOrder;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RequestId;
import kilohour.units.Side;

/** Ann and Bob at random in one contract: plain orders, icebergs, market orders, amendments, cancellations and halts. */
final class RandomTrading {
    private final TestVenue venue;
    private final Contract contract;
    private final Random random;
    private long requests;
    final List<Event.Traded> trades = new ArrayList<>();
    private boolean halted;

    RandomTrading(TestVenue venue, Contract contract, Random random) {
        this.venue = venue;
        this.contract = contract;
        this.random = random;
    }

    void act() {
        long account = random.nextBoolean() ? TestVenue.ANN : TestVenue.BOB;
        var request = new RequestId(9, ++requests);
        List<OpenOrder> open = venue.exchange.openOrders(account);
        OpenOrder any = open.isEmpty() ? null : open.get(random.nextInt(open.size()));
        int what = random.nextInt(100);
        if (what < 2 || halted && what < 30) toggle();
        else if (any != null && what < 22) tell(new Command.CancelOrder(account, request, any.orderId()));
        else if (any != null && what < 45)
            tell(new Command.AmendOrder(
                    account,
                    request,
                    any.orderId(),
                    1 + random.nextInt(9),
                    random.nextInt(3) == 0 ? any.limitTicks() : ticks()));
        else if (what < 50) tell(place(account, request, OrderTerms.market(side(), 1 + random.nextInt(4))));
        else tell(place(account, request, limit()));
    }

    private OrderTerms limit() {
        OrderTerms plain = OrderTerms.limit(side(), 1 + random.nextInt(9), ticks());
        if (random.nextInt(4) > 0 || plain.lots() < 3) return plain;
        return plain.showing(1 + random.nextInt(2));
    }

    private Command place(long account, RequestId request, OrderTerms terms) {
        return new Command.PlaceOrder(account, request, contract.id(), terms);
    }

    /** Halts and resumes by turns; a resumed contract gathers orders until the next tick. */
    private void toggle() {
        tell(
                halted
                        ? new Command.ResumeTrading(contract.name(), "officer")
                        : new Command.HaltTrading(contract.name(), "at random", "officer"));
        if (halted) {
            for (int i = random.nextInt(6); i > 0; i--)
                tell(place(
                        random.nextBoolean() ? TestVenue.ANN : TestVenue.BOB, new RequestId(9, ++requests), limit()));
            venue.now = venue.now.plusSeconds(1);
            tell(new Command.Tick());
        }
        halted = !halted;
    }

    private void tell(Command command) {
        for (Event event : venue.tell(command).events())
            if (event instanceof Event.Traded traded && traded.contract() == contract.id()) trades.add(traded);
    }

    private Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    /** 2.590 to 2.610. */
    private long ticks() {
        return 2_590 + random.nextInt(21);
    }
}
