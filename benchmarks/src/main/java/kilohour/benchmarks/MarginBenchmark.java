package kilohour.benchmarks;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import kilohour.clearing.ContractScenarios;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.MarginVector;
import kilohour.clearing.OrderLosses;
import kilohour.clearing.Scenario;
import kilohour.contracts.Contract;
import kilohour.contracts.Underlying;
import kilohour.risk.AccountBook;
import kilohour.risk.CoverTwo;
import kilohour.risk.StressSet;
import kilohour.risk.StressTest;
import kilohour.units.Side;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Margin of portfolios with each contract's gains by scenario ready, on one thread: from scratch, for an order more, and
 * the stress set over a clearing house's members.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class MarginBenchmark {
    private static final int CONTRACTS = 40;
    private static final Underlying H100 = Underlying.gpuHours("H100", "", true);

    private static List<ContractScenarios> contracts(MarginParameters parameters) {
        var contracts = new ArrayList<ContractScenarios>();
        for (int i = 0; i < CONTRACTS; i++) {
            var month =
                    new Contract.MonthFuture(i + 1, H100, YearMonth.of(2026, 12).plusMonths(i));
            contracts.add(new ContractScenarios(month, parameters, i, null, 25_000 + 100 * i, 100));
        }
        return contracts;
    }

    private static MarginParameters grid(int scenarios) {
        if (scenarios == 24) return MarginParameters.standard("H100");
        var random = new SplittableRandom(3);
        var list = new ArrayList<Scenario>();
        for (int s = 0; s < scenarios; s++)
            list.add(new Scenario(
                    "s" + s,
                    random.nextInt(600_001) - 300_000,
                    random.nextInt(600_001) - 300_000,
                    random.nextInt(600_001) - 300_000));
        return new MarginParameters("H100", 1, 1_100_000, list);
    }

    /** 100,000 accounts, visited one after the other. */
    @State(Scope.Benchmark)
    public static class Accounts {
        private static final int COUNT = 100_000;

        /** Scenarios × positions. */
        @Param({"16x20", "24x20", "24x50", "500x20", "2500x20"})
        public String shape;

        private ContractScenarios[] contracts;
        private byte[] held;
        private short[] lots;
        private int positions;
        private MarginVector vector;
        private long[] orderLosses;
        private int next;

        @Setup(Level.Trial)
        public void make() {
            int scenarios = Integer.parseInt(shape.substring(0, shape.indexOf('x')));
            positions = Integer.parseInt(shape.substring(shape.indexOf('x') + 1));
            contracts = contracts(grid(scenarios)).toArray(ContractScenarios[]::new);
            vector = new MarginVector(scenarios);
            orderLosses = new OrderLosses()
                    .perLotMicros(contracts[1], Side.BUY, 2_500)
                    .clone();
            var random = new SplittableRandom(7);
            held = new byte[COUNT * positions];
            lots = new short[COUNT * positions];
            for (int i = 0; i < held.length; i++) {
                held[i] = (byte) random.nextInt(CONTRACTS);
                lots[i] = (short) (random.nextInt(2_001) - 1_000);
            }
            compute();
        }

        private long compute() {
            vector.clear();
            int from = next * positions;
            for (int i = from; i < from + positions; i++) vector.addHeld(contracts[held[i]], lots[i]);
            vector.held();
            if (++next == COUNT) next = 0;
            return vector.initialMicros(1_100_000);
        }
    }

    /** A clearing house of 1,000 members with three accounts of 20 positions each. */
    @State(Scope.Benchmark)
    public static class Members {
        private final List<AccountBook> books = new ArrayList<>();

        @Setup(Level.Trial)
        public void make() {
            List<ContractScenarios> contracts = contracts(StressSet.standard().grid("H100"));
            var random = new SplittableRandom(7);
            for (int account = 0; account < 3_000; account++) {
                var held = new ArrayList<AccountBook.Held>();
                for (int i = 0; i < 20; i++)
                    held.add(new AccountBook.Held(
                            contracts.get(random.nextInt(CONTRACTS)), random.nextInt(2_001) - 1_000));
                books.add(new AccountBook(account, 1 + account / 3, account % 3 == 0, random.nextInt(1_000_000), held));
            }
        }
    }

    /** Time of one account's initial margin from scratch. */
    @Benchmark
    public long marginAccount(Accounts accounts) {
        return accounts.compute();
    }

    /** Time of asking whether one more order is covered. */
    @Benchmark
    public boolean marginOrder(Accounts accounts) {
        return accounts.vector.initialWithIsAtMost(
                Long.MAX_VALUE, 1_100_000, accounts.orderLosses, 10, accounts.orderLosses, 0);
    }

    /** Time of the stress set over all members, and of the fund's size and shares from it. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public CoverTwo stressMembers(Members members) {
        return CoverTwo.of(StressTest.of(StressSet.standard(), members.books));
    }
}
