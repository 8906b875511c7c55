package kilohour.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kilohour.clearing.HeldPositions;
import kilohour.clearing.VenueAccount;

/** What can be asked of the default fund, liquidations, auctions of portfolios and defaults: immutable answers. */
public final class DefaultViews {
    private final State state;

    DefaultViews(State state) {
        this.state = state;
    }

    /** A member's part in the default fund, micro-dollars. */
    public record Share(int member, String name, boolean inDefault, long requiredMicros, long heldMicros) {}

    /**
     * The money behind defaults, micro-dollars.
     *
     * @param liquidityMicros the liquidity account's cash, negative for what it has paid for collateral beyond its own
     * @param liquidityLimitMicros how far it may go below zero: its stated size, beside cash that was put in
     * @param liquidityUsedMicros what accounts are below zero, paid to winners meanwhile
     */
    public record Fund(
            List<Share> shares,
            long insuranceMicros,
            long capitalMicros,
            long liquidityMicros,
            long liquidityLimitMicros,
            long liquidityUsedMicros) {
        /** What the liquidity account can still pay for collateral that is sold to it. */
        public long liquidityLeftMicros() {
            return Math.addExact(liquidityMicros, liquidityLimitMicros);
        }
    }

    public DefaultParameters parameters() {
        return state.defaults.parameters;
    }

    public Fund fund() {
        var shares = new ArrayList<Share>();
        for (var member : state.members.values())
            shares.add(new Share(
                    member.member(),
                    member.name(),
                    state.defaults.isInDefault(member.member()),
                    state.defaults.requiredMicros.getOrDefault(member.member(), 0L),
                    state.ledger.cashMicros(VenueAccount.fund(member.member()))));
        long[] used = {0};
        state.ledger.forEach((account, cash) -> {
            if (account >= VenueAccount.FIRST_MEMBER_ACCOUNT && cash < 0) used[0] -= cash;
        });
        return new Fund(
                shares,
                state.ledger.cashMicros(VenueAccount.INSURANCE),
                state.ledger.cashMicros(VenueAccount.CAPITAL),
                state.ledger.cashMicros(VenueAccount.LIQUIDITY),
                state.withdrawals.parameters.liquidityMicros(),
                used[0]);
    }

    /** The last daily sizing of the fund. */
    public Optional<FundSizing> sizing() {
        return Optional.ofNullable(state.defaults.sizing);
    }

    /** Calls for the default fund that are not met, by default, then by member. */
    public List<StateRecord.FundCallState> fundCalls() {
        return state.defaults.calls();
    }

    public Optional<StateRecord.LiquidationState> liquidation(long account) {
        return Optional.ofNullable(state.defaults.liquidations.get(account));
    }

    /** In account order. */
    public List<StateRecord.LiquidationState> liquidations() {
        return List.copyOf(state.defaults.liquidations.values());
    }

    /** Auctions that are open, oldest first. */
    public List<StateRecord.PortfolioAuctionState> auctions() {
        return List.copyOf(state.defaults.auctions.values());
    }

    /** What an account holds: the portfolio of an auction. */
    public List<PortfolioLeg> portfolio(long account) {
        var legs = new ArrayList<PortfolioLeg>();
        HeldPositions held = state.positions.held(account);
        for (int i = 0; i < held.count(); i++)
            if (held.position(i).lots() != 0)
                legs.add(new PortfolioLeg(held.contract(i), held.position(i).lots()));
        return legs;
    }

    /** An account's own bid in an auction. */
    public Optional<StateRecord.PortfolioBidState> bid(int auction, long account) {
        return Optional.ofNullable(state.defaults.bid(auction, account));
    }

    /** In order of member. */
    public List<StateRecord.DefaultState> defaults() {
        return List.copyOf(state.defaults.byMember.values());
    }

    public Optional<StateRecord.DefaultState> ofMember(int member) {
        return Optional.ofNullable(state.defaults.byMember.get(member));
    }

    /** Numbers of a member's accounts of one kind, ascending. */
    public List<Long> accounts(int member, AccountKind kind) {
        return state.accounts.ofMember(member).stream()
                .filter(account -> account.state.kind() == kind)
                .map(account -> account.number)
                .toList();
    }
}
