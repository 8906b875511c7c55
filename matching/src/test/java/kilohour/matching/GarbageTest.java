package kilohour.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/** A book that has been as large before makes no garbage, whatever happens in it. */
class GarbageTest {
    private static final int ORDERS = 2_000;
    private static final int COMMANDS = 100_000;
    private static final SelfTradePrevention[] MODES = SelfTradePrevention.values();

    private final OrderBook book = new OrderBook();
    private final EventTape tape = new EventTape();

    @Test
    void nothingIsAllocatedOnceTheBookHasBeenAsLargeAsItGets() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int round = 0; round < 3; round++) play(100);
        var random = new SplittableRandom(100);
        long before = threads.getCurrentThreadAllocatedBytes();
        play(random);
        long after = threads.getCurrentThreadAllocatedBytes();
        // The counter's own reading may count: far below a byte for each hundred commands.
        assertThat(after - before).as("bytes in %d commands", COMMANDS).isLessThan(COMMANDS / 100);
    }

    private void play(long seed) {
        play(new SplittableRandom(seed));
    }

    /** The same commands for the same seed; the book is empty before and after. */
    private void play(SplittableRandom random) {
        for (int command = 0; command < COMMANDS; command++) {
            tape.clear();
            long id = 1 + random.nextInt(ORDERS);
            long ticks = 10_000 + random.nextInt(8_000) - random.nextInt(8_000);
            SelfTradePrevention mode = MODES[random.nextInt(MODES.length)];
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            long lots = 1 + random.nextInt(50);
            long tranche = random.nextInt(4) == 0 ? 10 : 0;
            if (!book.contains(id)) {
                place(id, side, ticks, lots, tranche, mode);
            } else if (random.nextInt(8) == 0) {
                book.remove(id);
            } else if (random.nextInt(8) == 0) {
                book.reduce(id, Math.min(lots, book.lots(id)));
            } else {
                book.move(id, ticks, mode, tape);
            }
        }
        for (long id = 1; id <= ORDERS; id++) book.remove(id);
        assertThat(book.orders()).isZero();
    }

    private void place(long id, Side side, long ticks, long lots, long tranche, SelfTradePrevention mode) {
        long left = book.take(id, id % 7, side, ticks, lots, mode, tape);
        if (left == 0) return;
        long shown = tranche == 0 ? left : Math.min(left, tranche);
        book.rest(id, id % 7, side, ticks, shown, left - shown, tranche);
    }
}
