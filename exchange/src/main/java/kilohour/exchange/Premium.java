package kilohour.exchange;

import kilohour.clearing.Purpose;
import kilohour.clearing.VenueAccount;
import kilohour.units.PriceGrid;
import kilohour.units.Side;

/** The price of an option: paid in cash when it trades, through the clearing house. */
final class Premium {
    private final State state;
    private final Margining margining;

    Premium(State state, Margining margining) {
        this.state = state;
        this.margining = margining;
    }

    static void pay(State state, ContractMarket market, long buyer, long seller, long premiumMicros) {
        settle(state, market, buyer, premiumMicros);
        settle(state, market, seller, -premiumMicros);
    }

    /** One side's payment: what is bought is paid to the clearing house, what is sold is paid for by it. */
    static void settle(State state, ContractMarket market, long account, long signedMicros) {
        if (signedMicros > 0) state.pay(account, VenueAccount.CLEARING, signedMicros, Purpose.PREMIUM, market.id(), "");
        else state.pay(VenueAccount.CLEARING, account, -signedMicros, Purpose.PREMIUM, market.id(), "");
    }

    /**
     * Why an account cannot pay for so many lots bought, or null: its cash, less what its futures have lost since the
     * last settlement, pays for all its bids for options with their fees.
     *
     * @param replaced an order whose open lots this replaces, or null
     */
    Refusal refusal(long account, ContractMarket market, long limitTicks, long lots, Order replaced) {
        if (onlyReduces(account, market, lots, replaced)) return null;
        long futures = margining.equity.unsettledMicros(account) - margining.equity.optionValueMicros(account);
        long free = state.ledger.cashMicros(account) + Math.min(0, futures);
        long needed = Math.addExact(openMicros(account, replaced), costMicros(market, limitTicks, lots));
        return needed <= free
                ? null
                : new Refusal(
                        RejectReason.INSUFFICIENT_FUNDS,
                        "bids for options would come to $%s of premium and fees, paid in cash when they trade, and $%s is free: bid less or deposit $%s"
                                .formatted(Margining.usd(needed), Margining.usd(free), Margining.usd(needed - free)));
    }

    /** Whoever buys back what he sold pays with what he was paid, or is called for it. */
    private boolean onlyReduces(long account, ContractMarket market, long lots, Order replaced) {
        long others = state.orders.lotsOpen(account, market.id(), Side.BUY, replaced);
        return others + lots <= -state.positions.lots(account, market.id());
    }

    /** What an account's open bids for options would cost. */
    long openMicros(long account, Order except) {
        long sum = 0;
        Account known = state.accounts.of(account);
        for (Order order = known.oldest; order != null; order = order.newer) {
            if (order == except || order.terms.side() != Side.BUY || order.terms.reduceOnly()) continue;
            ContractMarket market = state.markets.get(order.contract);
            if (market.isOption()) sum = Math.addExact(sum, costMicros(market, order.limitTicks, order.lotsOpen));
        }
        return sum;
    }

    private static long costMicros(ContractMarket market, long limitTicks, long lots) {
        long premium = market.contract.valueMicros(lots, PriceGrid.tenths(limitTicks));
        return Math.addExact(premium, Math.multiplyExact(lots, market.scenarios.feePerLotMicros(limitTicks)));
    }
}
