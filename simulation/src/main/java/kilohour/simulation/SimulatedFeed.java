package kilohour.simulation;

import static kilohour.units.Utc.NANOS_PER_DAY;
import static kilohour.units.Utc.NANOS_PER_HOUR;
import static kilohour.units.Utc.NANOS_PER_MINUTE;

import java.util.List;
import kilohour.index.Evidence;

/**
 * A provider that does not exist, and the feed that reads its prices.
 *
 * @param name its own name: the provider is {@code sim-NAME}, the source {@code simulated-NAME}
 * @param premium how far its prices lie from the path, as a share
 * @param gpusOnOffer GPUs on offer of each model, −1 if it does not tell
 * @param country ISO 3166 two-letter code
 * @param offsetMinutes minute of the half hour at which it is read
 * @param halfHoursBetween half hours between two readings
 * @param repriceNanos how long it lets a price stand
 * @param stepMicros its prices are multiples of this
 * @param hosts hosts of a marketplace, 0 for a provider with its own machines
 */
record SimulatedFeed(
        String name,
        Evidence evidence,
        double premium,
        int gpusOnOffer,
        String country,
        int offsetMinutes,
        int halfHoursBetween,
        long repriceNanos,
        long stepMicros,
        int hosts) {
    private static final long CENT = 10_000;

    static final List<SimulatedFeed> ALL = List.of(
            offers("aurora", -0.03, 512, "US", 2, 1),
            offers("borealis", 0.01, 256, "CA", 5, 1),
            offers("cumulus", -0.01, 384, "US", 8, 1),
            offers("delta", 0.025, 192, "DE", 11, 2),
            offers("ember", 0.0, 320, "NL", 14, 1),
            offers("fjord", -0.02, 256, "NO", 17, 1),
            rates("granite", 0.05, "US", 20),
            rates("harbour", 0.03, "GB", 23),
            new SimulatedFeed("bazaar", Evidence.OFFER, -0.05, 8, "US", 26, 1, 3 * NANOS_PER_HOUR, CENT / 2, 6));

    private static SimulatedFeed offers(
            String name, double premium, int gpus, String country, int minute, int halfHours) {
        return new SimulatedFeed(
                name, Evidence.OFFER, premium, gpus, country, minute, halfHours, NANOS_PER_HOUR, CENT, 0);
    }

    private static SimulatedFeed rates(String name, double premium, String country, int minute) {
        return new SimulatedFeed(name, Evidence.LIST, premium, -1, country, minute, 2, 7 * NANOS_PER_DAY, 5 * CENT, 0);
    }

    String provider() {
        return "sim-" + name;
    }

    String source() {
        return "simulated-" + name;
    }

    long offsetNanos() {
        return offsetMinutes * NANOS_PER_MINUTE;
    }
}
