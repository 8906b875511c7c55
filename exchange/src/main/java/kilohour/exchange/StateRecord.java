package kilohour.exchange;

import java.time.YearMonth;
import java.util.List;
import kilohour.clearing.Charges;
import kilohour.clearing.CollateralAsset;
import kilohour.clearing.MarginGroup;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.OptionParameters;
import kilohour.contracts.Contract;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.contracts.Underlying;

/**
 * The market's state, one aggregate a record, always in the same order: snapshot, restore, snapshot gives the same
 * records.
 */
public sealed interface StateRecord {

    /** Counters give the next id to be used. {@code clock} is null before the venue is opened. */
    record VenueState(
            String name,
            Command.OpenVenue.Clock clock,
            boolean practice,
            long nowNanos,
            long nextSequence,
            long nextOrderId,
            long nextTradeId,
            int nextContractId,
            TradingParameters parameters)
            implements StateRecord {}

    record MemberState(int member, String name) implements StateRecord {}

    /** A ledger account's cash, micro-dollars; the venue's own accounts too. The sum over all is zero. */
    record LedgerState(long account, long cashMicros) implements StateRecord {}

    /** @param calledOnDay day of the last margin call still open, or −1 */
    record AccountState(long account, int member, String name, int calledOnDay, AccountKind kind)
            implements StateRecord {
        AccountState calledOn(int day) {
            return new AccountState(account, member, name, day, kind);
        }

        AccountState of(int otherMember) {
            return new AccountState(account, otherMember, name, calledOnDay, kind);
        }
    }

    record KeyState(String keyId, long account, java.util.Set<Scope> scopes, boolean disabled) implements StateRecord {}

    /**
     * @param lastHour the hour last declared, or −1
     * @param lastHourTenths its value
     * @param lastHourGrade its grade, or null
     * @param runLevelTenths the index's level at the last daily run, 0 if none yet
     */
    record UnderlyingState(
            Underlying underlying, int lastHour, long lastHourTenths, PrintGrade lastHourGrade, long runLevelTenths)
            implements StateRecord {}

    record MarginState(MarginParameters parameters) implements StateRecord {}

    /** @param valuedNanos the instant as of which the underlying's scenarios were computed last */
    record ChargesState(Charges charges, long priceTenths, long openInterestUnits) implements StateRecord {}

    record MarginGroupState(MarginGroup group) implements StateRecord {}

    record OptionParametersState(OptionParameters parameters, long valuedNanos) implements StateRecord {}

    /** A month's volatility that was set. */
    record VolatilityState(String index, YearMonth month, long volatilityPpm) implements StateRecord {}

    record PrintState(String index, int day, long valueTenths, PrintGrade grade, PrintStatus status, String recordHash)
            implements StateRecord {}

    /**
     * @param ended whether trading has ended and the contract awaits its last prints
     * @param settlementTenths last settlement price, or the listing reference
     * @param settlementDay the day of it, or −1 before the first run
     * @param lastTradeTicks price of the last trade, 0 before the first
     * @param tradedSinceRun whether it traded since the last daily run
     * @param closingLots lots traded in the ten minutes before the daily run
     * @param closingTickLots sum of price × lots of those trades
     * @param premiumSumPpb perpetuals: sum of this hour's minute premiums
     * @param premiumMinutes perpetuals: how many minutes counted
     * @param fundingIndexTenths perpetuals: the index of the funding under way, 0 if none is
     */
    record ContractState(
            Contract contract,
            boolean ended,
            long markTenths,
            long settlementTenths,
            int settlementDay,
            long lastTradeTicks,
            boolean tradedSinceRun,
            long closingLots,
            long closingTickLots,
            long premiumSumPpb,
            int premiumMinutes,
            long fundingIndexTenths)
            implements StateRecord {}

    /** @param valueMicros signed lots × units × price at the trade or the last settlement: unsettled P&L is what
     * the position is worth at the mark less this */
    record PositionState(long account, int contract, long lots, long valueMicros, long entryCostMicros)
            implements StateRecord {}

    record AuctionParametersState(AuctionParameters parameters) implements StateRecord {}

    /**
     * The phase of a contract that does not simply trade.
     *
     * @param auction null unless orders gather
     * @param untilNanos when the auction ends, 0 unless orders gather
     * @param lots traded so far at the end of this auction
     * @param tickLots sum of price × lots of those trades
     * @param closingLots traded in the last closing call, until the daily run
     * @param closingTickLots sum of price × lots of those trades
     * @param indicativeTicks the indicative price last published, 0 if there was none
     */
    record PhaseState(
            int contract,
            TradingPhase phase,
            AuctionKind auction,
            long untilNanos,
            String reason,
            long lots,
            long tickLots,
            long closingLots,
            long closingTickLots,
            long indicativeTicks,
            long indicativeLots,
            long imbalanceLots)
            implements StateRecord {}

    /** The lowest and highest trade of a contract in a minute of the rolling hour; minutes since 1970 UTC. */
    record PriceMinuteState(int contract, long minute, long lowTicks, long highTicks) implements StateRecord {}

    /** Open orders: per contract and side in order of priority, then the contract's stops in the order they would be met. */
    record OrderState(OpenOrder order) implements StateRecord {}

    /**
     * A quote group as it stands.
     *
     * @param windowNanos when the interval under way began
     * @param units filled in it; {@code deltaUnits} bought less sold
     * @param frozenUntilNanos in the past if it is not frozen
     */
    record QuoteGroupState(
            long account,
            String index,
            String group,
            long intervalNanos,
            long frozenNanos,
            long unitsMax,
            long deltaUnitsMax,
            long windowNanos,
            long units,
            long deltaUnits,
            long frozenUntilNanos,
            List<Standing> quotes)
            implements StateRecord {
        public QuoteGroupState {
            quotes = List.copyOf(quotes);
        }

        /** The orders of a quote, 0 where there is none. */
        public record Standing(int contract, long bidOrderId, long askOrderId) {}
    }

    record PositionLimitsState(PositionLimits limits) implements StateRecord {}

    /** A spread beyond those of the calendar, and who asked for it. */
    record SpreadRequestState(int contract, long account) implements StateRecord {}

    /** A member that supplies prices to an index. */
    record IndexSupplierState(int member, String index, long addOnPpm) implements StateRecord {}

    /** An account that does not stand alone. */
    record ControlGroupState(long account, int group) implements StateRecord {}

    /** A block trade that waits for its counterparty. */
    record BlockProposalState(long proposal, long account, long counterparty, BlockTerms terms)
            implements StateRecord {}

    /** A kill switch that is thrown. */
    record KillSwitchState(KillReach reach, long whose, String officer, String reason, long sinceNanos)
            implements StateRecord {}

    /** @param nextWithdrawal number of the next withdrawal */
    record PaymentState(long nextWithdrawal, PaymentParameters parameters) implements StateRecord {}

    record PayoutAddressState(long account, String asset, PayoutAddress address) implements StateRecord {}

    /**
     * A withdrawal under way; its cash is held.
     *
     * @param approvalsLeft how many officers have yet to approve it
     * @param officer the key of the first who did, or empty
     */
    record WithdrawalState(
            long withdrawal,
            long account,
            String asset,
            long amountMicros,
            String reference,
            PayoutAddress to,
            long requestedNanos,
            int approvalsLeft,
            String officer)
            implements StateRecord {
        WithdrawalState approvedBy(String by) {
            return new WithdrawalState(
                    withdrawal, account, asset, amountMicros, reference, to, requestedNanos, approvalsLeft - 1, by);
        }
    }

    /**
     * An entry of the bank that moved money.
     *
     * @param amountMicros credited to the account; negative if the bank paid or took back
     * @param reversed whether the bank has taken this deposit back
     */
    record BankEntryState(String bank, String entry, int day, long account, long amountMicros, boolean reversed)
            implements StateRecord {
        BankEntryState takenBack() {
            return new BankEntryState(bank, entry, day, account, amountMicros, true);
        }
    }

    /** @param pricePpm parts per million of a dollar per unit, 0 before the first price */
    record AssetState(
            CollateralAsset asset, long pricePpm, long pricedNanos, CollateralAsset.Standing standing, boolean matured)
            implements StateRecord {}

    /** An amount of an asset in a ledger account, millionths of its unit; the sum over all accounts is zero. */
    record AssetBalanceState(String asset, long account, long amountMicros) implements StateRecord {}

    /** Dollars owed, and when they must be cured. */
    record DebitState(long account, long cureNanos) implements StateRecord {}

    /** An open connection of a client. */
    record SessionState(long session, long account, long gateway, boolean cancelOnDisconnect) implements StateRecord {}

    /** An account whose connections open with cancel on disconnect. */
    record CancelOnDisconnectState(long account) implements StateRecord {}

    /**
     * Where a source's price has been, in tenths, while the stops met there are not all worked yet.
     *
     * @param lowTenths the lowest it has been since the first of them was met
     * @param highTenths the highest
     */
    record StopsMetState(int contract, Trigger.Source source, long lowTenths, long highTenths) implements StateRecord {}

    /** @param reason null if the request was done */
    record RequestState(long account, RequestId requestId, long expiresNanos, long orderId, RejectReason reason)
            implements StateRecord {}

    /** @param cursor where a partly done item goes on, 0 from the start */
    record DueState(long atNanos, DueKind kind, String subject, long cursor) implements StateRecord {}

    // ── Defaults ────────────────────────────────────────────────────────────────────────────────────────────────

    /** Numbers give the next to be used. */
    record DefaultParametersState(DefaultParameters parameters, int nextDefault, int nextAuction)
            implements StateRecord {}

    /**
     * A loss that is being shared among many accounts: a haircut of gains for a member's default, or the tear-up of an
     * account's position.
     *
     * @param member in default, 0 for a tear-up
     * @param account whose position is torn up, 0 for a haircut; {@code contract} likewise
     * @param cursor the account to go on with
     * @param amount to be shared: micro-dollars, known once all is weighed; or lots, long if positive
     * @param total of what accounts share by, as far as it is added up
     * @param rest of the amount, less the floors of all parts passed, less what was given out of it
     * @param taken so far
     */
    record LossSharingState(
            int member,
            long account,
            int contract,
            SharingStage stage,
            long cursor,
            long amount,
            long total,
            long rest,
            long taken)
            implements StateRecord {
        LossSharingState weighed(long next, long soFar) {
            return new LossSharingState(member, account, contract, stage, next, amount, soFar, rest, taken);
        }

        LossSharingState of(long toShare) {
            return new LossSharingState(
                    member, account, contract, SharingStage.ROUNDING, 0, toShare, total, Math.abs(toShare), taken);
        }

        LossSharingState at(SharingStage next, long from, long left, long soFar) {
            return new LossSharingState(member, account, contract, next, from, amount, total, left, soFar);
        }
    }

    /** The last sizing of the fund. Officers may have set other shares since: what counts is {@link FundShareState}. */
    record FundSizingState(FundSizing sizing) implements StateRecord {}

    record FundShareState(int member, long requiredMicros) implements StateRecord {}

    /** @param defaulted the member in default that it is assessed for; 0: its own fund share is too small */
    record FundCallState(int member, int defaulted, long amountMicros, long dueNanos) implements StateRecord {}

    /**
     * @param whole whether all is closed, whatever the equity
     * @param minutes slices tried in the book
     * @param rounds auctions held
     * @param collateralMicros cash when it began, 0 or more
     */
    record LiquidationState(
            long account,
            LiquidationReason reason,
            boolean whole,
            LiquidationStage stage,
            long sinceNanos,
            int minutes,
            int rounds,
            long collateralMicros)
            implements StateRecord {
        LiquidationState at(LiquidationStage next, int otherMinutes, int otherRounds) {
            return new LiquidationState(
                    account, reason, whole, next, sinceNanos, otherMinutes, otherRounds, collateralMicros);
        }

        LiquidationState whole(LiquidationReason otherReason) {
            return new LiquidationState(
                    account, otherReason, true, stage, sinceNanos, minutes, rounds, collateralMicros);
        }
    }

    record PortfolioAuctionState(int auction, long account, int packages, long reserveMicros, long closesNanos)
            implements StateRecord {}

    record PortfolioBidState(int auction, long account, int packages, long priceMicros, long placedNanos)
            implements StateRecord {}

    /** How a member bid for the portfolios of a member in default. */
    record BidRankState(int defaulted, int member, BidRank rank) implements StateRecord {}

    /**
     * @param collateralMicros cash of its house accounts when they came to be liquidated
     * @param assessed whether assessments were called
     * @param uncoveredMicros what no layer bore
     * @param layers what each layer had when it was first asked, and has borne
     */
    record DefaultState(
            int member,
            int number,
            String reason,
            long sinceNanos,
            DefaultStage stage,
            long collateralMicros,
            boolean assessed,
            long uncoveredMicros,
            List<LayerUse> layers)
            implements StateRecord {
        public DefaultState {
            layers = List.copyOf(layers);
        }

        /** In micro-dollars. */
        public record LayerUse(WaterfallLayer layer, long availableMicros, long usedMicros) {}

        /** What all layers have borne and what none did. */
        public long lossMicros() {
            long loss = uncoveredMicros;
            for (LayerUse layer : layers) loss = Math.addExact(loss, layer.usedMicros());
            return loss;
        }
    }

    /** What an account was paid in variation since the first default that is not settled, less what was cut of it. */
    record GainState(long account, long gainedMicros) implements StateRecord {}

    /** @param records how many records came before */
    record EndOfState(long records) implements StateRecord {}
}
