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
import kilohour.contracts.Spread;
import kilohour.contracts.Underlying;
import kilohour.exchange.Command;
import kilohour.exchange.Exchange;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RequestId;
import kilohour.exchange.StateRecord;
import kilohour.exchange.TradingParameters;
import kilohour.units.Money;
import kilohour.units.Side;
import kilohour.units.Utc;

/**
 * A market of a million accounts, each with one resting order, over ten thousand contracts, and one a tenth of it: how
 * long it takes to open, to fill, to put into the records of a snapshot and to restore from them, and what an account
 * and a resting order take in memory. In the market's own process, without codec or disk.
 */
final class ScaleMeasurement implements WholeProcess {
    private static final long OPENED_NANOS = Utc.nanos(java.time.Instant.parse("2026-11-20T10:10:00Z"));
    private static final long EVERY_NANOS = Utc.NANOS_PER_MILLI / 10;
    private static final String[] QUANTITIES = {"open", "place", "snapshot", "restore", "account", "order"};
    private static final String[] UNITS = {"s", "s", "s", "s", "B", "B"};

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public List<Figure> measure() throws IOException, InterruptedException {
        var figures = new ArrayList<Figure>();
        for (int[] size : new int[][] {{1_000, 100_000}, {10_000, 1_000_000}}) {
            String[] said = run(size[0], size[1]).split(" ");
            for (int i = 0; i < QUANTITIES.length; i++)
                figures.add(Figure.of(
                        "%s, %,d contracts, %,d accounts".formatted(name(), size[0], size[1]),
                        QUANTITIES[i],
                        UNITS[i],
                        Double.parseDouble(said[i])));
        }
        return figures;
    }

    private static String run(int contracts, int accounts) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@jvm.flags",
                        "-Xms8g",
                        "-Xmx8g",
                        "-XX:+UseParallelGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Market.class.getName(),
                        Integer.toString(contracts),
                        Integer.toString(accounts))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new IOException("the market of " + accounts + " accounts failed");
        return said.strip();
    }

    /** One market; prints the figures in one line. */
    static final class Market {
        private final Exchange exchange = new Exchange();
        private long requests;

        public static void main(String[] arguments) {
            System.out.println(new Market().measure(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])));
        }

        private String measure(int contracts, int accounts) {
            openVenue(contracts);
            List<Contract> listed = outrights().subList(0, contracts);
            double empty = usedBytes();
            double opening = seconds(() -> {
                for (int i = 0; i < accounts; i++) openAccount(i);
            });
            double opened = usedBytes();
            double placing = seconds(() -> {
                for (int i = 0; i < accounts; i++) place(i, listed.get(i % contracts));
            });
            forgetRequests();
            double placed = usedBytes();
            var records = new ArrayList<StateRecord>();
            double writing = seconds(() -> exchange.snapshot(records::add));
            double restoring = seconds(() -> Exchange.restore(records));
            return "%.3f %.3f %.3f %.3f %.0f %.0f"
                    .formatted(
                            opening,
                            placing,
                            writing,
                            restoring,
                            (opened - empty) / accounts,
                            (placed - opened) / accounts);
        }

        /** Nobody holds a spread: they are listed beside and left alone. */
        private List<Contract> outrights() {
            return exchange.contracts().stream()
                    .filter(contract -> !(contract instanceof Spread))
                    .toList();
        }

        private void openVenue(int contracts) {
            apply(new Command.OpenVenue("Scale", Command.OpenVenue.Clock.LIVE, true));
            apply(new Command.RegisterMember(1, "Member One"));
            apply(new Command.SetTradingParameters(TradingParameters.STANDARD));
            for (int good = 0; outrights().size() < contracts; good++) {
                String code = "G" + good;
                apply(new Command.ListUnderlying(Underlying.gpuHours(code, code, true)));
                apply(new Command.SetMarginParameters(MarginParameters.standard(code)));
                apply(new Command.DeclareHour(code, Utc.hour(OPENED_NANOS) - 2, 24_000, PrintGrade.INTRADAY));
            }
        }

        private void openAccount(int number) {
            long account = VenueAccount.FIRST_MEMBER_ACCOUNT + number;
            apply(new Command.OpenAccount(account, 1, "account " + number));
            apply(new Command.Deposit(account, new RequestId(1, ++requests), Money.usd(1_000_000), ""));
        }

        /** A bid below the market or an offer above it, one of forty prices. */
        private void place(int number, Contract contract) {
            Side side = number % 2 == 0 ? Side.BUY : Side.SELL;
            var terms = OrderTerms.limit(side, 1 + number % 9, 2_400 - side.sign() * (1 + number / 7 % 20));
            long account = VenueAccount.FIRST_MEMBER_ACCOUNT + number;
            apply(new Command.PlaceOrder(account, new RequestId(1, ++requests), contract.id(), terms));
        }

        /** Two minutes on, so that request ids weigh on neither accounts nor orders. */
        private void forgetRequests() {
            requests += TradingParameters.REQUEST_WINDOW_NANOS / EVERY_NANOS;
            apply(new Command.CancelOrder(VenueAccount.FIRST_MEMBER_ACCOUNT, new RequestId(1, ++requests), 0));
        }

        private void apply(Command command) {
            exchange.apply(OPENED_NANOS + requests * EVERY_NANOS, command);
        }

        private static double seconds(Runnable work) {
            long from = System.nanoTime();
            work.run();
            return (System.nanoTime() - from) / 1e9;
        }

        private static double usedBytes() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
    }
}
