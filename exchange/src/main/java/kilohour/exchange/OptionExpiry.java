package kilohour.exchange;

import java.util.List;
import kilohour.clearing.Position;
import kilohour.clearing.Purpose;
import kilohour.clearing.VenueAccount;
import kilohour.contracts.Option;

/**
 * The end of an option (rulebook 3). On the future: at the daily run two days before the month, after variation margin,
 * one in the money turns into the month at the strike, and the variation margin from the strike to the settlement price
 * is paid at once. On the average: with its month, it pays what it is in the money by. At the strike it is worth nothing.
 */
final class OptionExpiry {
    private final State state;
    private final Margining margining;
    private final Trading trading;

    OptionExpiry(State state, Margining margining, Trading trading) {
        this.state = state;
        this.margining = margining;
        this.trading = trading;
    }

    /** Ends so many holders' positions at most; returns how many. The rest goes on later. */
    int positions(DueQueue.Item item, int most) {
        ContractMarket market = state.markets.get(item.contract());
        var option = (Option) market.contract;
        long price = priceTenths(market, option);
        List<Position> holders = state.positions.holders(market.id(), 0);
        if (item.cursor() == 0)
            state.say(new Event.OptionExpired(
                    market.id(), price, option.payoffTenths(price) > 0, state.positions.openInterestLots(market.id())));
        boolean all = holders.size() <= most;
        List<Position> ending = all ? List.copyOf(holders) : List.copyOf(holders.subList(0, most));
        for (Position holder : ending) end(holder.account(), market, option, price);
        if (all) state.delist(market);
        else state.due.add(item.resumedAt(1));
        return ending.size();
    }

    private long priceTenths(ContractMarket market, Option option) {
        return switch (option.style()) {
            case ON_FUTURE -> market.future.settlementTenths;
            case AVERAGE_PRICE ->
                market.line.delivery(option.future(), state.nowNanos).priceTenths(0);
        };
    }

    private void end(long account, ContractMarket market, Option option, long priceTenths) {
        Position held = state.positions.of(account, market.id());
        long lots = held.lots();
        long entryMicros = held.entryCostMicros();
        margining.vectors.positionFilled(account, market, -lots, 0);
        held.enter(-lots, 0, -entryMicros);
        announce(account, market);
        long payoff = option.payoffTenths(priceTenths);
        if (payoff == 0) return;
        long cashMicros = option.valueMicros(lots, payoff);
        switch (option.style()) {
            case ON_FUTURE -> {
                exercise(account, market.future, option, option.type().sign() * lots);
                pay(account, cashMicros, Purpose.VARIATION_MARGIN, market.future);
            }
            case AVERAGE_PRICE -> pay(account, cashMicros, Purpose.FINAL_SETTLEMENT, market);
        }
    }

    /** The month at the strike, settled to its settlement price at once. */
    private void exercise(long account, ContractMarket future, Option option, long lots) {
        long valueMicros = future.contract.valueMicros(lots, future.settlementTenths);
        margining.vectors.positionFilled(account, future, lots, valueMicros);
        state.positions
                .of(account, future.id())
                .enter(lots, valueMicros, future.contract.valueMicros(lots, option.strikeTenths()));
        announce(account, future);
        trading.trimReduceOnly(account, future);
    }

    private void announce(long account, ContractMarket market) {
        Position position = state.positions.of(account, market.id());
        state.say(new Event.PositionChanged(account, market.id(), position.lots(), position.entryCostMicros()));
        state.positions.dropIfClosed(account, market.id());
    }

    private void pay(long account, long amountMicros, Purpose purpose, ContractMarket market) {
        if (amountMicros >= 0) state.pay(VenueAccount.CLEARING, account, amountMicros, purpose, market.id(), "");
        else state.pay(account, VenueAccount.CLEARING, -amountMicros, purpose, market.id(), "");
    }
}
