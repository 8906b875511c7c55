package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/** The table of open orders against a plain map, with ids that are counters, strides of them, or anything. */
class OrdersByIdTest {
    @Test
    void looksUpWhatAPlainMapHas() {
        for (long seed = 1; seed <= 60; seed++) {
            var random = new Random(seed);
            long stride = 1L << random.nextInt(40);
            var table = new OrdersById();
            Map<Long, Order> plain = new HashMap<>();
            for (int step = 0; step < 4_000; step++) {
                long id = random.nextInt(8) == 0 ? random.nextLong() : stride * random.nextInt(700);
                Order known = plain.get(id);
                assertThat(table.get(id)).as("seed %d", seed).isSameAs(known);
                if (known == null) {
                    plain.put(id, order(id));
                    table.add(plain.get(id));
                } else {
                    plain.remove(id);
                    table.remove(known);
                    table.remove(known); // no longer there: nothing happens
                }
            }
            plain.forEach((id, order) -> assertThat(table.get(id)).isSameAs(order));
        }
    }

    private static Order order(long id) {
        return OrdersTest.order(id, 100, 1, OrderTerms.limit(Side.BUY, 9, 100), 9);
    }
}
