package kilohour.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kilohour.index.GradeStudy;
import kilohour.index.SourceRegistry;
import kilohour.sources.ObservationFiles;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexGradesTest {
    private static final String HEADER = "observed_at,source,provider,owner,evidence,gpu,form_factor,memory_gb,gpus,"
            + "fabric,country,region,term,term_months,usd_per_gpu_hour,gpus_available,host_id,machine_id\n";

    @TempDir
    private Path folder;

    private Path file() throws IOException {
        var text = new StringBuilder(HEADER);
        for (String provider : List.of("hyperstack", "lambda", "runpod"))
            for (String good : List.of("SXM,80,,,,,ON_DEMAND,,2.50", "PCIE,80,,,,,ON_DEMAND,,2.00"))
                text.append("2025-11-03T00:00:00Z,primeintellect,%s,,OFFER,H100,%s,,,\n".formatted(provider, good));
        text.append("2025-11-03T00:00:00Z,primeintellect,nebius,,OFFER,H100,SXM,80,,,,,ON_DEMAND,,2.12,,,\n");
        text.append("2025-11-03T00:00:00Z,primeintellect,lambda,,OFFER,H100,SXM,80,,,,,INTERRUPTIBLE,,1.00,,,\n");
        return Files.writeString(folder.resolve("gpu_primeintellect.csv"), text);
    }

    @Test
    void whatTheWeekCarriesIsTableAndTheRestIsRefusedWithItsReason() throws IOException {
        int from = Utc.parseDay("2025-11-03");
        var study = new GradeStudy("H100", from, from + 6, SourceRegistry.standard());
        ObservationFiles.read(List.of(file()), SourceRegistry.standard(), study::observe);
        assertThat(IndexGrades.lines(study.table()))
                .containsExactly(
                        "H100, 2025-11-03 to 2025-11-09: 8 goods, 7 of them of 4 providers compared, 2 degrees of"
                                + " freedom, condition 1.000",
                        "",
                        "| attribute | level | against | difference | standard error | providers |",
                        "|---|---|---|---:|---:|---:|",
                        "| form factor | PCIE | SXM | -20.00% | 0.00% | 3 |",
                        "| fabric |  |  | refused: no price states it |  | 0 |",
                        "| memory |  |  | refused: one level only: 80 GB |  | 0 |",
                        "| GPUs in the box |  |  | refused: no price states it |  | 0 |",
                        "| region |  |  | refused: no price states it |  | 0 |",
                        "| term | interruptible | on demand | refused: 1 provider sells both, all else alike; 3 needed"
                                + " |  | 1 |",
                        "| provider tier |  |  | refused: all providers are of one tier |  | 0 |");
    }

    @Test
    void aSpanIsATableAWeekInTwoFiles() throws IOException {
        Path out = folder.resolve("tables");
        String[] line = {"index", "grades", "--observations", file().toString(), "--gpu", "H100"};
        // The week of Monday 2025-10-27 has no price, that of 2025-11-03 has them all.
        assertThat(Main.commandLine()
                        .execute(with(line, "--from", "2025-10-30", "--to", "2025-11-05", "--out", out.toString())))
                .isEqualTo(ExitCode.OK);
        assertThat(Files.readAllLines(out.resolve(IndexGrades.CSV)))
                .hasSize(1 + 2 * 7)
                .contains(
                        "2025-10-27,2025-11-02,H100,region,,,,,0,0,0,0,refused: no price was read",
                        "2025-11-03,2025-11-09,H100,form factor,PCIE,SXM,-20.00,0.00,3,2,8,7,carried",
                        "2025-11-03,2025-11-09,H100,term,interruptible,on demand,,,1,2,8,7,"
                                + "\"refused: 1 provider sells both, all else alike; 3 needed\"");
        assertThat(Files.readAllLines(out.resolve(IndexGrades.READABLE)))
                .contains(
                        "H100, 2025-10-27 to 2025-11-02: refused: no price was read",
                        "| form factor | PCIE | SXM | -20.00% | 0.00% | 3 |");
    }

    @Test
    void whichWeeksAndWhichPricesMustBeSaid() throws IOException {
        String[] prices = {"index", "grades", "--observations", file().toString()};
        assertThat(Main.commandLine().execute(prices)).isEqualTo(ExitCode.USAGE);
        assertThat(Main.commandLine().execute(with(prices, "--from", "2025-11-03")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(Main.commandLine().execute("index", "grades", "--week", "2025-11-03"))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theCommandReadsFilesAndRefusesWhatIsNotThere() throws IOException {
        String[] line = {"index", "grades", "--observations", file().toString(), "--gpu", "H100"};
        assertThat(Main.commandLine().execute(with(line, "--week", "2025-11-03")))
                .isEqualTo(ExitCode.OK);
        line[3] = folder.resolve("nowhere").toString();
        assertThat(Main.commandLine().execute(with(line, "--week", "2025-11-03")))
                .isEqualTo(ExitCode.FAILED);
    }

    private static String[] with(String[] line, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(line), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }
}
