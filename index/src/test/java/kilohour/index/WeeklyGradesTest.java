package kilohour.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/** Feed.DAY, 2026-11-02, is a Monday. */
class WeeklyGradesTest {
    private static final int WEEK = 7 * 24 * 60;

    private static WeeklyGrades from(int day) {
        return new WeeklyGrades(List.of("H100"), Feed.REGISTRY, day);
    }

    private static List<Observation> week(int week, String pcieUsd) {
        var prices = new ArrayList<Observation>();
        for (String provider : List.of("a", "b", "c", "d")) {
            prices.add(Feed.offer(provider).at("2.00", week * WEEK));
            prices.add(Feed.offer(provider).form("PCIE", 80).at(pcieUsd, week * WEEK + 5_000));
        }
        prices.add(Feed.offer("e").at("2.00", week * WEEK + 6_000));
        return prices;
    }

    private static Differential form(GradeTable table) {
        return table.differentials().getFirst();
    }

    @Test
    void eachWeekHasATableAndASilentOneSaysSo() {
        WeeklyGrades grades = from(Feed.DAY);
        week(0, "1.60").forEach(grades::observe);
        assertThat(grades.endedBy(Utc.startOfDay(Feed.DAY + 7) - 1)).isEmpty();
        week(2, "1.50").forEach(grades::observe);
        List<GradeTable> tables = grades.endedBy(Utc.startOfDay(Feed.DAY + 21));
        assertThat(tables.stream().map(table -> Utc.formatDay(table.fromDay()) + " " + table.rows()))
                .containsExactly("2026-11-02 9", "2026-11-09 0", "2026-11-16 9");
        assertThat(form(tables.getFirst()).differenceBps()).isEqualTo(-2_000);
        assertThat(form(tables.get(1)).refusal()).isEqualTo("no price was read");
        assertThat(form(tables.getLast()).differenceBps()).isEqualTo(-2_500);
        assertThat(grades.endedBy(Utc.startOfDay(Feed.DAY + 21))).isEmpty();
    }

    @Test
    void aWeekThatHasBegunIsNotStudiedFromItsMiddle() {
        assertThat(WeeklyGrades.monday(Feed.DAY)).isEqualTo(Feed.DAY);
        assertThat(WeeklyGrades.monday(Feed.DAY + 6)).isEqualTo(Feed.DAY);
        WeeklyGrades grades = from(Feed.DAY + 1);
        week(0, "1.60").forEach(grades::observe);
        assertThat(grades.endedBy(Utc.startOfDay(Feed.DAY + 14)).stream().map(GradeTable::fromDay))
                .containsExactly(Feed.DAY + 7);
    }

    /** A week's table is that of a study of the week by itself, whatever stands around it. */
    @Test
    void theTableOfAWeekIsThatOfAStudyOfIt() {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            var prices = new ArrayList<Observation>();
            for (int i = 0; i < 600; i++) {
                var feed = Feed.offer(List.of("a", "b", "c", "d", "vast").get(random.nextInt(5)))
                        .in(List.of("US", "DE", "FI", "TW").get(random.nextInt(4)))
                        .form(random.nextBoolean() ? "SXM" : "PCIE", random.nextBoolean() ? 80 : 94)
                        .term(Term.values()[random.nextInt(3)]);
                prices.add(feed.at("2.%03d".formatted(random.nextInt(1_000)), i * (4L * WEEK / 600)));
            }
            WeeklyGrades grades = from(Feed.DAY);
            prices.forEach(grades::observe);
            for (GradeTable table : grades.endedBy(Utc.startOfDay(Feed.DAY + 28))) {
                var study = new GradeStudy("H100", table.fromDay(), table.toDay(), Feed.REGISTRY);
                prices.forEach(study::observe);
                assertThat(table).as("seed " + seed).isEqualTo(study.table());
            }
        }
    }
}
