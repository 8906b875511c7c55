package kilohour.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kilohour.index.RecordChain;
import kilohour.units.Decimals;
import org.junit.jupiter.api.Test;

/** What holds of any market: random models, hosts, prices and tokens, with gaps, over three baskets. */
class TokenPropertiesTest {
    private static final int FIRST = Tape.FIRST;
    private static final int LAST = FIRST + 29;
    private static final List<String> HOSTS = List.of("groq", "nebius", "chutes", "novita", "together", "parasail");

    /** @param times every price is multiplied by it */
    private static Tape random(long seed, int times) {
        var random = new Random(seed);
        int models = 6 + random.nextInt(6);
        var tape = new Tape();
        var prices = new ArrayList<long[]>();
        for (int i = 0; i < models; i++)
            prices.add(new long[] {50_000 + random.nextInt(10_000_000), 1 + random.nextInt(6)});
        for (int day = FIRST - 10; day <= LAST; day++)
            for (int i = 0; i < models; i++) {
                String model = "model-" + i;
                tape.served(day, model, 1 + random.nextInt(1_000));
                long[] price = prices.get(i);
                if (random.nextInt(8) == 0) price[0] += price[0] * (random.nextInt(41) - 20) / 100;
                boolean gone = i > 5 && day > FIRST + 12;
                for (int h = 0; h < price[1]; h++) {
                    long input = price[0] + h * price[0] / 20;
                    if (!gone && random.nextInt(20) > 0)
                        tape.list(day, HOSTS.get(h), model, usd(input * times), usd(5 * input * times));
                    tape.servedBy(day, HOSTS.get(h), model, 1 + random.nextInt(500));
                }
            }
        return tape;
    }

    private static String usd(long micros) {
        return Decimals.format(micros, 6);
    }

    @Test
    void theOrderInWhichADaysQuotesComeDoesNotMatter() {
        for (long seed = 1; seed <= 5; seed++) {
            Tape tape = random(seed, 1);
            assertThat(tape.shuffled(new Random(seed), FIRST, LAST))
                    .as("seed %d", seed)
                    .isEqualTo(tape.prints(FIRST, LAST));
        }
    }

    @Test
    void allPricesTimesFourAreTheIndexTimesFour() {
        for (long seed = 1; seed <= 5; seed++) {
            List<TokenPrint> once = random(seed, 1).prints(FIRST, LAST);
            List<TokenPrint> four = random(seed, 4).prints(FIRST, LAST);
            for (int day = 0; day < once.size(); day++) {
                // A tenth of a tick each way for the rounding of either.
                long expected = 4 * once.get(day).valueTenths();
                assertThat(four.get(day).valueTenths()).as("seed %d", seed).isBetween(expected - 3, expected + 3);
                assertThat(Math.abs(four.get(day).linkPpb() - once.get(day).linkPpb()))
                        .as("seed %d", seed)
                        .isLessThan(10);
            }
        }
    }

    /** Inside a basket linked and dollar price move by the same ratio; between baskets the linked index stands still. */
    @Test
    void theChainIsConsistent() {
        for (long seed = 1; seed <= 5; seed++) {
            var index = Tape.index();
            List<TokenPrint> prints = random(seed, 1).prints(index, FIRST, LAST);
            assertThat(RecordChain.fault(prints)).as("seed %d", seed).isEmpty();
            assertThat(index.links()).as("seed %d", seed).hasSize(3);
            for (TokenPrint print : prints) {
                assertThat(print.hasValue()).as("seed %d", seed).isTrue();
                long linked = Math.round(print.valueTenths() * (print.linkPpb() / 1e9));
                assertThat(Math.abs(print.linkedTenths() - linked))
                        .as("seed %d", seed)
                        .isLessThan(5);
            }
            for (BasketLink link : index.links().subList(1, 3)) {
                // New basket at the prices of the day before × new factor = old basket × old factor.
                TokenPrint before = prints.get(link.fromDay() - 1 - FIRST);
                double after = link.newNanos() / 10_000.0 * (link.linkPpb() / 1e9);
                assertThat(Math.abs(before.linkedTenths() - after))
                        .as("seed %d", seed)
                        .isLessThan(1.5);
            }
        }
    }

    @Test
    void legsAddUpToTheHeadline() {
        for (long seed = 1; seed <= 5; seed++)
            for (TokenPrint print : random(seed, 1).prints(FIRST, LAST)) {
                long twice = 4 * print.valueTenths() - 3 * print.freshTenths() - print.outputTenths();
                // Each of the three rounded by half a tenth at most: 4 × ½ + 3 × ½ + ½.
                assertThat(Math.abs(twice)).as("seed %d", seed).isLessThanOrEqualTo(4);
                assertThat(print.cachedTenths()).isLessThanOrEqualTo(print.freshTenths());
                assertThat(print.constituents().stream()
                                .mapToInt(Constituent::weightPpm)
                                .sum())
                        .isEqualTo(1_000_000);
            }
    }
}
