package kilohour.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

class ReportedDeskTest {
    private static final int FIRST = Utc.parseDay("2026-11-02");

    private static Reported reported(int epochDay, long tenths) {
        return new Reported(epochDay, tenths, Grade.DAILY, Utc.formatDay(epochDay) + "," + tenths);
    }

    private static String row(PrintRecord record) {
        return Utc.formatDay(record.epochDay()) + " " + record.status() + " " + record.valueTenths() + " "
                + record.grade();
    }

    @Test
    void aMissingDayIsCarriedThreeTimesAndThenLeftToOfficers() {
        var desk = new ReportedDesk("RAM", "the memory exchange", false);
        var records = new ArrayList<PrintRecord>();
        records.add(desk.printed(reported(FIRST, 53_100)));
        for (int day = FIRST + 1; day <= FIRST + 3; day++)
            records.add(desk.standIn(day).orElseThrow());
        assertThat(desk.standIn(FIRST + 4)).isEmpty();
        records.add(desk.determined(new Determination(
                FIRST + 4, 53_800, "Ada Officer", "Bo Officer", "the broker's close", "2026-11-06,5.38")));
        records.add(desk.printed(reported(FIRST + 5, 54_000)));

        assertThat(records)
                .extracting(ReportedDeskTest::row)
                .containsExactly(
                        "2026-11-02 PRINTED 53100 DAILY",
                        "2026-11-03 CARRIED 53100 DAILY",
                        "2026-11-04 CARRIED 53100 DAILY",
                        "2026-11-05 CARRIED 53100 DAILY",
                        "2026-11-06 DETERMINED 53800 DAILY",
                        "2026-11-07 PRINTED 54000 DAILY");
        assertThat(records.get(4).reason()).isEqualTo("determined by Ada Officer and Bo Officer: the broker's close");
        assertThat(RecordChain.fault(records)).isEmpty();
        assertThat(records)
                .allSatisfy(record -> assertThat(record.recordHash()).isEqualTo(Fingerprint.of(record.canonical())));
    }

    @Test
    void thePracticeRuleSpeaksForTheOfficersAndTakesReconstructedValues() {
        var desk = new ReportedDesk("RAM", "the memory exchange", true);
        desk.before(FIRST - 1, reported(FIRST, 53_100));
        desk.printed(new Reported(FIRST, 53_100, Grade.RECONSTRUCTED, "as given"));
        for (int day = FIRST + 1; day <= FIRST + 3; day++)
            assertThat(desk.standIn(day).orElseThrow().status()).isEqualTo(PrintStatus.CARRIED);
        PrintRecord fourth = desk.standIn(FIRST + 4).orElseThrow();
        assertThat(row(fourth)).isEqualTo("2026-11-06 DETERMINED 53100 RECONSTRUCTED");
        assertThat(fourth.reason())
                .isEqualTo("practice rule: print of 2026-11-02 stands in for the officers' word; the memory exchange"
                        + " reported nothing");

        var live = new ReportedDesk("RAM", "the memory exchange", false);
        assertThatThrownBy(() -> live.printed(new Reported(FIRST, 53_100, Grade.RECONSTRUCTED, "as given")))
                .hasMessage("RECONSTRUCTED values are for practice only: as given");
    }

    @Test
    void aDeskThatGoesOnMakesTheSameRecords() {
        var through = new ReportedDesk("RAM", "the memory exchange", false);
        PrintRecord first = through.printed(reported(FIRST, 53_100));
        PrintRecord second = through.standIn(FIRST + 1).orElseThrow();

        var anew = new ReportedDesk("RAM", "the memory exchange", false);
        anew.continueAfter(first);
        assertThat(anew.standIn(FIRST + 1)).contains(second);
        assertThatThrownBy(() -> anew.printed(reported(FIRST + 3, 54_000)))
                .hasMessage("2026-11-05 does not follow 2026-11-03");
        assertThat(List.of(first, second))
                .extracting(PrintRecord::previousRecordHash)
                .first()
                .isEqualTo(ChainedRecord.NO_RECORD);
    }

    @Test
    void aDeterminationNamesTwoAndAReason() {
        assertThatThrownBy(() -> new Determination(FIRST, 1, "Ada", "Ada", "why", ""))
                .hasMessage("a determination needs two officers, named");
        assertThatThrownBy(() -> new Determination(FIRST, 1, "Ada", "Bo", " ", ""))
                .hasMessage("a determination needs a reason");
    }
}
