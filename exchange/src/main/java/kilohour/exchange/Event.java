package kilohour.exchange;

import java.time.YearMonth;
import kilohour.clearing.Charges;
import kilohour.clearing.CollateralAsset;
import kilohour.clearing.MarginGroup;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.OptionParameters;
import kilohour.clearing.Purpose;
import kilohour.contracts.Contract;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.contracts.Underlying;
import kilohour.units.Side;

/** What the market said, in the past tense. The events of one command are one batch, numbered without gaps. */
public sealed interface Event {

    // ── The venue ───────────────────────────────────────────────────────────────────────────────────────────────

    record VenueOpened(String name, Command.OpenVenue.Clock clock, boolean practice) implements Event {}

    /**
     * @param workRemains whether more is due than one command may do: send another tick, or the same advance again
     */
    record TimeAdvanced(long toNanos, boolean workRemains) implements Event {}

    record MemberRegistered(int member, String name) implements Event {}

    record AccountOpened(long account, int member, String name, AccountKind kind) implements Event {}

    record KeyRegistered(String keyId, long account, java.util.Set<Scope> scopes) implements Event {}

    record KeyDisabled(String keyId) implements Event {}

    record UnderlyingListed(Underlying underlying) implements Event {}

    record ContractListed(Contract contract, long referenceTenths) implements Event {}

    record ReferenceSet(int contract, long priceTenths) implements Event {}

    record TradingParametersSet(TradingParameters parameters) implements Event {}

    record MarginParametersSet(MarginParameters parameters) implements Event {}

    /** An officer's or a feed's command that was not done. */
    record CommandRejected(RejectReason reason, String sentence) implements Event {}

    /** A client's request that was not done; nothing changed. */
    record RequestRejected(long account, RequestId requestId, RejectReason reason, String sentence) implements Event {}

    /**
     * A request that was answered before.
     *
     * @param orderId the order that the first answer was about, 0 if none
     * @param reason why the first was rejected, or null if it was done
     */
    record RequestRepeated(long account, RequestId requestId, long orderId, RejectReason reason) implements Event {}

    // ── Prices ──────────────────────────────────────────────────────────────────────────────────────────────────

    record HourDeclared(String index, int hour, long valueTenths, PrintGrade grade) implements Event {}

    record PrintDeclared(
            String index, int day, long valueTenths, PrintGrade grade, PrintStatus status, String recordHash)
            implements Event {}

    record MarkMoved(int contract, long markTenths) implements Event {}

    record AuctionParametersSet(AuctionParameters parameters) implements Event {}

    record OptionParametersSet(OptionParameters parameters) implements Event {}

    record ChargesSet(Charges charges) implements Event {}

    /**
     * What charges are measured on from now on: the highest price among the underlying's months and perpetual, and the open
     * interest of all its contracts.
     */
    record ChargeBaseSet(String index, long priceTenths, long openInterestUnits) implements Event {}

    record MarginGroupSet(MarginGroup group) implements Event {}

    record VolatilitySet(String index, YearMonth month, long volatilityPpm) implements Event {}

    /**
     * A contract trades otherwise from now on.
     *
     * @param auction why orders gather; null unless they do
     * @param untilNanos when they trade; 0 unless they gather
     * @param reason why trading was halted or paused, in words, or empty
     */
    record PhaseChanged(int contract, TradingPhase phase, AuctionKind auction, long untilNanos, String reason)
            implements Event {}

    /**
     * What an auction would come to if it ended now; said once a tick where it changed.
     *
     * @param priceTicks of no meaning while no bid reaches an offer
     * @param lots what would trade, 0 while no bid reaches an offer
     * @param imbalanceLots what would be left over at that price, buyers' if positive, sellers' if negative
     */
    record IndicativeChanged(int contract, long priceTicks, long lots, long imbalanceLots) implements Event {}

    /** An auction is over; its trades came before. {@code lots} is 0 where nothing traded, and the price of no meaning. */
    record AuctionEnded(int contract, AuctionKind auction, long priceTicks, long lots) implements Event {}

    /** The price a daily run settles at, and how it was found. */
    record SettlementPriceSet(int contract, int day, long priceTenths, Tier tier) implements Event {
        public enum Tier {
            /** The closing call. */
            CLOSING_CALL,
            /** Volume-weighted mean of the trades of the last ten minutes, or of those before the closing call. */
            CLOSING_TRADES,
            /** A strip's: the mean of its months' prices of this run, weighted with their hours. */
            MEAN_OF_MONTHS,
            /** An option's: its mark, the mid of its book held to its model. */
            OPTION_MODEL,
            /** Last trade since the run before, bounded by best bid and ask. */
            LAST_TRADE,
            /** A month's: what trades of spreads and strips since the run before say beside the prices of other months. */
            IMPLIED,
            /** A spread's: the difference of its legs' prices of this run. */
            DIFFERENCE_OF_LEGS,
            /** The price before, moved with the index. */
            INDEX_MOVE,
            /** The price before. */
            UNCHANGED
        }
    }

    record KillSwitchSet(KillReach reach, long whose, boolean thrown, String officer, String reason) implements Event {}

    record PositionLimitsSet(PositionLimits limits) implements Event {}

    record ControlGroupSet(long account, int group) implements Event {}

    record IndexSupplierSet(int member, String index, boolean supplies, long addOnPpm) implements Event {}

    // ── Clients' connections ────────────────────────────────────────────────────────────────────────────────────

    /** @param cancelOnDisconnect whether its orders go with it */
    record SessionOpened(long account, long session, long gateway, boolean cancelOnDisconnect) implements Event {}

    /** @param session 0 for the account's default */
    record CancelOnDisconnectSet(long account, long session, boolean cancelOnDisconnect) implements Event {}

    /** A connection is gone, and before it the orders that were to go with it. */
    record SessionLost(long account, long session) implements Event {}

    /** All connections of this gateway are lost; each is told of when its turn comes. */
    record GatewayLost(long gateway) implements Event {}

    // ── Orders and trades ───────────────────────────────────────────────────────────────────────────────────────

    /**
     * An order that passed all checks; trades and what became of it follow.
     *
     * @param limitTicks as worked: a market order's protection limit, a repriced post-only's new price
     */
    record OrderAccepted(
            long orderId, long account, RequestId requestId, int contract, OrderTerms terms, long limitTicks)
            implements Event {}

    /**
     * @param lotsOpen what is left open
     * @param triggerTicks an untriggered stop's trigger, 0 for any other order
     */
    record OrderAmended(
            long orderId,
            long account,
            int contract,
            long lotsOpen,
            long limitTicks,
            boolean keptPlace,
            long triggerTicks)
            implements Event {
        OrderAmended(Order order, boolean keptPlace) {
            this(
                    order.id,
                    order.account,
                    order.contract,
                    order.lotsOpen,
                    order.limitTicks,
                    keptPlace,
                    order.isUntriggered() ? order.triggerTicks() : 0);
        }
    }

    /** Two orders that were just accepted: when one trades or ends, the other is cancelled. */
    record OrdersLinked(long account, int contract, long firstOrderId, long secondOrderId) implements Event {}

    /**
     * A stop's trigger was met: it is an order like any other from now on, and what became of it follows.
     *
     * @param lotsOpen what it is worked for, as trimmed by reduce-only
     * @param limitTicks the price it is worked at: inside the band, a stop-market's protection limit
     */
    record OrderTriggered(long orderId, long account, int contract, long lotsOpen, long limitTicks) implements Event {}

    /** @param lots what was open and is no more */
    record OrderCancelled(long orderId, long account, int contract, long lots, CancelReason reason) implements Event {}

    /** One side of a quote that does not stand; whatever stood there before is gone. */
    record QuoteRejected(long account, int contract, Side side, String group, RejectReason reason, String sentence)
            implements Event {}

    /** A group was made, changed or, with an interval of 0, ended. */
    record MarketMakerProtectionSet(long account, MarketMakerProtection protection) implements Event {}

    /**
     * So much filled that a group's quotes go, and it may not quote.
     *
     * @param units filled in the interval
     * @param deltaUnits of these, bought less sold
     * @param untilNanos {@link OrderTerms#NEVER} until it is reset
     */
    record QuotesFrozen(long account, String group, long units, long deltaUnits, long untilNanos) implements Event {}

    record MarketMakerProtectionReset(long account, String group) implements Event {}

    /**
     * A trade, novated at once: the clearing house is the buyer to the seller.
     *
     * @param takerSide the side of the incoming order; in an auction, of the younger one
     * @param makerLotsOpen what the resting order still has open
     * @param takerLotsOpen what the incoming order still has unfilled
     */
    record Traded(
            long tradeId,
            int contract,
            long priceTicks,
            long lots,
            Side takerSide,
            long makerOrderId,
            long makerAccount,
            long makerLotsOpen,
            long makerFeeMicros,
            long takerOrderId,
            long takerAccount,
            long takerLotsOpen,
            long takerFeeMicros)
            implements Event {}

    /**
     * At which prices a trade of a spread, told just before, was booked as positions of its legs: who bought the spread
     * bought the near leg and sold the far one.
     *
     * @param nearTicks the near leg's mark to a whole tick
     * @param farTicks that less the spread
     */
    record LegsBooked(
            long tradeId, int contract, int nearContract, long nearTicks, int farContract, long farTicks, long lots)
            implements Event {}

    record BlockTradeProposed(long proposal, long account, long counterparty, BlockTerms terms) implements Event {}

    /** A proposal that came to nothing. */
    record BlockTradeEnded(long proposal, long account, long counterparty, BlockEnd end) implements Event {}

    /**
     * A trade agreed outside the book, novated at once; it makes no last price and no settlement price.
     *
     * @param executedNanos when it was agreed
     */
    record BlockTraded(
            long tradeId,
            long proposal,
            BlockKind kind,
            int contract,
            long priceTicks,
            long lots,
            long buyer,
            long buyerFeeMicros,
            long seller,
            long sellerFeeMicros,
            long executedNanos,
            String reference)
            implements Event {}

    // ── Clearing ────────────────────────────────────────────────────────────────────────────────────────────────

    /** One posting of the ledger: {@code from} pays {@code to}, micro-dollars, more than zero. */
    record CashTransferred(long from, long to, long amountMicros, Purpose purpose, int contract, String reference)
            implements Event {}

    record PaymentParametersSet(PaymentParameters parameters) implements Event {}

    /** @param officer the key of who registered it */
    record PayoutAddressSet(long account, String asset, PayoutAddress address, String officer) implements Event {}

    /** @param approvals how many officers it needs; with none it is paid at once */
    record WithdrawalRequested(
            long withdrawal,
            long account,
            RequestId requestId,
            String asset,
            long amountMicros,
            String reference,
            PayoutAddress to,
            int approvals)
            implements Event {}

    /** @param approvalsLeft 0 once it may be paid */
    record WithdrawalApproved(long withdrawal, long account, String officer, int approvalsLeft) implements Event {}

    /** The cash went out or back before this. {@code officer} is empty where none had a part in it. */
    record WithdrawalEnded(long withdrawal, long account, WithdrawalEnd end, String officer, String reason)
            implements Event {}

    record CollateralAssetSet(CollateralAsset asset) implements Event {}

    /** A price of collateral, or how far it can still be relied on: its haircut grows with its age. */
    record AssetPriced(String asset, long pricePpm, CollateralAsset.Standing standing) implements Event {}

    /** One posting of an asset's ledger, in millionths of its unit, more than zero. */
    record AssetTransferred(long from, long to, String asset, long amountMicros, Purpose purpose, String reference)
            implements Event {}

    /** @param owedMicros dollars owed, to be cured before {@code cureNanos}, when collateral is sold */
    record DebitCalled(long account, long owedMicros, long cureNanos) implements Event {}

    /** @param amountMicros credited to the account; negative if the bank paid or took back */
    record BankEntryBooked(String bank, String entry, int day, long account, long amountMicros) implements Event {}

    /**
     * A position as it now stands.
     *
     * @param lots long if positive
     * @param entryCostMicros signed lots × units × average entry price, for display
     */
    record PositionChanged(long account, int contract, long lots, long entryCostMicros) implements Event {}

    /**
     * An hour's funding rate: longs pay shorts where it is positive.
     *
     * @param premiumSumPpb sum of the minutes' premiums, parts per billion
     * @param minutes how many minutes counted; the hourly rate is the mean premium ÷ 24, clamped
     * @param ratePpb the rate applied, parts per billion, rounded half-even for display
     */
    record FundingRateSet(int contract, int hour, long indexTenths, long premiumSumPpb, int minutes, long ratePpb)
            implements Event {}

    /** Trading ended: a month settles when its last print is frozen, a strip cascades at once. */
    record TradingEnded(int contract) implements Event {}

    /** A month was settled in cash; all positions in it are closed. */
    record MonthSettled(int contract, long finalTenths, int reconstructedDays, int carriedDays, int determinedDays)
            implements Event {}

    /**
     * An order in a strip traded by implication: its own report. The trades of the months, which its account now holds,
     * were told before it; a trade fills only orders of its own contract.
     *
     * @param priceTicks the mean of the months' prices, rounded against the order to a whole tick
     * @param feeMicros of all those trades
     */
    record OrderFilled(
            long orderId, long account, int contract, long priceTicks, long lots, long lotsOpen, long feeMicros)
            implements Event {}

    /**
     * A strip turned into what it consists of; all positions in it are closed.
     *
     * @param priceTenths its last settlement price, at which the positions that took its place were entered
     */
    record StripCascaded(int contract, long priceTenths) implements Event {}

    /** A spread is not listed any more: its first leg's trading ended; its orders were cancelled before. */
    record SpreadEnded(int contract) implements Event {}

    /**
     * An option ended; what became of each position in it follows.
     *
     * @param priceTenths the price that its strike is compared with: the month's settlement price of the run, or for an
     *     average-price option the mean of the month's prints
     * @param inTheMoney whether it is exercised; at the strike it is not
     * @param lots held long
     */
    record OptionExpired(int contract, long priceTenths, boolean inTheMoney, long lots) implements Event {}

    /**
     * @param shortfallMicros initial margin less equity
     * @param dueNanos until when it must be met: 12:00 of the next day
     */
    record MarginCalled(long account, int day, long shortfallMicros, long dueNanos) implements Event {}

    /** What an account is worth and must have after the daily run and its calls; nothing is said of one that has nothing. */
    record AccountValued(long account, int day, Valuation valuation) implements Event {}

    // ── Defaults ────────────────────────────────────────────────────────────────────────────────────────────────

    /** What is said of calls met, the default fund, liquidations and defaults. */
    sealed interface OfDefault extends Event {}

    /** Equity covers initial margin again, before the call was due. */
    record MarginCallMet(long account, int day) implements OfDefault {}

    record DefaultParametersSet(DefaultParameters parameters) implements OfDefault {}

    record FundSharesSet(long coverMicros, java.util.List<FundShare> shares) implements OfDefault {
        public FundSharesSet {
            shares = java.util.List.copyOf(shares);
        }
    }

    /** The fund was sized for the day; members' shares are those of the sizing from now on. */
    record FundSized(FundSizing sizing) implements OfDefault {}

    /**
     * A member is to pay.
     *
     * @param defaulted the member in default that it is assessed for; 0: its own fund share is too small
     */
    record FundCalled(int member, int defaulted, long amountMicros, long dueNanos) implements OfDefault {}

    /** The liquidation of an account began, went on to its next stage or is over. */
    record LiquidationChanged(
            long account, LiquidationReason reason, LiquidationStage stage, long equityMicros, long initialMicros)
            implements OfDefault {}

    /**
     * Members may bid for a portfolio, cut into equal packages: each contract's lots as evenly as whole lots go.
     *
     * @param reserveMicros the highest price of a package that is accepted
     */
    record PortfolioAuctioned(
            int auction,
            long account,
            int packages,
            long reserveMicros,
            long closesNanos,
            java.util.List<PortfolioLeg> legs)
            implements OfDefault {
        public PortfolioAuctioned {
            legs = java.util.List.copyOf(legs);
        }
    }

    /** For the bidder alone until the auction is over. */
    record PortfolioBidPlaced(int auction, long account, int packages, long priceMicros) implements OfDefault {}

    /** Packages went to a bidder at the auction's price a package; positions and cash follow. */
    record PortfolioAllotted(int auction, long account, int packages, long priceMicros) implements OfDefault {}

    /** @param priceMicros of one package, the same for all: the highest bid accepted; 0 where none was */
    record PortfolioAuctionEnded(int auction, long account, int packagesSold, long priceMicros) implements OfDefault {}

    /** What nobody took of an account's position was closed against those on its other side, pro rata, at the mark. */
    record PositionsTornUp(long account, int contract, long lots, long priceTenths) implements OfDefault {}

    /** @param collateralMicros cash of its house accounts when they came to be liquidated */
    record MemberDefaulted(int member, int number, String reason, long collateralMicros) implements OfDefault {}

    /** @param leftMicros what is still to cover after this layer */
    record LayerUsed(int member, WaterfallLayer layer, long availableMicros, long usedMicros, long leftMicros)
            implements OfDefault {}

    /** The loss known so far is borne. */
    record DefaultSettled(int member, long lossMicros, long uncoveredMicros) implements OfDefault {}

    record AccountPorted(long account, int fromMember, int toMember) implements OfDefault {}
}
