package kilohour.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The table of resting orders agrees with a plain map, whatever the ids are. */
class OrdersByIdTest {
    private final Queues queues = new Queues();
    private final OrdersById table = new OrdersById(queues);
    private final Map<Long, Integer> plain = new HashMap<>();

    @Test
    void aCrowdedTableFindsWhatAPlainMapFinds() {
        for (long seed = 1; seed <= 5; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < 100_000; i++) {
                // 300 small ids around 0, of which about half are in the table: long runs that open and close
                addOrRemove(random.nextLong(300) - 150, random.nextBoolean(), seed);
            }
        }
    }

    @Test
    void idsOfAnySizeAndTheTablesGrowthLoseNothing() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 100_000; i++) {
            addOrRemove(random.nextLong() << random.nextInt(40), true, 6);
        }
        plain.forEach((id, order) -> assertThat(table.get(id)).isEqualTo(order));
        for (long id : plain.keySet().toArray(Long[]::new)) {
            addOrRemove(id, false, 6);
        }
        assertThat(table.size()).isZero();
    }

    private void addOrRemove(long id, boolean add, long seed) {
        if (add) {
            int order = queues.newOrder(id, 1, 1, 0, 0);
            same(table.add(order), plain.putIfAbsent(id, order) == null, id, seed);
            if (table.get(id) != order) {
                queues.giveBack(order);
            }
        } else if (plain.remove(id) != null) {
            int order = table.get(id);
            table.remove(order);
            queues.giveBack(order);
        }
        same(table.get(id), plain.getOrDefault(id, Queues.NONE), id, seed);
        same(table.size(), plain.size(), id, seed);
    }

    private static void same(Object found, Object expected, long id, long seed) {
        if (found == null ? expected != null : !found.equals(expected)) {
            throw new AssertionError("seed " + seed + ", id " + id + ": expected " + expected + ", found " + found);
        }
    }
}
