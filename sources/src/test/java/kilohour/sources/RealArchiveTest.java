package kilohour.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kilohour.units.Utc;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recorded prices in an archive, where they are to be had: {@code ../shared/observations} beside the project, or
 * the folder that {@code -Dkilohour.observations} names.
 */
@Tag("long")
class RealArchiveTest {
    @TempDir
    Path folder;

    @Test
    void everyRecordedPriceGoesInOnceAndComesOutAsItWas() {
        Path observations = Path.of(System.getProperty("kilohour.observations", "../../shared/observations"));
        assumeThat(Files.isDirectory(observations))
                .as("no recorded observations at "
                        + observations.toAbsolutePath().normalize() + ", skipped")
                .isTrue();
        Path archive = folder.resolve("archive");

        ImportReport report = ArchiveFixture.imported(archive, observations);
        assertThat(report.complete()).isTrue();
        assertThat(report.rejectedRows()).isEmpty();
        assertThat(report.duplicates() + report.restated()).isZero();

        ImportReport again = ArchiveFixture.imported(archive, observations);
        assertThat(again.accepted() + again.restated()).isZero();
        assertThat(again.duplicates()).isEqualTo(report.accepted());

        ArchiveCheck check = ObservationArchive.verify(archive);
        assertThat(check.faults()).isEmpty();
        assertThat(check.rows()).isEqualTo(report.accepted());

        int from = Utc.parseDay("2025-10-20");
        var fromFiles = new IndexBuild(List.of(observations), List.of("H100", "H200"), from, from + 27, true)
                .run((_, _, _) -> {});
        var fromArchive =
                new ArchiveBuild(archive, List.of("H100", "H200"), from, from + 27, true).run((_, _, _) -> {});
        assertThat(fromArchive).isEqualTo(fromFiles.prints());
        assertThat(new IndexReplay(archive).run((_, _, _) -> {}).agrees()).isTrue();
    }
}
