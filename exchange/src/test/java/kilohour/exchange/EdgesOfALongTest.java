package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import kilohour.clearing.Charges;
import kilohour.clearing.CollateralAsset;
import kilohour.clearing.MarginGroup;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.OptionParameters;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.contracts.Underlying;
import kilohour.units.Money;
import kilohour.units.Side;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/**
 * One of every command, with every whole number in it replaced by those at the edges of what a long or an int holds: it
 * is answered, done or rejected with a sentence, and what was done survives the next hour, the next daily run and a
 * restart. Numbers that a record itself refuses never reach the market.
 */
class EdgesOfALongTest {
    private static final long[] EDGES = {
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1,
        Integer.MIN_VALUE,
        -1,
        0,
        1,
        Integer.MAX_VALUE,
        1L << 40,
        1_000_000_000_000_000L,
        1_000_000_000_000_000_000L,
        4_000_000_000_000_000_000L,
        Long.MAX_VALUE - 1,
        Long.MAX_VALUE
    };

    private static final String BANK = "GB33BUKB20201555555555";

    private final MarketStory story = new MarketStory("2026-11-20T12:10:00Z", "H100_USD-31DEC26", "2.6000");
    private final List<String> faults = new ArrayList<>();
    private long requests;

    @Test
    void whateverFigureStandsInACommandItIsAnswered() {
        market();
        List<StateRecord> base = DefaultStory.records(story.exchange);
        List<Command> commands = commands();
        assertThat(commands.stream().map(Object::getClass).distinct().toList())
                .as("one of every command")
                .containsAll(every(Command.class).stream()
                        .filter(kind -> kind != Command.OpenVenue.class) // it is open
                        .toList());
        for (Command command : commands) {
            answered(base, command);
            for (long edge : EDGES)
                for (int figure = 0; figure < figures(command); figure++) {
                    var changed = (Command) with(command, edge, new int[] {figure});
                    if (changed != null) answered(base, changed);
                }
        }
        assertThat(faults).isEmpty();
    }

    private void answered(List<StateRecord> base, Command command) {
        try {
            Exchange exchange = Exchange.restore(base);
            List<Event> events = exchange.apply(0, command).events();
            boolean refused = events.stream().anyMatch(EdgesOfALongTest::refuses);
            assertThat(exchange.cashSumMicros()).isZero();
            if (refused || command instanceof Command.AdvanceTime) return;
            goesOn(Exchange.restore(DefaultStory.records(exchange)));
        } catch (RuntimeException | AssertionError broken) {
            faults.add(command + ": " + broken);
        }
    }

    private static boolean refuses(Event event) {
        if (event instanceof Event.CommandRejected rejected)
            assertThat(rejected.sentence()).isNotBlank();
        if (event instanceof Event.RequestRejected rejected)
            assertThat(rejected.sentence()).isNotBlank();
        return event instanceof Event.CommandRejected || event instanceof Event.RequestRejected;
    }

    /** Through the next hour and the next daily run, where margin is called and interest paid. */
    private static void goesOn(Exchange exchange) {
        for (int hour : new int[] {13, 16}) {
            var until = new Command.AdvanceTime(Utc.startOfDay(Utc.parseDay("2026-11-20")) + hour * Utc.NANOS_PER_HOUR);
            while (exchange.apply(0, until).events().contains(new Event.TimeAdvanced(exchange.nowNanos(), true)))
                assertThat(exchange.opened()).isTrue();
        }
        for (long account : exchange.accounts()) exchange.account(account);
        assertThat(exchange.cashSumMicros()).isZero();
        exchange.checkInvariants();
        List<StateRecord> records = DefaultStory.records(exchange);
        assertThat(DefaultStory.records(Exchange.restore(records))).isEqualTo(records);
    }

    // ── A market in which everything can happen ─────────────────────────────────────────────────────────────────

    private void market() {
        story.apply(new Command.RegisterKey("olga", 0, Set.of(Scope.OFFICER)));
        story.apply(new Command.ListUnderlying(Underlying.gpuHours("B200", "", false)));
        story.apply(new Command.SetDefaultParameters(DefaultParameters.STANDARD));
        story.apply(new Command.SetOptionParameters(new OptionParameters("H100", 1, 40_000, 1, 9, 500_000, 20_000)));
        story.apply(new Command.SetCollateralAsset(usdc()));
        story.apply(new Command.SetAssetPrice("USDC", 1_000_000));
        story.apply(
                new Command.DepositAsset(story.account("ann"), "USDC", Money.usd(50_000), "Custodian", "C1", "olga"));
        story.apply(new Command.RegisterMember(2, "Member Two"));
        story.apply(new Command.OpenAccount(110, 2, "house", AccountKind.HOUSE));
        story.apply(new Command.Deposit(110, request(), Money.usd(1_000_000), ""));
        story.apply(new Command.MoveFundShare(2, 0, Money.usd(10_000), "share"));
        story.apply(new Command.MoveVenueFund(VenueFund.INSURANCE, Money.usd(10_000), "stake"));
        story.apply(new Command.SetPaymentParameters(new PaymentParameters(false, 0, 80_000, Money.usd(1_000))));
        for (String asset : List.of("USD", "USDC"))
            story.apply(new Command.SetPayoutAddress(
                    story.account("ann"), asset, new PayoutAddress("Ann", BANK, "BUKBGB22"), "olga"));
        story.sells("bob", 5, "2.600").buys("ann", 5, "2.600").sells("cat", 3, "2.700"); // o1, o2, o3
        story.apply(new Command.Withdraw(story.account("ann"), request(), Money.usd(100), ""));
        story.apply(new Command.CreditBankEntry(BANK, "E1", 20_777, story.account("ann"), Money.usd(5), ""));
        story.on("H100_USD-PERPETUAL").sells("bob", 5_000, "2.600").buys("ann", 5_000, "2.600");
        story.on("H100_USD-31DEC26");
        story.apply(new Command.OpenSession(story.account("ann"), request(), 7, 1));
        story.apply(new Command.SetMarketMakerProtection(
                story.account("cat"),
                request(),
                new MarketMakerProtection("H100", "curve", Utc.NANOS_PER_SECOND, 0, 7_440, 0)));
        story.apply(proposal());
        story.apply(new Command.LiquidateAccount(story.account("dan"), "olga", "agreed"));
        story.exchange.checkInvariants();
    }

    private Command proposal() {
        long now = story.exchange.nowNanos();
        return new Command.ProposeBlockTrade(
                story.account("ann"),
                request(),
                story.account("bob"),
                new BlockTerms(BlockKind.BLOCK, 1, Side.BUY, 2_600, 80, now, "", now + Utc.NANOS_PER_MINUTE));
    }

    private static CollateralAsset usdc() {
        return new CollateralAsset(
                "USDC", CollateralAsset.Kind.STABLECOIN, 20_000, Money.usd(1_000_000), Utc.NANOS_PER_DAY, 0);
    }

    private RequestId request() {
        return new RequestId(9, ++requests);
    }

    private List<Command> commands() {
        long ann = story.account("ann");
        long cat = story.account("cat");
        int day = Utc.day(story.exchange.nowNanos());
        int hour = Utc.hour(story.exchange.nowNanos());
        var limit = OrderTerms.limit(Side.BUY, 3, 2_600).showing(2);
        var stop = OrderTerms.limit(Side.SELL, 3, 2_400)
                .when(new Trigger(Trigger.Kind.STOP, Trigger.Source.MARK, 2_500))
                .until(story.exchange.nowNanos() + Utc.NANOS_PER_HOUR);
        return List.of(
                new Command.AdvanceTime(story.exchange.nowNanos()),
                new Command.Tick(),
                new Command.RegisterMember(3, "Three"),
                new Command.OpenAccount(120, 2, "client"),
                new Command.RegisterKey("k", ann, Set.of(Scope.TRADE)),
                new Command.DisableKey("olga"),
                new Command.Deposit(ann, request(), 1, ""),
                new Command.Withdraw(ann, request(), Money.usd(1), ""),
                new Command.SetPaymentParameters(new PaymentParameters(false, 1, 1, 1)),
                new Command.SetPayoutAddress(ann, "USD", new PayoutAddress("Ann", BANK, "BUKBGB22"), "olga"),
                new Command.ApproveWithdrawal(1, Money.usd(100), "olga"),
                new Command.RefuseWithdrawal(1, "olga", "unclear"),
                new Command.CancelWithdrawal(ann, request(), 1),
                new Command.SettleWithdrawal(BANK, "E2", day, 1, Money.usd(100)),
                new Command.CreditBankEntry(BANK, "E3", day, ann, 1, ""),
                new Command.ReverseBankEntry(BANK, "E4", day, "E1", "olga"),
                new Command.SetCollateralAsset(usdc()),
                new Command.SetCollateralAsset(new CollateralAsset(
                        "TB", CollateralAsset.Kind.TREASURY_BILL, 1, 1, 1, Utc.parseDay("2027-01-01"))),
                new Command.SetAssetPrice("USDC", 1_000_000),
                new Command.DepositAsset(ann, "USDC", 1, "Custodian", "C2", "olga"),
                new Command.WithdrawAsset(ann, request(), "USDC", 1, ""),
                new Command.ListUnderlying(Underlying.gpuHours("A100", "", true)),
                new Command.SetTradingParameters(TradingParameters.STANDARD),
                new Command.SetMarginParameters(MarginParameters.standard("H100")),
                new Command.SetCharges(new Charges("H100", 10_000, 10_000, 200_000, 100_000, 74_400)),
                new Command.SetMarginGroup(new MarginGroup("GPU", List.of("B200", "H100"), 500_000)),
                new Command.SetIndexSupplier(2, "H100", true, 100_000),
                new Command.SetAuctionParameters(AuctionParameters.STANDARD),
                new Command.SetOptionParameters(OptionParameters.standard("H100")),
                new Command.SetVolatility("H100", YearMonth.of(2026, 12), 400_000),
                new Command.HaltTrading("H100", "drill", "olga"),
                new Command.ResumeTrading("H100", "olga"),
                new Command.SetReference(5, 26_000),
                new Command.DeclareHour("H100", hour - 1, 26_000, PrintGrade.INTRADAY),
                new Command.DeclarePrint(
                        "H100", day - 1, 26_000, PrintGrade.INTRADAY, PrintStatus.PRINTED, "ab".repeat(32)),
                new Command.SetKillSwitch(KillReach.ACCOUNT, ann, true, "olga", "drill"),
                new Command.SetPositionLimits(new PositionLimits("H100", 7_440_000, 7_440_000)),
                new Command.SetControlGroup(ann, 1),
                proposal(),
                new Command.AnswerBlockTrade(story.account("bob"), request(), 1, true, 2_600, 80),
                new Command.SetDefaultParameters(DefaultParameters.STANDARD),
                new Command.SetFundShares(1, List.of(new FundShare(1, 1), new FundShare(2, 2))),
                new Command.SizeFund(new FundSizing(
                        day - 1,
                        story.exchange.nowNanos(),
                        5,
                        12,
                        "down",
                        2,
                        0,
                        0,
                        0,
                        0,
                        List.of(new FundSizing.Part(2, 0, 0)))),
                new Command.MoveFundShare(2, 0, Money.usd(1), ""),
                new Command.MoveFundShare(2, 110, -Money.usd(1), ""),
                new Command.MoveVenueFund(VenueFund.CAPITAL, Money.usd(1), ""),
                new Command.LiquidateAccount(cat, "olga", "drill"),
                new Command.DeclareDefault(2, "olga", "drill"),
                new Command.PortAccount(ann, 2),
                new Command.BidForPortfolio(110, request(), 1, 1, 1),
                new Command.OpenSession(ann, request(), 8, 1),
                new Command.SetCancelOnDisconnect(ann, request(), 7, true),
                new Command.EndSession(7),
                new Command.EndGateway(1),
                new Command.PlaceOrder(ann, request(), 2, limit, 0),
                new Command.PlaceOrder(ann, request(), 2, stop, 7),
                new Command.PlacePair(ann, request(), 2, limit.changedTo(1, 2_500), stop, 0),
                new Command.AmendOrder(cat, request(), 3, 2, 2_710, 0),
                new Command.MassQuote(
                        cat,
                        request(),
                        "curve",
                        OrderTerms.PostOnly.NO,
                        List.of(new Command.MassQuote.Quote(2, 2_590, 1, 2_610, 1)),
                        0),
                new Command.SetMarketMakerProtection(
                        cat, request(), new MarketMakerProtection("H100", "curve", 1, 1, 744, 744)),
                new Command.ResetMarketMakerProtection(cat, request(), "curve"),
                new Command.CreateSpread(ann, request(), 2, 7),
                new Command.CancelOrder(cat, request(), 3),
                new Command.CancelAll(cat, request(), 2));
    }

    // ── Figures of a record ─────────────────────────────────────────────────────────────────────────────────────

    private static List<Class<?>> every(Class<?> sealed) {
        var kinds = new ArrayList<Class<?>>();
        for (Class<?> each : sealed.getPermittedSubclasses())
            if (each.isSealed()) kinds.addAll(every(each));
            else kinds.add(each);
        return kinds;
    }

    /** How many whole numbers a value holds, those of records and first elements of lists inside it counted. */
    private static int figures(Object value) {
        if (value instanceof Long || value instanceof Integer) return 1;
        if (value instanceof List<?> list) return list.isEmpty() ? 0 : figures(list.getFirst());
        if (!(value instanceof Record)) return 0;
        int figures = 0;
        for (RecordComponent component : value.getClass().getRecordComponents())
            figures += figures(read(value, component));
        return figures;
    }

    /** The value with one of its figures replaced, or null where it cannot hold that. */
    private static Object with(Object value, long edge, int[] figure) {
        if (value instanceof Long) return figure[0]-- == 0 ? (Object) edge : value;
        if (value instanceof Integer) {
            if (figure[0]-- != 0) return value;
            return edge == (int) edge ? (Object) (int) edge : null;
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            Object first = with(list.getFirst(), edge, figure);
            if (first == null) return null;
            var changed = new ArrayList<Object>(list);
            changed.set(0, first);
            return changed;
        }
        if (!(value instanceof Record)) return value;
        RecordComponent[] components = value.getClass().getRecordComponents();
        var arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Object part = read(value, components[i]);
            arguments[i] = part == null ? null : with(part, edge, figure);
            if (part != null && arguments[i] == null) return null;
        }
        return make(value.getClass(), components, arguments);
    }

    private static Object read(Object value, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object make(Class<?> kind, RecordComponent[] components, Object[] arguments) {
        try {
            var canonical = kind.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return canonical.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException) return null;
            throw new IllegalStateException(kind + " with " + Arrays.toString(arguments), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
