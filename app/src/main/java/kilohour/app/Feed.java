package kilohour.app;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import kilohour.index.Observation;
import kilohour.index.SourceRegistry;
import kilohour.simulation.PracticePrices;
import kilohour.sources.ObservationFiles;

/** Where the index's observations come from, in order of time. */
interface Feed extends AutoCloseable {
    /** When the next observation was seen, {@link Long#MAX_VALUE} if there are no more. */
    long nextAtNanos();

    Observation next();

    @Override
    void close();

    /** The simulation's prices from an instant on, without end. */
    static Feed simulated(long seed, long fromNanos) {
        return new Feed() {
            private final Iterator<Observation> observations =
                    new PracticePrices(seed).between(fromNanos, Long.MAX_VALUE);
            private Observation ahead = observations.next();

            @Override
            public long nextAtNanos() {
                return ahead.observedAtNanos();
            }

            @Override
            public Observation next() {
                Observation taken = ahead;
                ahead = observations.next();
                return taken;
            }

            @Override
            public void close() {}
        };
    }

    /** @throws kilohour.sources.ObservationFileException here or later, where a file cannot be read */
    static Feed files(List<Path> paths, SourceRegistry registry) {
        var files = ObservationFiles.open(paths, registry);
        return new Feed() {
            @Override
            public long nextAtNanos() {
                return files.nextAtNanos();
            }

            @Override
            public Observation next() {
                return files.next();
            }

            @Override
            public void close() {
                files.close();
            }
        };
    }
}
