package kilohour.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * From {@code java -jar} to the line "Kilohour is up", on a new home (opens the venue, computes 45 days of simulated
 * prints, lists four goods) and on the same home again; then what the process holds and burns while its participants
 * trade and nobody else does.
 */
final class StartMeasurement implements WholeProcess {
    private static final int RUNS = 3;
    private static final long IDLE_NANOS = 10_000_000_000L;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Figure> measure() throws IOException, InterruptedException {
        double[] first = new double[RUNS];
        double[] later = new double[RUNS];
        double[] megabytes = new double[RUNS];
        double[] percent = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            Path home = Homes.make();
            try (RunningVenue venue = RunningVenue.up(home)) {
                first[run] = venue.secondsToUp();
            }
            try (RunningVenue venue = RunningVenue.up(home)) {
                later[run] = venue.secondsToUp();
                LockSupport.parkNanos(IDLE_NANOS / 2);
                double before = venue.cpuSeconds();
                LockSupport.parkNanos(IDLE_NANOS);
                percent[run] = 100 * (venue.cpuSeconds() - before) / (IDLE_NANOS / 1e9);
                megabytes[run] = venue.residentMb();
            }
            Homes.remove(home);
        }
        return List.of(
                Figure.of(name(), "process to \"up\", new home", "s", first),
                Figure.of(name(), "process to \"up\", same home again", "s", later),
                Figure.of(name(), "resident memory, 15 s after \"up\"", "MB", megabytes),
                Figure.of(name(), "processor while only participants trade", "% of a core", percent));
    }
}
