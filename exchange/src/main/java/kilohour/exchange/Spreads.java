package kilohour.exchange;

import kilohour.contracts.Contract;
import kilohour.contracts.ListingCalendar;
import kilohour.contracts.Spread;

/** Which spreads are listed: those of the calendar, and others that somebody asked for, until their near leg ends. */
final class Spreads {
    /** Most spreads beyond those of the calendar at a time, over all goods. */
    static final int REQUESTED_MAX = 200;

    /** Most of them that one account has asked for. */
    static final int REQUESTED_BY_ONE_MAX = 10;

    private final State state;
    private final Listing listing;
    private final ScenarioPrices prices;

    Spreads(State state, Listing listing, ScenarioPrices prices) {
        this.state = state;
        this.listing = listing;
        this.prices = prices;
    }

    /** Lists the calendar's spreads that are not listed yet. */
    void listByRule(IndexLine line) {
        for (Spread spread : ListingCalendar.spreadsListed(line.underlying, state.nowNanos)) {
            if (state.marketsByName.containsKey(spread.name())) continue;
            list(month(spread.near()), month(spread.far()));
        }
        prices.step(line);
    }

    private Contract.MonthFuture month(Contract.MonthFuture named) {
        return (Contract.MonthFuture) state.marketsByName.get(named.name()).contract;
    }

    private int list(Contract.MonthFuture near, Contract.MonthFuture far) {
        var spread = new Spread(state.nextContractId++, near, far);
        long reference = state.markets.get(near.id()).settlementTenths - state.markets.get(far.id()).settlementTenths;
        listing.list(spread, reference);
        ContractMarket market = state.markets.get(spread.id());
        Marks.move(state, market, market.legs.markTenths());
        return spread.id();
    }

    /** Lists a spread on request; answers with its number as that of an order. */
    Trading.Outcome create(Command.CreateSpread command) {
        if (!state.accounts.containsKey(command.account()))
            return Trading.Outcome.refused(RejectReason.UNKNOWN_ACCOUNT, "there is no account " + command.account());
        for (int leg : new int[] {command.first(), command.second()}) {
            Refusal refusal = leg(leg);
            if (refusal != null) return new Trading.Outcome(0, refusal);
        }
        var first = (Contract.MonthFuture) state.markets.get(command.first()).contract;
        var second = (Contract.MonthFuture) state.markets.get(command.second()).contract;
        for (Contract.MonthFuture leg : new Contract.MonthFuture[] {first, second})
            if (!leg.underlying().terms().spreads())
                return Trading.Outcome.refused(
                        RejectReason.INVALID_FIELD, leg.underlying().code() + " has no spreads: its terms list none");
        boolean inOrder = Spread.isPair(first, second);
        if (!inOrder && !Spread.isPair(second, first))
            return Trading.Outcome.refused(
                    RejectReason.INVALID_FIELD,
                    "a spread is between two months of one good, or between two goods of one kind in the same month");
        return inOrder ? create(command.account(), first, second) : create(command.account(), second, first);
    }

    private Trading.Outcome create(long account, Contract.MonthFuture near, Contract.MonthFuture far) {
        ContractMarket known = state.marketsByName.get(new Spread(0, near, far).name());
        if (known != null) return Trading.Outcome.done(known.id());
        Refusal refusal = room(account);
        if (refusal != null) return new Trading.Outcome(0, refusal);
        int id = list(near, far);
        state.spreadRequests.put(id, account);
        prices.step(state.markets.get(near.id()).line);
        return Trading.Outcome.done(id);
    }

    private Refusal room(long account) {
        var requests = state.spreadRequests.values();
        if (requests.stream().filter(by -> by == account).count() >= REQUESTED_BY_ONE_MAX)
            return tooMany(
                    "this account has asked for %d spreads that are still listed, the most allowed",
                    REQUESTED_BY_ONE_MAX);
        return requests.size() < REQUESTED_MAX
                ? null
                : tooMany("%d spreads beyond those of the calendar are listed, the most allowed", REQUESTED_MAX);
    }

    private static Refusal tooMany(String sentence, int most) {
        return new Refusal(
                RejectReason.TOO_MANY_CONTRACTS, (sentence + ": they go when their first month ends").formatted(most));
    }

    private Refusal leg(int contract) {
        ContractMarket market = state.markets.get(contract);
        if (market == null)
            return new Refusal(RejectReason.UNKNOWN_CONTRACT, "no contract of number " + contract + " is listed");
        if (!(market.contract instanceof Contract.MonthFuture))
            return new Refusal(
                    RejectReason.INVALID_FIELD, market.contract.name() + " is no month: spreads are between those");
        return market.ended
                ? new Refusal(RejectReason.NOT_TRADING, market.contract.name() + " no longer trades")
                : null;
    }
}
