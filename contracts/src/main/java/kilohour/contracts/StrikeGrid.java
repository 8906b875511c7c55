package kilohour.contracts;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Which strikes are listed around a price: whole multiples of a step, the step a round number (1, 2, 5, 10, 25, 50, 100,
 * 250, 500 … ticks) not above a share of the price.
 *
 * <pre>
 *   a price of 2.600 and a tenth of it, 0.260: the step is 0.250, the strike nearest to the price 2.500,
 *   with three on each side: 1.750, 2.000, 2.250, 2.500, 2.750, 3.000, 3.250
 * </pre>
 */
public final class StrikeGrid {
    private StrikeGrid() {}

    /**
     * In ticks, ascending, all positive.
     *
     * @param priceTicks more than zero
     * @param stepPpm largest step, parts per million of the price
     * @param eachSide how many on each side of the one nearest to the price
     */
    public static List<Long> around(long priceTicks, long stepPpm, int eachSide) {
        long step = stepTicks(Math.max(1, Math.multiplyExact(priceTicks, stepPpm) / 1_000_000));
        long nearest = (priceTicks + step / 2) / step;
        return LongStream.rangeClosed(nearest - eachSide, nearest + eachSide)
                .filter(multiple -> multiple > 0)
                .map(multiple -> multiple * step)
                .boxed()
                .toList();
    }

    /** The largest round number of ticks not above a bound. */
    static long stepTicks(long boundTicks) {
        long power = 1;
        while (power <= boundTicks / 10) power *= 10;
        if (5 * power <= boundTicks) return 5 * power;
        if (power >= 10 && power / 10 * 25 <= boundTicks) return power / 10 * 25;
        return power == 1 && boundTicks >= 2 ? 2 : power;
    }
}
