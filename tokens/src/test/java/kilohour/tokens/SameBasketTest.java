package kilohour.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kilohour.units.Decimals;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/** The same basket costs the same: what is no price change moves nothing, whatever the market. */
class SameBasketTest {
    private static final int FIRST = Tape.FIRST;
    private static final int DAYS = 30;
    private static final List<String> HOSTS = List.of("groq", "nebius", "chutes", "novita", "together", "parasail");
    private static final List<String> ROBOTS = List.of("robot-a", "robot-b");
    private static final int SEEDS = 4;

    /** A market of random models at random hosts; prices stand still but for those given in {@code moves}. */
    private static final class Market {
        private final Random random;
        private final Map<String, List<Long>> prices = new TreeMap<>();

        Market(long seed) {
            random = new Random(seed);
            int models = 6 + random.nextInt(6);
            for (int i = 0; i < models; i++) {
                var asked = new ArrayList<Long>();
                long micros = 50_000 + random.nextInt(10_000_000);
                int hosts = 1 + random.nextInt(HOSTS.size());
                for (int h = 0; h < hosts; h++) asked.add(micros + h * micros / 17);
                prices.put("model-" + i, asked);
            }
        }

        /** @param until last day on which the model is quoted, the others always */
        Tape quoted(String gone, int until) {
            var tape = new Tape();
            for (int day = FIRST - 2; day <= FIRST + DAYS; day++)
                for (String model : prices.keySet()) if (!model.equals(gone) || day <= until) quote(tape, day, model);
            return tape;
        }

        private void quote(Tape tape, int day, String model) {
            List<Long> asked = prices.get(model);
            for (int h = 0; h < asked.size(); h++)
                tape.list(day, HOSTS.get(h), model, usd(asked.get(h)), usd(4 * asked.get(h)));
        }

        String cheapest() {
            return prices.entrySet().stream()
                    .min(Comparator.comparing(model -> model.getValue().getFirst()))
                    .orElseThrow()
                    .getKey();
        }

        /** Counts tokens of the days, of models and of their hosts, at random. */
        void count(Tape tape, int from, int to, Random tokens) {
            for (int day = from; day <= to; day++)
                for (var model : prices.entrySet()) {
                    tape.served(day, model.getKey(), 1 + tokens.nextInt(1_000));
                    for (int h = 0; h < model.getValue().size(); h++)
                        tape.servedBy(day, HOSTS.get(h), model.getKey(), 1 + tokens.nextInt(1_000));
                }
        }

        private static String usd(long micros) {
            return Decimals.format(micros, 6);
        }
    }

    /** What a print says of prices: everything but the basket and the hashes. */
    private static List<Long> figures(TokenPrint print) {
        return List.of(
                print.valueTenths(),
                print.linkedTenths(),
                print.freshTenths(),
                print.cachedTenths(),
                print.outputTenths());
    }

    /** However tokens shift between models and hosts in the period, its records are the same to the last digit. */
    @Test
    void aShiftOfTheMixMovesNothing() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<List<TokenPrint>> mixes = new ArrayList<>();
            for (long mix = 0; mix < 2; mix++) {
                var market = new Market(seed);
                Tape tape = market.quoted("", 0);
                market.count(tape, FIRST - 10, FIRST - 1, new Random(seed));
                market.count(tape, FIRST, FIRST + 19, new Random(1_000 * (1 + mix) + seed));
                mixes.add(tape.prints(FIRST, FIRST + 19));
            }
            assertThat(mixes.get(1).subList(0, 10))
                    .as("seed %d", seed)
                    .isEqualTo(mixes.get(0).subList(0, 10));
            // In the next period the weights are others, and it shows: the tape's counts do count.
            assertThat(mixes.get(1).get(10).basketHash())
                    .as("seed %d", seed)
                    .isNotEqualTo(mixes.get(0).get(10).basketHash());
        }
    }

    /** New weights from period to period, no price changed: dollar prices differ, the linked index stands still. */
    @Test
    void theLinkedIndexStandsStillAcrossRebalancings() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var market = new Market(seed);
            Tape tape = market.quoted("", 0);
            market.count(tape, FIRST - 10, FIRST + DAYS, new Random(seed));
            List<TokenPrint> prints = tape.prints(FIRST, FIRST + DAYS - 1);
            assertThat(prints.stream().map(TokenPrint::basket).collect(Collectors.toSet()))
                    .as("seed %d", seed)
                    .hasSize(3);
            assertThat(prints.get(10).valueTenths())
                    .as("seed %d", seed)
                    .isNotEqualTo(prints.get(9).valueTenths());
            for (TokenPrint print : prints)
                // A rounding of the factor to a part in 10⁹ and of the value to a tenth at each of two links.
                assertThat(Math.abs(print.linkedTenths() - prints.getFirst().linkedTenths()))
                        .as("seed %d, %s", seed, Utc.formatDay(print.epochDay()))
                        .isLessThanOrEqualTo(1);
        }
    }

    /** The factor on both sides of each rebalancing: old basket × old factor = new basket × new factor on one day. */
    @Test
    void theLinkFactorIsContinuousWhateverPricesDo() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var market = new Market(seed);
            Tape tape = market.quoted("", 0);
            market.count(tape, FIRST - 10, FIRST + DAYS, new Random(seed));
            // Every price anew on the day of each rebalancing: it counts after the link.
            var random = new Random(seed);
            for (int day : new int[] {FIRST + 10, FIRST + 20})
                for (String model : market.prices.keySet())
                    for (int h = 0; h < market.prices.get(model).size(); h++) {
                        String usd = Market.usd(50_000 + random.nextInt(10_000_000));
                        tape.live(Utc.startOfDay(day), HOSTS.get(h), model, usd, usd);
                    }
            TokenIndex index = Tape.index();
            List<TokenPrint> prints = tape.prints(index, FIRST, FIRST + DAYS - 1);
            for (int i = 1; i < 3; i++) {
                BasketLink link = index.links().get(i);
                TokenPrint last = prints.get(link.fromDay() - FIRST - 1);
                long carriedOn = Math.round(link.newNanos() * (link.linkPpb() / 1e9) / 10_000);
                assertThat(Math.abs(carriedOn - last.linkedTenths()))
                        .as("seed %d, %s", seed, link.basket().name())
                        .isLessThanOrEqualTo(1);
                assertThat(prints.get(link.fromDay() - FIRST).linkedTenths())
                        .as("seed %d: the change of prices shows the day after", seed)
                        .isNotEqualTo(last.linkedTenths());
            }
        }
    }

    /** Carried at its price for ten days, then moved with the others, and out at the next rebalancing. */
    @Test
    void aModelThatDisappearsIsCarriedTenDaysAndDropsOut() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var market = new Market(seed);
            // The cheapest: without it there is still a print.
            String name = market.cheapest();
            int gone = FIRST + 1 + market.random.nextInt(3);
            Tape tape = market.quoted(name, gone);
            market.count(tape, FIRST - 10, FIRST + DAYS, new Random(seed));
            var index = new TokenIndex(TokenMethod.V1, TokenPeriods.of(FIRST, 25), true);
            List<TokenPrint> prints = tape.prints(index, FIRST, FIRST + 26);
            long price = model(prints.getFirst(), name).freshNanos();
            // Read on the day gone, it counts on the two that follow.
            int lastQuoted = gone + 2;
            for (int day = lastQuoted + 1; day < FIRST + 25; day++) {
                Constituent model = model(prints.get(day - FIRST), name);
                boolean carried = day <= lastQuoted + 10;
                assertThat(model.state())
                        .as("seed %d, %d days", seed, day - lastQuoted)
                        .isEqualTo(carried ? PriceState.CARRIED : PriceState.IMPUTED);
                assertThat(model.freshNanos()).as("seed %d", seed).isEqualTo(price);
                assertThat(figures(prints.get(day - FIRST))).as("seed %d", seed).isEqualTo(figures(prints.getFirst()));
            }
            assertThat(prints.get(25).constituents())
                    .as("seed %d", seed)
                    .extracting(Constituent::model)
                    .doesNotContain(name);
            assertThat(Math.abs(prints.get(25).linkedTenths() - prints.get(24).linkedTenths()))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(1);
        }
    }

    private static Constituent model(TokenPrint print, String name) {
        return print.constituents().stream()
                .filter(c -> c.model().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Two of five hosts or more undercut each other at random every few minutes, all day: the others ask 1.00 and more,
     * the robots less. Half of the weight is always reached among the others at 1.00.
     */
    @Test
    void twoRobotsAmongFiveOrMoreMoveNothing() {
        List<String> models = List.of("alpha", "beta", "gamma", "delta", "epsilon");
        for (long seed = 1; seed <= SEEDS; seed++) {
            var random = new Random(seed);
            var quiet = new Tape();
            var noisy = new Tape();
            int others = 3 + random.nextInt(3);
            for (Tape tape : List.of(quiet, noisy)) {
                for (int day = FIRST - 10; day < FIRST; day++) for (String model : models) tape.served(day, model, 100);
                long start = Utc.startOfDay(FIRST - 1);
                for (String model : models) {
                    for (int h = 0; h < others; h++) tape.live(start, HOSTS.get(h), model, "1", "1");
                    for (String robot : ROBOTS) tape.live(start, robot, model, "0.9", "0.9");
                }
            }
            long price = 900_000;
            for (long at = Utc.startOfDay(FIRST); at < Utc.startOfDay(FIRST + 1); ) {
                price = price < 300_000 ? 900_000 : price - 1 - random.nextInt(20_000);
                String usd = Market.usd(price);
                noisy.live(at, ROBOTS.get(random.nextInt(2)), models.get(random.nextInt(5)), usd, usd);
                at += (1 + random.nextInt(4)) * Utc.NANOS_PER_MINUTE;
            }
            TokenPrint calm = quiet.prints(FIRST, FIRST).getFirst();
            TokenPrint undercut = noisy.prints(FIRST, FIRST).getFirst();
            assertThat(figures(undercut)).as("seed %d", seed).isEqualTo(figures(calm));
            assertThat(undercut.hours()).as("seed %d", seed).isEqualTo(calm.hours());
            assertThat(undercut.inputHash()).as("seed %d", seed).isNotEqualTo(calm.inputHash());
        }
    }
}
