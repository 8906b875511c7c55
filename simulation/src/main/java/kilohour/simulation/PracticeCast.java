package kilohour.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import kilohour.clearing.Charges;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.OptionParameters;
import kilohour.contracts.Contract;
import kilohour.exchange.AccountKind;
import kilohour.exchange.AuctionParameters;
import kilohour.exchange.Command;
import kilohour.exchange.DefaultParameters;
import kilohour.exchange.RequestId;
import kilohour.exchange.TradingParameters;
import kilohour.units.Money;
import kilohour.units.Side;
import kilohour.units.Utc;

/** Who takes part in the practice market, and the commands that set the stage. */
public final class PracticeCast {
    /**
     * An account of the cast, each with a member of its own of the same number and name.
     *
     * @param depositMicros what it starts with, micro-dollars
     */
    public record Account(int member, long account, String name, long depositMicros) {}

    /** Members and accounts of the cast are numbered from here, away from those that people open. */
    public static final int FIRST_ACCOUNT = 9_001;

    /** The goods with options. */
    public static final List<String> OPTION_INDICES = List.of("B200", "H100");

    /** A day's volume that practice margin takes for granted, GPU-hours. */
    private static final long DAILY_VOLUME_UNITS = 500_000;

    private static final long DEPOSIT_REQUEST = 0x70726163746963eL;

    private static final Account WIDE_MAKER = account(0, "Practice maker Atlas", 200);
    private static final Account NEAR_MAKER = account(1, "Practice maker Beacon", 100);
    private static final Account DEEP_MAKER = account(2, "Practice maker Compass", 100);
    private static final Account BUYER = account(3, "Practice user of compute", 100);
    private static final Account PROVIDER = account(4, "Practice provider", 100);
    private static final Account FIRST_PASSERBY = account(5, "Practice trader Drift", 20);
    private static final Account SECOND_PASSERBY = account(6, "Practice trader Eddy", 20);

    private static final Account OPTION_MAKER = account(7, "Practice maker Fermi", 100);

    /** One who makes the market in each of the other goods, in their order, and two who hedge in them. */
    private static final List<Account> OTHER_MAKERS = List.of(
            account(8, "Practice maker Gauss", 50),
            account(9, "Practice maker Hopper", 50),
            account(10, "Practice maker Iris", 50),
            account(11, "Practice maker Joule", 50));

    private static final Account OTHER_BUYER = account(12, "Practice user of power, memory and tokens", 50);
    private static final Account OTHER_SELLER = account(13, "Practice seller of power, memory and tokens", 50);

    /** The accounts that trade GPU-hours; in a time-lapse there are no others. */
    public static final List<Account> ACCOUNTS =
            List.of(WIDE_MAKER, NEAR_MAKER, DEEP_MAKER, BUYER, PROVIDER, FIRST_PASSERBY, SECOND_PASSERBY, OPTION_MAKER);

    /**
     * Auctions to practise in that keep nobody waiting: none at listing, so that a venue just started trades at once; ten
     * seconds after a halt, fifteen before the daily run, thirty after a move of ten percent within an hour.
     */
    public static final AuctionParameters AUCTIONS = new AuctionParameters(
            0, 10 * Utc.NANOS_PER_SECOND, 15 * Utc.NANOS_PER_SECOND, 100_000, 30 * Utc.NANOS_PER_SECOND);

    private PracticeCast() {}

    private static Account account(int number, String name, long millions) {
        return new Account(FIRST_ACCOUNT + number, FIRST_ACCOUNT + number, name, Money.usd(millions * 1_000_000));
    }

    /**
     * Opens the cast's members and accounts and pays their deposits. To be sent once: a home where the first of
     * {@link #ACCOUNTS} exists has seen them.
     */
    public static List<Command> accountCommands() {
        var commands = new ArrayList<Command>();
        for (Account each : ACCOUNTS) commands.addAll(opening(each));
        return commands;
    }

    /** The same for those who trade the other goods. */
    public static List<Command> otherAccountCommands() {
        var commands = new ArrayList<Command>();
        for (Account each : OTHER_MAKERS) commands.addAll(opening(each));
        commands.addAll(opening(OTHER_BUYER));
        commands.addAll(opening(OTHER_SELLER));
        return commands;
    }

    static List<Command> opening(Account each) {
        return List.of(
                new Command.RegisterMember(each.member(), each.name()),
                new Command.OpenAccount(each.account(), each.member(), each.name(), AccountKind.HOUSE),
                new Command.Deposit(
                        each.account(),
                        new RequestId(DEPOSIT_REQUEST, each.account()),
                        each.depositMicros(),
                        "practice money"));
    }

    /** What practice margin charges beyond its scenarios, on a stated day's volume. */
    public static Charges charges(String code) {
        return Charges.starting(code, DAILY_VOLUME_UNITS);
    }

    /** How the venue trades, and the goods with their margin parameters and perpetuals. */
    public static List<Command> marketCommands() {
        var commands = new ArrayList<Command>();
        commands.add(new Command.SetTradingParameters(TradingParameters.STANDARD));
        commands.add(new Command.SetAuctionParameters(AUCTIONS));
        commands.add(new Command.SetDefaultParameters(DefaultParameters.STANDARD));
        for (String code : PracticePrices.INDICES) {
            commands.add(new Command.ListUnderlying(PracticeGood.underlying(code, true)));
            commands.add(new Command.SetMarginParameters(MarginParameters.standard(code)));
            commands.add(new Command.SetCharges(charges(code)));
            if (OPTION_INDICES.contains(code))
                commands.add(new Command.SetOptionParameters(OptionParameters.standard(code)));
        }
        return commands;
    }

    /**
     * Shapes the opening curve of contracts just listed: each month stands where the makers will quote it. To be sent
     * before they trade or settle; the venue refuses it afterwards.
     *
     * @param contracts of one underlying or several
     * @param indexTenths the index's level, by code, in tenths
     */
    public static List<Command> referenceCommands(
            List<Contract> contracts, java.util.function.ToLongFunction<String> indexTenths, long nowNanos) {
        var commands = new ArrayList<Command>();
        for (Contract contract : contracts)
            if (contract instanceof Contract.MonthFuture month && month.monthsAhead(nowNanos) > 0) {
                long level = indexTenths.applyAsLong(month.underlying().code());
                double fair = FairValue.aheadTenths(month, level, month.monthsAhead(nowNanos));
                commands.add(new Command.SetReference(month.id(), Math.max(1, Math.round(fair))));
            }
        return commands;
    }

    static List<Participant> participants(long seed) {
        var fair = new FairValue(seed);
        var wide = new MarketMaker.Style(1, 2, 10, 3, 10, 6_000, 1.0);
        var near = new MarketMaker.Style(3, 2, 12, 2, 6, 2_500, 0.35);
        var deep = new MarketMaker.Style(4, 3, 8, 3, 15, 4_000, 0.25);
        var options = MarketMaker.Style.ofOptions(1, 4, 3, 3, 5);
        Predicate<Contract> hours = contract -> !OtherGood.has(contract);
        var all = new ArrayList<Participant>(List.of(
                new MarketMaker(WIDE_MAKER.account(), wide, fair, seed + 1, hours),
                new MarketMaker(OPTION_MAKER.account(), options, fair, seed + 9),
                new Passerby(FIRST_PASSERBY.account(), 4 * Utc.NANOS_PER_SECOND, 4, seed + 6),
                new MarketMaker(NEAR_MAKER.account(), near, fair, seed + 2, hours),
                new StripHedger(BUYER.account(), Side.BUY, 40 * Utc.NANOS_PER_SECOND, seed + 4, hours),
                new MarketMaker(DEEP_MAKER.account(), deep, fair, seed + 3, hours),
                new StripHedger(PROVIDER.account(), Side.SELL, 40 * Utc.NANOS_PER_SECOND, seed + 5, hours),
                new Passerby(SECOND_PASSERBY.account(), 5 * Utc.NANOS_PER_SECOND, 4, seed + 7)));
        all.addAll(others(fair, seed));
        return all;
    }

    /** They are many and their goods move slowly: each sends one command at a time, so that the GPU months go on. */
    private static List<Participant> others(FairValue fair, long seed) {
        var others = new ArrayList<Participant>();
        for (int i = 0; i < OtherGood.ALL.size(); i++) {
            OtherGood good = OtherGood.ALL.get(i);
            others.add(new MarketMaker(OTHER_MAKERS.get(i).account(), good.style(), fair, seed + 20 + i, good::isOf));
        }
        long pace = 2 * Utc.NANOS_PER_MINUTE;
        others.add(new StripHedger(OTHER_BUYER.account(), Side.BUY, pace, seed + 30, OtherGood::has));
        others.add(new StripHedger(OTHER_SELLER.account(), Side.SELL, pace, seed + 31, OtherGood::has));
        return others;
    }

    /** Who trades in a time-lapse's morning: one quotes every month, so that whoever hedges finds a price. */
    static List<Participant> timeLapseMorning(long seed) {
        var wide = new MarketMaker.Style(1, 2, 10, 3, 25, 6_000, 1.0);
        return List.of(
                new MarketMaker(WIDE_MAKER.account(), wide, new FairValue(seed), seed + 1),
                new MonthHedger(BUYER.account(), Side.BUY, TimeLapse.HEDGED_LOTS),
                new MonthHedger(PROVIDER.account(), Side.SELL, TimeLapse.HEDGED_LOTS),
                new Passerby(FIRST_PASSERBY.account(), 1, 4, seed + 6));
    }

    /** Who makes a time-lapse's closing prices. */
    static List<Participant> timeLapseClosing(long seed) {
        var near = new MarketMaker.Style(2, 2, 12, 2, 15, 2_500, 0.3);
        return List.of(
                new MarketMaker(NEAR_MAKER.account(), near, new FairValue(seed), seed + 2),
                new Passerby(FIRST_PASSERBY.account(), 1, 20, seed + 8),
                new Passerby(SECOND_PASSERBY.account(), 1, 20, seed + 7));
    }

    static long buyer() {
        return BUYER.account();
    }

    static long provider() {
        return PROVIDER.account();
    }
}
