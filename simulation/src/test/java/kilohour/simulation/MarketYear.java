package kilohour.simulation;

import static kilohour.units.Utc.NANOS_PER_DAY;
import static kilohour.units.Utc.NANOS_PER_HOUR;
import static kilohour.units.Utc.NANOS_PER_MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import kilohour.clearing.CollateralAsset;
import kilohour.clearing.CollateralAsset.Kind;
import kilohour.clearing.FundAllotment;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.OptionParameters;
import kilohour.clearing.VenueAccount;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.contracts.Spread;
import kilohour.exchange.AccountKind;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.DefaultParameters;
import kilohour.exchange.DefaultViews;
import kilohour.exchange.Event;
import kilohour.exchange.Exchange;
import kilohour.exchange.FundShare;
import kilohour.exchange.FundSizing;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.PaymentParameters;
import kilohour.exchange.PayoutAddress;
import kilohour.exchange.RequestId;
import kilohour.exchange.Scope;
import kilohour.exchange.StateRecord;
import kilohour.exchange.TradingParameters;
import kilohour.exchange.VenueFund;
import kilohour.exchange.Views;
import kilohour.matching.SelfTradePrevention;
import kilohour.units.Money;
import kilohour.units.Side;
import kilohour.units.Utc;

/**
 * A year of a market with members and their clients, all from a seed: six indices (GPU-hours, tokens, memory, power, hardware)
 * that wander and sometimes jump, orders in every contract listed, money and collateral in and out under two officers, a fund
 * sized every day, and whoever fails is liquidated, auctioned and borne by the layers. At the
 * end of each day the market is checked in full, and every so often it goes on from its own snapshot.
 *
 * <p>The year is 2028, so that it has a leap day, and begins before the year's strip cascades.
 */
final class MarketYear {
    private static final String FIRST_DAY = "2027-12-22";
    private static final Map<String, Long> GPUS = Map.of("B200", 48_000L, "H100", 25_000L);
    /** What is no GPU-hour, at $0.60 a million tokens, $6 a GB, $45 a MWh, $18,000 a module: tenths of each one's tick. */
    private static final Map<String, Long> OTHERS =
            Map.of("LLM", 60_000L, "RAM", 60_000L, "POWER", 45_000L, "H100MODULE", 180_000L);

    private static final String BANK = "GB33BUKB20201555555555";
    private static final long LIQUIDITY_MICROS = Money.usd(500_000);
    private static final String[] ASSETS = {"USDC", "TB"};
    /** About what an order is worth at most. */
    private static final long ORDER_MICROS = Money.usd(120_000);

    private static final int MEMBERS = 20;
    private static final int RESTORED_EVERY_DAYS = 23;
    /** One day in so many has a jump of an index, by up to nine tenths. */
    private static final int DAYS_A_JUMP = 30;

    /** A minute's step at most so often while somebody is being closed; then by the hour. */
    private static final int MINUTES_MAX = 8;

    /** An hour is final so long after it has ended. */
    private static final long AFTER_THE_HOUR_NANOS = 5 * NANOS_PER_MINUTE;

    private final long seed;
    private final SplittableRandom random;
    private final int accounts;
    private final int orders;
    private final int lastDay;
    private final TreeMap<String, Long> homes = new TreeMap<>(GPUS);
    private final TreeMap<String, Long> levels;
    /** By kind, as they were listed when the day was last looked at. */
    private final Map<Class<? extends Contract>, List<Contract>> listed = new HashMap<>();

    private final Map<String, Integer> told = new TreeMap<>();
    private final List<Integer> unported = new ArrayList<>();
    private Exchange exchange = new Exchange();
    private long requests;
    private long entries;

    /**
     * @param accounts members' and clients' together
     * @param orders of anybody's in two hours; each finds a house's bid and offer
     * @param lastDay when it ends
     */
    MarketYear(long seed, int accounts, int orders, String lastDay) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.accounts = accounts;
        this.orders = orders;
        this.lastDay = Utc.parseDay(lastDay);
        homes.putAll(OTHERS);
        this.levels = new TreeMap<>(homes);
    }

    /** How often each kind of event, of contract traded and of layer used came up. */
    Map<String, Integer> told() {
        return told;
    }

    /** @throws AssertionError with the seed and the day, if anything is not as it must be */
    void run() {
        int day = Utc.parseDay(FIRST_DAY);
        try {
            open(day);
            for (; day <= lastDay; day++) {
                day(day);
                check();
                if (day % RESTORED_EVERY_DAYS == 0) goOnFromSnapshot();
            }
        } catch (RuntimeException | AssertionError broken) {
            throw new AssertionError("seed %d, %s".formatted(seed, Utc.formatDay(day)), broken);
        }
    }

    // ── The venue ───────────────────────────────────────────────────────────────────────────────────────────────

    private void open(int day) {
        must(new Command.OpenVenue("Year", Command.OpenVenue.Clock.DRIVEN, true));
        advance(Utc.startOfDay(day) + AFTER_THE_HOUR_NANOS);
        must(new Command.SetTradingParameters(TradingParameters.STANDARD));
        must(new Command.SetPaymentParameters(
                new PaymentParameters(false, Money.usd(40_000), 80_000, LIQUIDITY_MICROS)));
        for (String officer : List.of("olga", "omar")) must(new Command.RegisterKey(officer, 0, Set.of(Scope.OFFICER)));
        collateralAssets();
        must(new Command.SetDefaultParameters(DefaultParameters.STANDARD));
        for (int member = 1; member <= MEMBERS; member++) must(new Command.RegisterMember(member, "Member " + member));
        for (int i = 0; i < accounts; i++) {
            int member = 1 + i % MEMBERS;
            boolean house = i < MEMBERS;
            long account = VenueAccount.FIRST_MEMBER_ACCOUNT + i;
            must(new Command.OpenAccount(
                    account, member, "Account " + i, house ? AccountKind.HOUSE : AccountKind.CLIENT));
            deposit(account, house ? 60_000 + random.nextInt(500_000) : 5_000 + random.nextInt(120_000));
            for (String asset : List.of("USD", "USDC", "TB"))
                must(new Command.SetPayoutAddress(account, asset, new PayoutAddress("Any", BANK, "BUKBGB22"), "olga"));
        }
        must(new Command.MoveVenueFund(VenueFund.INSURANCE, Money.usd(100_000), "stake"));
        must(new Command.MoveVenueFund(VenueFund.CAPITAL, Money.usd(250_000), "stake"));
        fillFund();
        for (String index : GPUS.keySet().stream().sorted().toList()) {
            must(new Command.ListUnderlying(PracticeGood.underlying(index, true)));
            must(new Command.SetMarginParameters(MarginParameters.standard(index)));
            must(new Command.SetOptionParameters(OptionParameters.standard(index)));
        }
        for (OtherGood other : OtherGood.ALL) other.commands().forEach(this::must);
        for (String index : levels.keySet()) {
            declareHour(index);
            int monthBegan = Utc.day(Utc.startOfMonth(Utc.month(exchange.nowNanos())));
            for (int before = monthBegan; before < day - 1; before++) declarePrint(index, before);
        }
    }

    /** A stablecoin, and a bill that matures in the middle of the year. */
    private void collateralAssets() {
        must(new Command.SetCollateralAsset(
                new CollateralAsset("USDC", Kind.STABLECOIN, 20_000, Money.usd(200_000), NANOS_PER_DAY, 0)));
        must(new Command.SetCollateralAsset(new CollateralAsset(
                "TB", Kind.TREASURY_BILL, 10_000, Money.usd(200_000), NANOS_PER_DAY, Utc.parseDay("2028-02-15"))));
    }

    private void fillFund() {
        var shares = new ArrayList<FundShare>();
        for (int member = 1; member <= MEMBERS; member++) {
            shares.add(new FundShare(member, Money.usd(100_000)));
            must(new Command.MoveFundShare(member, 0, Money.usd(100_000), "share"));
        }
        must(new Command.SetFundShares(Money.usd(100_000L * MEMBERS), shares));
    }

    // ── A day ───────────────────────────────────────────────────────────────────────────────────────────────────

    private void day(int day) {
        for (String index : levels.keySet())
            if (random.nextInt(DAYS_A_JUMP) == 0) move(index, random.nextInt(-550_000, 900_000));
        for (int hour = 2; hour <= 24; hour += 2) {
            hour(Utc.startOfDay(day) + hour * NANOS_PER_HOUR + AFTER_THE_HOUR_NANOS);
            if (hour == 2) for (String index : levels.keySet()) declarePrint(index, day - 1);
            if (hour == 6) price();
            if (hour == 18) sizeFund(day);
        }
    }

    /** Prices of collateral; one in twenty is missing, and now and then on two days. */
    private void price() {
        for (String asset : ASSETS)
            if (random.nextInt(20) > 0) apply(new Command.SetAssetPrice(asset, 980_000 + random.nextInt(21_000)));
    }

    /** The default fund by losses of any size, allotted by the rule; while a default is open it is refused. */
    private void sizeFund(int day) {
        var averages = new TreeMap<Long, Long>();
        for (int member = 1; member <= MEMBERS; member++)
            averages.put((long) member, random.nextLong(Money.usd(60_000)));
        long first = random.nextLong(Money.usd(900_000));
        long second = random.nextLong(first + 1);
        long least = Money.usd(10_000);
        var parts = new ArrayList<FundSizing.Part>();
        FundAllotment.shares(first + second, least, averages)
                .forEach((member, share) ->
                        parts.add(new FundSizing.Part(member.intValue(), averages.get(member), share)));
        apply(new Command.SizeFund(
                new FundSizing(day, exchange.nowNanos(), accounts, 12, "any", 1, first, 2, second, least, parts)));
    }

    private void hour(long endNanos) {
        listed.clear();
        for (int i = 0; i < orders; i++) {
            order();
            if (random.nextInt(12) == 0) money();
        }
        members();
        for (int i = 0; i < MINUTES_MAX && isSomebodyFailing(); i++) {
            advance(exchange.nowNanos() + NANOS_PER_MINUTE);
            members();
        }
        advance(Math.max(endNanos, exchange.nowNanos()));
        for (String index : levels.keySet()) {
            move(index, random.nextInt(-12_000, 12_001));
            declareHour(index);
        }
    }

    private void move(String index, long ppm) {
        long home = homes.get(index);
        long pull = (home - levels.get(index)) / 200;
        levels.merge(index, levels.get(index) * ppm / 1_000_000 + pull, Long::sum);
        levels.put(index, Math.clamp(levels.get(index), home / 5, home * 5));
    }

    private void declareHour(String index) {
        apply(new Command.DeclareHour(
                index,
                Utc.hour(exchange.nowNanos() - AFTER_THE_HOUR_NANOS) - 1,
                levels.get(index),
                PrintGrade.INTRADAY));
    }

    /** The print of a day that has ended; one in forty is carried. */
    private void declarePrint(String index, int day) {
        boolean carried = random.nextInt(40) == 0;
        must(new Command.DeclarePrint(
                index,
                day,
                levels.get(index),
                PrintGrade.INTRADAY,
                carried ? PrintStatus.CARRIED : PrintStatus.PRINTED,
                "%064x".formatted(day)));
    }

    // ── Traders ─────────────────────────────────────────────────────────────────────────────────────────────────

    /** Anybody orders anything near its mark; houses in size, on both sides. */
    private void order() {
        Contract contract = any(random.nextInt(10));
        long market = house();
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long size = size(contract);
        place(market, contract, Side.BUY, 1 + random.nextLong(size), -4);
        place(market, contract, Side.SELL, 1 + random.nextLong(size), 4);
        place(anybody(), contract, side, 1 + random.nextLong(Math.max(1, size / 4)), side == Side.BUY ? 12 : -12);
        if (random.nextInt(4) == 0) apply(new Command.CancelAll(anybody(), request(), 0));
    }

    /** Mostly months and the perpetuals, where most of the risk is; strips, spreads and options beside them. */
    private Contract any(int draw) {
        List<Contract> kind = of(
                switch (draw) {
                    case 6 -> Contract.Perpetual.class;
                    case 7 -> Contract.Strip.class;
                    case 8 -> Spread.class;
                    case 9 -> Option.class;
                    default -> Contract.MonthFuture.class;
                });
        if (kind.isEmpty()) return any(0); // options come with the first prints
        return kind.get(random.nextInt(3) > 0 ? random.nextInt(Math.min(8, kind.size())) : random.nextInt(kind.size()));
    }

    private List<Contract> of(Class<? extends Contract> kind) {
        if (listed.isEmpty())
            for (Contract each : exchange.contracts())
                listed.computeIfAbsent(each.getClass(), of -> new ArrayList<>()).add(each);
        return listed.getOrDefault(kind, List.of());
    }

    /** Lots that come to so much at the level of the index; of options no more than of their months. */
    private long size(Contract contract) {
        String index = contract.underlying().code();
        long lot = contract.underlying().grid().valueMicros(1, contract.unitsPerLot(), levels.get(index));
        return Math.clamp(ORDER_MICROS / Math.max(1, lot), 2, 60_000);
    }

    /** @param permille off the mark */
    private void place(long account, Contract contract, Side side, long lots, long permille) {
        Views.Market market = exchange.market(contract.id()).orElseThrow();
        long mark = market.markTenths() / 10;
        long ticks = Math.clamp(
                mark + Math.max(Math.abs(mark) / 1_000, 1) * permille,
                market.bandLowTicks(),
                Math.max(market.bandLowTicks(), market.bandHighTicks()));
        apply(new Command.PlaceOrder(
                account,
                request(),
                contract.id(),
                new OrderTerms(
                        side,
                        OrderTerms.Type.LIMIT,
                        lots,
                        ticks,
                        OrderTerms.TimeInForce.DAY,
                        OrderTerms.PostOnly.NO,
                        false,
                        SelfTradePrevention.CANCEL_NEWEST,
                        "")));
    }

    private void money() {
        long account = anybody();
        String asset = ASSETS[random.nextInt(2)];
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> deposit(account, 1 + random.nextInt(50_000));
            case 3, 4 -> apply(new Command.Withdraw(account, request(), Money.usd(1 + random.nextInt(80_000)), "out"));
            case 5 ->
                apply(new Command.DepositAsset(
                        account, asset, Money.usd(1 + random.nextInt(50_000)), "Custodian", entry(), "olga"));
            case 6 ->
                apply(new Command.WithdrawAsset(
                        account, request(), asset, Money.usd(1 + random.nextInt(50_000)), "out"));
            default -> officers();
        }
    }

    /** Most of what waits is approved, by both officers where it takes two, and paid; some is refused. */
    private void officers() {
        for (var asked : exchange.withdrawals()) {
            if (random.nextInt(6) == 0) apply(new Command.RefuseWithdrawal(asked.withdrawal(), "olga", "any reason"));
            else
                for (String officer : List.of("olga", "omar"))
                    apply(new Command.ApproveWithdrawal(asked.withdrawal(), asked.amountMicros(), officer));
            if (random.nextInt(10) > 0)
                apply(new Command.SettleWithdrawal(
                        BANK, entry(), Utc.day(exchange.nowNanos()), asked.withdrawal(), asked.amountMicros()));
        }
    }

    private String entry() {
        return "E" + ++entries;
    }

    private void deposit(long account, long usd) {
        apply(new Command.Deposit(account, request(), Money.usd(usd), "in"));
    }

    private long house() {
        return VenueAccount.FIRST_MEMBER_ACCOUNT + random.nextInt(MEMBERS);
    }

    private long anybody() {
        return VenueAccount.FIRST_MEMBER_ACCOUNT + random.nextInt(accounts);
    }

    // ── Members, when somebody fails ────────────────────────────────────────────────────────────────────────────

    private boolean isSomebodyFailing() {
        DefaultViews defaults = exchange.defaults();
        return !defaults.liquidations().isEmpty() || !defaults.fundCalls().isEmpty();
    }

    private void members() {
        DefaultViews defaults = exchange.defaults();
        for (var auction : defaults.auctions())
            if (random.nextInt(3) == 0)
                apply(new Command.BidForPortfolio(
                        house(),
                        request(),
                        auction.auction(),
                        1 + random.nextInt(auction.packages()),
                        random.nextLong(-Money.usd(500), Math.max(Money.usd(1), auction.reserveMicros()))));
        for (var call : defaults.fundCalls())
            if (random.nextInt(8) > 0)
                apply(new Command.MoveFundShare(call.member(), 0, call.amountMicros(), "called"));
        while (!unported.isEmpty()) port(unported.removeLast());
    }

    /** Half of the clients of a member in default find another. */
    private void port(int member) {
        for (long client : exchange.defaults().accounts(member, AccountKind.CLIENT))
            if (random.nextBoolean()) apply(new Command.PortAccount(client, 1 + random.nextInt(MEMBERS)));
    }

    // ── Time, commands, checks ──────────────────────────────────────────────────────────────────────────────────

    private void advance(long toNanos) {
        do must(new Command.AdvanceTime(toNanos));
        while (exchange.nowNanos() < toNanos);
        assertThat(exchange.nowNanos() % NANOS_PER_DAY).isEqualTo(toNanos % NANOS_PER_DAY);
    }

    private Batch must(Command command) {
        Batch batch = apply(command);
        assertThat(batch.events()).as("%s", command).noneMatch(event -> event instanceof Event.CommandRejected);
        return batch;
    }

    private Batch apply(Command command) {
        Batch batch = exchange.apply(0, command);
        for (Event event : batch.events()) tell(event);
        assertThat(exchange.cashSumMicros()).as("%s", command).isZero();
        return batch;
    }

    private void tell(Event event) {
        told.merge(event.getClass().getSimpleName(), 1, Integer::sum);
        switch (event) {
            case Event.Traded traded ->
                exchange.contract(traded.contract())
                        .ifPresent(each -> told.merge(each.getClass().getSimpleName(), 1, Integer::sum));
            case Event.LayerUsed used
            when used.usedMicros() > 0 -> told.merge(used.layer().name(), 1, Integer::sum);
            case Event.MemberDefaulted defaulted -> unported.add(defaulted.member());
            default -> {}
        }
    }

    private RequestId request() {
        return new RequestId(seed, ++requests);
    }

    /** Everything that must hold whatever has happened. */
    private void check() {
        exchange.checkInvariants();
        new ExchangeVenue(exchange).checkInvariants();
        var open = new HashSet<Long>();
        for (var each : exchange.defaults().liquidations()) open.add(each.account());
        assertThat(open)
                .as("accounts in auction are in liquidation")
                .containsAll(exchange.defaults().auctions().stream()
                        .map(StateRecord.PortfolioAuctionState::account)
                        .toList());
        for (int member = 1; member <= MEMBERS; member++)
            assertThat(exchange.cashMicros(VenueAccount.fund(member)))
                    .as("fund share of member %d", member)
                    .isNotNegative();
        for (long fund : new long[] {VenueAccount.INSURANCE, VenueAccount.CAPITAL, VenueAccount.WITHDRAWALS})
            assertThat(exchange.cashMicros(fund)).as("venue account %d", fund).isNotNegative();
        assertThat(exchange.cashMicros(VenueAccount.LIQUIDITY))
                .as("what collateral was bought for")
                .isGreaterThanOrEqualTo(-LIQUIDITY_MICROS);
        for (String asset : ASSETS)
            assertThat(exchange.assetSumMicros(asset)).as(asset).isZero();
    }

    private void goOnFromSnapshot() {
        List<StateRecord> state = records(exchange);
        exchange = Exchange.restore(state);
        assertThat(records(exchange)).as("snapshot, restore, snapshot").isEqualTo(state);
    }

    private static List<StateRecord> records(Exchange exchange) {
        var records = new ArrayList<StateRecord>();
        exchange.snapshot(records::add);
        return records;
    }
}
