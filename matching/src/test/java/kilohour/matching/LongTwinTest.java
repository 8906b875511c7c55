package kilohour.matching;

import java.util.List;
import kilohour.matching.TwoBooks.Market;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The fast book against its plain twin for as long as one likes. A billion commands in all:
 *
 * <pre>
 *   ./kilohour test --long -pl matching -am -Dtest=LongTwinTest -Dsurefire.failIfNoSpecifiedTests=false \
 *       -Dkilohour.twin.commands=1000000000 -Dkilohour.twin.seed=1
 * </pre>
 */
@Tag("long")
class LongTwinTest {
    private static final long COMMANDS = Long.getLong("kilohour.twin.commands", 20_000_000L);
    private static final long FIRST_SEED = Long.getLong("kilohour.twin.seed", 1_000L);
    private static final int COMMANDS_A_SEED = 250_000;

    /**
     * Narrow and busy; few prices and two owners; thousands of levels far apart; prices on both sides of a stretch;
     * and the same around zero.
     */
    private static final List<Market> MARKETS = List.of(
            new Market(2_600, 20, 12, 5, 100),
            new Market(10, 5, 3, 2, 12),
            new Market(1_000_000, 900_000, 40, 50, 3_000),
            new Market(PriceStretch.PRICES, 70, 1 << 20, 6, 400),
            new Market(40L * PriceStretch.PRICES, 30L * PriceStretch.PRICES, 9, 8, 50),
            new Market(0, 20, 12, 5, 100),
            new Market(0, 30L * PriceStretch.PRICES, 9, 8, 50));

    @Test
    void theFastBookMatchesThePlainBookOnAllTheseCommands() {
        System.out.println("twins: " + COMMANDS + " commands from seed " + FIRST_SEED);
        long seed = FIRST_SEED;
        for (long done = 0; done < COMMANDS; done += COMMANDS_A_SEED) {
            Market market = MARKETS.get((int) (seed % MARKETS.size()));
            new TwoBooks(market, seed).run(COMMANDS_A_SEED, 500);
            seed++;
        }
        System.out.println("twins: equal up to seed " + (seed - 1));
    }
}
