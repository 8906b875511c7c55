package kilohour.simulation;

import static kilohour.units.Utc.NANOS_PER_DAY;
import static kilohour.units.Utc.NANOS_PER_HOUR;
import static kilohour.units.Utc.NANOS_PER_MINUTE;
import static kilohour.units.Utc.NANOS_PER_SECOND;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import kilohour.clearing.MarginParameters;
import kilohour.contracts.Contract;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.exchange.Command;
import kilohour.exchange.Exchange;
import kilohour.exchange.OpenOrder;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RequestId;
import kilohour.exchange.Scope;
import kilohour.exchange.TradingParameters;
import kilohour.exchange.Views;
import kilohour.matching.SelfTradePrevention;
import kilohour.units.Money;
import kilohour.units.Side;
import kilohour.units.Utc;

/** Says anything to a market: much of it sensible, some of it wrong, a little of it absurd. All of it from a seed. */
final class ChaosTrader {
    private static final List<String> CODES = List.of("H100", "B200");
    private static final long[] ABSURD = {Long.MIN_VALUE, Long.MAX_VALUE, -1, 0, 1, Integer.MAX_VALUE, 1L << 53};
    private static final int ACCOUNTS = 6;
    private static final long FIRST_ACCOUNT = 100;
    private static final long START = Utc.startOfDay(Utc.parseDay("2026-01-29")) + 14 * NANOS_PER_HOUR;

    private final SplittableRandom random;
    private final boolean driven;
    private final RequestId[] recent = new RequestId[8];
    private long atNanos = START;
    private int said;

    ChaosTrader(long seed) {
        this.random = new SplittableRandom(seed);
        this.driven = seed % 2 == 0;
    }

    /** The instant of the command said last: what a live market's clock shows. */
    long atNanos() {
        return atNanos;
    }

    Command next(Exchange market) {
        if (!driven) atNanos += random.nextInt(10) == 0 ? later() : random.nextLong(NANOS_PER_SECOND);
        Command setUp = setUp(said++);
        if (setUp != null) return setUp;
        int kind = random.nextInt(100);
        if (kind < 52) return place(market);
        if (kind < 64) return amend(market);
        if (kind < 71) return new Command.CancelOrder(account(), request(), order(market));
        if (kind < 73) return new Command.CancelAll(account(), request(), chance(50) ? 0 : contract(market), label());
        if (kind < 83) return time(market);
        if (kind < 93) return index(market);
        if (kind < 96) return cash();
        return officer(market);
    }

    /** What comes first, so that there is a market at all. */
    private Command setUp(int step) {
        if (step == 0)
            return new Command.OpenVenue(
                    "Chaos", driven ? Command.OpenVenue.Clock.DRIVEN : Command.OpenVenue.Clock.LIVE, true);
        if (step == 1) return driven ? new Command.AdvanceTime(START) : new Command.Tick();
        int account = step - 2;
        if (account < 3 * ACCOUNTS) {
            long number = FIRST_ACCOUNT + account / 3;
            return switch (account % 3) {
                case 0 -> new Command.RegisterMember((int) number, "Member " + number);
                case 1 -> new Command.OpenAccount(number, (int) number, "Account " + number);
                default ->
                    new Command.Deposit(
                            number, new RequestId(1, number), Money.usd(account / 3 < 3 ? 30_000 : 3_000_000), "");
            };
        }
        int code = step - 2 - 3 * ACCOUNTS;
        if (code >= 3 * CODES.size()) return null;
        String index = CODES.get(code / 3);
        return switch (code % 3) {
            case 0 -> new Command.ListUnderlying(PracticeGood.underlying(index, true));
            case 1 -> new Command.SetMarginParameters(MarginParameters.standard(index));
            default ->
                new Command.DeclareHour(
                        index, Utc.hour(START) - 2, index.equals("H100") ? 25_000 : 48_000, PrintGrade.INTRADAY);
        };
    }

    private Command place(Exchange market) {
        int contract = contract(market);
        OrderTerms.Type type = chance(88) ? OrderTerms.Type.LIMIT : OrderTerms.Type.MARKET;
        var terms = new OrderTerms(
                chance(50) ? Side.BUY : Side.SELL,
                type,
                lots(market, contract),
                type == OrderTerms.Type.MARKET && chance(95) ? 0 : price(market, contract),
                chance(75) ? OrderTerms.TimeInForce.GOOD_TILL_CANCELLED : any(OrderTerms.TimeInForce.values()),
                chance(75) ? OrderTerms.PostOnly.NO : any(OrderTerms.PostOnly.values()),
                chance(12),
                any(SelfTradePrevention.values()),
                label());
        if (chance(10)) terms = terms.until(market.nowNanos() + later());
        return new Command.PlaceOrder(account(), request(), contract, terms);
    }

    private String label() {
        return chance(90) ? "" : chance(80) ? "curve" : "x".repeat(random.nextInt(80));
    }

    private Command amend(Exchange market) {
        long id = order(market);
        int contract = market.openOrder(id).map(OpenOrder::contract).orElse(1);
        long owner = market.openOrder(id).map(OpenOrder::account).orElse(account());
        long price =
                chance(40) ? market.openOrder(id).map(OpenOrder::limitTicks).orElse(1L) : price(market, contract);
        return new Command.AmendOrder(chance(90) ? owner : account(), request(), id, lots(market, contract), price);
    }

    private Command time(Exchange market) {
        if (!driven) return chance(97) ? new Command.Tick() : new Command.AdvanceTime(market.nowNanos() + 1);
        if (chance(3)) return new Command.Tick();
        if (chance(3)) return new Command.AdvanceTime(market.nowNanos() - 1 - random.nextLong(NANOS_PER_DAY));
        return new Command.AdvanceTime(market.nowNanos() + later());
    }

    private long later() {
        return switch (random.nextInt(20)) {
            case 0 -> random.nextLong(5 * NANOS_PER_DAY);
            case 1, 2, 3 -> random.nextLong(NANOS_PER_DAY);
            case 4, 5, 6, 7, 8 -> random.nextLong(2 * NANOS_PER_HOUR);
            default -> random.nextLong(5 * NANOS_PER_MINUTE);
        };
    }

    /** The index's word: hours, and prints of the day that is due, so that months can settle. */
    private Command index(Exchange market) {
        String code = chance(97) ? any(CODES) : "NONE";
        long level = market.index(code).map(Views.IndexLevel::valueTenths).orElse(25_000L);
        long value = chance(3) ? absurd() : Math.max(1, level + level * (random.nextInt(-60, 61)) / 1_000);
        if (chance(30)) {
            int hour = chance(95) ? Utc.hour(market.nowNanos()) - 1 - random.nextInt(3) : (int) absurd();
            return new Command.DeclareHour(code, hour, value, any(PrintGrade.values()));
        }
        int last = market.index(code).map(Views.IndexLevel::lastPrintDay).orElse(-1);
        int firstOfMonth = Utc.day(Utc.startOfMonth(Utc.month(START)));
        int day = chance(98) ? (last < 0 ? firstOfMonth : last + 1) : Utc.day(market.nowNanos()) - random.nextInt(4);
        if (chance(1)) day = (int) absurd();
        String hash = chance(97) ? "%064x".formatted(random.nextInt(1 << 20)) : "no hash";
        return new Command.DeclarePrint(code, day, value, any(PrintGrade.values()), any(PrintStatus.values()), hash);
    }

    private Command cash() {
        long amount = chance(80) ? Money.usd(random.nextInt(1, 20_000)) : absurd();
        String reference = "reference " + random.nextInt(9);
        return chance(50)
                ? new Command.Deposit(account(), request(), amount, reference)
                : new Command.Withdraw(account(), request(), amount, reference);
    }

    private Command officer(Exchange market) {
        String code = chance(80) ? any(CODES) : "A100";
        return switch (random.nextInt(9)) {
            case 0 -> new Command.RegisterMember(random.nextInt(-1, 200), chance(90) ? "Somebody" : "");
            case 1 -> new Command.OpenAccount(random.nextInt(0, 110), random.nextInt(90, 110), "Account");
            case 2 -> new Command.RegisterKey("key " + random.nextInt(5), account(), Set.of(any(Scope.values())));
            case 3 -> new Command.DisableKey("key " + random.nextInt(5));
            case 4 -> new Command.ListUnderlying(PracticeGood.underlying(code, chance(50)));
            case 5 ->
                new Command.SetTradingParameters(
                        chance(60)
                                ? TradingParameters.STANDARD
                                : new TradingParameters(
                                        random.nextInt(300), random.nextInt(500), 100_000, 40_000, 5_000_000, 40));
            case 6 -> new Command.SetMarginParameters(margin(code));
            case 7 -> new Command.SetReference(contract(market), chance(80) ? random.nextInt(1, 60_000) : absurd());
            default -> new Command.OpenVenue("Again", Command.OpenVenue.Clock.LIVE, false);
        };
    }

    private MarginParameters margin(String code) {
        var standard = MarginParameters.standard(code);
        return new MarginParameters(
                code, random.nextInt(1, 4), 1_000_000 + random.nextInt(3_000_000), standard.scenarios());
    }

    private int contract(Exchange market) {
        List<Contract> contracts = market.contracts();
        if (contracts.isEmpty() || chance(2)) return (int) absurd();
        // A few busy contracts, so that orders meet.
        int index = chance(80) ? random.nextInt(Math.min(3, contracts.size())) : random.nextInt(contracts.size());
        return contracts.get(index).id();
    }

    private long lots(Exchange market, int contract) {
        if (chance(3)) return absurd();
        boolean perpetual = market.contract(contract)
                .filter(each -> each instanceof Contract.Perpetual)
                .isPresent();
        return 1 + random.nextInt(perpetual ? 20_000 : 25);
    }

    private long price(Exchange market, int contract) {
        if (chance(3)) return absurd();
        long mark = market.market(contract).map(Views.Market::markTenths).orElse(25_000L) / 10;
        return mark + mark * random.nextInt(-30, 31) / (chance(90) ? 1_000 : 100);
    }

    private long order(Exchange market) {
        if (chance(5)) return absurd();
        for (int tries = 0; tries < 4; tries++) {
            List<OpenOrder> open = market.openOrders(FIRST_ACCOUNT + random.nextInt(ACCOUNTS));
            if (!open.isEmpty()) return open.get(random.nextInt(open.size())).orderId();
        }
        return 1 + random.nextInt(1_000);
    }

    private long account() {
        return chance(98)
                ? FIRST_ACCOUNT + random.nextInt(ACCOUNTS)
                : random.nextBoolean() ? absurd() : 1 + random.nextInt(5);
    }

    /** A new id, or now and then one that was used lately. */
    private RequestId request() {
        int slot = random.nextInt(recent.length);
        if (recent[slot] == null || chance(95)) recent[slot] = new RequestId(random.nextLong(), random.nextLong());
        return recent[slot];
    }

    private long absurd() {
        return ABSURD[random.nextInt(ABSURD.length)];
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> T any(T[] from) {
        return from[random.nextInt(from.length)];
    }
}
