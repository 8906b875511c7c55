package kilohour.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.VenueAccount;
import kilohour.contracts.Contract;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.Spread;
import kilohour.contracts.Underlying;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Exchange;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RequestId;
import kilohour.exchange.StateRecord;
import kilohour.exchange.TradingParameters;
import kilohour.units.Money;
import kilohour.units.PriceGrid;
import kilohour.units.Side;
import kilohour.units.Utc;

/**
 * A market in full swing and what its participants send next, drawn from a seed.
 *
 * <p>Four goods with the standard grid of 24 margin scenarios each; 37 months and a perpetual on each: 152 contracts.
 * Ten makers rest about 110 orders each, 90 others about five each, and after 60,000 commands of warm-up everybody holds
 * positions in many contracts. Of the commands 60% move a resting order to another price, 5% make one smaller, 10%
 * cancel one, 15% place one, 10% take at once up to three lots from the other side. A command comes every millisecond
 * of venue time, so the market remembers 120,000 request ids.
 */
final class MarketFlow {
    private static final int MAKERS = 10;
    private static final int ACCOUNTS = 100;
    private static final int RESTING = MAKERS * 110 + (ACCOUNTS - MAKERS) * 5;
    private static final int WARM_UP = 60_000;
    private static final long EVERY_NANOS = Utc.NANOS_PER_MILLI;
    private static final long OPENED_NANOS = Utc.nanos(Instant.parse("2026-11-20T10:10:00Z"));

    private record Price(String code, long tenths) {}

    private static final List<Price> PRICES = List.of(
            new Price("A100", 13_000), new Price("B200", 45_000), new Price("H100", 24_000), new Price("H200", 31_000));

    /** What to send, and when. */
    record Step(long atNanos, Command command) {}

    private final Random random;
    private final Exchange exchange = new Exchange();
    private final RestingOrders resting = new RestingOrders();
    private final List<Contract> contracts;
    private final List<Command> warmUp = new ArrayList<>();
    private long nowNanos;
    private long requests;

    /** The market after its warm-up, opened on a morning of November 2026. */
    MarketFlow(long seed) {
        this(seed, OPENED_NANOS);
    }

    /** The market after its warm-up. */
    MarketFlow(long seed, long openedNanos) {
        random = new Random(seed);
        nowNanos = openedNanos;
        warmUp.addAll(opening(openedNanos));
        warmUp.forEach(this::apply);
        contracts = exchange.contracts().stream()
                .filter(contract -> !(contract instanceof Spread))
                .toList();
        for (int i = 0; i < WARM_UP; i++) {
            warmUp.add(next().command());
        }
        exchange.checkInvariants();
    }

    /** What made the market what it is after its warm-up, from the first command on. */
    List<Command> warmUp() {
        return List.copyOf(warmUp);
    }

    /** The market as it stands now, as the records of a snapshot. */
    List<StateRecord> state() {
        var records = new ArrayList<StateRecord>();
        exchange.snapshot(records::add);
        return records;
    }

    /** The next commands; the market goes on with them. */
    List<Step> next(int count) {
        var steps = new ArrayList<Step>(count);
        for (int i = 0; i < count; i++) {
            steps.add(next());
        }
        return steps;
    }

    /** Commands that open a market with its goods and its funded accounts. */
    static List<Command> opening(long openedNanos) {
        var commands = new ArrayList<Command>();
        commands.add(new Command.OpenVenue("Benchmark", Command.OpenVenue.Clock.LIVE, true));
        commands.add(new Command.RegisterMember(1, "Member One"));
        for (int i = 0; i < ACCOUNTS; i++) {
            long account = VenueAccount.FIRST_MEMBER_ACCOUNT + i;
            commands.add(new Command.OpenAccount(account, 1, "account " + i));
            commands.add(new Command.Deposit(account, new RequestId(1, i), Money.usd(100_000_000), "opening"));
        }
        commands.add(new Command.SetTradingParameters(TradingParameters.STANDARD));
        for (Price good : PRICES) {
            commands.add(new Command.ListUnderlying(Underlying.gpuHours(good.code(), good.code(), true)));
            commands.add(new Command.SetMarginParameters(MarginParameters.standard(good.code())));
            commands.add(new Command.DeclareHour(
                    good.code(), Utc.hour(openedNanos) - 2, good.tenths(), PrintGrade.INTRADAY));
        }
        return commands;
    }

    private Step next() {
        nowNanos += EVERY_NANOS;
        Command command = draw();
        Batch batch = apply(command);
        resting.observe(batch.events());
        return new Step(nowNanos, command);
    }

    private Batch apply(Command command) {
        return exchange.apply(nowNanos, command);
    }

    private Command draw() {
        int draw = random.nextInt(100);
        boolean thin = resting.size() < RESTING;
        if (resting.size() < RESTING / 2 || (thin ? draw < 30 : draw < 10)) return place();
        if (draw >= 90) return take();
        RestingOrders.Seen order = resting.any(random);
        if (draw >= 80 && !thin) return new Command.CancelOrder(order.account(), request(), order.id());
        if (draw >= 75 && order.lots() > 1)
            return new Command.AmendOrder(order.account(), request(), order.id(), order.lots() - 1, order.limitTicks());
        long ticks = quoteTicks(order.side(), referenceTicks(order.contract()));
        return new Command.AmendOrder(order.account(), request(), order.id(), 1 + random.nextInt(9), ticks);
    }

    private Command place() {
        boolean maker = random.nextInt(100) < 70;
        int number = maker ? random.nextInt(MAKERS) : MAKERS + random.nextInt(ACCOUNTS - MAKERS);
        Contract contract = contract();
        Side side = side();
        long ticks = quoteTicks(side, referenceTicks(contract.id()));
        var terms = OrderTerms.limit(side, 1 + random.nextInt(9), ticks);
        return new Command.PlaceOrder(account(number), request(), contract.id(), terms);
    }

    private Command take() {
        Contract contract = contract();
        Side side = side();
        long ticks = referenceTicks(contract.id()) + side.sign() * 25L;
        var terms = OrderTerms.limit(side, 1 + random.nextInt(3), ticks)
                .withTimeInForce(OrderTerms.TimeInForce.IMMEDIATE_OR_CANCEL);
        return new Command.PlaceOrder(account(random.nextInt(ACCOUNTS)), request(), contract.id(), terms);
    }

    /** Up to 20 ticks behind the reference price, on the side's own side. */
    private long quoteTicks(Side side, long referenceTicks) {
        return referenceTicks - side.sign() * (1L + random.nextInt(20));
    }

    /** Where the market of a contract started, so that prices do not wander out of their bands. */
    private long referenceTicks(int contract) {
        String code = exchange.contract(contract).orElseThrow().underlying().code();
        for (Price good : PRICES) {
            if (good.code().equals(code)) return good.tenths() / PriceGrid.TENTHS_PER_TICK;
        }
        throw new IllegalStateException("no good " + code);
    }

    private Contract contract() {
        return contracts.get(random.nextInt(contracts.size()));
    }

    private Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private RequestId request() {
        return new RequestId(2, ++requests);
    }

    private static long account(int number) {
        return VenueAccount.FIRST_MEMBER_ACCOUNT + number;
    }
}
