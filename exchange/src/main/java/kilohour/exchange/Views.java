package kilohour.exchange;

import java.util.List;
import java.util.Set;
import kilohour.clearing.MarginGroup;
import kilohour.contracts.Contract;
import kilohour.matching.OrderBook;
import kilohour.units.Side;

/** What can be asked of the market's state: immutable answers, never the state itself. */
public final class Views {
    /** Stands for a price that there is not yet: zero and negative ones are prices of spreads. */
    public static final long NO_PRICE = OrderBook.NONE;

    private Views() {}

    /** One price of a book. */
    public record Level(long priceTicks, long lots, int orders) {}

    /** An order of a book as others see it: whose it is and what it hides are not told. */
    public record RestingOrder(long orderId, long priceTicks, long lots) {}

    /** A book's best levels, best first. */
    public record Depth(List<Level> bids, List<Level> asks) {}

    /**
     * A contract's market now. Zero where there is none yet; as a price may be zero too, the lots beside a best price tell
     * whether it is there.
     *
     * @param lastTradeTicks {@link #NO_PRICE} before the first trade
     * @param openInterestLots lots held long
     * @param settling whether a settlement is passing through it, so that orders must wait
     * @param bandLowTicks lowest price of a sell, in ticks
     * @param bandHighTicks highest price of a buy
     */
    public record Market(
            Contract contract,
            boolean trading,
            boolean settling,
            long markTenths,
            long settlementTenths,
            int settlementDay,
            long lastTradeTicks,
            long bestBidTicks,
            long bestBidLots,
            long bestAskTicks,
            long bestAskLots,
            long openInterestLots,
            long bandLowTicks,
            long bandHighTicks,
            long indexTenths) {}

    /**
     * The best prices that strips and months imply for a contract beside its own book, and their lots; zero lots where
     * there is none.
     *
     * @param bidTicks what a seller would get by implication
     */
    public record Implied(long bidTicks, long bidLots, long askTicks, long askLots) {
        public static final Implied NONE = new Implied(0, 0, 0, 0);
    }

    /**
     * How a contract trades, and what its auction would come to. Zero where there is nothing.
     *
     * @param auction null unless orders gather
     * @param untilNanos when they trade
     * @param reason why trading was halted or paused, in words, or empty
     * @param indicativeTicks the price if the auction ended now, as last published; of no meaning with zero lots
     * @param imbalanceLots left over at that price, buyers' if positive, sellers' if negative
     */
    public record Phase(
            TradingPhase phase,
            AuctionKind auction,
            long untilNanos,
            String reason,
            long indicativeTicks,
            long indicativeLots,
            long imbalanceLots) {}

    /** @param hour the last hour declared, −1 if none */
    public record IndexLevel(String index, int hour, long valueTenths, int lastPrintDay, long lastPrintTenths) {}

    /**
     * An account's money and margin, micro-dollars.
     *
     * @param unsettledMicros P&L since the last settlement; equity is cash plus this
     * @param initialMicros required with all open orders; {@code equity − initial} is available
     * @param maintenanceMicros required of the positions alone
     * @param callDueNanos until when a margin call must be met, 0 if there is none
     * @param optionValueMicros the part of {@code unsettledMicros} that is the value of options, those sold short
     *     negative
     */
    public record Account(
            long account,
            int member,
            String name,
            long cashMicros,
            long unsettledMicros,
            long equityMicros,
            long initialMicros,
            long maintenanceMicros,
            AccountKind kind,
            long callDueNanos,
            long optionValueMicros) {}

    /**
     * @param entryCostMicros signed; ÷ (lots × units) is the average entry price
     * @param unsettledMicros P&L since the last settlement
     * @param openPnlMicros P&L since entry, at the mark
     */
    public record Position(
            Contract contract,
            long lots,
            long markTenths,
            long entryCostMicros,
            long unsettledMicros,
            long openPnlMicros) {}

    /**
     * What an option is worth and how that moves, of one unit of the good.
     *
     * @param forwardTenths its month's mark
     * @param volatilityPpm of a year, as its model has it
     * @param markVolatilityPpm at which the model gives its mark; 0 where none does
     * @param bidVolatilityPpm of the best bid, 0 without one; {@code askVolatilityPpm} likewise
     * @param delta per dollar of the month's price; {@code gamma} the delta's gain per dollar
     * @param vega dollars per percentage point of volatility
     * @param theta dollars per day, 0 or less
     */
    public record Option(
            long forwardTenths,
            long volatilityPpm,
            long markVolatilityPpm,
            long bidVolatilityPpm,
            long askVolatilityPpm,
            double delta,
            double gamma,
            double vega,
            double theta,
            double daysLeft) {}

    /** One underlying's scenarios for an account; losses in micro-dollars, gains negative. */
    public record UnderlyingMargin(
            String index,
            List<String> scenarios,
            List<Long> lossMicros,
            int worst,
            List<PositionLoss> positionsInWorst,
            Charges charges) {}

    /**
     * What margin charges on one underlying beyond its scenarios, micro-dollars, at its largest over what open orders could
     * do.
     *
     * @param matchedUnits that the basis charge counts
     * @param netUnits that the charges for liquidity, concentration and wrong-way risk count
     */
    public record Charges(
            long basisMicros,
            long liquidityMicros,
            long concentrationMicros,
            long wrongWayMicros,
            long matchedUnits,
            long netUnits) {
        static final Charges NONE = new Charges(0, 0, 0, 0, 0, 0);

        public long sumMicros() {
            return basisMicros + liquidityMicros + concentrationMicros + wrongWayMicros;
        }
    }

    /** What a group's offset takes off an account's margin, micro-dollars. */
    public record MarginOffset(MarginGroup group, long initialMicros, long maintenanceMicros) {}

    /**
     * Margin of positions that are not there, or not yet, micro-dollars.
     *
     * @param initialMicros required with open orders, if an account's came on top
     * @param maintenanceMicros required of the positions alone
     * @param offsetMicros what offsets between underlyings have taken off initial margin
     */
    public record Portfolio(
            long initialMicros, long maintenanceMicros, long offsetMicros, List<PortfolioLoss> underlyings) {}

    /**
     * @param lossMicros in the worst scenario, or the least for options sold short, 0 or more, open orders counted
     * @param chargesMicros beyond scenarios
     */
    public record PortfolioLoss(String index, String worst, long lossMicros, long chargesMicros, long initialMicros) {}

    public record PositionLoss(String contract, long lossMicros) {}

    /**
     * What an order would do, without doing it.
     *
     * @param reason null if it would be accepted
     * @param valueMicros lots × units × its limit
     * @param feeMicros the largest fee it could pay
     */
    public record Preview(
            RejectReason reason,
            String sentence,
            Side side,
            long valueMicros,
            long feeMicros,
            long initialBeforeMicros,
            long initialAfterMicros,
            long equityMicros) {}

    /** @param whose the account or the member that it stops; 0 for the venue */
    public record KillSwitch(KillReach reach, long whose, String officer, String reason, long sinceNanos) {}

    /**
     * A quote group.
     *
     * @param units filled in its last interval; {@code deltaUnits} bought less sold
     * @param frozenUntilNanos 0 if it is not frozen, {@link OrderTerms#NEVER} until it is reset
     */
    public record QuoteGroup(MarketMakerProtection protection, long units, long deltaUnits, long frozenUntilNanos) {}

    /**
     * A position limit and what counts against it under one control, in units.
     *
     * @param contract a month's or the perpetual's name; empty for all months together
     * @param buyUnits positions and open buys
     * @param sellUnits positions, short positive, and open sells
     */
    public record LimitUse(String contract, long unitsMax, long buyUnits, long sellUnits) {}

    /**
     * A withdrawal under way.
     *
     * @param approvalsLeft how many officers have yet to approve it; 0 while the bank has yet to pay it
     * @param officer the key of the first who did, or empty
     */
    public record Withdrawal(
            long withdrawal,
            long account,
            String asset,
            long amountMicros,
            String reference,
            PayoutAddress to,
            long requestedNanos,
            int approvalsLeft,
            String officer) {}

    /** @param pricePpm parts per million of a dollar per unit, 0 before the first price */
    public record CollateralAsset(
            kilohour.clearing.CollateralAsset terms,
            long pricePpm,
            long pricedNanos,
            kilohour.clearing.CollateralAsset.Standing standing,
            boolean matured) {}

    /** @param collateralMicros what it counts for, micro-dollars */
    public record Holding(String asset, long amountMicros, long collateralMicros) {}

    /** @param amountMicros credited to the account; negative if the bank paid or took back */
    public record BankEntry(String bank, String entry, int day, long account, long amountMicros, boolean reversed) {}

    /** A block trade that waits for its counterparty. */
    public record BlockProposal(long proposal, long account, long counterparty, BlockTerms terms) {}

    public record Session(long session, long account, long gateway, boolean cancelOnDisconnect) {}

    public record Key(String keyId, long account, Set<Scope> scopes, boolean disabled) {}
}
