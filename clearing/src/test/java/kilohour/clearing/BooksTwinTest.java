package kilohour.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The ledger and the positions against plain sorted maps, on random transfers and fills. */
class BooksTwinTest {
    @Test
    void balancesAreThoseOfASortedMap() {
        for (long seed = 1; seed <= 100; seed++) {
            var random = new Random(seed);
            var ledger = new Ledger();
            var plain = new TreeMap<Long, Long>();
            for (int i = 0; i < 500; i++) {
                long from = random.nextInt(200) - 5;
                long to = random.nextInt(40) == 0 ? random.nextLong() : random.nextInt(200);
                long amount = 1 + random.nextInt(1_000);
                ledger.transfer(from, to, amount);
                plain.merge(from, -amount, Long::sum);
                plain.merge(to, amount, Long::sum);
                assertThat(ledger.cashMicros(from)).as("seed %d", seed).isEqualTo(plain.get(from));
            }
            var shown = new ArrayList<List<Long>>();
            ledger.forEach((account, micros) -> shown.add(List.of(account, micros)));
            assertThat(shown)
                    .as("seed %d", seed)
                    .isEqualTo(plain.entrySet().stream()
                            .map(entry -> List.of(entry.getKey(), entry.getValue()))
                            .toList());
            assertThat(ledger.sumMicros()).as("seed %d", seed).isZero();
        }
    }

    @Test
    void positionsAreThoseOfSortedMaps() {
        for (long seed = 1; seed <= 100; seed++) {
            var random = new Random(seed);
            var positions = new Positions();
            var plain = new TreeMap<Integer, TreeMap<Long, Long>>();
            for (int i = 0; i < 800; i++) {
                int contract = 1 + random.nextInt(9);
                long account = 100 + random.nextInt(12);
                long lots = random.nextInt(7) - 3;
                positions.of(account, contract).fill(lots, lots);
                positions.dropIfClosed(account, contract);
                var holders = plain.computeIfAbsent(contract, c -> new TreeMap<>());
                holders.merge(account, lots, Long::sum);
                holders.values().removeIf(held -> held == 0);
                if (i % 40 == 0) same(seed, positions, plain);
            }
            same(seed, positions, plain);
        }
    }

    private static void same(long seed, Positions positions, TreeMap<Integer, TreeMap<Long, Long>> plain) {
        var shown = new ArrayList<List<Long>>();
        positions.forEach(
                (account, contract, position) -> shown.add(List.of((long) contract, account, position.lots())));
        var expected = new ArrayList<List<Long>>();
        plain.forEach((contract, holders) ->
                holders.forEach((account, lots) -> expected.add(List.of((long) contract, account, lots))));
        assertThat(shown).as("seed %d", seed).isEqualTo(expected);
        for (int contract = 1; contract < 10; contract++) {
            TreeMap<Long, Long> holders = plain.getOrDefault(contract, new TreeMap<>());
            assertThat(positions.holders(contract, 105).stream().map(Position::account))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(holders.tailMap(105L, true).keySet());
            for (long account = 100; account < 112; account++)
                assertThat(positions.lots(account, contract))
                        .as("seed %d", seed)
                        .isEqualTo(holders.getOrDefault(account, 0L));
        }
        for (long account = 100; account < 112; account++) {
            HeldPositions held = positions.held(account);
            for (int place = 1; place < held.count(); place++)
                assertThat(held.contract(place)).as("seed %d", seed).isGreaterThan(held.contract(place - 1));
        }
    }
}
