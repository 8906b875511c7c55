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
                        "| term | interruptible | on demand | 1 provider sells both, all else alike; 3 needed |  | 1 |");
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
