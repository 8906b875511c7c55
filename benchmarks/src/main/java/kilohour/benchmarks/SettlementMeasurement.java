package kilohour.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.VenueAccount;
import kilohour.contracts.Contract;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.Underlying;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.Exchange;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RequestId;
import kilohour.exchange.StateRecord;
import kilohour.exchange.TradingParameters;
import kilohour.units.Money;
import kilohour.units.Side;
import kilohour.units.Utc;
import kilohour.wire.StateHash;

/**
 * The daily run over a million positions, ten of each of 100,000 accounts: settlement prices, variation margin to every
 * position, every account's margin recomputed, compared with what is kept, and called. Then the same run broken off in
 * its middle and gone on with by a market restored from the records of that moment, which must end in the same state.
 * In the market's own process, without codec or disk.
 */
final class SettlementMeasurement implements WholeProcess {
    private static final String[] QUANTITIES = {
        "the whole run", "longest command of it", "snapshot in the middle", "restore from it", "the rest of the run"
    };
    private static final String[] UNITS = {"s", "ms", "s", "s", "s"};

    @Override
    public String name() {
        return "settlement";
    }

    @Override
    public List<Figure> measure() throws IOException, InterruptedException {
        int accounts = 100_000;
        String[] said = run(accounts).split(" ");
        var figures = new ArrayList<Figure>();
        for (int i = 0; i < QUANTITIES.length; i++)
            figures.add(Figure.of(
                    "%s, %,d positions".formatted(name(), accounts * Market.CONTRACTS),
                    QUANTITIES[i],
                    UNITS[i],
                    Double.parseDouble(said[i])));
        return figures;
    }

    private static String run(int accounts) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@jvm.flags",
                        "-Xms8g",
                        "-Xmx8g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Market.class.getName(),
                        Integer.toString(accounts))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new IOException("the settlement of " + accounts + " accounts failed");
        return said.strip();
    }

    /** One market; prints the figures in one line. */
    static final class Market {
        /** Positions of each account. */
        static final int CONTRACTS = 10;

        private static final long OPENED_NANOS = Utc.nanos(java.time.Instant.parse("2026-11-20T10:10:00Z"));
        private static final long RUN_NANOS = Utc.nanos(java.time.Instant.parse("2026-11-20T16:00:00Z"));
        private static final long EVERY_NANOS = Utc.NANOS_PER_MILLI;

        private final Exchange exchange = new Exchange();
        private long commands;

        public static void main(String[] arguments) {
            System.out.println(new Market().measure(Integer.parseInt(arguments[0])));
        }

        private String measure(int accounts) {
            openVenue();
            for (int i = 0; i < accounts; i++) openAccount(i);
            for (Contract month : exchange.contracts().subList(0, CONTRACTS))
                for (int i = 0; i < accounts; i += 2) trade(i, month);
            advance(exchange, RUN_NANOS - 1);
            var before = new ArrayList<StateRecord>();
            exchange.snapshot(before::add);

            Exchange untroubled = Exchange.restore(before);
            Timing whole = dailyRun(untroubled, Integer.MAX_VALUE);
            Exchange broken = Exchange.restore(before);
            dailyRun(broken, whole.commands / 2);
            var middle = new ArrayList<StateRecord>();
            double writing = seconds(() -> broken.snapshot(middle::add));
            var restored = new Exchange[1];
            double restoring = seconds(() -> restored[0] = Exchange.restore(middle));
            Timing rest = dailyRun(restored[0], Integer.MAX_VALUE);
            if (!StateHash.of(restored[0]).equals(StateHash.of(untroubled)))
                throw new IllegalStateException("the run that was broken off ended in another state");
            return "%.3f %.3f %.3f %.3f %.3f"
                    .formatted(whole.nanos / 1e9, whole.longestNanos / 1e6, writing, restoring, rest.nanos / 1e9);
        }

        private record Timing(int commands, long nanos, long longestNanos) {}

        private static Timing dailyRun(Exchange market, int commandsMost) {
            System.gc(); // a venue's state is old by 16:00, this one's was made a moment ago
            long total = 0;
            long longest = 0;
            int count = 0;
            for (boolean remains = true; remains && count < commandsMost; count++) {
                long from = System.nanoTime();
                Batch batch = market.apply(RUN_NANOS, new Command.Tick());
                long took = System.nanoTime() - from;
                total += took;
                longest = Math.max(longest, took);
                remains = workRemains(batch);
            }
            return new Timing(count, total, longest);
        }

        private static boolean workRemains(Batch batch) {
            return batch.events().stream()
                    .anyMatch(event -> event instanceof Event.TimeAdvanced advanced && advanced.workRemains());
        }

        private static void advance(Exchange market, long toNanos) {
            while (workRemains(market.apply(toNanos, new Command.Tick()))) {}
        }

        private void openVenue() {
            apply(new Command.OpenVenue("Settlement", Command.OpenVenue.Clock.LIVE, true));
            apply(new Command.RegisterMember(1, "Member One"));
            apply(new Command.SetTradingParameters(TradingParameters.STANDARD));
            apply(new Command.ListUnderlying(Underlying.gpuHours("H100", "H100", true)));
            apply(new Command.SetMarginParameters(MarginParameters.standard("H100")));
            apply(new Command.DeclareHour("H100", Utc.hour(OPENED_NANOS) - 2, 24_000, PrintGrade.INTRADAY));
        }

        private void openAccount(int number) {
            long account = VenueAccount.FIRST_MEMBER_ACCOUNT + number;
            apply(new Command.OpenAccount(account, 1, "account " + number));
            apply(new Command.Deposit(account, new RequestId(1, ++commands), Money.usd(1_000_000), ""));
        }

        /** Two neighbours trade with each other, each pair at a price of its own. */
        private void trade(int number, Contract month) {
            long account = VenueAccount.FIRST_MEMBER_ACCOUNT + number;
            long ticks = 2_380 + number / 2 % 41;
            place(account, month, OrderTerms.limit(Side.SELL, 1 + number % 9, ticks));
            place(account + 1, month, OrderTerms.limit(Side.BUY, 1 + number % 9, ticks));
        }

        private void place(long account, Contract month, OrderTerms terms) {
            apply(new Command.PlaceOrder(account, new RequestId(1, ++commands), month.id(), terms));
        }

        private void apply(Command command) {
            Batch batch = exchange.apply(OPENED_NANOS + commands * EVERY_NANOS, command);
            for (Event event : batch.events())
                if (event instanceof Event.RequestRejected rejected)
                    throw new IllegalStateException(rejected.sentence());
                else if (event instanceof Event.CommandRejected rejected)
                    throw new IllegalStateException(rejected.sentence());
        }

        private static double seconds(Runnable work) {
            long from = System.nanoTime();
            work.run();
            return (System.nanoTime() - from) / 1e9;
        }
    }
}
