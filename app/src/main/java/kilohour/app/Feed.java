package kilohour.app;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import kilohour.index.IndexBook;
import kilohour.index.Observation;
import kilohour.index.SourceRegistry;
import kilohour.simulation.PracticePrices;
import kilohour.sources.Intake;
import kilohour.sources.ObservationArchive;
import kilohour.sources.ObservationFiles;
import kilohour.units.Utc;

/** Where the index's observations come from. */
interface Feed extends Intake, AutoCloseable {
    @Override
    void close();

    /** The simulation's prices from an instant on, without end. */
    static Feed simulated(long seed, long fromNanos) {
        return new Feed() {
            private final Iterator<Observation> observations =
                    new PracticePrices(seed).between(fromNanos, Long.MAX_VALUE);
            private Observation ahead = observations.next();

            @Override
            public void give(int epochHour, IndexBook book) {
                for (; ahead.observedAtNanos() < Utc.startOfHour(epochHour + 1); ahead = observations.next())
                    book.observe(ahead);
            }

            @Override
            public void close() {}
        };
    }

    /** @throws kilohour.sources.ObservationFileException here or later, where a file cannot be read */
    static Feed files(List<Path> paths, SourceRegistry registry) {
        var files = ObservationFiles.open(paths, registry);
        return of(Intake.asObserved(files), files::close);
    }

    /** An archive's prices as they come in; the archive stays open. */
    static Feed archive(ObservationArchive archive) {
        return of(archive.arrivals(), () -> {});
    }

    private static Feed of(Intake intake, Runnable closing) {
        return new Feed() {
            @Override
            public void give(int epochHour, IndexBook book) {
                intake.give(epochHour, book);
            }

            @Override
            public void close() {
                closing.run();
            }
        };
    }
}
