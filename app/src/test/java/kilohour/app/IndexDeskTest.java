package kilohour.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kilohour.index.Goods;
import kilohour.index.HourlyValue;
import kilohour.index.IndexBook;
import kilohour.index.Method;
import kilohour.index.PrintRecord;
import kilohour.index.SourceRegistry;
import kilohour.index.WeeklyGrades;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

class IndexDeskTest {
    private static final int DAY = Utc.parseDay("2026-11-18");
    private static final long SEED = 3;

    private static IndexDesk desk(int firstDay) {
        var book = new IndexBook(List.of(Goods.require("H100")), SourceRegistry.standard(), Method.V1, true);
        var grades = new WeeklyGrades(WeeklyGrades.MODELS, SourceRegistry.standard(), WeeklyGrades.monday(firstDay));
        return new IndexDesk(
                book, grades, Feed.simulated(SEED, Utc.startOfDay(firstDay - IndexDesk.WARM_UP_DAYS)), firstDay);
    }

    private static long at(int day, int hour, int minute) {
        return Utc.startOfDay(day) + hour * Utc.NANOS_PER_HOUR + minute * Utc.NANOS_PER_MINUTE;
    }

    @Test
    void anHourIsFinalFiveMinutesAfterItsEnd() {
        try (IndexDesk desk = desk(DAY)) {
            desk.advanceTo(at(DAY, 1, 4));
            assertThat(desk.hoursToDeclare()).isEmpty();
            assertThat(desk.nextDueNanos()).isEqualTo(at(DAY, 1, 5));
            desk.advanceTo(at(DAY, 1, 5));
            assertThat(desk.hoursToDeclare()).extracting(HourlyValue::epochHour).containsExactly(DAY * 24);
        }
    }

    @Test
    void aPrintIsFinalAtTwoOfTheNextDay() {
        try (IndexDesk desk = desk(DAY)) {
            desk.advanceTo(at(DAY + 1, 1, 59));
            assertThat(desk.printsToDeclare()).isEmpty();
            assertThat(desk.nextDueNanos()).isEqualTo(at(DAY + 1, 2, 0));
            desk.advanceTo(at(DAY + 1, 2, 0));
            assertThat(desk.printsToDeclare()).extracting(PrintRecord::epochDay).containsExactly(DAY);
            // The 24 hours of the day, and the first of the next, final since 01:05.
            assertThat(desk.hoursToDeclare()).hasSize(25);
        }
    }

    @Test
    void whatIsNotDeclaredYetIsGivenAgain() {
        try (IndexDesk desk = desk(DAY)) {
            desk.advanceTo(at(DAY, 3, 5));
            assertThat(desk.hoursToDeclare()).hasSize(3);
            desk.advanceTo(at(DAY, 4, 5));
            assertThat(desk.hoursToDeclare()).hasSize(4);
            desk.hoursDeclared();
            assertThat(desk.hoursToDeclare()).isEmpty();
        }
    }

    @Test
    void goingOnInStepsGivesWhatOneRunGives() {
        try (IndexDesk inSteps = desk(DAY);
                IndexDesk atOnce = desk(DAY)) {
            for (int hour = 0; hour < 50; hour++) inSteps.advanceTo(at(DAY, hour, 30));
            atOnce.advanceTo(at(DAY, 50, 0));
            inSteps.advanceTo(at(DAY, 50, 0));
            assertThat(inSteps.hoursToDeclare()).isEqualTo(atOnce.hoursToDeclare());
            assertThat(inSteps.printsToDeclare())
                    .isEqualTo(atOnce.printsToDeclare())
                    .hasSize(2);
        }
    }

    @Test
    void theDailySnapshotComesTenMinutesAfterTheRun() {
        // 16:00 + 10 min, from 16:09 a minute, from 16:10 a day.
        assertThat(DailySnapshot.waitNanos(at(DAY, 16, 9))).isEqualTo(Utc.NANOS_PER_MINUTE);
        assertThat(DailySnapshot.waitNanos(at(DAY, 16, 10))).isEqualTo(Utc.NANOS_PER_DAY);
    }
}
