package kilohour.app;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.exchange.Command;
import kilohour.exchange.Views;
import kilohour.gateway.Replica;
import kilohour.history.HistoryRunner;
import kilohour.index.Grade;
import kilohour.index.GradeTable;
import kilohour.index.HourlyValue;
import kilohour.index.PrintRecord;
import kilohour.units.Utc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the market what the index says: hours and prints as they become final, on a thread of its own. After a restart
 * it computes again what the venue may have missed, and declares only what the venue does not have.
 */
final class IndexRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexRunner.class);
    /** Older hours than this say nothing to a market that was down. */
    private static final int HOURS_CAUGHT_UP_MAX = 48;

    /** The clock may be put ahead, and a machine sleeps: nobody is told, so the clock is looked at now and then. */
    private static final long LOOK_EVERY_MILLIS = 1_000;

    private static final long AGAIN_AFTER_NANOS = 30 * Utc.NANOS_PER_SECOND;

    /** Keeps records of prints and tables of grades; the same again changes nothing. */
    interface Archive {
        void keep(List<PrintRecord> records);

        void keepGrades(List<GradeTable> tables);

        static Archive in(HistoryRunner history) {
            return new Archive() {
                @Override
                public void keep(List<PrintRecord> records) {
                    records.forEach(history::recordIndex);
                }

                @Override
                public void keepGrades(List<GradeTable> tables) {
                    tables.forEach(history::recordGrades);
                }
            };
        }
    }

    private final Supplier<IndexDesk> room;
    private final Desk market;
    private final Replica copy;
    private final Archive archive;
    private final InstantSource clock;
    private final Console console;
    private final Object closed = new Object();
    private IndexDesk desk;
    private Thread thread;
    private boolean closing;
    private String trouble = "";

    /** @param room opens the desk; asked once, at the first use, on the thread that needs it */
    IndexRunner(
            Supplier<IndexDesk> room,
            Desk market,
            Replica copy,
            Archive archive,
            InstantSource clock,
            Console console) {
        this.room = room;
        this.market = market;
        this.copy = copy;
        this.archive = archive;
        this.clock = clock;
        this.console = console;
    }

    /** Computes and declares everything that is due by now. */
    void catchUp() {
        if (desk == null) desk = room.get();
        desk.advanceTo(nowNanos());
        archive.keep(desk.printsToDeclare());
        archive.keepGrades(desk.gradesToKeep());
        desk.gradesKept();
        // Hours first: a good that has no contracts yet is listed at its newest value, not at its oldest print.
        market.tellAll(hours(desk.hoursToDeclare()));
        desk.hoursDeclared();
        market.tellAll(prints(desk.printsToDeclare()));
        desk.printsDeclared();
    }

    private List<Command> hours(List<HourlyValue> hours) {
        var unpriced = new HashSet<String>();
        var commands = new ArrayList<Command>();
        for (HourlyValue hour : hours.reversed()) {
            Views.IndexLevel known =
                    copy.ask(exchange -> exchange.index(hour.index())).orElse(null);
            if (known == null || !hour.hasValue() || hour.epochHour() <= known.hour()) continue;
            boolean first = known.hour() < 0;
            if (first ? !unpriced.add(hour.index()) : isOld(hour)) continue;
            commands.addFirst(
                    new Command.DeclareHour(hour.index(), hour.epochHour(), hour.valueTenths(), grade(hour.grade())));
        }
        return commands;
    }

    private boolean isOld(HourlyValue hour) {
        return hour.epochHour() < Utc.hour(nowNanos()) - HOURS_CAUGHT_UP_MAX;
    }

    private List<Command> prints(List<PrintRecord> prints) {
        var commands = new ArrayList<Command>();
        for (PrintRecord print : prints) {
            Views.IndexLevel known =
                    copy.ask(exchange -> exchange.index(print.index())).orElse(null);
            if (known != null && print.hasValue() && print.epochDay() > known.lastPrintDay())
                commands.add(declaration(print));
        }
        return commands;
    }

    /** The command that makes a print the market's. */
    static Command.DeclarePrint declaration(PrintRecord print) {
        return new Command.DeclarePrint(
                print.index(),
                print.epochDay(),
                print.valueTenths(),
                grade(print.grade()),
                PrintStatus.valueOf(print.status().name()),
                print.recordHash());
    }

    static PrintGrade grade(Grade grade) {
        return PrintGrade.valueOf(grade.name());
    }

    /** Goes on by itself until it is closed. */
    void start() {
        thread = Thread.ofPlatform().name("index-runner").daemon().start(this::run);
    }

    private void run() {
        while (!isClosing()) {
            await(tryToCatchUp() ? desk.nextDueNanos() : nowNanos() + AGAIN_AFTER_NANOS);
        }
    }

    /** The same, but a failure is told, and is not the caller's. */
    boolean tryToCatchUp() {
        try {
            catchUp();
            if (!trouble.isEmpty()) console.line("The index goes on.");
            trouble = "";
            return true;
        } catch (kilohour.sources.ObservationFileException e) {
            // Told once: prices that were changed stay changed until somebody mends them.
            if (!trouble.equals(e.getMessage()))
                tell("The index stands still: " + e.getMessage() + ". Trading goes on; mended, so does the index.");
            trouble = e.getMessage();
        } catch (RuntimeException e) {
            LOG.error("The index could not be declared, trying again: {}", e.getMessage(), e);
        }
        return false;
    }

    private void tell(String sentence) {
        LOG.error(sentence);
        console.line(sentence);
    }

    private void await(long untilNanos) {
        synchronized (closed) {
            try {
                while (!closing && nowNanos() < untilNanos)
                    closed.wait(
                            Math.max(1, Math.min(LOOK_EVERY_MILLIS, (untilNanos - nowNanos()) / Utc.NANOS_PER_MILLI)));
            } catch (InterruptedException e) {
                closing = true;
            }
        }
    }

    private boolean isClosing() {
        synchronized (closed) {
            return closing;
        }
    }

    private long nowNanos() {
        return Utc.nanos(clock.instant());
    }

    @Override
    public void close() {
        synchronized (closed) {
            closing = true;
            closed.notifyAll();
        }
        try {
            if (thread != null) thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (desk != null) desk.close();
    }
}
