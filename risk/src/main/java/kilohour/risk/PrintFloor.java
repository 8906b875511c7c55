package kilohour.risk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The least that margin covers of an index: 99% of what its prints did over the horizon so far, whatever moved them but a
 * break. Contracts settle on prints, so a provider who joins moves money although he moves no price.
 */
final class PrintFloor {
    private static final double SHARE = TrafficLight.COVERAGE;

    private final PrintTest.Windows windows;
    private final int horizonDays;
    private final List<Double> moves = new ArrayList<>();

    PrintFloor(PriceHistory history, CalibrationMethod method) {
        this.horizonDays = method.horizonDays();
        this.windows = new PrintTest.Windows(history, horizonDays);
    }

    /** Takes in the window that ends on a day. */
    void observe(int day) {
        double move = windows.move(day - horizonDays);
        if (Double.isNaN(move) || windows.cause(day - horizonDays) == PrintTest.Cause.BREAK) return;
        double size = Math.abs(StrictMath.log1p(move));
        int place = Collections.binarySearch(moves, size);
        moves.add(place < 0 ? -place - 1 : place, size);
    }

    /** In logarithms; 0 before the first window. */
    double size() {
        if (moves.isEmpty()) return 0;
        int rank = (int) StrictMath.ceil(SHARE * moves.size());
        return moves.get(rank - 1);
    }
}
