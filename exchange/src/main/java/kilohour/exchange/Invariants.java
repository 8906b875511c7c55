package kilohour.exchange;

import kilohour.clearing.VenueAccount;
import kilohour.contracts.Contract;
import kilohour.matching.OrderBook;
import kilohour.units.Side;

/** What must always hold. A breach is a fault of ours and stops the member rather than letting it go on wrongly. */
final class Invariants {
    private Invariants() {}

    /** All of them. */
    static void check(State state, Margining margining) {
        checkVenue(state);
        for (Account account : state.accounts.all()) checkAccount(state, margining, account);
    }

    /** At the end of a daily run: money sums to zero, nothing is stuck in between, nets are zero, books uncrossed. */
    static void checkVenue(State state) {
        require(state.ledger.sumMicros() == 0, "the ledger sums to " + state.ledger.sumMicros());
        for (HeldAsset held : state.collateral.all())
            require(
                    held.ledger.sumMicros() == 0,
                    () -> "the ledger of " + held.code() + " sums to " + held.ledger.sumMicros());
        requireSettled(state);
        require(state.ledger.cashMicros(VenueAccount.FUNDING) == 0, "funding was paid and not received");
        for (ContractMarket market : state.markets.values()) {
            long net = state.positions.netLots(market.id());
            require(net == 0, "the net position in " + market.contract.name() + " is " + net + " lots");
            uncrossed(market);
            if (market.legs != null)
                require(
                        state.positions.openInterestLots(market.id()) == 0,
                        "somebody holds " + market.contract.name() + " and not its legs");
            if (market.legs != null || market.contract instanceof Contract.Strip)
                for (Side side : Side.values())
                    if (!ImpliedSweep.isPostponed(state)) notCrossedByImplication(state, market, side);
        }
    }

    /** Cash between buyers and sellers is what accounts that were closed early have been settled ahead of the others. */
    private static void requireSettled(State state) {
        long values = 0;
        for (ContractMarket market : state.markets.values())
            values = Math.addExact(values, state.positions.netValueMicros(market.id()));
        long cash = state.ledger.cashMicros(VenueAccount.CLEARING);
        require(cash + values == 0, "cash is left between buyers and sellers: " + (cash + values));
    }

    /** What is kept of an account is what its orders and positions give. */
    static void checkAccount(State state, Margining margining, Account account) {
        require(state.orders.totalsAreRight(account), "lots open of account " + account.number + " are miscounted");
        require(
                margining.vectors.keptIsRight(account),
                "a margin vector or an unsettled gain of account " + account.number
                        + " differs from its computation from scratch");
    }

    /** Orders may only cross while they gather for an auction, or wait for one in a halt. */
    static void uncrossed(ContractMarket market) {
        if (market.ended || !market.phase.isContinuous()) return;
        long bid = market.book.bestBidTicks();
        long ask = market.book.bestAskTicks();
        boolean crossed = bid != OrderBook.NONE && ask != OrderBook.NONE && bid >= ask;
        require(!crossed, market.contract.name() + " is crossed: bid " + bid + ", ask " + ask + " ticks");
    }

    /** The first order of a strip or a spread meets nothing by implication, unless its owner would meet himself. */
    private static void notCrossedByImplication(State state, ContractMarket market, Side side) {
        long first = market.book.firstOrder(side);
        if (first == OrderBook.NONE) return;
        Order order = state.orders.get(first);
        var offer =
                new ImpliedTrading(state).best(market, side, order.account, order.limitTicks, order.terms.reduceOnly());
        require(
                offer == null,
                () -> "order %d in %s is crossed by implication at %d ticks"
                        .formatted(first, market.contract.name(), offer.priceTicks()));
    }

    private static void require(boolean holds, java.util.function.Supplier<String> breach) {
        if (!holds) throw new IllegalStateException(breach.get());
    }

    private static void require(boolean holds, String breach) {
        if (!holds) throw new IllegalStateException(breach);
    }
}
