package kilohour.wire;

import java.util.List;
import kilohour.exchange.BidRank;
import kilohour.exchange.Command;
import kilohour.exchange.DefaultParameters;
import kilohour.exchange.DefaultStage;
import kilohour.exchange.Event;
import kilohour.exchange.FundShare;
import kilohour.exchange.LiquidationReason;
import kilohour.exchange.LiquidationStage;
import kilohour.exchange.PortfolioLeg;
import kilohour.exchange.RequestId;
import kilohour.exchange.StateRecord;
import kilohour.exchange.VenueFund;
import kilohour.exchange.WaterfallLayer;

/** One plausible instance of every record of the default fund, liquidations and defaults. */
final class DefaultExamples {
    private static final long NOON = 1_796_040_000_000_000_000L; // 2026-11-30T12:00Z
    private static final int DAY = 20_787; // 2026-11-30
    private static final RequestId ID = new RequestId(0x0123456789abcdefL, 0xfedcba9876543210L);
    private static final DefaultParameters DEFAULTS = DefaultParameters.STANDARD;
    private static final List<FundShare> SHARES =
            List.of(new FundShare(5, 1_500_000_000_000L), new FundShare(6, 900_000_000_000L));

    static final List<Command> COMMANDS = List.of(
            new Command.SetDefaultParameters(DEFAULTS),
            new Command.SetFundShares(2_100_000_000_000L, SHARES),
            new Command.MoveFundShare(5, 100, -40_000_000, "above its share"),
            new Command.MoveVenueFund(VenueFund.CAPITAL, 150_000_000_000L, "own stake"),
            new Command.LiquidateAccount(100, "k-1", "agreed with the client"),
            new Command.DeclareDefault(5, "k-1", "insolvency was filed for"),
            new Command.PortAccount(101, 6),
            new Command.BidForPortfolio(102, ID, 3, 4, 12_500_000_000L));

    static final List<Event> EVENTS = List.of(
            new Event.DefaultParametersSet(DEFAULTS),
            new Event.FundSharesSet(2_100_000_000_000L, SHARES),
            new Event.FundCalled(6, 5, 75_000_000_000L, NOON),
            new Event.LiquidationChanged(
                    100, LiquidationReason.CALL_MISSED, LiquidationStage.AUCTION, -900_000_000_000L, 780_000_000_000L),
            new Event.PortfolioAuctioned(
                    3, 100, 20, 39_000_000_000L, NOON, List.of(new PortfolioLeg(7, -40), new PortfolioLeg(8, 9_000))),
            new Event.PortfolioBidPlaced(3, 102, 4, 12_500_000_000L),
            new Event.PortfolioAllotted(3, 102, 4, 13_000_000_000L),
            new Event.PortfolioAuctionEnded(3, 100, 20, 13_000_000_000L),
            new Event.PositionsTornUp(100, 7, -40, 26_124),
            new Event.MemberDefaulted(5, 2, "account 100 is short of $900,000.00", 800_000_000_000L),
            new Event.LayerUsed(5, WaterfallLayer.SURVIVORS_FUND, 3_000_000_000_000L, 450_000_000_000L, 1_000_000),
            new Event.DefaultSettled(5, 1_700_000_000_000L, 1_000_000),
            new Event.AccountPorted(101, 5, 6),
            new Event.MarginCallMet(101, DAY));

    static final List<StateRecord> STATES = List.of(
            new StateRecord.DefaultParametersState(DEFAULTS, 3, 4),
            new StateRecord.FundShareState(5, 1_500_000_000_000L),
            new StateRecord.FundCallState(6, 5, 75_000_000_000L, NOON),
            new StateRecord.LiquidationState(
                    100,
                    LiquidationReason.BELOW_MAINTENANCE,
                    true,
                    LiquidationStage.AUCTION,
                    NOON,
                    15,
                    2,
                    800_000_000_000L),
            new StateRecord.PortfolioAuctionState(3, 100, 20, 39_000_000_000L, NOON),
            new StateRecord.PortfolioBidState(3, 102, 4, 12_500_000_000L, NOON),
            new StateRecord.BidRankState(5, 6, BidRank.IN_VAIN),
            new StateRecord.DefaultState(
                    5,
                    2,
                    "account 100 is short of $900,000.00",
                    NOON,
                    DefaultStage.ASSESSING,
                    800_000_000_000L,
                    true,
                    1_000_000,
                    List.of(new StateRecord.DefaultState.LayerUse(
                            WaterfallLayer.DEFAULTER_MARGIN, 800_000_000_000L, 790_000_000_000L))),
            new StateRecord.GainState(102, -4_500_000));

    private DefaultExamples() {}
}
