package kilohour.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kilohour.index.Determination;
import kilohour.index.Grade;
import kilohour.index.PrintRecord;
import kilohour.index.Reported;
import kilohour.index.ReportedDesk;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportedFileTest {
    /** $0.001 a gigabyte: tenths of $0.0001; at most $1,000. */
    private static final PriceGrid RAM = new PriceGrid(1_000);

    @TempDir
    private Path folder;

    private ReportedFile file(String text) throws IOException {
        Path path = folder.resolve("ram.csv");
        Files.writeString(path, text);
        return new ReportedFile(path, RAM, 10_000_000);
    }

    private static List<String> rows(ReportedFile.Reading<Reported> reading) {
        return reading.byPeriod().values().stream()
                .map(line -> line.line() + " " + Utc.formatDay(line.said().epoch()) + " "
                        + line.said().valueTenths() + " " + line.said().grade())
                .toList();
    }

    @Test
    void everyWholeLineIsADayAndHalfALineIsStillBeingWritten() throws Exception {
        var reading = file("""
                day,value,grade
                2026-11-02,5.31,DAILY
                2026-11-03,5.31245,intraday
                2026-11-04,5.31255,
                2026-11-05,5.4""").days();
        // 5.31245 and 5.31255 lie half-way between tenths of a tick: to the even one, 5.3124 and 5.3126.
        assertThat(rows(reading))
                .containsExactly("2 2026-11-02 53100 DAILY", "3 2026-11-03 53124 INTRADAY", "4 2026-11-04 53126 DAILY");
        assertThat(reading.faults()).isEmpty();
        assertThat(rows(file("day,value\r\n2026-11-02,5.31\r\n\r\n").days()))
                .containsExactly("2 2026-11-02 53100 DAILY");
    }

    @Test
    void aLineThatCannotBeUsedIsToldOfWithItsPlaceAndCountsAsNotThere() throws Exception {
        var reading = file("""
                day,value,grade
                2026-11-02,n/a,DAILY
                2026-11-31,5.31,DAILY
                2026-11-04,-2.5,DAILY
                2026-11-05,5000,DAILY
                2026-11-06,5.31,WEEKLY
                2026-11-07,5.31,DAILY,more
                2026-11-08,5.31,DAILY
                2026-11-08,5.40,DAILY
                2026-11-08,5.31,DAILY
                """).days();
        assertThat(rows(reading)).containsExactly("8 2026-11-08 53100 DAILY");
        String end = ". Mend the line; until then it counts as not there";
        assertThat(reading.faults())
                .containsExactly(
                        folder + "/ram.csv:2: \"n/a\" is no number" + end,
                        folder + "/ram.csv:3: \"2026-11-31\" is no ISO day since 1970, such as 2026-11-20" + end,
                        folder + "/ram.csv:4: a value is from 0.0001 to 1000.0000 dollars, not -2.5" + end,
                        folder + "/ram.csv:5: a value is from 0.0001 to 1000.0000 dollars, not 5000" + end,
                        folder + "/ram.csv:6: \"WEEKLY\" is no grade: INTRADAY, DAILY or RECONSTRUCTED" + end,
                        folder + "/ram.csv:7: 4 fields where day,value[,grade] is wanted" + end,
                        folder + "/ram.csv:9: 2026-11-08 stands in line 8 already, which counts" + end);
    }

    @Test
    void aFileThatIsNotOneIsToldOf() throws Exception {
        assertThat(file("").days().faults())
                .containsExactly(folder + "/ram.csv: is empty: a first line day,value[,grade] is needed");
        assertThat(file("date,price\n2026-11-02,5.31\n").days().faults())
                .containsExactly(folder + "/ram.csv:1: the first line is day,value[,grade], not date,price");
        var missing = new ReportedFile(folder.resolve("none.csv"), RAM, 10_000_000);
        assertThat(missing.days().faults()).containsExactly(folder + "/none.csv: there is no such file");
        assertThat(missing.stamp()).isEmpty();
    }

    @Test
    void hoursAndDeterminationsHaveFilesOfTheirOwn() throws Exception {
        var hours = file("hour,value,grade\n2026-11-20T14:00:00Z,5.31,INTRADAY\n2026-11-20T14:30:00Z,5.31,INTRADAY\n")
                .hours();
        int hour = Utc.parseDay("2026-11-20") * 24 + 14;
        assertThat(hours.byPeriod().get(hour).said().grade()).isEqualTo(Grade.INTRADAY);
        assertThat(hours.faults()).singleElement().asString().contains("is no full hour in UTC");

        var determined = file("""
                day,value,officer,second_officer,reason
                2026-11-06,5.38,Ada,Bo,"the broker's close, by phone"
                2026-11-07,5.38,Ada,Ada,the same
                """).determinations();
        assertThat(determined.byPeriod().values())
                .extracting(line -> line.said().reason())
                .containsExactly("the broker's close, by phone");
        assertThat(determined.faults())
                .singleElement()
                .asString()
                .contains("ram.csv:3: a determination needs two officers, named");
        assertThat(determined.byPeriod().firstEntry().getValue().said()).isInstanceOf(Determination.class);
    }

    @Test
    void theLedgerKeepsTheChainAndTellsOfAChangedRecord() throws Exception {
        var ledger = new ReportedLedger(folder.resolve("reported"), "RAM");
        assertThat(ledger.records()).isEmpty();
        var desk = new ReportedDesk("RAM", "the memory exchange", false);
        int day = Utc.parseDay("2026-11-02");
        PrintRecord first = desk.printed(new Reported(day, 53_100, Grade.DAILY, "2026-11-02,5.31"));
        PrintRecord second = desk.standIn(day + 1).orElseThrow();
        ledger.append(List.of(first));
        ledger.append(List.of(second));
        assertThat(ledger.records()).containsExactly(first, second);

        Path kept = folder.resolve("reported/RAM.jsonl");
        Files.writeString(kept, Files.readString(kept).replaceFirst("53100", "53200"));
        assertThatThrownBy(ledger::records)
                .hasMessage(kept + ": the record of RAM of 2026-11-02 is not what its hash was taken over; put back the"
                        + " file as it was");
    }
}
