package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.Purpose;
import kilohour.clearing.Scenario;
import kilohour.clearing.VenueAccount;
import kilohour.contracts.PrintGrade;
import kilohour.units.Decimals;
import kilohour.units.Money;
import kilohour.units.Side;
import kilohour.units.Utc;

/**
 * A market on which members fail. Accounts are named by who they are: {@code M} is member M's house account, {@code m1}
 * a client of M. The spotlight is on H100's perpetual, one GPU-hour a lot, whose mark follows the index; maintenance margin is
 * 13%, initial margin 14.3%.
 * After every command money sums to zero and all invariants hold.
 */
final class DefaultStory {
    static final MarginParameters PLUS_MINUS_13 = new MarginParameters(
            "H100",
            1,
            1_100_000,
            List.of(
                    new Scenario("down 13%", -130_000, -130_000, -130_000),
                    new Scenario("up 13%", 130_000, 130_000, 130_000)));

    /** All of a position in one slice, one slice, two auctions of half an hour in ten packages, no fee. */
    static final DefaultParameters AT_ONCE =
            new DefaultParameters(1_000_000, 1_000_000, 30_000, 0, 1, 30, 2, 10, 1_000_000, 60, 120);

    Exchange exchange = new Exchange();
    private final Map<String, Long> accounts = new LinkedHashMap<>();
    private final Map<String, Integer> members = new LinkedHashMap<>();
    private final Map<Long, String> names = new LinkedHashMap<>();
    private long requests;
    private int contract;
    private RestartedTwin twin;
    List<Event> events = List.of();
    /** Done between the slices of what is more than one command may do. */
    Runnable between = () -> {};

    final List<Event> all = new ArrayList<>();

    DefaultStory(DefaultParameters parameters) {
        apply(new Command.OpenVenue("Story", Command.OpenVenue.Clock.DRIVEN, true));
        at("2026-11-28T12:10:00Z");
        apply(new Command.ListUnderlying(MarketStory.H100));
        apply(new Command.SetTradingParameters(new TradingParameters(0, 0, 900_000, 50_000, 100_000_000, 1_000)));
        apply(new Command.SetMarginParameters(PLUS_MINUS_13));
        apply(new Command.SetDefaultParameters(parameters));
        apply(new Command.SetPaymentParameters(new PaymentParameters(true, 0, 0, 0)));
        index("2.600");
        on("H100_USD-PERPETUAL");
    }

    DefaultStory on(String name) {
        contract = exchange.contract(name).orElseThrow().id();
        return this;
    }

    int contract() {
        return contract;
    }

    /** A member with a house account of so much cash and a fund share. */
    DefaultStory member(String name, String houseUsd, String fundUsd) {
        int member = members.size() + 1;
        members.put(name, member);
        apply(new Command.RegisterMember(member, name));
        open(name, member, AccountKind.HOUSE, houseUsd);
        if (!fundUsd.equals("0")) apply(new Command.MoveFundShare(member, 0, Money.usd(fundUsd), "share"));
        return this;
    }

    /** A client of the member whose name it begins with, in capitals. */
    DefaultStory client(String name, String usd) {
        open(name, member(name), AccountKind.CLIENT, usd);
        return this;
    }

    int member(String name) {
        return members.get(name.substring(0, 1).toUpperCase(Locale.ROOT));
    }

    private void open(String name, int member, AccountKind kind, String usd) {
        long account = VenueAccount.FIRST_MEMBER_ACCOUNT + accounts.size();
        accounts.put(name, account);
        names.put(account, name);
        apply(new Command.OpenAccount(account, member, name, kind));
        if (!usd.equals("0")) deposit(name, usd);
    }

    DefaultStory deposit(String name, String usd) {
        apply(new Command.Deposit(account(name), nextRequest(), Money.usd(usd), "deposit"));
        return this;
    }

    DefaultStory venue(VenueFund fund, String usd) {
        apply(new Command.MoveVenueFund(fund, Money.usd(usd), "stake"));
        return this;
    }

    long account(String name) {
        return accounts.get(name);
    }

    RequestId nextRequest() {
        return new RequestId(7, ++requests);
    }

    DefaultStory apply(Command command) {
        Batch batch = exchange.apply(0, command);
        events = batch.events();
        if (twin != null) twin.follows(command, batch, exchange);
        all.addAll(events);
        assertThat(exchange.cashSumMicros()).as("cash sums to zero").isZero();
        return this;
    }

    /** From now on a twin is restarted before every command, and must say and become the same. */
    DefaultStory restartedBeforeEveryCommand() {
        twin = new RestartedTwin(exchange);
        return this;
    }

    /** Moves the clock, however many commands that takes. */
    DefaultStory at(String instant) {
        return at(Utc.nanos(Instant.parse(instant)));
    }

    DefaultStory minutes(int minutes) {
        return at(exchange.nowNanos() + minutes * Utc.NANOS_PER_MINUTE);
    }

    private DefaultStory at(long nanos) {
        var told = new ArrayList<Event>();
        boolean more;
        do {
            apply(new Command.AdvanceTime(nanos));
            told.addAll(events);
            more = events.contains(new Event.TimeAdvanced(exchange.nowNanos(), true));
            if (more) between.run();
        } while (more);
        events = told;
        if (!exchange.contracts().isEmpty()) exchange.checkInvariants();
        return this;
    }

    /** Declares the last full hour of the index. */
    DefaultStory index(String usd) {
        int hour = Utc.hour(exchange.nowNanos() - 5 * Utc.NANOS_PER_MINUTE) - 1;
        apply(new Command.DeclareHour("H100", hour, Decimals.parse(usd, 4), PrintGrade.INTRADAY));
        assertThat(events).doesNotHaveAnyElementsOfTypes(Event.CommandRejected.class);
        return this;
    }

    DefaultStory buys(String account, long lots, String price) {
        return does(account, Side.BUY, lots, price);
    }

    DefaultStory sells(String account, long lots, String price) {
        return does(account, Side.SELL, lots, price);
    }

    private DefaultStory does(String account, Side side, long lots, String price) {
        return apply(new Command.PlaceOrder(
                account(account), nextRequest(), contract, OrderTerms.limit(side, lots, MarketStory.ticks(price))));
    }

    DefaultStory cancelAll(String account) {
        return apply(new Command.CancelAll(account(account), nextRequest(), 0));
    }

    DefaultStory bids(String account, int auction, int packages, String usd) {
        return apply(new Command.BidForPortfolio(account(account), nextRequest(), auction, packages, Money.usd(usd)));
    }

    /** A row for each event that has to do with defaults, under a heading's columns; cells joined by a bar. */
    String told() {
        return told(events);
    }

    String told(List<Event> what) {
        return String.join(
                "\n",
                what.stream().map(this::told).filter(row -> !row.isEmpty()).toList());
    }

    private String told(Event event) {
        return switch (event) {
            case Event.MarginCalled e ->
                "%s called %s until %s".formatted(name(e.account()), usd(e.shortfallMicros()), time(e.dueNanos()));
            case Event.MarginCallMet e -> "%s met its call".formatted(name(e.account()));
            case Event.OrderCancelled e ->
                "%s's order for %d cancelled: %s".formatted(name(e.account()), e.lots(), lower(e.reason()));
            case Event.LiquidationChanged e ->
                "%s %s: %s, equity %s"
                        .formatted(name(e.account()), lower(e.stage()), lower(e.reason()), usd(e.equityMicros()));
            case Event.Traded e ->
                "%s %s %d @ %s of %s"
                        .formatted(
                                name(e.takerAccount()),
                                e.takerSide() == Side.BUY ? "buys" : "sells",
                                e.lots(),
                                MarketStory.price(e.priceTicks()),
                                name(e.makerAccount()));
            case Event.PortfolioAuctioned e ->
                "auction %d of %s: %s in %d packages at most %s each"
                        .formatted(
                                e.auction(),
                                name(e.account()),
                                e.legs().stream().map(PortfolioLeg::lots).toList(),
                                e.packages(),
                                usd(e.reserveMicros()));
            case Event.PortfolioAllotted e ->
                "%s gets %d at %s".formatted(name(e.account()), e.packages(), usd(e.priceMicros()));
            case Event.PortfolioAuctionEnded e ->
                "auction %d ended: %d sold at %s".formatted(e.auction(), e.packagesSold(), usd(e.priceMicros()));
            case Event.PositionsTornUp e ->
                "%s's %d torn up @ %s".formatted(name(e.account()), e.lots(), MarketStory.tenths(e.priceTenths()));
            case Event.MemberDefaulted e -> "%s defaults: %s".formatted(member(e.member()), e.reason());
            case Event.LayerUsed e ->
                "%s | %s | %s | %s"
                        .formatted(
                                lower(e.layer()), usd(e.availableMicros()), usd(e.usedMicros()), usd(e.leftMicros()));
            case Event.DefaultSettled e ->
                "%s settled: lost %s, uncovered %s"
                        .formatted(member(e.member()), usd(e.lossMicros()), usd(e.uncoveredMicros()));
            case Event.FundCalled e ->
                "%s called %s for %s until %s"
                        .formatted(
                                member(e.member()),
                                usd(e.amountMicros()),
                                e.defaulted() == 0 ? "its share" : member(e.defaulted()),
                                time(e.dueNanos()));
            case Event.AccountPorted e -> "%s ported to %s".formatted(name(e.account()), member(e.toMember()));
            case Event.CashTransferred e -> paid(e);
            case Event.RequestRejected e -> "rejected: " + lower(e.reason());
            case Event.CommandRejected e -> "rejected: " + lower(e.reason());
            default -> "";
        };
    }

    private String paid(Event.CashTransferred e) {
        boolean told = e.purpose() == Purpose.CLIENT_SHORTFALL
                || e.purpose() == Purpose.DEFAULT_LOSS
                || e.purpose() == Purpose.ASSESSMENT
                || e.purpose() == Purpose.GAINS_HAIRCUT
                || e.purpose() == Purpose.PORTFOLIO_PRICE
                || e.purpose() == Purpose.LIQUIDATION_FEE
                || e.purpose() == Purpose.FUND_SHARE;
        return told ? "%s pays %s %s".formatted(name(e.from()), name(e.to()), usd(e.amountMicros())) : "";
    }

    private String name(long account) {
        if (account == VenueAccount.INSURANCE) return "insurance";
        if (account == VenueAccount.CAPITAL) return "capital";
        if (account == VenueAccount.BANK) return "bank";
        if (account < 0) return member((int) -account) + "'s fund";
        return names.get(account);
    }

    private String member(int member) {
        return members.entrySet().stream()
                .filter(known -> known.getValue() == member)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static String time(long nanos) {
        return Utc.format(nanos).substring(5, 16);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String usd(long micros) {
        String text = Money.format(micros);
        return text.endsWith(".000000") ? text.substring(0, text.length() - 7) : text;
    }

    DefaultStory expect(String told) {
        assertThat(told()).isEqualTo(told.strip());
        return this;
    }

    String cash(String account) {
        return usd(exchange.cashMicros(account(account)));
    }

    String fund(String member) {
        return usd(exchange.cashMicros(VenueAccount.fund(member(member))));
    }

    Views.Account of(String account) {
        return exchange.account(account(account)).orElseThrow();
    }

    long lots(String account) {
        return exchange.positions(account(account)).stream()
                .filter(position -> position.contract().id() == contract)
                .mapToLong(Views.Position::lots)
                .sum();
    }

    /** Writes the whole state down and goes on with what is read back: a restart. */
    DefaultStory restart() {
        List<StateRecord> before = records(exchange);
        exchange = Exchange.restore(before);
        assertThat(records(exchange)).isEqualTo(before);
        exchange.checkInvariants();
        return this;
    }

    static List<StateRecord> records(Exchange exchange) {
        var records = new ArrayList<StateRecord>();
        exchange.snapshot(records::add);
        return records;
    }
}
