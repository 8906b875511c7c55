package kilohour.simulation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kilohour.index.Evidence;
import kilohour.index.Observation;
import kilohour.units.Utc;

/** What is listed at an instant: the newest reading of each listing, as long as it would be seen on the page. */
final class Listings {
    private final List<Observation> observations;
    private final Map<String, Observation> newest = new TreeMap<>();
    private int next;

    Listings(List<Observation> observations) {
        this.observations = observations;
    }

    /** Instants are to be asked in ascending order. */
    List<Observation> at(long nanos) {
        while (next < observations.size() && observations.get(next).observedAtNanos() < nanos) {
            Observation row = observations.get(next++);
            newest.put(key(row), row);
        }
        newest.values().removeIf(row -> nanos - row.observedAtNanos() > holdNanos(row));
        return List.copyOf(newest.values());
    }

    private static String key(Observation row) {
        String trade = row.evidence() == Evidence.TRADE ? " " + row.observedAtNanos() : "";
        return row.provider()
                + ' '
                + row.hostId()
                + ' '
                + row.machineId()
                + ' '
                + row.gpus()
                + ' '
                + row.evidence()
                + trade;
    }

    private static long holdNanos(Observation row) {
        if (row.evidence() == Evidence.TRADE) return Utc.NANOS_PER_DAY;
        return DrillMarket.REGISTRY.require(row.source()).intervalNanos(row.observedAtNanos()) * 3 / 2;
    }
}
