package kilohour.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kilohour.index.Evidence;
import kilohour.index.Observation;
import kilohour.index.Term;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexBuildTest {
    private static final int DAY = Utc.parseDay("2026-11-02");

    @TempDir
    Path folder;

    /** Five simulated providers at 1.99, 2.12, 2.40, 2.69 and 2.99, every hour of two days. */
    private Path simulated() throws IOException {
        Path file = folder.resolve("gpu_simulated-offers.csv.gz");
        long[] prices = {1_990_000, 2_120_000, 2_400_000, 2_690_000, 2_990_000};
        try (var writer = new ObservationWriter(file)) {
            for (int hour = 0; hour < 48; hour++)
                for (int i = 0; i < prices.length; i++)
                    writer.write(new Observation(
                            Utc.startOfDay(DAY) + hour * Utc.NANOS_PER_HOUR,
                            "simulated-offers",
                            "provider-" + i,
                            "",
                            Evidence.OFFER,
                            "H100",
                            "SXM",
                            80,
                            8,
                            "",
                            "US",
                            "",
                            Term.ON_DEMAND,
                            0,
                            prices[i],
                            64,
                            "",
                            ""));
        }
        return file;
    }

    @Test
    void oneCallLeadsFromFilesToATableOfPrints() throws IOException {
        var days = new ArrayList<String>();
        var result = new IndexBuild(List.of(simulated()), List.of("H200", "H100"), DAY, DAY + 1, true)
                .run((day, done, all) -> days.add(Utc.formatDay(day) + " " + done + "/" + all));
        assertThat(days).containsExactly("2026-11-02 1/2", "2026-11-03 2/2");
        Path csv = folder.resolve("prints.csv");
        PrintsCsv.write(csv, result.prints());
        String none = " 0 of 18 hours (no price in force)";
        assertThat(Files.readString(csv)).isEqualTo("""
                        date,index,value_usd,status,contributors,effective_number,method_version,grade,reason
                        2026-11-02,H100,2.4030,PRINTED,5,5.000,1.0,INTRADAY,
                        2026-11-02,H200,,NO_PRINT,0,0.000,1.0,,NONE
                        2026-11-03,H100,2.4030,PRINTED,5,5.000,1.0,INTRADAY,
                        2026-11-03,H200,,NO_PRINT,0,0.000,1.0,,NONE
                        """.replace(
                        "NONE",
                        "no print to carry; INTRADAY" + none + "; DAILY" + none + "; STRETCHED" + none
                                + "; RECONSTRUCTED" + none));
    }

    @Test
    void aWrongRequestIsSaidToBeWrong() throws IOException {
        List<Path> files = List.of(simulated());
        assertThatThrownBy(() -> new IndexBuild(files, List.of("H101"), DAY, DAY, true).run((_, _, _) -> {}))
                .hasMessageStartingWith("no such index: H101 (there are H100, H100HYP, H200,");
        assertThatThrownBy(() -> new IndexBuild(files, List.of("H100"), DAY, DAY - 1, true))
                .hasMessage("the last day 2026-11-01 is before the first, 2026-11-02");
        assertThatThrownBy(() -> new IndexBuild(files, List.of(), DAY, DAY, true))
                .hasMessage("name at least one index");
    }
}
