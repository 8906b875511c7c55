package kilohour.wire;

import java.util.ArrayList;
import java.util.List;
import kilohour.exchange.BlockEnd;
import kilohour.exchange.BlockKind;
import kilohour.exchange.BlockTerms;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.KillReach;
import kilohour.exchange.MarketMakerProtection;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.PositionLimits;
import kilohour.exchange.RejectReason;
import kilohour.exchange.RequestId;
import kilohour.exchange.StateRecord;
import kilohour.units.Side;

/** One plausible instance of every record of the controls: they stand behind the others in the golden file. */
final class ControlExamples {
    private static final long NOON = 1_796_040_000_000_000_000L; // 2026-11-30T12:00Z
    private static final RequestId ID = new RequestId(0x0123456789abcdefL, 0xfedcba9876543210L);

    private static final MarketMakerProtection PROTECTION =
            new MarketMakerProtection("H100", "Kurve Süd", 5_000_000_000L, 10_000_000_000L, 74_400, 37_200);

    private static final BlockTerms BLOCK_TERMS = new BlockTerms(
            BlockKind.EXCHANGE_FOR_PHYSICAL,
            7,
            Side.SELL,
            2_611,
            100,
            NOON - 60_000_000_000L,
            "lease 4711",
            NOON + 600_000_000_000L);

    static final List<Command> COMMANDS = List.of(
            new Command.OpenSession(100, ID, 71, 6),
            new Command.SetCancelOnDisconnect(100, ID, 71, true),
            new Command.EndSession(71),
            new Command.EndGateway(6),
            new Command.SetKillSwitch(KillReach.MEMBER, 5, true, "officer-1", "limits exceeded twice"),
            new Command.MassQuote(
                    100,
                    ID,
                    "Kurve Süd",
                    OrderTerms.PostOnly.REPRICE,
                    List.of(
                            new Command.MassQuote.Quote(7, 2_610, 12, 2_615, 11),
                            new Command.MassQuote.Quote(8, 0, 0, 2_620, 5)),
                    71),
            new Command.SetMarketMakerProtection(100, ID, PROTECTION),
            new Command.ResetMarketMakerProtection(100, ID, "Kurve Süd"),
            new Command.SetPositionLimits(new PositionLimits("H100", 5_000_000, 20_000_000)),
            new Command.SetControlGroup(100, 3),
            new Command.ProposeBlockTrade(100, ID, 101, BLOCK_TERMS),
            new Command.AnswerBlockTrade(101, ID, 56, true, 2_611, 100));

    static final List<Event> EVENTS = List.of(
            new Event.SessionOpened(100, 71, 6, true),
            new Event.CancelOnDisconnectSet(100, 71, true),
            new Event.SessionLost(100, 71),
            new Event.GatewayLost(6),
            new Event.KillSwitchSet(KillReach.ACCOUNT, 100, true, "officer-1", "runaway program"),
            new Event.QuoteRejected(
                    100, 7, Side.SELL, "Kurve Süd", RejectReason.QUOTE_CROSSED, "the bid is not below the offer"),
            new Event.MarketMakerProtectionSet(100, PROTECTION),
            new Event.QuotesFrozen(100, "Kurve Süd", 75_144, -7_440, NOON + 10_000_000_000L),
            new Event.MarketMakerProtectionReset(100, "Kurve Süd"),
            new Event.PositionLimitsSet(new PositionLimits("H100", 5_000_000, 20_000_000)),
            new Event.ControlGroupSet(100, 3),
            new Event.BlockTradeProposed(56, 100, 101, BLOCK_TERMS),
            new Event.BlockTradeEnded(56, 100, 101, BlockEnd.DECLINED),
            new Event.BlockTraded(
                    57,
                    56,
                    BlockKind.BLOCK,
                    7,
                    2_611,
                    100,
                    101,
                    38_000_000,
                    100,
                    38_000_001,
                    NOON - 60_000_000_000L,
                    "März"));

    static final List<StateRecord> STATES = List.of(
            new StateRecord.SessionState(71, 100, 6, true),
            new StateRecord.CancelOnDisconnectState(100),
            new StateRecord.KillSwitchState(KillReach.MEMBER, 5, "officer-1", "limits exceeded twice", NOON),
            new StateRecord.QuoteGroupState(
                    100,
                    "H100",
                    "Kurve Süd",
                    5_000_000_000L,
                    10_000_000_000L,
                    74_400,
                    37_200,
                    NOON,
                    14_880,
                    -7_440,
                    NOON + 10_000_000_000L,
                    List.of(new StateRecord.QuoteGroupState.Standing(7, 901, 902))),
            new StateRecord.PositionLimitsState(new PositionLimits("H100", 5_000_000, 20_000_000)),
            new StateRecord.ControlGroupState(100, 3),
            new StateRecord.BlockProposalState(56, 100, 101, BLOCK_TERMS));

    private ControlExamples() {}

    /** The others, then these. */
    @SafeVarargs
    static <T> List<T> after(List<T> these, T... others) {
        List<T> all = new ArrayList<>(List.of(others));
        all.addAll(these);
        return List.copyOf(all);
    }
}
