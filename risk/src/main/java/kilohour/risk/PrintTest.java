package kilohour.risk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Margin against what the print itself did over the horizon, every day anew: a long and a short, with the jumps of the
 * grid. This is what contracts settle on, whatever moved it; what moved it is told.
 *
 * @param longs every window; {@code shorts} likewise
 * @param longsClean windows without a break, a change of who is counted or prices that caught up; likewise shorts
 * @param exceeded windows beyond margin, in order of time
 */
public record PrintTest(
        TrafficLight longs,
        TrafficLight shorts,
        TrafficLight longsClean,
        TrafficLight shortsClean,
        List<Exceeded> exceeded) {
    public PrintTest {
        exceeded = List.copyOf(exceeded);
    }

    /** What stood behind a print's move. */
    public enum Cause {
        /** Grade of evidence or method changed, or most of the weight: no return by the rules. */
        BREAK,
        /** Others were counted than two days before: prices of those in both moved less than half as far. */
        COVERAGE,
        /** Prices that had stood for more than five days were read or changed again. */
        CAUGHT_UP,
        /** Prices moved. */
        PRICES
    }

    /**
     * @param day the last of the window
     * @param move of the print over it, relative
     * @param matched of prices in both prints, in logarithms
     */
    public record Exceeded(String index, int day, double move, double matched, double margin, Cause cause) {}

    /** Exceeded windows by cause. */
    public Map<Cause, Long> causes() {
        var counts = new EnumMap<Cause, Long>(Cause.class);
        for (Cause cause : Cause.values())
            counts.put(
                    cause,
                    exceeded.stream().filter(each -> each.cause() == cause).count());
        return counts;
    }

    /** Two-day windows of one index. */
    static final class Windows {
        private static final int STALE_DAYS = 5;
        private static final double NOTHING = 1e-6;

        private final PriceHistory history;
        private final int days;

        Windows(PriceHistory history, int days) {
            this.history = history;
            this.days = days;
        }

        /** What the print did from a day over the horizon, relative; NaN unless it was made from the last day's evidence. */
        double move(int fromDay) {
            if (!history.printedDays().contains(fromDay + days)) return Double.NaN;
            Long from = history.valueTenths().get(fromDay);
            Long to = history.valueTenths().get(fromDay + days);
            return from == null || to == null ? Double.NaN : (double) to / from - 1;
        }

        double matched(int fromDay) {
            double sum = 0;
            for (PriceMove move : history.moves())
                if (move.toDay() > fromDay && move.toDay() <= fromDay + days) sum += move.logReturn();
            return sum;
        }

        Cause cause(int fromDay) {
            for (PriceHistory.Break gap : history.breaks())
                if (gap.day() > fromDay && gap.day() <= fromDay + days) return Cause.BREAK;
            double print = StrictMath.log1p(move(fromDay));
            if (Math.abs(print) > NOTHING && Math.abs(matched(fromDay)) < Math.abs(print) / 2) return Cause.COVERAGE;
            for (PriceMove move : history.moves())
                if (move.toDay() > fromDay && move.toDay() <= fromDay + days && move.days() > STALE_DAYS)
                    return Cause.CAUGHT_UP;
            return Cause.PRICES;
        }
    }

    static PrintTest of(PriceHistory history, java.util.NavigableMap<Integer, MoveSize> sizes, int horizonDays) {
        var windows = new Windows(history, horizonDays);
        var exceeded = new ArrayList<Exceeded>();
        int tests = 0;
        int clean = 0;
        int[] beyond = new int[4];
        for (int day : history.valueTenths().keySet()) {
            var size = sizes.floorEntry(day);
            double move = windows.move(day);
            if (size == null || Double.isNaN(move)) continue;
            var grid = MarginGrid.of(history.index(), size.getValue());
            double margin = move < 0 ? MarginGrid.nearDown(grid) : MarginGrid.nearUp(grid);
            Cause cause = windows.cause(day);
            boolean isClean = cause == Cause.PRICES;
            tests++;
            if (isClean) clean++;
            if (Math.abs(move) <= margin) continue;
            exceeded.add(new Exceeded(history.index(), day + horizonDays, move, windows.matched(day), margin, cause));
            beyond[move < 0 ? 0 : 1]++;
            if (isClean) beyond[move < 0 ? 2 : 3]++;
        }
        return new PrintTest(
                new TrafficLight(tests, beyond[0]),
                new TrafficLight(tests, beyond[1]),
                new TrafficLight(clean, beyond[2]),
                new TrafficLight(clean, beyond[3]),
                exceeded);
    }
}
