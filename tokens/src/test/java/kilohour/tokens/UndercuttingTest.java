package kilohour.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import kilohour.index.Grade;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/** Two robots undercut each other by a thousandth every five minutes. */
class UndercuttingTest {
    private static final int FIRST = Tape.FIRST;
    private static final List<String> HOSTS = List.of("robot-a", "robot-b", "chutes", "nebius", "parasail");

    /**
     * Four models at one price each, and one at several hosts, all with a fifth of the tokens. The robots have 40% each
     * of what is counted of theirs, the others the rest.
     */
    private static Tape market(List<String> hosts, int days) {
        var tape = new Tape();
        for (int day = FIRST - 10; day < FIRST; day++) {
            for (String model : List.of("alpha", "beta", "gamma", "delta", "epsilon")) tape.served(day, model, 100);
            for (String host : hosts) tape.servedBy(day, host, "epsilon", host.startsWith("robot") ? 400 : 70);
        }
        long start = Utc.startOfDay(FIRST - 1);
        for (String model : List.of("alpha", "beta", "gamma", "delta")) tape.live(start, "groq", model, "1", "5");
        for (int i = 0; i < hosts.size(); i++) {
            String dollars = "1." + i;
            tape.live(start, hosts.get(i), "epsilon", dollars, dollars);
        }
        assertThat(days).isPositive();
        return tape;
    }

    /** The robots take turns, each a thousandth below the other; where the price has fallen by half they begin again. */
    private static void undercut(Tape tape, long startNanos, int steps, long fromNanos) {
        long price = fromNanos;
        for (int step = 0; step < steps; step++) {
            price = price < fromNanos / 2 ? fromNanos : price - price / 1_000;
            String dollars = kilohour.units.Decimals.format(price, 9);
            String robot = step % 2 == 0 ? "robot-a" : "robot-b";
            tape.live(startNanos + step * 5 * Utc.NANOS_PER_MINUTE, robot, "epsilon", dollars, dollars);
        }
    }

    @Test
    void amongFiveHostsTheyMoveNothing() {
        Tape quiet = market(HOSTS, 5);
        Tape noisy = market(HOSTS, 5);
        undercut(noisy, Utc.startOfDay(FIRST), 5 * 288, 1_100_000_000L);
        List<TokenPrint> still = quiet.prints(FIRST, FIRST + 4);
        List<TokenPrint> prints = noisy.prints(FIRST, FIRST + 4);
        assertThat(still.getFirst().grade()).isEqualTo(Grade.INTRADAY);
        // Capped at a fifth each, the robots reach 40% of the weight: half is reached among the others.
        for (int day = 0; day < 5; day++) {
            assertThat(prints.get(day).valueTenths()).isEqualTo(still.get(day).valueTenths());
            assertThat(prints.get(day).freshTenths()).isEqualTo(still.get(day).freshTenths());
        }
    }

    @Test
    void aFlashOfLessThanHalfADayMovesNothingEvenAtTheOnlyHost() {
        Tape tape = market(List.of("robot-a"), 2);
        long start = Utc.startOfDay(FIRST);
        // 11 of the day's 24 hours at a quarter of the price.
        tape.live(start + 2 * Utc.NANOS_PER_HOUR, "robot-a", "epsilon", "0.25", "0.25");
        tape.live(start + 13 * Utc.NANOS_PER_HOUR, "robot-a", "epsilon", "1.0", "1.0");
        List<TokenPrint> prints = tape.prints(FIRST, FIRST + 1);
        // 4 × 0.2 × (3 × 1 + 5) ÷ 4 + 0.2 × 1 = 1.80
        assertThat(prints).allSatisfy(print -> assertThat(print.valueTenths()).isEqualTo(180_000));
    }

    /**
     * Where the two are all there is, their price is the price. The bound: the print stays between those that the lowest
     * and the highest price they quoted in the day would give.
     */
    @Test
    void aloneTheyMoveThePrintByNoMoreThanTheirOwnRangeTimesTheModelsShare() {
        long seed = 20261120;
        var random = new Random(seed);
        for (int run = 0; run < 20; run++) {
            Tape tape = market(List.of("robot-a", "robot-b"), 1);
            long low = 1_100_000_000L;
            long high = 1_000_000_000L;
            long price = 1_000_000_000L;
            for (int step = 0; step < 288; step++) {
                price = random.nextInt(40) == 0 ? 1_000_000_000L : price - price / 1_000;
                low = Math.min(low, price);
                String dollars = kilohour.units.Decimals.format(price, 9);
                tape.live(
                        Utc.startOfDay(FIRST) + step * 5 * Utc.NANOS_PER_MINUTE,
                        step % 2 == 0 ? "robot-a" : "robot-b",
                        "epsilon",
                        dollars,
                        dollars);
            }
            TokenPrint print = tape.prints(FIRST, FIRST).getFirst();
            // The other four: 4 × 0.2 × 2 = 1.60; epsilon's fifth of its blend, which is its one price.
            long lowest = 160_000 + low / 10_000 / 5;
            long highest = 160_000 + Math.max(high, 1_100_000_000L) / 10_000 / 5;
            assertThat(print.valueTenths()).as("seed %d, run %d", seed, run).isBetween(lowest, highest);
        }
    }
}
