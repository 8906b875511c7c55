package kilohour.sources;

import static kilohour.sources.ArchiveFixture.NOW;
import static kilohour.sources.ArchiveFixture.file;
import static kilohour.sources.ArchiveFixture.imported;
import static kilohour.sources.ArchiveFixture.read;
import static kilohour.sources.ArchiveFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import kilohour.index.SourceRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservationArchiveTest {
    private static final String MONDAY_1 = "2025-11-03T01:00:00Z";
    private static final String MONDAY_2 = "2025-11-03T02:00:00Z";
    private static final String TUESDAY = "2025-11-04T01:00:00Z";

    @TempDir
    Path folder;

    private Path archive;
    private Path source;

    @BeforeEach
    void place() {
        archive = folder.resolve("archive");
        source = archive.resolve("gpu/primeintellect");
    }

    private Path twoDays() throws IOException {
        return file(
                folder,
                "gpu_a.csv",
                row(MONDAY_1, "nebius", "2.12"),
                row(MONDAY_2, "nebius", "2.13"),
                row(TUESDAY, "nebius", "2.14"));
    }

    @Test
    void aFileBecomesOneFileADayAndAManifestOfTheirHashes() throws IOException {
        var report = imported(archive, twoDays());

        assertThat(report.accepted()).isEqualTo(3);
        assertThat(source.resolve("2025-11-03.csv"))
                .hasContent(String.join(",", Layout.GPU) + "\n" + row(MONDAY_1, "nebius", "2.12") + "\n"
                        + row(MONDAY_2, "nebius", "2.13") + "\n");
        List<String> manifest = Files.readAllLines(source.resolve("manifest.csv"));
        assertThat(manifest).hasSize(3);
        String sha256 = Digest.of(Files.readString(source.resolve("2025-11-03.csv")));
        String facts = "1,2026-11-20T12:00:00Z,READING,2025-11-03.csv,2," + Files.size(source.resolve("2025-11-03.csv"))
                + "," + MONDAY_1 + "," + MONDAY_2 + "," + sha256;
        assertThat(manifest.get(1)).isEqualTo(facts + "," + Digest.of("0".repeat(64) + "\n" + facts));
        assertThat(ObservationArchive.verify(archive)).isEqualTo(new ArchiveCheck(1, 2, 3, List.of(), List.of()));
    }

    @Test
    void theSameFileTwiceAddsNothing() throws IOException {
        imported(archive, twoDays());
        String before = Files.readString(source.resolve("manifest.csv"));

        var report = imported(archive, twoDays());

        assertThat(report.accepted()).isZero();
        assertThat(report.duplicates()).isEqualTo(3);
        assertThat(source.resolve("manifest.csv")).hasContent(before);
    }

    @Test
    void equalRowsOfOneFileAreAllKeptAndAllKnownAgain() throws IOException {
        Path file = file(folder, "gpu_a.csv", row(MONDAY_1, "nebius", "2.12"), row(MONDAY_1, "nebius", "2.12"));
        assertThat(imported(archive, file).accepted()).isEqualTo(2);
        Path three = file(
                folder,
                "gpu_b.csv",
                row(MONDAY_1, "nebius", "2.12"),
                row(MONDAY_1, "nebius", "2.12"),
                row(MONDAY_2, "nebius", "2.12"));

        var report = imported(archive, three);

        assertThat(report.duplicates()).isEqualTo(2);
        assertThat(report.accepted()).isEqualTo(1);
    }

    @Test
    void aRestatementIsKeptAndFlaggedAndTheFirstReadingStands() throws IOException {
        imported(archive, twoDays());

        var report = imported(archive, file(folder, "gpu_b.csv", row(MONDAY_2, "nebius", "1.99")));

        assertThat(report.restated()).isEqualTo(1);
        assertThat(report.accepted()).isZero();
        assertThat(Files.readAllLines(source.resolve("manifest.csv")).getLast())
                .startsWith("3,2026-11-20T12:00:00Z,RESTATEMENT,2025-11-03.csv,1,");
        assertThat(Files.readAllLines(source.resolve("2025-11-03.csv")).getLast())
                .isEqualTo(row(MONDAY_2, "nebius", "1.99"));
        assertThat(read(archive))
                .containsExactly(
                        MONDAY_1 + " nebius 2120000", MONDAY_2 + " nebius 2130000", TUESDAY + " nebius 2140000");
        assertThat(imported(archive, folder.resolve("gpu_b.csv")).duplicates()).isEqualTo(1);
    }

    @Test
    void rowsOutOfOrderArePutInOrderAndCounted() throws IOException {
        var report = imported(
                archive,
                file(
                        folder,
                        "gpu_a.csv",
                        row(TUESDAY, "nebius", "2.14"),
                        row(MONDAY_2, "nebius", "2.13"),
                        row(MONDAY_1, "nebius", "2.12")));

        assertThat(report.accepted()).isEqualTo(3);
        assertThat(report.files().getFirst().outOfOrder()).isEqualTo(2);
        assertThat(read(archive))
                .containsExactly(
                        MONDAY_1 + " nebius 2120000", MONDAY_2 + " nebius 2130000", TUESDAY + " nebius 2140000");
    }

    @Test
    void whatComesLaterForAnEarlierHourIsReadInItsPlace() throws IOException {
        imported(archive, file(folder, "gpu_a.csv", row(MONDAY_2, "nebius", "2.13")));
        imported(archive, file(folder, "gpu_b.csv", row(MONDAY_1, "crusoe", "2.60"), row(TUESDAY, "crusoe", "2.70")));

        assertThat(read(archive))
                .containsExactly(
                        MONDAY_1 + " crusoe 2600000", MONDAY_2 + " nebius 2130000", TUESDAY + " crusoe 2700000");
    }

    @Test
    void faultyRowsAreLeftOutWithFileLineAndReason() throws IOException {
        Path file = file(
                folder,
                "gpu_a.csv",
                row(MONDAY_1, "nebius", "2.12"),
                row(MONDAY_1, "crusoe", "-1"),
                row("2026-11-20T12:05:01Z", "crusoe", "2.60"),
                row(MONDAY_1, "crusoe", "2.60").replace("primeintellect", "hearsay"),
                row(MONDAY_1, "crusoe", "2.60").replace("OFFER", "RUMOUR"));

        var report = imported(archive, file);

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.rejectedRows())
                .extracting(row -> row.line() + " " + row.reason())
                .containsExactly(
                        "3 usd_per_gpu_hour is negative: -1",
                        "4 observed_at is in the future: 2026-11-20T12:05:01Z, it is 2026-11-20T12:00:00Z",
                        "5 source hearsay is not registered, so its licence and interval are unknown",
                        "6 evidence is none of [TRADE, OFFER, LIST]: RUMOUR");
    }

    @Test
    void ofAFaultyFileNothingIsTakenAndTheOthersAre() throws IOException {
        Path good = twoDays();
        Path cut = folder.resolve("gpu_cut.csv.gz");
        try (var writer = new ObservationWriter(folder.resolve("whole.csv.gz"))) {
            try (var stream = ObservationFiles.open(List.of(good), SourceRegistry.standard())) {
                while (stream.hasNext()) writer.write(stream.next());
            }
        }
        byte[] whole = Files.readAllBytes(folder.resolve("whole.csv.gz"));
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length - 12));
        Path foreign = Files.writeString(folder.resolve("gpu_foreign.csv"), "a,b\n1,2\n");

        var report = imported(archive, cut, foreign, good);

        assertThat(report.files())
                .filteredOn(file -> !file.taken())
                .extracting(ImportReport.FileImport::fault)
                .satisfiesExactly(
                        fault -> assertThat(fault).contains("gpu_cut.csv.gz").contains("the gzip is cut short"),
                        fault -> assertThat(fault).contains("gpu_foreign.csv:1: unknown column a"));
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(report.duplicates()).isZero();
        assertThat(report.complete()).isFalse();
    }

    @Test
    void tokenQuotesAreArchivedToo() throws IOException {
        Path tokens = Files.writeString(folder.resolve("tokens_a.csv"), """
                observed_at,source,host,model,leg,usd_per_million_tokens,tokens_served
                2026-07-20T00:00:00Z,openrouter-live,novita,z-ai/glm-5.2,INPUT,0.000000001,
                2026-07-20T00:00:00Z,openrouter-live,novita,"a, b",OUTPUT,-1000000,12
                2026-07-20T00:00:00Z,openrouter-live,novita,x,CACHE,1,
                """);

        var report = imported(archive, tokens);

        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.rejectedRows().getFirst().reason())
                .isEqualTo("leg is none of [INPUT, CACHED_INPUT, OUTPUT]: CACHE");
        assertThat(archive.resolve("tokens/openrouter-live/2026-07-20.csv"))
                .content()
                .contains("novita,z-ai/glm-5.2,INPUT,0.000000001,\n")
                .contains("novita,\"a, b\",OUTPUT,-1000000,12\n");
        assertThat(imported(archive, tokens).duplicates()).isEqualTo(2);
        assertThat(ObservationArchive.verify(archive).rows()).isEqualTo(2);
    }

    @Test
    void aChangedPriceIsFoundAndNeverUsed() throws IOException {
        imported(archive, twoDays());
        Path day = source.resolve("2025-11-03.csv");
        Files.writeString(day, Files.readString(day).replace("2.13", "2.31"));

        var check = ObservationArchive.verify(archive);

        assertThat(check.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo(day);
            assertThat(fault.line()).isEqualTo(2);
            assertThat(fault.message())
                    .endsWith("is not as it was archived: lines 2 to 3 do not give the hash of line 2 of manifest.csv");
        });
        assertThatThrownBy(() -> read(archive))
                .isInstanceOf(ObservationFileException.class)
                .hasMessageContaining("2025-11-03.csv:2: is not as it was archived");
        assertThatThrownBy(() -> imported(archive, twoDays())).hasMessageContaining("2025-11-03.csv:2");
    }

    @Test
    void aRowThatIsNoRowAnyMoreIsNamedByItsLine() throws IOException {
        imported(archive, twoDays());
        Path day = source.resolve("2025-11-03.csv");
        Files.writeString(day, Files.readString(day).replace("2.13", "2,13"));

        assertThat(ObservationArchive.verify(archive).faults())
                .singleElement()
                .satisfies(
                        fault -> assertThat(fault.message()).contains("2025-11-03.csv:3: is not as it was archived"));
    }

    @Test
    void aShortenedALostAndAnEditedFileAreFound() throws IOException {
        imported(archive, twoDays());
        Path monday = source.resolve("2025-11-03.csv");
        byte[] bytes = Files.readAllBytes(monday);
        Files.write(monday, java.util.Arrays.copyOf(bytes, bytes.length - 10));
        assertThat(ObservationArchive.verify(archive).faults().getFirst().message())
                .contains("2025-11-03.csv: is shorter than the manifest says");

        Files.delete(monday);
        assertThat(ObservationArchive.verify(archive).faults().getFirst().message())
                .contains("2025-11-03.csv: is gone, though the manifest names it");

        Files.write(monday, bytes);
        Path manifest = source.resolve("manifest.csv");
        Files.writeString(manifest, Files.readString(manifest).replace("2025-11-04.csv,1,", "2025-11-04.csv,2,"));
        assertThat(ObservationArchive.verify(archive).faults().getFirst().message())
                .contains("manifest.csv:3: the chain of hashes breaks here");
        assertThatThrownBy(() -> read(archive)).hasMessageContaining("manifest.csv:3");
    }

    @Test
    void whatACrashLeftBehindIsSetAsideAndNeverRead() throws IOException {
        imported(archive, twoDays());
        String torn = "2025-11-03T03:00:00Z,primeintellect,neb";
        Files.writeString(source.resolve("2025-11-03.csv"), torn, StandardOpenOption.APPEND);
        Files.writeString(source.resolve("manifest.csv"), "3,2026-11-20T12", StandardOpenOption.APPEND);
        Files.writeString(source.resolve("2025-11-05.csv"), "observed_at,so");

        var check = ObservationArchive.verify(archive);
        assertThat(check.intact()).isTrue();
        assertThat(check.tails())
                .extracting(path -> path.getFileName().toString())
                .containsExactly("manifest.csv", "2025-11-03.csv", "2025-11-05.csv");
        assertThat(read(archive)).hasSize(3);

        try (var open = ObservationArchive.write(archive, SourceRegistry.standard())) {
            assertThat(open.setAside()).hasSize(3);
            assertThat(open.setAside().get(1)).hasContent(torn);
            open.importFrom(
                    List.of(file(
                            folder,
                            "gpu_b.csv",
                            row("2025-11-03T03:00:00Z", "nebius", "2.15"),
                            row("2025-11-05T03:00:00Z", "nebius", "2.16"))),
                    NOW);
        }
        assertThat(read(archive)).hasSize(5);
        assertThat(ObservationArchive.verify(archive).tails()).isEmpty();
    }

    @Test
    void onlyOneWritesAtATime() {
        try (var _ = ObservationArchive.write(archive, SourceRegistry.standard())) {
            assertThatThrownBy(() -> ObservationArchive.write(archive, SourceRegistry.standard()))
                    .hasMessageContaining("is being written to by another process");
        }
        ObservationArchive.write(archive, SourceRegistry.standard()).close();
    }

    @Test
    void anEarlierPositionIsReadAsItWas() throws IOException {
        imported(archive, file(folder, "gpu_a.csv", row(MONDAY_2, "nebius", "2.13")));
        ArchivePosition then;
        try (var open = ObservationArchive.read(archive, SourceRegistry.standard())) {
            then = open.position();
        }
        imported(archive, file(folder, "gpu_b.csv", row(MONDAY_1, "crusoe", "2.60")));

        try (var open = ObservationArchive.read(archive, SourceRegistry.standard());
                var stream = open.observations(then)) {
            assertThat(stream.next().provider()).isEqualTo("nebius");
            assertThat(stream.hasNext()).isFalse();
        }
    }
}
