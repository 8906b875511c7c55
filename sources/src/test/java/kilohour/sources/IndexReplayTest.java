package kilohour.sources;

import static kilohour.sources.ArchiveFixture.appended;
import static kilohour.sources.ArchiveFixture.market;
import static kilohour.sources.ArchiveFixture.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import kilohour.index.PrintRecord;
import kilohour.units.Utc;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexReplayTest {
    private static final int DAY = Utc.parseDay("2026-11-02");

    @TempDir
    Path folder;

    private Path archive;

    @BeforeEach
    void threeDays() {
        archive = folder.resolve("archive");
        appended(archive, market(DAY, 3));
    }

    private List<PrintRecord> build(int from, int to) {
        return new ArchiveBuild(archive, List.of("H100", "H200"), from, to, true).run((_, _, _) -> {});
    }

    private IndexReplay.Result replay() {
        return new IndexReplay(archive).run((_, _, _) -> {});
    }

    @Test
    void replayAgreesOnEveryPrintOfEveryRun() {
        List<PrintRecord> first = build(DAY, DAY + 1);
        List<PrintRecord> second = build(DAY + 2, DAY + 2);

        assertThat(first).extracting(PrintRecord::valueTenths).containsExactly(24_030L, 0L, 24_030L, 0L);
        assertThat(second.getFirst().previousRecordHash())
                .isEqualTo(first.get(2).recordHash());
        assertThat(replay()).isEqualTo(new IndexReplay.Result(6, java.util.Optional.empty(), 0, List.of()));
    }

    @Test
    void theArchiveGivesTheSamePrintsAsTheFiles() throws IOException {
        Path file = folder.resolve("gpu_simulated-offers.csv.gz");
        try (var writer = new ObservationWriter(file)) {
            market(DAY, 3).forEach(writer::write);
        }
        var fromFiles = new IndexBuild(List.of(file), List.of("H100", "H200"), DAY, DAY + 1, true).run((_, _, _) -> {});

        assertThat(build(DAY, DAY + 1)).isEqualTo(fromFiles.prints());
    }

    @Test
    void whatIsArchivedAfterAPrintDoesNotChangeItsReplay() {
        build(DAY, DAY + 2);
        appended(archive, List.of(offer(Utc.startOfDay(DAY) + 1, "provider-9", 1_000_000)));

        assertThat(replay().agrees()).isTrue();
        appended(archive, List.of(offer(Utc.startOfDay(DAY + 3), "provider-0", 2_000_000)));
        build(DAY + 3, DAY + 3);
        assertThat(replay()).isEqualTo(new IndexReplay.Result(8, java.util.Optional.empty(), 0, List.of()));
    }

    @Test
    void aChangedPrintIsNamedWithWhatChanged() throws IOException {
        build(DAY, DAY + 2);
        Path prints = archive.resolve("prints/H100.jsonl");
        List<String> lines = new java.util.ArrayList<>(Files.readAllLines(prints));
        lines.set(1, lines.get(1).replace("\"value_tenths\":24030", "\"value_tenths\":24031"));
        Files.write(prints, lines);

        IndexReplay.Result result = replay();

        assertThat(result.differing()).isEqualTo(1);
        assertThat(result.first().orElseThrow())
                .hasToString("H100 of 2026-11-03: recorded value_tenths=24031, recomputed value_tenths=24030");
    }

    @Test
    void aPrintTakenOutIsNoticed() throws IOException {
        build(DAY, DAY + 2);
        Path prints = archive.resolve("prints/H100.jsonl");
        List<String> lines = new java.util.ArrayList<>(Files.readAllLines(prints));
        lines.remove(1);
        Files.write(prints, lines);

        assertThat(replay().first().orElseThrow().message())
                .isEqualTo("the record of H100 of 2026-11-04 does not follow that of 2026-11-02");
    }

    @Test
    void aCorruptedArchiveIsRefusedWithItsPlace() throws IOException {
        build(DAY, DAY + 1);
        Path day = archive.resolve("gpu/simulated-offers/2026-11-03.csv");
        Files.writeString(day, Files.readString(day).replaceFirst("2\\.12,", "2.11,"));

        assertThatThrownBy(this::replay)
                .isInstanceOf(ObservationFileException.class)
                .hasMessageContaining("2026-11-03.csv:2: is not as it was archived");
        assertThatThrownBy(() -> build(DAY + 2, DAY + 2)).hasMessageContaining("2026-11-03.csv:2");
        assertThat(new PrintLedger(archive).runs()).hasSize(1);
    }

    @Test
    void anArchiveSetBackIsRefused() throws IOException {
        appended(archive, List.of(offer(Utc.startOfDay(DAY + 3), "provider-0", 2_000_000)));
        build(DAY, DAY + 1);
        Path manifest = archive.resolve("gpu/simulated-offers/manifest.csv");
        List<String> lines = Files.readAllLines(manifest);
        Files.writeString(manifest, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");

        assertThatThrownBy(this::replay)
                .hasMessageContaining("manifest.csv: is shorter than it was: 4 segments are due");
    }

    @Test
    void printsAreNotMadeAgain() {
        build(DAY, DAY + 1);

        assertThatThrownBy(() -> build(DAY + 1, DAY + 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("H100 is printed to 2026-11-03 in this archive, prints are not made again;"
                        + " begin with 2026-11-04");
        assertThatThrownBy(() -> build(DAY + 3, DAY + 3)).hasMessageContaining("begin with 2026-11-04");
    }

    @Test
    void halfALineOfPrintsIsNoPrint() throws IOException {
        build(DAY, DAY);
        Files.writeString(archive.resolve("prints/H100.jsonl"), "{\"run\":1,\"rec", StandardOpenOption.APPEND);

        assertThat(new PrintLedger(archive).prints("H100")).hasSize(1);
        build(DAY + 1, DAY + 1);
        assertThat(new PrintLedger(archive).prints("H100")).hasSize(2);
        assertThat(replay().agrees()).isTrue();
    }
}
