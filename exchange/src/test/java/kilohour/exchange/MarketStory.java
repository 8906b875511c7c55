package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.Purpose;
import kilohour.clearing.Scenario;
import kilohour.clearing.VenueAccount;
import kilohour.contracts.Contract;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.contracts.Underlying;
import kilohour.units.Decimals;
import kilohour.units.Money;
import kilohour.units.Side;
import kilohour.units.Utc;

/**
 * A market that stories are told on: ann, bob, cat and dan with $10M each, H100 and its contracts, two scenarios of
 * ±15%, no fees unless a story sets them. After every command the books are uncrossed, nets are zero and money sums to
 * zero.
 */
final class MarketStory {
    static final Underlying H100 = Underlying.gpuHours("H100", "H100 SXM", true);
    static final MarginParameters PLUS_MINUS_15 = new MarginParameters(
            "H100",
            1,
            1_000_000,
            List.of(
                    new Scenario("down 15%", -150_000, -150_000, -150_000),
                    new Scenario("up 15%", 150_000, 150_000, 150_000)));
    static final TradingParameters NO_FEES = new TradingParameters(0, 0, 200_000, 50_000, 10_000_000, 1_000);

    private final Underlying underlying;
    Exchange exchange = new Exchange();
    final List<Command> log = new ArrayList<>();
    private final Map<String, Long> accounts = new LinkedHashMap<>();
    private final Map<Long, String> names = new LinkedHashMap<>();
    private long requests;
    private int contract;
    private boolean tellsSettlements;
    List<Event> events = List.of();
    private RestartedTwin twin;

    /** A story without calls and pauses. */
    MarketStory(String now, String contractName, String price) {
        this(now, contractName, price, AuctionParameters.NONE);
    }

    /** Opens the venue at an instant with H100 at a price and a spotlight on one contract. */
    MarketStory(String now, String contractName, String price, AuctionParameters auctions) {
        this(now, contractName, price, price, auctions);
    }

    /** A story without calls and pauses, of a contract that is not marked where its index is. */
    MarketStory(String now, String contractName, String price, String mark) {
        this(now, contractName, price, mark, AuctionParameters.NONE);
    }

    MarketStory(String now, String contractName, String price, String mark, AuctionParameters auctions) {
        this(now, H100, PLUS_MINUS_15, contractName, price, mark, auctions);
    }

    /** A story of another good, without calls and pauses, its margin ±15%. */
    MarketStory(String now, Underlying underlying, String contractName, String price) {
        this(
                now,
                underlying,
                new MarginParameters(underlying.code(), 1, 1_000_000, PLUS_MINUS_15.scenarios()),
                contractName,
                price,
                price,
                AuctionParameters.NONE);
    }

    private MarketStory(
            String now,
            Underlying underlying,
            MarginParameters margin,
            String contractName,
            String price,
            String mark,
            AuctionParameters auctions) {
        this.underlying = underlying;
        apply(new Command.OpenVenue("Story", Command.OpenVenue.Clock.DRIVEN, true));
        at(now);
        apply(new Command.RegisterMember(1, "Member One"));
        for (String name : List.of("ann", "bob", "cat", "dan")) {
            long account = VenueAccount.FIRST_MEMBER_ACCOUNT + accounts.size();
            accounts.put(name, account);
            names.put(account, name);
            apply(new Command.OpenAccount(account, 1, name));
            apply(new Command.Deposit(account, nextRequest(), Money.usd(10_000_000), "opening"));
        }
        apply(new Command.ListUnderlying(underlying));
        apply(new Command.SetTradingParameters(NO_FEES));
        apply(new Command.SetMarginParameters(margin));
        if (!auctions.equals(AuctionParameters.NONE)) apply(new Command.SetAuctionParameters(auctions));
        hour(price);
        on(contractName);
        assertThat(market().markTenths()).isEqualTo(tenthsOf(mark));
    }

    MarketStory on(String contractName) {
        contract = exchange.contract(contractName).orElseThrow().id();
        return this;
    }

    Contract contract() {
        return exchange.contract(contract).orElseThrow();
    }

    Views.Market market() {
        return exchange.market(contract).orElseThrow();
    }

    long account(String name) {
        return accounts.get(name);
    }

    RequestId nextRequest() {
        return new RequestId(7, ++requests);
    }

    List<Event> apply(Command command) {
        log.add(command);
        Batch batch = exchange.apply(0, command);
        events = batch.events();
        if (twin != null) twin.follows(command, batch, exchange);
        assertThat(exchange.cashSumMicros()).as("cash sums to zero").isZero();
        return events;
    }

    /** From now on a twin is restarted before every command, and must say and become the same. */
    MarketStory restartedBeforeEveryCommand() {
        twin = new RestartedTwin(exchange);
        return this;
    }

    /** Moves the clock, however many commands that takes. */
    void at(String instant) {
        long nanos = Utc.nanos(Instant.parse(instant));
        var all = new ArrayList<Event>();
        while (apply(new Command.AdvanceTime(nanos)).contains(new Event.TimeAdvanced(exchange.nowNanos(), true)))
            all.addAll(events);
        all.addAll(events);
        events = all;
    }

    /** Declares the last full hour of the index. */
    void hour(String usd) {
        int hour = Utc.hour(exchange.nowNanos() - 5 * Utc.NANOS_PER_MINUTE) - 1;
        apply(new Command.DeclareHour(underlying.code(), hour, tenthsOf(usd), PrintGrade.INTRADAY));
    }

    void print(String day, String usd) {
        print(day, usd, PrintGrade.INTRADAY, PrintStatus.PRINTED);
    }

    void print(String day, String usd, PrintGrade grade, PrintStatus status) {
        apply(new Command.DeclarePrint(
                underlying.code(), Utc.parseDay(day), tenthsOf(usd), grade, status, "ab".repeat(32)));
    }

    MarketStory does(String account, OrderTerms terms) {
        apply(new Command.PlaceOrder(account(account), nextRequest(), contract, terms));
        return this;
    }

    MarketStory doesEither(String account, OrderTerms first, OrderTerms second) {
        apply(new Command.PlacePair(account(account), nextRequest(), contract, first, second, 0));
        return this;
    }

    MarketStory buys(String account, long lots, String price) {
        return does(account, OrderTerms.limit(Side.BUY, lots, ticksOf(price)));
    }

    MarketStory sells(String account, long lots, String price) {
        return does(account, OrderTerms.limit(Side.SELL, lots, ticksOf(price)));
    }

    /** Amends to what shall remain open, as people say it; the command counts what is filled too. */
    MarketStory amends(String account, long order, long lotsOpen, String price) {
        long filled = exchange.openOrder(order).map(OpenOrder::lotsFilled).orElse(0L);
        return amendsInAll(account, order, lotsOpen + filled, price);
    }

    MarketStory amendsInAll(String account, long order, long lots, String price) {
        apply(new Command.AmendOrder(account(account), nextRequest(), order, lots, ticksOf(price)));
        return this;
    }

    MarketStory cancels(String account, long order) {
        apply(new Command.CancelOrder(account(account), nextRequest(), order));
        return this;
    }

    /** From here on the story is told by a market restored from this one's snapshot, which it must equal. */
    MarketStory restarted() {
        var records = new ArrayList<StateRecord>();
        exchange.snapshot(records::add);
        exchange = Exchange.restore(records);
        var again = new ArrayList<StateRecord>();
        exchange.snapshot(again::add);
        assertThat(again).isEqualTo(records);
        return this;
    }

    /** What the last command caused, in the words of the stories, positions and fees left out. */
    MarketStory expect(String told) {
        assertThat(told(events)).isEqualTo(told);
        exchange.checkInvariants();
        return this;
    }

    String told(List<Event> what) {
        return String.join(
                        "; ",
                        what.stream().map(this::told).filter(s -> !s.isEmpty()).toList())
                .replace("; , ", ", ");
    }

    private String told(Event event) {
        return switch (event) {
            case Event.OrderAccepted e -> "accepted o" + e.orderId();
            case Event.Traded e ->
                "trade o%d·o%d %d @ %s".formatted(e.makerOrderId(), e.takerOrderId(), e.lots(), usd(e.priceTicks()));
            case Event.OrderAmended e ->
                "o%d is %d @ %s%s"
                        .formatted(e.orderId(), e.lotsOpen(), usd(e.limitTicks()), e.keptPlace() ? "" : " at the back");
            case Event.OrdersLinked e -> "o%d·o%d linked".formatted(e.firstOrderId(), e.secondOrderId());
            case Event.OrderTriggered e -> "o%d triggered".formatted(e.orderId());
            case Event.OrderCancelled e -> "o%d cancelled %d %s".formatted(e.orderId(), e.lots(), lower(e.reason()));
            case Event.RequestRejected e -> "rejected: " + lower(e.reason());
            case Event.RequestRepeated e -> "repeated: o" + e.orderId();
            case Event.CommandRejected e -> "rejected: " + lower(e.reason());
            case Event.BlockTradeProposed e -> "block %d proposed".formatted(e.proposal());
            case Event.BlockTradeEnded e -> "block %d %s".formatted(e.proposal(), lower(e.end()));
            case Event.BlockTraded e ->
                "block %d: %s buys %d @ %s of %s"
                        .formatted(e.tradeId(), name(e.buyer()), e.lots(), usd(e.priceTicks()), name(e.seller()));
            case Event.QuoteRejected e ->
                "%s refused: %s".formatted(e.side() == Side.BUY ? "bid" : "ask", lower(e.reason()));
            case Event.QuotesFrozen e -> "%s frozen after %d, net %d".formatted(e.group(), e.units(), e.deltaUnits());
            case Event.MonthSettled e -> "settled @ " + usdOfTenths(e.finalTenths());
            case Event.LegsBooked e -> ", legs %s and %s".formatted(usd(e.nearTicks()), usd(e.farTicks()));
            case Event.OrderFilled e ->
                "o%d filled %d @ %s by implication".formatted(e.orderId(), e.lots(), usd(e.priceTicks()));
            case Event.OptionExpired e ->
                isOurs(e.contract())
                        ? "%s @ %s".formatted(e.inTheMoney() ? "exercised" : "expired", usdOfTenths(e.priceTenths()))
                        : "";
            case Event.StripCascaded e -> "cascaded @ " + usdOfTenths(e.priceTenths());
            case Event.WithdrawalEnded e -> "withdrawal %d %s".formatted(e.withdrawal(), lower(e.end()));
            case Event.PhaseChanged e -> isOurs(e.contract()) ? phase(e) : "";
            case Event.IndicativeChanged e -> isOurs(e.contract()) ? indicated(e) : "";
            case Event.AuctionEnded e ->
                !isOurs(e.contract())
                        ? ""
                        : e.lots() == 0
                                ? "no auction trade"
                                : "auction %d @ %s".formatted(e.lots(), usd(e.priceTicks()));
            case Event.SettlementPriceSet e ->
                !isOurs(e.contract()) || !tellsSettlements
                        ? ""
                        : "settlement %s %s".formatted(usdOfTenths(e.priceTenths()), lower(e.tier()));
            case Event.CashTransferred e ->
                Set.of(Purpose.TRADING_FEE, Purpose.DEPOSIT).contains(e.purpose())
                        ? ""
                        : "%s pays %s %s".formatted(name(e.from()), name(e.to()), Money.format(e.amountMicros()));
            default -> "";
        };
    }

    /** From now on the daily runs' prices of the contract in the spotlight are told too. */
    MarketStory tellingSettlements() {
        tellsSettlements = true;
        return this;
    }

    private boolean isOurs(int other) {
        return other == contract;
    }

    private static String phase(Event.PhaseChanged e) {
        return switch (e.phase()) {
            case CONTINUOUS -> "trading";
            case HALTED -> "halted: " + e.reason();
            case AUCTION ->
                "%s auction until %s"
                        .formatted(
                                lower(e.auction()), Utc.format(e.untilNanos()).substring(11, 19));
        };
    }

    private String indicated(Event.IndicativeChanged e) {
        if (e.lots() == 0) return "no indicative price";
        String left = e.imbalanceLots() == 0
                ? ""
                : ", %d more to %s".formatted(Math.abs(e.imbalanceLots()), e.imbalanceLots() > 0 ? "buy" : "sell");
        return "indicative %d @ %s%s".formatted(e.lots(), usd(e.priceTicks()), left);
    }

    String name(long account) {
        if (account == VenueAccount.CLEARING) return "clearing";
        if (account == VenueAccount.FUNDING) return "funding";
        if (account == VenueAccount.BANK) return "bank";
        if (account == VenueAccount.FEES) return "fees";
        if (account == VenueAccount.WITHDRAWALS) return "withdrawals";
        return names.get(account);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Ticks of the story's good. */
    private long ticksOf(String usd) {
        return underlying.grid().parseTicks(new BigDecimal(usd));
    }

    private long tenthsOf(String usd) {
        return Decimals.parse(usd, 6) / underlying.grid().tenthMicros();
    }

    private String usd(long ticks) {
        return underlying.grid().formatTicks(ticks);
    }

    private String usdOfTenths(long tenths) {
        return underlying.grid().formatTenths(tenths);
    }

    /** Ticks of GPU-hours. */
    static long ticks(String usd) {
        return Decimals.parse(usd, 3);
    }

    static String price(long ticks) {
        return Decimals.format(ticks, 3);
    }

    static String tenths(long tenths) {
        return Decimals.format(tenths, 4);
    }

    String cash(String account) {
        return Money.format(exchange.cashMicros(account(account)));
    }

    Views.Account of(String account) {
        return exchange.account(account(account)).orElseThrow();
    }

    long lots(String account) {
        return exchange.positions(account(account)).stream()
                .filter(p -> p.contract().id() == contract)
                .mapToLong(Views.Position::lots)
                .sum();
    }
}
