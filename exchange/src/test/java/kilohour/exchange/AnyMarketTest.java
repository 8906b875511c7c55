package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import kilohour.clearing.Charges;
import kilohour.clearing.MarginGroup;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.OptionParameters;
import kilohour.clearing.VenueAccount;
import kilohour.contracts.Option;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.contracts.Underlying;
import kilohour.matching.SelfTradePrevention;
import kilohour.units.Side;
import kilohour.units.Utc;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random commands, sensible and senseless, over weeks of venue time. Whatever comes, nothing is thrown, money sums to
 * zero, nets are zero, books are uncrossed, margin vectors equal their computation from scratch, and a market restored
 * from its snapshot goes on as the one that was not.
 */
class AnyMarketTest {
    private static final long START = Utc.startOfDay(Utc.parseDay("2027-03-25")) + 9 * Utc.NANOS_PER_HOUR;

    @Test
    void whateverComesTheInvariantsHold() {
        var told = new TreeMap<String, Integer>();
        for (long seed = 1; seed <= 16; seed++) new Run(seed, 4_000, told).play();
        // a test that never reaches a rule proves nothing about it
        for (Class<?> event : Event.class.getPermittedSubclasses())
            if (event != Event.OfDefault.class) // those are AnyDefaultTest's
            assertThat(told).as("every kind of event came up").containsKey(event.getSimpleName());
        for (CancelReason reason : CancelReason.values())
            if (reason != CancelReason.MARGIN_CALL
                    && reason != CancelReason.LIQUIDATION
                    && reason != CancelReason.MATCH_LIMIT) // BoundedTradingStoriesTest has a thousand orders
            assertThat(told).as("every reason to cancel came up").containsKey(reason.name());
        for (AuctionKind kind : AuctionKind.values())
            assertThat(told).as("every kind of auction traded").containsKey(kind.name());
        assertThat(told).as("a closing call settled a contract").containsKey("CLOSING_CALL");
        assertThat(told.get("TRADED_OTHER"))
                .as("goods that are no GPU-hours traded")
                .isGreaterThan(100);
    }

    @Test
    @Tag("long")
    void whateverComesTheInvariantsHoldForManySeeds() {
        for (long seed = 1_000; seed < 1_300; seed++) new Run(seed, 20_000, new TreeMap<>()).play();
    }

    private static final class Run {
        private final long seed;
        private final int steps;
        private final Random random;
        private final AnyControl controls;
        private final AnyPayment payments;
        private final Exchange exchange = new Exchange();
        private Exchange twin = new Exchange();
        private long now;
        private long requests;
        private long level = 26_000;
        private int printDay;
        private int otherPrintDay;
        private final Map<String, Integer> told;

        Run(long seed, int steps, Map<String, Integer> told) {
            this.told = told;
            this.seed = seed;
            this.steps = steps;
            this.random = new Random(seed);
            this.controls = new AnyControl(random, exchange, this::account, this::request);
            this.payments = new AnyPayment(random, exchange, this::account, this::request);
        }

        void play() {
            try {
                open();
                for (int step = 0; step < steps; step++) {
                    apply(anything());
                    if (step % 50 == 0) check();
                    if (step % 997 == 0) twin = Exchange.restore(records(exchange));
                }
                check();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }

        private void open() {
            apply(new Command.OpenVenue("Any", Command.OpenVenue.Clock.DRIVEN, true));
            now = START;
            printDay = Utc.day(now) - 26;
            otherPrintDay = printDay;
            apply(new Command.AdvanceTime(now));
            apply(new Command.RegisterMember(1, "One"));
            for (long account = 100; account < 106; account++) {
                apply(new Command.OpenAccount(
                        account, 1, "a" + account, account % 2 == 0 ? AccountKind.HOUSE : AccountKind.CLIENT));
                apply(new Command.Deposit(account, request(), 60_000_000_000L + random.nextInt(), ""));
            }
            for (Underlying good : List.of(
                    Underlying.gpuHours("H100", "", true),
                    Underlying.gpuHours("B200", "", false),
                    AnyGood.of("OTHER", random))) {
                apply(new Command.ListUnderlying(good));
                apply(new Command.SetMarginParameters(MarginParameters.standard(good.code())));
            }
            apply(new Command.SetOptionParameters(new OptionParameters("OTHER", 1, 100_000, 1, 9, 400_000, 20_000)));
            apply(new Command.SetOptionParameters(new OptionParameters("H100", 1, 40_000, 1, 9, 500_000, 20_000)));
            apply(new Command.SetTradingParameters(new TradingParameters(20, 200, 150_000, 50_000, 1_000_000, 40)));
            if (random.nextInt(4) > 0) apply(new Command.SetAuctionParameters(auctions()));
            apply(new Command.DeclareHour("H100", Utc.hour(now) - 1, level, PrintGrade.INTRADAY));
            apply(new Command.DeclareHour("OTHER", Utc.hour(now) - 1, level, PrintGrade.INTRADAY));
            // so that something trades at the opening
            apply(new Command.PlaceOrder(100, request(), 1, OrderTerms.limit(Side.BUY, 1, 2_600)));
            apply(new Command.PlaceOrder(101, request(), 1, OrderTerms.limit(Side.SELL, 1, 2_600)));
        }

        /** Pauses after half a percent, so that they come up; now and then none at all. */
        private AuctionParameters auctions() {
            if (random.nextInt(8) == 0) return AuctionParameters.NONE;
            long pausePpm = random.nextInt(4) == 0 ? 0 : 5_000;
            return new AuctionParameters(
                    random.nextLong(Utc.NANOS_PER_HOUR),
                    random.nextLong(3 * Utc.NANOS_PER_MINUTE),
                    random.nextLong(Utc.NANOS_PER_HOUR),
                    pausePpm,
                    pausePpm == 0 ? 0 : 1 + random.nextLong(3 * Utc.NANOS_PER_MINUTE));
        }

        /** A contract, an index or the venue, so that most of the time most of the market trades. */
        private String subject() {
            var contracts = exchange.contracts();
            int pick = random.nextInt(20);
            if (pick == 0) return "";
            if (pick < 3) return "H100";
            if (pick == 3 || contracts.isEmpty()) return "GOLD";
            return contracts.get(random.nextInt(Math.min(8, contracts.size()))).name();
        }

        private Command anything() {
            if (random.nextInt(60) == 0) // only before anything has traded or settled, so not often done
            return new Command.SetReference(1 + random.nextInt(60), 20_000 + random.nextInt(10_000));
            Command answer = controls.answer();
            if (answer != null) return answer;
            if (random.nextInt(12) == 0) return controls.any();
            if (random.nextInt(10) == 0) return payments.any();
            if (random.nextInt(150) == 0) return createSpread();
            int kind = random.nextInt(100);
            if (kind < 15) return spreadOrder();
            if (kind < 55) return place();
            if (kind < 65) return amend();
            if (kind < 75) return new Command.CancelOrder(account(), request(), order());
            if (kind < 77) return new Command.CancelAll(account(), request(), random.nextInt(80), label());
            if (kind < 87) return time();
            if (kind < 92) return hour();
            if (kind < 96) return print();
            return oddity();
        }

        /** Two months near each other, of one good or of two; mostly asked for once, and then traded. */
        private Command createSpread() {
            var contracts = exchange.contracts();
            if (contracts.isEmpty()) return new Command.CreateSpread(account(), request(), 1, 2);
            int first =
                    contracts.get(random.nextInt(Math.min(6, contracts.size()))).id();
            var others = contracts.stream()
                    .filter(each -> random.nextInt(40) == 0 || each.name().startsWith("B200_USD-"))
                    .limit(6)
                    .toList();
            int second = others.isEmpty()
                    ? random.nextInt(200) - 2
                    : others.get(random.nextInt(others.size())).id();
            return new Command.CreateSpread(account(), request(), first, second);
        }

        /** One of the spreads that trade soonest, around the difference of its legs. */
        private Command spreadOrder() {
            var spreads = exchange.contracts().stream()
                    .filter(kilohour.contracts.Spread.class::isInstance)
                    .filter(each -> random.nextInt(20) == 0
                            || ((kilohour.contracts.Spread) each).isOfGrades()
                            || ((kilohour.contracts.Spread) each).near().monthsAhead(exchange.nowNanos()) < 2)
                    .toList();
            if (spreads.isEmpty()) return place();
            int contract = spreads.get(random.nextInt(spreads.size())).id();
            long mark = exchange.market(contract).orElseThrow().markTenths() / 10;
            boolean market = random.nextInt(10) == 0;
            long limit = market ? 0 : mark + random.nextInt(41) - 20;
            if (random.nextInt(60) == 0) limit = random.nextLong();
            var terms = new OrderTerms(
                    random.nextBoolean() ? Side.BUY : Side.SELL,
                    market ? OrderTerms.Type.MARKET : OrderTerms.Type.LIMIT,
                    random.nextInt(60) == 0 ? random.nextLong() : 1 + random.nextInt(12),
                    limit,
                    any(OrderTerms.TimeInForce.values(), 3),
                    any(OrderTerms.PostOnly.values(), 4),
                    random.nextInt(12) == 0,
                    SelfTradePrevention.values()[random.nextInt(4)],
                    label());
            if (random.nextInt(6) == 0) terms = terms.showing(1 + random.nextInt(5));
            if (random.nextInt(12) == 0) terms = terms.when(trigger(mark));
            return new Command.PlaceOrder(account(), request(), contract, terms);
        }

        private Command place() {
            var contracts = exchange.contracts();
            // the first months, the perpetual and the quarter that cascades next, so that orders meet
            int pick = random.nextInt(9);
            if (pick == 8) pick = 38;
            var options = contracts.stream()
                    .filter(Option.class::isInstance)
                    .limit(12)
                    .toList();
            boolean option = !options.isEmpty() && random.nextInt(7) == 0;
            int other = random.nextInt(9) == 0 ? AnyGood.contract(exchange, "OTHER", random) : 0;
            int contract = other != 0
                    ? other
                    : option
                            ? options.get(random.nextInt(options.size())).id()
                            : contracts.isEmpty() || random.nextInt(50) == 0
                                    ? random.nextInt(200) - 2
                                    : contracts
                                            .get(Math.min(pick == 7 ? 37 : pick, contracts.size() - 1))
                                            .id();
            long mark = exchange.market(contract).map(Views.Market::markTenths).orElse(26_000L) / 10;
            boolean market = random.nextInt(8) == 0;
            long limit = market ? 0 : mark + random.nextInt(41) - 20;
            long lots = 1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 12);
            if (contract == 38) lots *= 500; // the perpetual's lot is one GPU-hour
            if (random.nextInt(60) == 0) lots = random.nextLong();
            if (random.nextInt(60) == 0) limit = random.nextLong();
            var terms = new OrderTerms(
                    random.nextBoolean() ? Side.BUY : Side.SELL,
                    market ? OrderTerms.Type.MARKET : OrderTerms.Type.LIMIT,
                    lots,
                    limit,
                    any(OrderTerms.TimeInForce.values(), 3),
                    any(OrderTerms.PostOnly.values(), 4),
                    random.nextInt(6) == 0,
                    SelfTradePrevention.values()[random.nextInt(4)],
                    label());
            if (random.nextInt(6) == 0)
                terms = terms.showing(random.nextInt(30) == 0 ? random.nextLong() : 1 + random.nextInt(5));
            if (random.nextInt(5) == 0) terms = terms.when(trigger(mark));
            if (random.nextInt(6) == 0) terms = terms.until(exchange.nowNanos() + random.nextLong(Utc.NANOS_PER_DAY));
            long account = account();
            if (random.nextInt(8) == 0)
                return new Command.PlacePair(account(), request(), contract, terms, other(terms, mark), 0);
            return new Command.PlaceOrder(account, request(), contract, terms, controls.session(account));
        }

        /** What may be linked to an order: mostly a stop, sometimes senseless. */
        private OrderTerms other(OrderTerms terms, long mark) {
            Side side = random.nextBoolean() ? terms.side() : terms.side().opposite();
            var other = OrderTerms.limit(side, 1 + random.nextInt(12), mark + random.nextInt(41) - 20)
                    .withReduceOnly(random.nextInt(4) == 0);
            return random.nextInt(8) == 0 ? other : other.when(trigger(mark));
        }

        private Trigger trigger(long mark) {
            return new Trigger(
                    Trigger.Kind.values()[random.nextInt(2)],
                    Trigger.Source.values()[random.nextInt(3)],
                    random.nextInt(30) == 0 ? random.nextLong() : mark + random.nextInt(41) - 20);
        }

        private String label() {
            return List.of("", "", "", "curve", "hedge").get(random.nextInt(5));
        }

        private <E> E any(E[] values, int rarely) {
            return random.nextInt(rarely) == 0 ? values[random.nextInt(values.length)] : values[0];
        }

        private Command amend() {
            long order = order();
            var open = exchange.openOrder(order);
            long lots = random.nextInt(30) == 0 ? random.nextLong() : random.nextInt(20);
            long limit = open.map(OpenOrder::limitTicks).orElse(2_600L) + random.nextInt(21) - 10;
            if (random.nextBoolean()) limit = open.map(OpenOrder::limitTicks).orElse(2_600L);
            long account = open.map(OpenOrder::account).orElse(account());
            long trigger = random.nextInt(3) == 0 ? trigger(limit).ticks() : 0;
            return new Command.AmendOrder(account, request(), order, lots, limit, trigger);
        }

        private long order() {
            var open = exchange.openOrders(account());
            return open.isEmpty() || random.nextInt(20) == 0
                    ? random.nextInt(5_000)
                    : open.get(random.nextInt(open.size())).orderId();
        }

        private Command time() {
            long step = switch (random.nextInt(6)) {
                case 0 -> random.nextLong(Utc.NANOS_PER_DAY / 4);
                case 1 -> random.nextLong(2 * Utc.NANOS_PER_HOUR);
                case 2 -> -random.nextLong(Utc.NANOS_PER_HOUR);
                default -> random.nextLong(3 * Utc.NANOS_PER_MINUTE);
            };
            return new Command.AdvanceTime(exchange.nowNanos() + step);
        }

        private Command hour() {
            level = Math.max(5_000, level + random.nextInt(401) - 200);
            int hour = Utc.hour(exchange.nowNanos()) - 1 - random.nextInt(2);
            var grade = PrintGrade.values()[random.nextInt(10) == 0 ? 2 : 0];
            return new Command.DeclareHour(
                    List.of("H100", "H100", "B200", "OTHER").get(random.nextInt(4)), hour, level, grade);
        }

        /** The next day that is not printed yet, so that months settle; now and then some other. */
        private Command print() {
            if (random.nextInt(3) == 0) return otherPrint();
            int day = random.nextInt(10) == 0 ? Utc.day(exchange.nowNanos()) - random.nextInt(3) : printDay;
            if (day == printDay && Utc.startOfDay(day + 1) + 2 * Utc.NANOS_PER_HOUR <= exchange.nowNanos()) printDay++;
            var status = PrintStatus.values()[random.nextInt(3)];
            return new Command.DeclarePrint("H100", day, level, PrintGrade.DAILY, status, "cd".repeat(32));
        }

        private Command otherPrint() {
            int day = otherPrintDay;
            if (Utc.startOfDay(day + 1) + 2 * Utc.NANOS_PER_HOUR <= exchange.nowNanos()) otherPrintDay++;
            return new Command.DeclarePrint(
                    "OTHER", day, level, PrintGrade.DAILY, PrintStatus.PRINTED, "ef".repeat(32));
        }

        private Command oddity() {
            return switch (random.nextInt(19)) {
                case 13 ->
                    new Command.SetVolatility(
                            "H100", Utc.month(exchange.nowNanos()).plusMonths(1), random.nextInt(900_000));
                case 14 ->
                    new Command.SetOptionParameters(new OptionParameters(
                            "H100", 1 + random.nextInt(4), 40_000, random.nextInt(2), 9, 400_000, 30_000));
                case 15, 16 -> new Command.SetCharges(charges());
                case 17 -> new Command.SetMarginGroup(group());
                case 8 -> new Command.HaltTrading(subject(), random.nextInt(9) == 0 ? "" : "odd", "officer");
                case 9, 10, 11 -> new Command.ResumeTrading(subject(), "officer");
                case 12 -> new Command.SetAuctionParameters(auctions());
                case 0 -> new Command.Deposit(account(), request(), random.nextLong(), "odd");
                case 1 -> new Command.Withdraw(account(), request(), random.nextLong(1_000_000_000_000L) - 5, "odd");
                case 2 -> new Command.SetMarginParameters(MarginParameters.standard("H100"));
                case 3 -> new Command.SetReference(random.nextInt(90), random.nextInt(60_000) - 10);
                case 4 -> new Command.RegisterKey("k" + random.nextInt(3), account(), Set.of(Scope.TRADE));
                case 5 -> new Command.DisableKey("k" + random.nextInt(3));
                case 6 -> new Command.OpenAccount(account(), random.nextInt(3), "odd");
                case 7 -> new Command.Tick();
                default -> new Command.DeclareHour("GOLD", 1, -5, PrintGrade.DAILY);
            };
        }

        private MarginGroup group() {
            return new MarginGroup(
                    random.nextInt(6) == 0 ? "other" : "all",
                    List.of("B200", random.nextInt(8) == 0 ? "GOLD" : "H100"),
                    random.nextInt(5) == 0 ? 0 : random.nextInt(1_000_001));
        }

        private Charges charges() {
            String code = random.nextInt(8) == 0 ? "GOLD" : random.nextBoolean() ? "H100" : "B200";
            if (random.nextInt(4) == 0) return Charges.none(code);
            return new Charges(
                    code,
                    random.nextInt(30_000),
                    random.nextInt(30_000),
                    random.nextInt(300_000),
                    random.nextInt(200_000),
                    1 + random.nextInt(500_000));
        }

        private long account() {
            return random.nextInt(60) == 0 ? random.nextInt(200) : 100 + random.nextInt(6);
        }

        private RequestId request() {
            return new RequestId(0, random.nextInt(40) == 0 ? requests : ++requests);
        }

        private void apply(Command command) {
            Batch batch = exchange.apply(0, command);
            for (Event event : batch.events()) {
                told.merge(event.getClass().getSimpleName(), 1, Integer::sum);
                if (event instanceof Event.Traded traded && AnyGood.is(exchange, "OTHER", traded.contract()))
                    told.merge("TRADED_OTHER", 1, Integer::sum);
                if (event instanceof Event.OrderCancelled cancelled)
                    told.merge(cancelled.reason().name(), 1, Integer::sum);
                if (event instanceof Event.AuctionEnded ended && ended.lots() > 0)
                    told.merge(ended.auction().name(), 1, Integer::sum);
                if (event instanceof Event.SettlementPriceSet set)
                    told.merge(set.tier().name(), 1, Integer::sum);
            }
            assertThat(twin.apply(0, command)).isEqualTo(batch);
        }

        private void check() {
            assertThat(exchange.cashSumMicros()).isZero();
            for (var contract : exchange.contracts()) {
                var market = exchange.market(contract.id()).orElseThrow();
                boolean crossed = market.bestBidLots() > 0
                        && market.bestAskLots() > 0
                        && market.bestBidTicks() >= market.bestAskTicks();
                boolean gathers = exchange.phase(contract.id()).orElseThrow().phase() != TradingPhase.CONTINUOUS;
                assertThat(crossed && !gathers).as(contract.name()).isFalse();
            }
            for (long account : exchange.accounts()) {
                reduceOnlyStaysInsidePositions(account);
                ownOrdersDoNotCross(account);
            }
            assertThat(records(Exchange.restore(records(exchange)))).isEqualTo(records(exchange));
            if (exchange.cashMicros(VenueAccount.CLEARING) == 0) exchange.checkInvariants();
        }

        private void ownOrdersDoNotCross(long account) {
            var offers = new TreeMap<Integer, Long>();
            for (OpenOrder order : exchange.openOrders(account))
                if (order.terms().side() == Side.SELL && !order.untriggered())
                    offers.merge(order.contract(), order.limitTicks(), Math::min);
            for (OpenOrder order : exchange.openOrders(account))
                if (order.terms().side() == Side.BUY && !order.untriggered() && offers.containsKey(order.contract()))
                    assertThat(order.limitTicks()).isLessThan(offers.get(order.contract()));
        }

        private void reduceOnlyStaysInsidePositions(long account) {
            for (OpenOrder order : exchange.openOrders(account)) {
                if (!order.terms().reduceOnly()) continue;
                long position = exchange.positions(account).stream()
                        .filter(p -> p.contract().id() == order.contract())
                        .mapToLong(Views.Position::lots)
                        .sum();
                assertThat(order.terms().side().sign() * position).isNegative();
                assertThat(order.lotsOpen()).isLessThanOrEqualTo(Math.abs(position));
            }
        }

        private static List<StateRecord> records(Exchange exchange) {
            var records = new ArrayList<StateRecord>();
            exchange.snapshot(records::add);
            return records;
        }
    }
}
