package kilohour.exchange;

import kilohour.clearing.HeldPositions;

/** What every account is worth at the marks: its dollars, what its positions have gained, its other collateral. */
final class Equity {
    private final State state;

    Equity(State state) {
        this.state = state;
    }

    /** P&L since the last settlement at the marks, micro-dollars; kept until a mark moves. */
    long unsettledMicros(long account) {
        AccountMargin margin = state.accounts.of(account).margin;
        if (margin.unsettledAt != state.marksMoved) {
            margin.unsettledMicros = computeUnsettledMicros(account);
            margin.unsettledAt = state.marksMoved;
        }
        return margin.unsettledMicros;
    }

    private long computeUnsettledMicros(long account) {
        long sum = 0;
        HeldPositions held = state.positions.held(account);
        for (int i = 0; i < held.count(); i++) {
            ContractMarket market = state.markets.get(held.contract(i));
            sum = Math.addExact(sum, held.position(i).unsettledMicros(market.contract, market.markTenths));
        }
        return sum;
    }

    /** The value of an account's options at the marks, those sold short negative: a part of what is unsettled. */
    long optionValueMicros(long account) {
        long sum = 0;
        HeldPositions held = state.positions.held(account);
        for (int i = 0; i < held.count(); i++) {
            ContractMarket market = state.markets.get(held.contract(i));
            if (market.isOption())
                sum = Math.addExact(
                        sum, market.contract.valueMicros(held.position(i).lots(), market.markTenths));
        }
        return sum;
    }

    /** What an account's assets besides dollars count for, micro-dollars; kept until an amount or a price moves. */
    long collateralMicros(long account) {
        if (state.collateral.count() == 0) return 0;
        AccountMargin margin = state.accounts.of(account).margin;
        if (margin.collateralAt != state.collateral.moved) {
            margin.collateralMicros = state.collateral.collateralMicros(account);
            margin.collateralAt = state.collateral.moved;
        }
        return margin.collateralMicros;
    }

    /** Dollars, unsettled P&L and what other assets count for: what margin is held against, micro-dollars. */
    long micros(long account) {
        return Math.addExact(
                Math.addExact(state.ledger.cashMicros(account), unsettledMicros(account)), collateralMicros(account));
    }

    /**
     * A position changed by a fill or a cascade.
     *
     * @param fillValueMicros as {@link Margining#positionFilled} has it
     */
    void filled(AccountMargin margin, ContractMarket market, long signedLots, long fillValueMicros) {
        if (margin.unsettledAt != state.marksMoved) return;
        long atMark = market.contract.valueMicros(signedLots, market.markTenths);
        margin.unsettledMicros = Math.addExact(margin.unsettledMicros, Math.subtractExact(atMark, fillValueMicros));
    }

    /** What an account's positions have gained since the last settlement was paid, or part of it. */
    void settled(long account) {
        state.accounts.of(account).margin.unsettledAt = AccountMargin.STALE;
    }

    /** Whether the values that are kept of an account equal their computation from scratch: an invariant. */
    boolean keptIsRight(Account account) {
        AccountMargin margin = account.margin;
        if (margin.unsettledAt == state.marksMoved && margin.unsettledMicros != computeUnsettledMicros(account.number))
            return false;
        return margin.collateralAt != state.collateral.moved
                || margin.collateralMicros == state.collateral.collateralMicros(account.number);
    }
}
