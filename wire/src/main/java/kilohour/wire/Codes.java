package kilohour.wire;

import kilohour.clearing.CollateralAsset;
import kilohour.clearing.Purpose;
import kilohour.contracts.ListingTerms;
import kilohour.contracts.OptionListing;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.exchange.AccountKind;
import kilohour.exchange.AuctionKind;
import kilohour.exchange.BidRank;
import kilohour.exchange.BlockEnd;
import kilohour.exchange.BlockKind;
import kilohour.exchange.CancelReason;
import kilohour.exchange.Command;
import kilohour.exchange.DefaultStage;
import kilohour.exchange.DueKind;
import kilohour.exchange.Event;
import kilohour.exchange.KillReach;
import kilohour.exchange.LiquidationReason;
import kilohour.exchange.LiquidationStage;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RejectReason;
import kilohour.exchange.SharingStage;
import kilohour.exchange.TradingPhase;
import kilohour.exchange.Trigger;
import kilohour.exchange.VenueFund;
import kilohour.exchange.WaterfallLayer;
import kilohour.exchange.WithdrawalEnd;
import kilohour.matching.SelfTradePrevention;
import kilohour.units.Side;
import kilohour.wire.sbe.AccountKindCode;
import kilohour.wire.sbe.AssetKindCode;
import kilohour.wire.sbe.AssetStandingCode;
import kilohour.wire.sbe.AuctionKindCode;
import kilohour.wire.sbe.BidRankCode;
import kilohour.wire.sbe.BlockEndCode;
import kilohour.wire.sbe.BlockKindCode;
import kilohour.wire.sbe.CancelReasonCode;
import kilohour.wire.sbe.ClockCode;
import kilohour.wire.sbe.DefaultStageCode;
import kilohour.wire.sbe.DueKindCode;
import kilohour.wire.sbe.KillReachCode;
import kilohour.wire.sbe.LiquidationReasonCode;
import kilohour.wire.sbe.LiquidationStageCode;
import kilohour.wire.sbe.ListedMonthsCode;
import kilohour.wire.sbe.OptionListingCode;
import kilohour.wire.sbe.OrderTypeCode;
import kilohour.wire.sbe.PostOnlyCode;
import kilohour.wire.sbe.PrintGradeCode;
import kilohour.wire.sbe.PrintStatusCode;
import kilohour.wire.sbe.PurposeCode;
import kilohour.wire.sbe.RejectReasonCode;
import kilohour.wire.sbe.SelfTradePreventionCode;
import kilohour.wire.sbe.SharingStageCode;
import kilohour.wire.sbe.SideCode;
import kilohour.wire.sbe.TierCode;
import kilohour.wire.sbe.TimeInForceCode;
import kilohour.wire.sbe.TradingPhaseCode;
import kilohour.wire.sbe.TriggerKindCode;
import kilohour.wire.sbe.TriggerSourceCode;
import kilohour.wire.sbe.VenueFundCode;
import kilohour.wire.sbe.WaterfallLayerCode;
import kilohour.wire.sbe.WithdrawalEndCode;
import kilohour.wire.sbe.YesNo;

/** The market's words and their codes in the schema. */
final class Codes {
    static final EnumPair<Side, SideCode> SIDE = EnumPair.of(Side.class, SideCode.class, SideCode.NULL_VAL);
    static final EnumPair<OrderTerms.Type, OrderTypeCode> ORDER_TYPE =
            EnumPair.of(OrderTerms.Type.class, OrderTypeCode.class, OrderTypeCode.NULL_VAL);
    static final EnumPair<OrderTerms.TimeInForce, TimeInForceCode> TIME_IN_FORCE =
            EnumPair.of(OrderTerms.TimeInForce.class, TimeInForceCode.class, TimeInForceCode.NULL_VAL);
    static final EnumPair<OrderTerms.PostOnly, PostOnlyCode> POST_ONLY =
            EnumPair.of(OrderTerms.PostOnly.class, PostOnlyCode.class, PostOnlyCode.NULL_VAL);
    static final EnumPair<SelfTradePrevention, SelfTradePreventionCode> SELF_TRADE_PREVENTION =
            EnumPair.of(SelfTradePrevention.class, SelfTradePreventionCode.class, SelfTradePreventionCode.NULL_VAL);
    static final EnumPair<Trigger.Kind, TriggerKindCode> TRIGGER_KIND =
            EnumPair.of(Trigger.Kind.class, TriggerKindCode.class, TriggerKindCode.NULL_VAL);
    static final EnumPair<Trigger.Source, TriggerSourceCode> TRIGGER_SOURCE =
            EnumPair.of(Trigger.Source.class, TriggerSourceCode.class, TriggerSourceCode.NULL_VAL);
    static final EnumPair<ListingTerms.Months, ListedMonthsCode> LISTED_MONTHS =
            EnumPair.of(ListingTerms.Months.class, ListedMonthsCode.class, ListedMonthsCode.NULL_VAL);
    static final EnumPair<OptionListing, OptionListingCode> OPTION_LISTING =
            EnumPair.of(OptionListing.class, OptionListingCode.class, OptionListingCode.NULL_VAL);
    static final EnumPair<PrintGrade, PrintGradeCode> PRINT_GRADE =
            EnumPair.of(PrintGrade.class, PrintGradeCode.class, PrintGradeCode.NULL_VAL);
    static final EnumPair<PrintStatus, PrintStatusCode> PRINT_STATUS =
            EnumPair.of(PrintStatus.class, PrintStatusCode.class, PrintStatusCode.NULL_VAL);
    static final EnumPair<Command.OpenVenue.Clock, ClockCode> CLOCK =
            EnumPair.of(Command.OpenVenue.Clock.class, ClockCode.class, ClockCode.NULL_VAL);
    static final EnumPair<Event.SettlementPriceSet.Tier, TierCode> TIER =
            EnumPair.of(Event.SettlementPriceSet.Tier.class, TierCode.class, TierCode.NULL_VAL);
    static final EnumPair<Purpose, PurposeCode> PURPOSE =
            EnumPair.of(Purpose.class, PurposeCode.class, PurposeCode.NULL_VAL);
    static final EnumPair<CancelReason, CancelReasonCode> CANCEL_REASON =
            EnumPair.of(CancelReason.class, CancelReasonCode.class, CancelReasonCode.NULL_VAL);
    static final EnumPair<DueKind, DueKindCode> DUE_KIND =
            EnumPair.of(DueKind.class, DueKindCode.class, DueKindCode.NULL_VAL);
    static final EnumPair<TradingPhase, TradingPhaseCode> TRADING_PHASE =
            EnumPair.of(TradingPhase.class, TradingPhaseCode.class, TradingPhaseCode.NULL_VAL);
    static final EnumPair<AuctionKind, AuctionKindCode> AUCTION_KIND =
            EnumPair.of(AuctionKind.class, AuctionKindCode.class, AuctionKindCode.NULL_VAL);
    static final EnumPair<RejectReason, RejectReasonCode> REJECT_REASON =
            EnumPair.of(RejectReason.class, RejectReasonCode.class, RejectReasonCode.NULL_VAL);

    static final EnumPair<KillReach, KillReachCode> KILL_REACH =
            EnumPair.of(KillReach.class, KillReachCode.class, KillReachCode.NULL_VAL);

    static final EnumPair<BlockKind, BlockKindCode> BLOCK_KIND =
            EnumPair.of(BlockKind.class, BlockKindCode.class, BlockKindCode.NULL_VAL);
    static final EnumPair<BlockEnd, BlockEndCode> BLOCK_END =
            EnumPair.of(BlockEnd.class, BlockEndCode.class, BlockEndCode.NULL_VAL);

    static final EnumPair<WithdrawalEnd, WithdrawalEndCode> WITHDRAWAL_END =
            EnumPair.of(WithdrawalEnd.class, WithdrawalEndCode.class, WithdrawalEndCode.NULL_VAL);
    static final EnumPair<AccountKind, AccountKindCode> ACCOUNT_KIND =
            EnumPair.of(AccountKind.class, AccountKindCode.class, AccountKindCode.NULL_VAL);
    static final EnumPair<VenueFund, VenueFundCode> VENUE_FUND =
            EnumPair.of(VenueFund.class, VenueFundCode.class, VenueFundCode.NULL_VAL);
    static final EnumPair<LiquidationReason, LiquidationReasonCode> LIQUIDATION_REASON =
            EnumPair.of(LiquidationReason.class, LiquidationReasonCode.class, LiquidationReasonCode.NULL_VAL);
    static final EnumPair<LiquidationStage, LiquidationStageCode> LIQUIDATION_STAGE =
            EnumPair.of(LiquidationStage.class, LiquidationStageCode.class, LiquidationStageCode.NULL_VAL);
    static final EnumPair<WaterfallLayer, WaterfallLayerCode> WATERFALL_LAYER =
            EnumPair.of(WaterfallLayer.class, WaterfallLayerCode.class, WaterfallLayerCode.NULL_VAL);
    static final EnumPair<DefaultStage, DefaultStageCode> DEFAULT_STAGE =
            EnumPair.of(DefaultStage.class, DefaultStageCode.class, DefaultStageCode.NULL_VAL);
    static final EnumPair<SharingStage, SharingStageCode> SHARING_STAGE =
            EnumPair.of(SharingStage.class, SharingStageCode.class, SharingStageCode.NULL_VAL);
    static final EnumPair<BidRank, BidRankCode> BID_RANK =
            EnumPair.of(BidRank.class, BidRankCode.class, BidRankCode.NULL_VAL);

    static final EnumPair<CollateralAsset.Kind, AssetKindCode> ASSET_KIND =
            EnumPair.of(CollateralAsset.Kind.class, AssetKindCode.class, AssetKindCode.NULL_VAL);
    static final EnumPair<CollateralAsset.Standing, AssetStandingCode> ASSET_STANDING =
            EnumPair.of(CollateralAsset.Standing.class, AssetStandingCode.class, AssetStandingCode.NULL_VAL);

    private Codes() {}

    static YesNo yesNo(boolean it) {
        return it ? YesNo.YES : YesNo.NO;
    }

    static boolean yesNo(YesNo code) {
        return switch (code) {
            case YES -> true;
            case NO -> false;
            case NULL_VAL -> throw new IllegalArgumentException("a yes or no is missing");
        };
    }
}
