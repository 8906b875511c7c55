package kilohour.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kilohour.index.Evidence;
import kilohour.index.HourShare;
import kilohour.index.IndexBook;
import kilohour.index.Observation;
import kilohour.index.Permission;
import kilohour.index.PrintRecord;
import kilohour.index.RejectReason;
import kilohour.index.Source;
import kilohour.index.SourceRegistry;
import kilohour.index.Stamp;
import kilohour.index.Term;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two days of a venue that reads one source every hour, at ten past, and has it half a minute later. Five providers ask
 * 1.99, 2.12, 2.40, 2.69 and 2.99 throughout: each hour is worth 2.4030 (worked out in {@code docs/rulebook/index.md}).
 */
class VenuePrintsTest {
    private static final int DAY = Utc.parseDay("2026-11-18");
    private static final String[] PROVIDERS = {"nebius", "crusoe", "hyperstack", "lambda", "runpod"};
    private static final long[] MICROS = {1_990_000, 2_120_000, 2_400_000, 2_690_000, 2_990_000};

    @TempDir
    Path folder;

    private static long at(int day, int hour, int minute) {
        return Utc.startOfDay(day) + hour * Utc.NANOS_PER_HOUR + minute * Utc.NANOS_PER_MINUTE;
    }

    private static Observation ask(long atNanos, String provider, long micros) {
        return new Observation(
                atNanos,
                "primeintellect",
                provider,
                "",
                Evidence.OFFER,
                "H100",
                "SXM",
                80,
                0,
                "",
                "",
                "",
                Term.ON_DEMAND,
                0,
                micros,
                -1,
                "",
                "");
    }

    private static Reading market(long atNanos) {
        var asks = new ArrayList<Observation>();
        for (int i = 0; i < PROVIDERS.length; i++) asks.add(ask(atNanos, PROVIDERS[i], MICROS[i]));
        return Reading.ofObservations(asks);
    }

    /** The index of a venue, hour by hour, as the house runs it. */
    private static final class Venue implements AutoCloseable {
        private final ObservationArchive archive;
        private final VenuePrints prints;
        private final IndexBook book;
        private final Arrivals arrivals;
        private int nextHour;

        Venue(Path root, SourceRegistry registry) {
            archive = ObservationArchive.write(root, registry);
            prints = new VenuePrints(archive, registry, List.of("H100"), DAY);
            book = prints.newBook();
            arrivals = archive.arrivals();
            nextHour = 24 * (prints.firstDay() - PrintRun.WARM_UP_DAYS);
        }

        /** Values what is due by an instant, and keeps the prints. */
        void valueUntil(long nanos) {
            while (IndexBook.hourDueNanos(nextHour) <= nanos) {
                arrivals.give(nextHour, book);
                book.hour(nextHour++);
                int day = nextHour / 24 - 1;
                if (nextHour % 24 != 0) continue;
                if (day < prints.firstDay()) book.warmUp(day);
                else prints.keep(book.print(day));
            }
        }

        /** Reads the market from an hour of a day on, up to another, and values each hour when it is due. */
        void live(int day, int fromHour, int toHour) {
            for (int hour = fromHour; hour < toHour; hour++) {
                archive.append(market(at(day, hour, 10)), at(day, hour, 10) + 30 * Utc.NANOS_PER_SECOND);
                valueUntil(at(day, hour + 1, 5));
            }
        }

        @Override
        public void close() {
            archive.close();
        }
    }

    private Path root() {
        return folder.resolve("prices");
    }

    private Venue venue() {
        return new Venue(root(), SourceRegistry.standard());
    }

    private List<PrintRecord> recorded(Path root) {
        return new PrintLedger(root)
                .prints("H100").stream().map(PrintLedger.Entry::record).toList();
    }

    private void replayAgreesOn(int prints) {
        assertThat(new IndexReplay(root()).run((_, _, _) -> {}))
                .isEqualTo(new IndexReplay.Result(prints, java.util.Optional.empty(), 0, List.of()));
    }

    private static Set<String> inHour(PrintRecord print, int hour) {
        var names = new TreeSet<String>();
        for (HourShare share : print.hourShares())
            if (share.epochHour() == 24 * print.epochDay() + hour)
                for (int i = 0; i < share.weightsPpm().size(); i++)
                    if (share.weightsPpm().get(i) > 0)
                        names.add(print.contributors().get(i).provider());
        return names;
    }

    @Test
    void everyNightAddsARunAndReplayMakesThemAllAgain() {
        try (Venue venue = venue()) {
            venue.live(DAY, 0, 24);
            venue.live(DAY + 1, 0, 24);
            // The venue runs on while its prints are checked.
            replayAgreesOn(2);
        }
        assertThat(recorded(root())).extracting(PrintRecord::valueTenths).containsExactly(24_030L, 24_030L);
        List<PrintLedger.Run> runs = new PrintLedger(root()).runs();
        assertThat(runs).extracting(PrintLedger.Run::from).containsExactly("2026-11-18", "2026-11-18");
        // An hour's reading goes into each day's segments: 24 when the first print is written, at 00:05.
        assertThat(runs)
                .extracting(run -> run.position().marks().get("primeintellect").segments())
                .containsExactly(24L, 48L);
    }

    @Test
    void whatComesAfterAnHourIsDueNeverCountsForIt() {
        try (Venue venue = venue()) {
            venue.live(DAY, 0, 9);
            venue.archive.append(market(at(DAY, 9, 10)), at(DAY, 9, 11));
            // In time for hour 9, by a nanosecond; too late for it, to the nanosecond.
            venue.archive.append(
                    Reading.ofObservations(List.of(ask(at(DAY, 9, 40), "vultr", 2_000_000))), at(DAY, 10, 5) - 1);
            venue.archive.append(
                    Reading.ofObservations(List.of(ask(at(DAY, 9, 50), "voltagepark", 2_000_000))), at(DAY, 10, 5));
            venue.valueUntil(at(DAY, 10, 5));
            venue.live(DAY, 10, 24);
        }
        PrintRecord print = recorded(root()).getFirst();
        assertThat(inHour(print, 9)).contains("vultr").doesNotContain("voltagepark");
        assertThat(inHour(print, 10)).contains("vultr").doesNotContain("voltagepark");
        assertThat(print.rejects())
                .filteredOn(reject -> reject.reason() == RejectReason.LATE)
                .singleElement()
                .satisfies(late -> assertThat(late.provider()).isEqualTo("voltagepark"));
        replayAgreesOn(1);
        // Had nobody written down when it came, it would have counted: the record would be another one.
        var asObserved = new IndexBuild(
                        List.of(root().resolve("gpu/primeintellect/2026-11-18.csv")), List.of("H100"), DAY, DAY, false)
                .run((_, _, _) -> {})
                .prints()
                .getFirst();
        assertThat(asObserved.recordHash()).isNotEqualTo(print.recordHash());
    }

    @Test
    void aClockPutBackChangesNoHourThatWasValued() throws IOException {
        try (Venue venue = venue()) {
            venue.live(DAY, 0, 10);
            // Hour 9 was valued at 10:05. Now the clock says 09:30, and a price comes in.
            venue.archive.append(
                    Reading.ofObservations(List.of(ask(at(DAY, 9, 30), "vultr", 2_000_000))), at(DAY, 9, 30));
            venue.live(DAY, 10, 24);
        }
        assertThat(Files.readAllLines(root().resolve("gpu/primeintellect/manifest.csv"))
                        .get(11))
                .startsWith("11,2026-11-18T10:05:00Z,READING,2026-11-18.csv,1,");
        assertThat(inHour(recorded(root()).getFirst(), 9)).doesNotContain("vultr");
        replayAgreesOn(1);
    }

    @Test
    void aRestartInTheMiddleOfAnHourGivesThePrintOfAVenueThatWasNeverStopped() {
        try (Venue venue = new Venue(folder.resolve("other"), SourceRegistry.standard())) {
            venue.live(DAY, 0, 24);
            venue.live(DAY + 1, 0, 24);
        }
        try (Venue venue = venue()) {
            venue.live(DAY, 0, 24);
            venue.live(DAY + 1, 0, 10);
            venue.archive.append(market(at(DAY + 1, 10, 10)), at(DAY + 1, 10, 10) + 30 * Utc.NANOS_PER_SECOND);
        }
        try (Venue venue = venue()) {
            // The reading of 10:10 is there: that of a venue that was down at 10:05 as well.
            venue.valueUntil(at(DAY + 1, 11, 5));
            venue.live(DAY + 1, 11, 24);
        }
        assertThat(recorded(root()))
                .isEqualTo(recorded(folder.resolve("other")))
                .hasSize(2);
        replayAgreesOn(2);
    }

    @Test
    void aSourceThatRestatesYesterdayMovesNothing() {
        try (Venue venue = venue()) {
            venue.live(DAY, 0, 24);
            venue.live(DAY + 1, 0, 12);
            var restated = new ArrayList<Observation>();
            for (int hour = 0; hour < 24; hour++) restated.add(ask(at(DAY, hour, 10), "hyperstack", 2_900_000));
            assertThat(venue.archive.append(Reading.ofObservations(restated), at(DAY + 1, 12, 1)))
                    .isEqualTo(24);
            venue.live(DAY + 1, 12, 24);
        }
        assertThat(recorded(root())).extracting(PrintRecord::valueTenths).containsExactly(24_030L, 24_030L);
        assertThat(recorded(root()).get(1).rejects()).isEmpty();
        replayAgreesOn(2);
    }

    @Test
    void aFileTakenTwiceCountsOnce() throws IOException {
        var lines = new ArrayList<String>();
        lines.add(String.join(",", Layout.GPU));
        for (int hour = 0; hour < 12; hour++)
            lines.add("2026-11-18T%02d:20:00Z,primeintellect,vultr,,OFFER,H100,SXM,80,,,,,ON_DEMAND,,2.4,,,"
                    .formatted(hour));
        Path file = Files.write(folder.resolve("gpu_more.csv"), lines);
        try (Venue venue = venue()) {
            venue.live(DAY, 0, 12);
            // Hour 11 is valued, 11:20 has come too late for it.
            ImportReport once = venue.archive.importFrom(List.of(file), at(DAY, 12, 6));
            ImportReport twice = venue.archive.importFrom(List.of(file), at(DAY, 12, 7));
            assertThat(List.of(once.accepted(), twice.accepted(), twice.duplicates()))
                    .containsExactly(12L, 0L, 12L);
            venue.live(DAY, 12, 24);
        }
        assertThat(recorded(root()).getFirst().rejects())
                .singleElement()
                .satisfies(late -> assertThat(late.count()).isEqualTo(12));
        replayAgreesOn(1);
    }

    @Test
    void aChangedArchiveStopsTheHourAndMendedItGoesOn() throws IOException {
        Path file = root().resolve("gpu/primeintellect/2026-11-18.csv");
        try (Venue venue = venue()) {
            venue.live(DAY, 0, 5);
            venue.archive.append(market(at(DAY, 5, 10)), at(DAY, 5, 11));
            String good = Files.readString(file);
            // The reading of 05:10 is in lines 27 to 31.
            Files.writeString(
                    file,
                    good.replace(
                            "T05:10:00Z,primeintellect,crusoe,,OFFER,H100,SXM,80,,,,,ON_DEMAND,,2.12",
                            "T05:10:00Z,primeintellect,crusoe,,OFFER,H100,SXM,80,,,,,ON_DEMAND,,2.13"));
            for (int tries = 0; tries < 2; tries++)
                assertThatThrownBy(() -> venue.valueUntil(at(DAY, 6, 5)))
                        .isInstanceOf(ObservationFileException.class)
                        .hasMessageContaining("2026-11-18.csv:27: is not as it was archived: lines 27 to 31");
            assertThat(venue.book.hours("H100").getLast().epochHour()).isEqualTo(24 * DAY + 4);
            Files.writeString(file, good);
            venue.valueUntil(at(DAY, 6, 5));
            venue.live(DAY, 6, 24);
        }
        assertThat(recorded(root()).getFirst().valueTenths()).isEqualTo(24_030);
        replayAgreesOn(1);

        Files.writeString(file, Files.readString(file).replaceFirst("2\\.4,", "2.5,"));
        assertThatThrownBy(() -> replayAgreesOn(1)).hasMessageContaining("2026-11-18.csv:2: is not as it was archived");
        try (Venue venue = venue()) {
            assertThatThrownBy(() -> venue.valueUntil(at(DAY, 1, 5))).hasMessageContaining("2026-11-18.csv:2");
        }
    }

    @Test
    void aPrintThatTheArchiveDoesNotGiveIsNotGoneOnFrom() throws IOException {
        try (Venue venue = venue()) {
            venue.live(DAY, 0, 24);
        }
        Path prints = root().resolve("prints/H100.jsonl");
        String hash = recorded(root()).getFirst().recordHash();
        Files.writeString(prints, Files.readString(prints).replace(hash, "0".repeat(64)));
        try (Venue venue = venue()) {
            assertThatThrownBy(() -> venue.valueUntil(at(DAY + 1, 0, 5)))
                    .hasMessageContaining("H100.jsonl: holds another print of 2026-11-18 than the archive gives");
        }
    }

    @Test
    void rowsThatAFailedAppendLeftBehindAreSetAside() throws IOException {
        Path source = root().resolve("gpu/primeintellect");
        try (Venue venue = venue()) {
            venue.live(DAY, 0, 3);
            // What a full disk leaves: rows in no segment, half a line of the manifest.
            Files.writeString(
                    source.resolve("2026-11-18.csv"), "2026-11-18T03:10:00Z,primeint", StandardOpenOption.APPEND);
            Files.writeString(source.resolve("manifest.csv"), "4,2026-11-1", StandardOpenOption.APPEND);
            venue.live(DAY, 3, 24);
        }
        assertThat(source.resolve("torn/2026-11-18.csv.1")).hasContent("2026-11-18T03:10:00Z,primeint");
        assertThat(ObservationArchive.verify(root()).faults()).isEmpty();
        replayAgreesOn(1);
    }

    @Test
    void aPrintIsMadeAgainUnderTheRegistrationsOfItsTime() throws IOException {
        // A registry of one source under which anybody's price counts; the program's own admits named providers only.
        var registry = new SourceRegistry(
                List.of(Source.of(
                        "primeintellect",
                        "a publisher",
                        Utc.NANOS_PER_HOUR,
                        Stamp.INSTANT,
                        Permission.SETTLEMENT,
                        "agreed")),
                Map.of("runpod-two", "runpod"));
        try (Venue venue = new Venue(root(), registry)) {
            venue.archive.append(
                    Reading.ofObservations(List.of(ask(at(DAY, 0, 5), "newcomer", 2_200_000))), at(DAY, 0, 6));
            venue.live(DAY, 0, 24);
        }
        assertThat(inHour(recorded(root()).getFirst(), 0)).contains("newcomer");
        IndexReplay.Result result = new IndexReplay(root()).run((_, _, _) -> {});
        assertThat(result.agrees()).isTrue();
        assertThat(result.otherRules()).containsExactly(1);

        // Under the program's own the venue begins a new series and does not touch the old one.
        try (Venue venue = venue()) {
            assertThat(venue.prints.firstDay()).isEqualTo(DAY + 1);
            venue.live(DAY + 1, 0, 24);
        }
        result = new IndexReplay(root()).run((_, _, _) -> {});
        assertThat(result.compared()).isEqualTo(2);
        assertThat(result.agrees()).isTrue();

        Path kept = root().resolve("prints/registrations");
        try (var files = Files.list(kept)) {
            for (Path file : files.toList())
                Files.writeString(file, Files.readString(file).replace("\"agreed\"", "\"none\""));
        }
        assertThatThrownBy(() -> new IndexReplay(root()).run((_, _, _) -> {}))
                .hasMessageContaining("is not as it was written");
    }

    @Test
    void nobodyElsePrintsAnIndexThatTheVenuePrints() {
        try (Venue venue = venue()) {
            venue.live(DAY, 0, 24);
        }
        assertThatThrownBy(
                        () -> new ArchiveBuild(root(), List.of("H100"), DAY + 1, DAY + 1, false).run((_, _, _) -> {}))
                .hasMessageContaining("H100 is printed by the venue that keeps this archive");
        assertThat(new ArchiveBuild(root(), List.of("H100EU"), DAY, DAY, false).run((_, _, _) -> {}))
                .hasSize(1);
        assertThat(new IndexExplain(root(), "H100", DAY, false).run().agrees()).isTrue();
        replayAgreesOn(2);
    }
}
