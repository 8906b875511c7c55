package kilohour.wire;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.Purpose;
import kilohour.clearing.Scenario;
import kilohour.contracts.Contract;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.contracts.Underlying;
import kilohour.exchange.AccountKind;
import kilohour.exchange.Batch;
import kilohour.exchange.CancelReason;
import kilohour.exchange.Command;
import kilohour.exchange.DueKind;
import kilohour.exchange.Event;
import kilohour.exchange.OpenOrder;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RejectReason;
import kilohour.exchange.RequestId;
import kilohour.exchange.Scope;
import kilohour.exchange.StateRecord;
import kilohour.exchange.TradingParameters;
import kilohour.exchange.Trigger;
import kilohour.matching.SelfTradePrevention;
import kilohour.units.Side;

/** One plausible instance of every record, all different from zero: the ones in the golden file. */
final class Examples {
    private static final long NOON = 1_796_040_000_000_000_000L; // 2026-11-30T12:00Z
    private static final int DAY = 20_787; // 2026-11-30
    private static final int HOUR = DAY * 24 + 11;
    private static final RequestId ID = new RequestId(0x0123456789abcdefL, 0xfedcba9876543210L);
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final Underlying H100 = Underlying.gpuHours("H100", "H100 SXM, one hour on demand", true);
    private static final Underlying TOKENS = Underlying.tokens("FRONTIER", "frontier models – output tokens", false);
    private static final Contract DECEMBER = new Contract.MonthFuture(7, H100, YearMonth.of(2026, 12));
    private static final Contract PERPETUAL = new Contract.Perpetual(8, TOKENS);
    private static final TradingParameters TRADING = new TradingParameters(10, 200, 150_000, 50_000, 10_000_000, 1_000);
    private static final MarginParameters MARGIN = new MarginParameters(
            "H100",
            3,
            1_100_000,
            List.of(
                    new Scenario("down 18%", -180_000, -180_000, -180_000),
                    new Scenario("supply shock", 300_000, 200_000, 100_000)));
    private static final OrderTerms TERMS = new OrderTerms(
            Side.SELL,
            OrderTerms.Type.LIMIT,
            12,
            2_612,
            OrderTerms.TimeInForce.GOOD_TILL_DATE,
            OrderTerms.PostOnly.REPRICE,
            true,
            SelfTradePrevention.CANCEL_OLDEST,
            "Absicherung für März",
            NOON + 86_400_000_000_000L,
            5,
            new Trigger(Trigger.Kind.TAKE_PROFIT, Trigger.Source.MARK, 2_640));

    static final List<Command> COMMANDS = ControlExamples.after(
            AuctionExamples.after(
                    AuctionExamples.after(
                            AuctionExamples.after(ControlExamples.COMMANDS, AuctionExamples.COMMANDS),
                            PaymentExamples.COMMANDS),
                    AuctionExamples.after(
                            AuctionExamples.after(
                                    AuctionExamples.after(DefaultExamples.COMMANDS, OptionExamples.COMMANDS),
                                    FundExamples.COMMANDS),
                            AuctionExamples.after(SpreadExamples.COMMANDS, MarginExamples.COMMANDS))),
            new Command.OpenVenue("Kilohour", Command.OpenVenue.Clock.DRIVEN, true),
            new Command.AdvanceTime(NOON),
            new Command.Tick(),
            new Command.RegisterMember(5, "Rhône Compute SA"),
            new Command.OpenAccount(100, 5, "hedging", AccountKind.HOUSE),
            new Command.RegisterKey("k-7f", 100, Set.of(Scope.READ, Scope.TRADE)),
            new Command.DisableKey("k-7f"),
            new Command.Deposit(100, ID, 250_000_000_000L, "wire 4711"),
            new Command.Withdraw(100, ID, 1_000_000, "to bank"),
            new Command.ListUnderlying(H100),
            new Command.SetTradingParameters(TRADING),
            new Command.SetMarginParameters(MARGIN),
            new Command.SetReference(7, 26_123),
            new Command.DeclareHour("H100", HOUR, 26_118, PrintGrade.INTRADAY),
            new Command.DeclarePrint("H100", DAY, 26_120, PrintGrade.DAILY, PrintStatus.CARRIED, HASH),
            new Command.PlaceOrder(100, ID, 7, TERMS, 71),
            new Command.PlacePair(100, ID, 7, TERMS, TERMS.withLabel("stop"), 71),
            new Command.AmendOrder(100, ID, 901, 6, 2_615, 2_641),
            new Command.CancelOrder(100, ID, 901),
            new Command.CancelAll(100, ID, 7, "Kurve Süd"));

    static final List<Event> EVENTS = ControlExamples.after(
            AuctionExamples.after(
                    AuctionExamples.after(
                            AuctionExamples.after(ControlExamples.EVENTS, AuctionExamples.EVENTS),
                            PaymentExamples.EVENTS),
                    AuctionExamples.after(
                            AuctionExamples.after(
                                    AuctionExamples.after(DefaultExamples.EVENTS, OptionExamples.EVENTS),
                                    FundExamples.EVENTS),
                            AuctionExamples.after(SpreadExamples.EVENTS, MarginExamples.EVENTS))),
            new Event.VenueOpened("Kilohour", Command.OpenVenue.Clock.LIVE, true),
            new Event.TimeAdvanced(NOON, true),
            new Event.MemberRegistered(5, "Rhône Compute SA"),
            new Event.AccountOpened(100, 5, "hedging", AccountKind.HOUSE),
            new Event.KeyRegistered("k-1", 100, Set.of(Scope.OFFICER)),
            new Event.KeyDisabled("k-1"),
            new Event.UnderlyingListed(TOKENS),
            new Event.ContractListed(DECEMBER, 26_123),
            new Event.ReferenceSet(7, 26_123),
            new Event.TradingParametersSet(TRADING),
            new Event.MarginParametersSet(MARGIN),
            new Event.CommandRejected(RejectReason.WRONG_CLOCK, "this venue's clock is live"),
            new Event.RequestRejected(
                    100, ID, RejectReason.INSUFFICIENT_MARGIN, "needs $1,204.50 more: deposit it or order less"),
            new Event.RequestRepeated(100, ID, 901, RejectReason.PRICE_OUT_OF_BAND),
            new Event.HourDeclared("H100", HOUR, 26_118, PrintGrade.DAILY),
            new Event.PrintDeclared("H100", DAY, 26_120, PrintGrade.RECONSTRUCTED, PrintStatus.DETERMINED, HASH),
            new Event.MarkMoved(7, 26_124),
            new Event.SettlementPriceSet(7, DAY, 26_125, Event.SettlementPriceSet.Tier.INDEX_MOVE),
            new Event.OrderAccepted(901, 100, ID, 7, TERMS, 2_613),
            new Event.OrderAmended(901, 100, 7, 6, 2_615, true, 2_641),
            new Event.OrderCancelled(901, 100, 7, 6, CancelReason.SELF_TRADE),
            new Event.OrdersLinked(100, 7, 901, 902),
            new Event.OrderTriggered(901, 100, 7, 6, 2_615),
            new Event.Traded(55, 7, 2_612, 4, Side.BUY, 901, 100, 8, 77_700, 902, 101, 3, 1_554_000),
            new Event.CashTransferred(100, 3, 1_554_000, Purpose.TRADING_FEE, 7, "trade 55"),
            new Event.PositionChanged(100, 7, -4, -7_773_312_000L),
            new Event.FundingRateSet(8, HOUR, 26_118, -1_230_000, 60, -854),
            new Event.TradingEnded(7),
            new Event.MonthSettled(7, 26_131, 1, 2, 3),
            new Event.MarginCalled(100, DAY, 1_204_500_000, NOON + 86_400_000_000_000L),
            new Event.StripCascaded(9, 26_132),
            new Event.OrderFilled(901, 100, 9, 2_613, 2, 6, 1_554_000));

    static final List<StateRecord> STATES = ControlExamples.after(
            AuctionExamples.after(
                    AuctionExamples.after(
                            AuctionExamples.after(ControlExamples.STATES, AuctionExamples.STATES),
                            PaymentExamples.STATES),
                    AuctionExamples.after(
                            AuctionExamples.after(
                                    AuctionExamples.after(DefaultExamples.STATES, OptionExamples.STATES),
                                    FundExamples.STATES),
                            AuctionExamples.after(SpreadExamples.STATES, MarginExamples.STATES))),
            new StateRecord.VenueState(
                    "Kilohour", Command.OpenVenue.Clock.LIVE, true, NOON, 8_001, 903, 56, 9, TRADING),
            new StateRecord.MemberState(5, "Rhône Compute SA"),
            new StateRecord.LedgerState(100, 248_998_446_000L),
            new StateRecord.AccountState(100, 5, "hedging", DAY, AccountKind.HOUSE),
            new StateRecord.KeyState("k-7f", 100, Set.of(Scope.READ), true),
            new StateRecord.UnderlyingState(H100, HOUR, 26_118, PrintGrade.INTRADAY, 26_090),
            new StateRecord.MarginState(MARGIN),
            new StateRecord.PrintState("H100", DAY, 26_120, PrintGrade.INTRADAY, PrintStatus.PRINTED, HASH),
            new StateRecord.ContractState(
                    PERPETUAL, true, 26_124, 26_125, DAY, 2_612, true, 4, 10_448, -1_230_000, 37, 26_119),
            new StateRecord.PositionState(100, 7, -4, -7_773_000_000L, -7_773_312_000L),
            new StateRecord.OrderState(new OpenOrder(
                    901, 100, 7, TERMS, 2_613, true, 8, 4, 10_448, 77_700, 3, NOON - 5_000_000_000L, NOON, 71, 902)),
            new StateRecord.StopsMetState(7, Trigger.Source.LAST, 26_100, 26_400),
            new StateRecord.RequestState(100, ID, NOON + 120_000_000_000L, 901, RejectReason.NO_PRICE_YET),
            new StateRecord.DueState(NOON + 60_000_000_000L, DueKind.VARIATION_MARGIN, "H100_USD-31DEC26", 100),
            new StateRecord.EndOfState(13));

    static final RecordedBatch BATCH = new RecordedBatch(
            4_096, COMMANDS.get(15), new Batch(NOON, 8_001, List.of(EVENTS.get(18), EVENTS.get(23), EVENTS.get(24))));

    private Examples() {}
}
