package kilohour.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import kilohour.gateway.Replica;
import kilohour.index.GradeTable;
import kilohour.index.PrintRecord;
import kilohour.index.SourceRegistry;
import kilohour.sources.ObservationArchive;
import kilohour.sources.PrintLedger;
import kilohour.sources.VenuePrints;
import kilohour.units.Utc;

/**
 * The index of a venue that is not for practice: computed from its own archive and nothing else, each print written
 * beside it before it is declared.
 */
final class LiveIndex implements IndexRunner.Archive {
    private final ObservationArchive archive;
    private final IndexRunner.Archive history;
    private final int beganDay;
    private VenuePrints prints;

    /**
     * @param history keeps records and tables for questions
     * @param listedNanos when the venue listed its first good
     */
    LiveIndex(ObservationArchive archive, IndexRunner.Archive history, long listedNanos, InstantSource clock) {
        this.archive = archive;
        this.history = history;
        this.beganDay = Math.min(Utc.day(listedNanos), Utc.day(Utc.nanos(clock.instant())));
    }

    /** Does the archive have prints of its own? */
    static boolean hasPrints(Path archive) {
        return !new PrintLedger(archive).runs().isEmpty();
    }

    /** Has the market prints that did not come from here? */
    boolean isOther(Replica copy) {
        return !hasPrints(archive.root())
                && IndexRoom.GOODS.stream()
                        .anyMatch(code -> copy.ask(exchange -> exchange.index(code))
                                .filter(level -> level.lastPrintDay() >= 0)
                                .isPresent());
    }

    /** The desk, warmed up. */
    IndexDesk desk() {
        prints = new VenuePrints(archive, SourceRegistry.standard(), IndexRoom.printed(), firstDay());
        return new IndexDesk(
                prints.newBook(), IndexRoom.grades(prints.firstDay()), Feed.archive(archive), prints.firstDay());
    }

    /** The first of the month the venue began in, as a month under way needs its prints, if there were prices then. */
    private int firstDay() {
        int firstOfMonth = Utc.day(Utc.date(beganDay).withDayOfMonth(1));
        long firstReceived = archive.firstReceivedNanos().orElse(Long.MAX_VALUE);
        return firstReceived >= Utc.startOfDay(beganDay) ? beganDay : Math.max(firstOfMonth, Utc.day(firstReceived));
    }

    @Override
    public void keep(List<PrintRecord> records) {
        prints.keep(records);
        history.keep(records);
    }

    @Override
    public void keepGrades(List<GradeTable> tables) {
        history.keepGrades(tables);
    }
}
