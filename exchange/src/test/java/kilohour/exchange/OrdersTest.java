package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/** Running totals and each account's list against sums over a plain list of all orders. */
class OrdersTest {
    @Test
    void totalsAreTheSumsOverAllOpenOrders() {
        for (long seed = 1; seed <= 100; seed++) play(seed, new Random(seed));
    }

    private static void play(long seed, Random random) {
        var accounts = new Accounts();
        for (int number : new int[] {107, 100, 103}) // opened out of order
        accounts.put(number, new StateRecord.AccountState(number, 1, "a" + number, -1, AccountKind.CLIENT));
        assertThat(accounts.from(101).stream().map(account -> account.number)).containsExactly(103L, 107L);
        var orders = new Orders(accounts, new DueQueue());
        var plain = new ArrayList<Order>();
        for (int step = 0; step < 1_500; step++) {
            if (plain.isEmpty() || random.nextInt(3) == 0) {
                Order order = order(random, step);
                orders.add(order);
                plain.add(order);
            } else {
                Order order = plain.get(random.nextInt(plain.size()));
                assertThat(orders.get(order.id)).isSameAs(order);
                if (random.nextBoolean()) order.open(1 + random.nextInt(50));
                else {
                    orders.remove(order);
                    plain.remove(order);
                }
            }
            if (step % 100 == 0) requireSame(seed, orders, accounts, plain);
        }
    }

    /** Ids not always ascending, as a snapshot gives orders by price rather than by age. */
    private static Order order(Random random, int step) {
        long account = List.of(100L, 103L, 107L).get(random.nextInt(3));
        long id = random.nextBoolean() ? 10_000 + step : 5_000 - step;
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        var terms = OrderTerms.limit(side, 9, 100).withReduceOnly(random.nextInt(4) == 0);
        int contract = 1 + random.nextInt(12);
        long lots = 1 + random.nextInt(50);
        boolean stop = random.nextInt(4) == 0;
        return new Order(
                new OpenOrder(id, account, contract, terms, 100, stop, lots, 0, 0, 0, stop ? 0 : lots, 0, 0, 0, 0));
    }

    static Order order(long id, long account, int contract, OrderTerms terms, long lots) {
        return new Order(new OpenOrder(id, account, contract, terms, 100, false, lots, 0, 0, 0, lots, 0, 0, 0, 0));
    }

    private static void requireSame(long seed, Orders orders, Accounts accounts, List<Order> plain) {
        for (Account account : accounts.all()) {
            List<Order> own = plain.stream()
                    .filter(order -> order.account == account.number)
                    .sorted(Comparator.comparingLong(order -> order.id))
                    .toList();
            assertThat(orders.of(account.number)).as("seed %d", seed).isEqualTo(own);
            assertThat(orders.count(account.number)).as("seed %d", seed).isEqualTo(own.size());
            assertThat(orders.anyReduceOnly(account.number))
                    .as("seed %d", seed)
                    .isEqualTo(own.stream().anyMatch(order -> order.terms.reduceOnly()));
            for (int contract = 0; contract < 14; contract++)
                for (Side side : Side.values()) {
                    long sum = 0;
                    long working = 0;
                    for (Order order : own) {
                        if (order.contract != contract || order.terms.side() != side) continue;
                        if (!order.isUntriggered()) working += order.lotsOpen;
                        if (!order.isUntriggered() || !order.terms.reduceOnly()) sum += order.lotsOpen;
                    }
                    assertThat(orders.lotsWorking(account.number, contract, side))
                            .as("seed %d", seed)
                            .isEqualTo(working);
                    assertThat(orders.lotsOpen(account.number, contract, side))
                            .as("seed %d", seed)
                            .isEqualTo(sum);
                }
            assertThat(orders.totalsAreRight(account)).as("seed %d", seed).isTrue();
        }
    }
}
