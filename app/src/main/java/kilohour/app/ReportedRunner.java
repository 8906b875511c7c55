package kilohour.app;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import kilohour.exchange.Command;
import kilohour.gateway.Replica;
import kilohour.index.PrintRecord;
import kilohour.index.Reported;
import kilohour.sources.ObservationFileException;
import kilohour.units.Utc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the market what the indices say that somebody else computes: hours and prints as they become final, on a thread
 * of its own. After a restart it declares only what the venue does not have.
 */
final class ReportedRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReportedRunner.class);
    private static final long LOOK_EVERY_MILLIS = 1_000;
    /** Older hours than this say nothing to a market that was down. */
    private static final int HOURS_CAUGHT_UP_MAX = 48;

    private final List<ReportedIndex> indices;
    private final Desk market;
    private final Replica copy;
    private final Consumer<PrintRecord> archive;
    private final InstantSource clock;
    private final Console console;
    private final Set<String> caughtUp = new HashSet<>();
    private final Set<String> trouble = new HashSet<>();
    private final Object closed = new Object();
    private boolean closing;
    private Thread thread;

    /** @param archive keeps records for questions; the same again changes nothing */
    ReportedRunner(
            List<ReportedIndex> indices,
            Desk market,
            Replica copy,
            Consumer<PrintRecord> archive,
            InstantSource clock,
            Console console) {
        this.indices = List.copyOf(indices);
        this.market = market;
        this.copy = copy;
        this.archive = archive;
        this.clock = clock;
        this.console = console;
    }

    /** Declares everything that is due by now; what one index lacks keeps no other waiting. */
    void catchUp() {
        for (ReportedIndex index : indices) {
            try {
                catchUp(index);
                if (trouble.remove(index.code())) say(index.code() + " goes on.");
            } catch (ObservationFileException e) {
                caughtUp.remove(index.code());
                if (trouble.add(index.code()))
                    say(index.code() + " stands still: " + e.getMessage()
                            + ". Trading goes on; mended, so does the index.");
            } catch (RuntimeException e) {
                caughtUp.remove(index.code());
                LOG.error("{} could not be declared, trying again: {}", index.code(), e.getMessage(), e);
            }
            index.news().forEach(sentence -> say(sentence + "."));
        }
    }

    private void catchUp(ReportedIndex index) {
        var declared = new MarketIndex(index.code(), market, copy);
        if (!declared.isListed()) return;
        int before = index.records().size();
        index.advanceTo(nowNanos(), declared.hasPrints());
        List<PrintRecord> records = index.records();
        boolean first = !caughtUp.contains(index.code());
        List<PrintRecord> fresh = first ? records : records.subList(before, records.size());
        fresh.forEach(archive);
        // Hours first: a good that has no contracts yet is listed at its newest value.
        declared.tellHours(hours(index, declared.lastHour()));
        declared.tellPrints(fresh.stream().map(IndexRunner::declaration).toList());
        caughtUp.add(index.code());
    }

    private List<Command.DeclareHour> hours(ReportedIndex index, int lastHour) {
        int from = Math.max(lastHour + 1, Utc.hour(nowNanos()) - HOURS_CAUGHT_UP_MAX);
        return index.hours(from, nowNanos()).stream()
                .map(hour -> declaration(index.code(), hour))
                .toList();
    }

    private static Command.DeclareHour declaration(String code, Reported hour) {
        return new Command.DeclareHour(code, hour.epoch(), hour.valueTenths(), IndexRunner.grade(hour.grade()));
    }

    /** Goes on by itself until it is closed. */
    void start() {
        thread = Thread.ofPlatform().name("reported-indices").daemon().start(this::run);
    }

    private void run() {
        while (await()) catchUp();
    }

    /** False once it is closed. */
    private boolean await() {
        synchronized (closed) {
            try {
                if (!closing) closed.wait(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                closing = true;
            }
            return !closing;
        }
    }

    private void say(String line) {
        LOG.info("{}", line);
        console.line(line);
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
    }
}
