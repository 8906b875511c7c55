package kilohour.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import kilohour.clearing.MarginParameters;
import kilohour.contracts.Contract;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.Underlying;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.Exchange;
import kilohour.exchange.OpenOrder;
import kilohour.exchange.TradingParameters;
import kilohour.exchange.Views;
import kilohour.simulation.PracticeCast;
import kilohour.simulation.PracticeMarket;
import kilohour.simulation.Venue;
import kilohour.units.Utc;

/**
 * What the practice market's makers, hedgers and passers-by do on eight goods with 37 months and a perpetual each, as
 * accepted by our market. A maker's amendment to other lots and another price is a cancel and a new order here, since a
 * move keeps its lots.
 */
final class RealStream {
    private static final long OPENED_NANOS = Utc.nanos(Instant.parse("2026-11-02T00:30:00Z"));
    private static final long STEP_NANOS = 240 * Utc.NANOS_PER_MILLI;
    /** Of all commands, the first twentieth fills the books. */
    private static final int FILL_PART = 20;

    /** Standard deviation of an hour's move of an index. */
    private static final double HOURLY_MOVE = 0.004;

    /** Where the indices start. */
    private static final Map<String, Long> LEVEL_TENTHS = Map.of(
            "A100", 14_000L, "B200", 48_000L, "B300", 61_000L, "H100", 25_000L, "H200", 32_000L, "L40S", 9_000L,
            "MI300X", 27_000L, "RTX4090", 4_000L);

    private final Random random;
    private final int commands;
    private final CommandFile.Writer out;
    private final Exchange exchange = new Exchange();
    private final OpenOrders orders = new OpenOrders();
    private final Map<String, Long> levels = new TreeMap<>(LEVEL_TENTHS);
    private long nowNanos = OPENED_NANOS;
    private boolean filled;

    private RealStream(int commands, long seed, CommandFile.Writer out) {
        this.commands = commands;
        this.random = new Random(seed);
        this.out = out;
    }

    static void write(int commands, long seed, Path file) throws IOException {
        try (var out = new CommandFile.Writer(file)) {
            new RealStream(commands, seed, out).record(seed);
        }
    }

    private void record(long seed) throws IOException {
        open();
        var market = new PracticeMarket(new Recorded(), seed);
        int hour = Utc.hour(nowNanos);
        while (out.written() < commands) {
            if (Utc.hour(nowNanos) != hour) declareHour(++hour - 1);
            market.step();
            orders.writeTo(out);
            if (!filled && out.written() >= commands / FILL_PART) {
                out.filled();
                filled = true;
            }
            nowNanos += STEP_NANOS;
        }
    }

    private void open() {
        apply(new Command.OpenVenue("Recorded", Command.OpenVenue.Clock.LIVE, true));
        apply(new Command.SetTradingParameters(TradingParameters.STANDARD));
        PracticeCast.accountCommands().forEach(this::apply);
        for (String code : levels.keySet()) {
            apply(new Command.ListUnderlying(Underlying.gpuHours(code, code, true)));
            apply(new Command.SetMarginParameters(MarginParameters.standard(code)));
        }
        declareHour(Utc.hour(nowNanos) - 1);
        PracticeCast.referenceCommands(exchange.contracts(), levels::get, nowNanos)
                .forEach(this::apply);
    }

    private void declareHour(int hour) {
        levels.replaceAll((code, tenths) ->
                Math.max(100, Math.round(tenths * (1 + HOURLY_MOVE * random.nextGaussian()))));
        levels.forEach((code, tenths) -> apply(new Command.DeclareHour(code, hour, tenths, PrintGrade.INTRADAY)));
    }

    private Batch apply(Command command) {
        Batch batch = exchange.apply(nowNanos, command);
        for (Event event : batch.events()) orders.hear(event);
        orders.endOfCommand();
        return batch;
    }

    /** The exchange as participants see it, without its strips; answers at once. */
    private final class Recorded implements Venue {
        @Override
        public long nowNanos() {
            return nowNanos;
        }

        @Override
        public List<Contract> contracts() {
            return VenueCommands.withoutStrips(exchange);
        }

        @Override
        public Views.Market market(int contract) {
            return exchange.market(contract).orElseThrow();
        }

        @Override
        public Views.Phase phase(int contract) {
            return exchange.phase(contract).orElseThrow();
        }

        @Override
        public Views.Depth depth(int contract, int levels) {
            return exchange.depth(contract, levels);
        }

        @Override
        public Views.IndexLevel index(String code) {
            return exchange.index(code).orElseThrow();
        }

        @Override
        public List<OpenOrder> openOrders(long account) {
            return exchange.openOrders(account);
        }

        @Override
        public List<Views.Position> positions(long account) {
            return exchange.positions(account);
        }

        @Override
        public Views.Account account(long account) {
            return exchange.account(account).orElseThrow();
        }

        @Override
        public CompletableFuture<Batch> send(Command command) {
            return CompletableFuture.completedFuture(apply(command));
        }
    }
}
