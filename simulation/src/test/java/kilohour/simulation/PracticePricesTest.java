package kilohour.simulation;

import static kilohour.units.Utc.NANOS_PER_HOUR;
import static kilohour.units.Utc.NANOS_PER_MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import kilohour.index.Goods;
import kilohour.index.Grade;
import kilohour.index.IndexBook;
import kilohour.index.Method;
import kilohour.index.Observation;
import kilohour.index.PrintRecord;
import kilohour.index.PrintStatus;
import kilohour.index.RejectReason;
import kilohour.index.SourceRegistry;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

class PracticePricesTest {
    private static final int DAY = Utc.parseDay("2026-11-02");
    private static final long START = Utc.startOfDay(DAY);

    @Test
    void theSameInstantsShowTheSameObservationsInAnyWindow() {
        var prices = new PracticePrices(7);
        List<Observation> whole = all(prices.between(START, START + 12 * NANOS_PER_HOUR));
        long cut = START + 5 * NANOS_PER_HOUR + 8 * NANOS_PER_MINUTE; // a reading is due at this very instant
        List<Observation> parts = all(prices.between(START, cut));
        parts.addAll(all(new PracticePrices(7).between(cut, START + 12 * NANOS_PER_HOUR)));
        assertThat(parts).isEqualTo(whole);
        assertThat(whole).isSortedAccordingTo((a, b) -> Long.compare(a.observedAtNanos(), b.observedAtNanos()));
        assertThat(all(new PracticePrices(8).between(START, START + 12 * NANOS_PER_HOUR)))
                .isNotEqualTo(whole);
    }

    @Test
    void pricesStayNearHomeAndNeverLeap() {
        for (long seed = 1; seed <= 20; seed++) {
            var prices = new PracticePrices(seed);
            for (PracticeGood good : PracticeGood.ALL) {
                double before = prices.pathUsd(good.code(), START);
                for (int hour = 1; hour <= 24 * 120; hour++) {
                    double usd = prices.pathUsd(good.code(), START + hour * NANOS_PER_HOUR);
                    assertThat(usd / good.levelUsd())
                            .as("seed %d %s", seed, good.code())
                            .isBetween(0.70, 1.42);
                    assertThat(usd / before).as("seed %d %s", seed, good.code()).isCloseTo(1, within(0.075));
                    before = usd;
                }
            }
        }
    }

    @Test
    void theIndexPrintsThemIntradayFromManyProvidersAndRejectsTheGreedyHost() {
        for (long seed : new long[] {1, 2026}) {
            var book = new IndexBook(
                    PracticeGood.ALL.stream().map(PracticeGood::good).toList(),
                    SourceRegistry.standard(),
                    Method.V1,
                    true);
            new PracticePrices(seed)
                    .between(START, START + 4 * Utc.NANOS_PER_DAY)
                    .forEachRemaining(book::observe);
            book.warmUp(DAY);
            for (int day = DAY + 1; day < DAY + 4; day++)
                for (PrintRecord print : book.print(day)) {
                    assertThat(print.status())
                            .as("seed %d %s", seed, print.reason())
                            .isEqualTo(PrintStatus.PRINTED);
                    assertThat(print.grade()).isEqualTo(Grade.INTRADAY);
                    assertThat(print.hours()).isGreaterThanOrEqualTo(18);
                    assertThat(print.contributors()).hasSizeGreaterThanOrEqualTo(7);
                    assertThat(print.contributors())
                            .allMatch(each -> each.provider().startsWith("sim-"));
                    assertThat(print.rejects())
                            .extracting(each -> each.reason())
                            .contains(RejectReason.RATIO_BAND, RejectReason.SAME_MACHINE);
                    double home = PracticeGood.ALL.stream()
                            .filter(good -> good.code().equals(print.index()))
                            .findFirst()
                            .orElseThrow()
                            .levelUsd();
                    assertThat(print.valueTenths() / 10_000.0 / home).isBetween(0.7, 1.4);
                }
        }
    }

    @Test
    void everyPracticeGoodIsAGoodOfTheIndex() {
        assertThat(PracticePrices.INDICES).containsExactly("A100", "B200", "H100", "H200");
        assertThat(PracticePrices.INDICES).allMatch(code -> Goods.find(code).isPresent());
    }

    private static List<Observation> all(Iterator<Observation> observations) {
        var list = new ArrayList<Observation>();
        observations.forEachRemaining(list::add);
        return list;
    }
}
