package kilohour.simulation;

import static kilohour.units.Utc.NANOS_PER_HOUR;
import static kilohour.units.Utc.NANOS_PER_MINUTE;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import kilohour.index.Good;
import kilohour.index.Observation;
import kilohour.index.Term;

/**
 * Prices of practice: what nine providers that do not exist ask for four goods, read every half hour or hour. One seed
 * makes one world: the same instants always show the same observations, whatever window they are asked in, so that a
 * venue can catch up with the past and then go on live.
 *
 * <p>Providers keep to a {@link PricePath} with habits of their own. Now and then one falls silent for some hours; one
 * host of the marketplace asks several times the price, and one machine is offered in two sizes: the index has to deal
 * with them as with real ones.
 */
public final class PracticePrices {
    /** Codes of the indices there are prices for, in alphabetical order. */
    public static final List<String> INDICES =
            PracticeGood.ALL.stream().map(PracticeGood::code).toList();

    private static final long HALF_HOUR_NANOS = 30 * NANOS_PER_MINUTE;
    private static final long SILENCE_NANOS = 6 * NANOS_PER_HOUR;
    private static final double SILENCE_CHANCE = 0.04;
    private static final long HABIT_NANOS = 9 * NANOS_PER_HOUR;
    private static final double HABIT_DEVIATION = 0.008;
    private static final double HOST_SPREAD = 0.10;
    /** What the greedy host asks, times the price: beyond the index's ratio band of 2.5. */
    private static final double GREED = 3.4;

    private final Noise noise;
    private final Map<PracticeGood, PricePath> paths = new LinkedHashMap<>();

    public PracticePrices(long seed) {
        this.noise = new Noise(seed);
        for (PracticeGood good : PracticeGood.ALL) paths.put(good, new PricePath(noise, good));
    }

    /** The observations of instants from {@code fromNanos} to before {@code toNanos}, in order of time. */
    public Iterator<Observation> between(long fromNanos, long toNanos) {
        return new Window(fromNanos, toNanos);
    }

    /** What the providers gather around, dollars per GPU-hour. */
    double pathUsd(String index, long atNanos) {
        return paths.entrySet().stream()
                .filter(path -> path.getKey().code().equals(index))
                .findFirst()
                .orElseThrow()
                .getValue()
                .usd(atNanos);
    }

    private final class Window implements Iterator<Observation> {
        private final long fromNanos;
        private final long toNanos;
        private final ArrayDeque<Observation> ready = new ArrayDeque<>();
        private long halfHour;

        Window(long fromNanos, long toNanos) {
            this.fromNanos = fromNanos;
            this.toNanos = toNanos;
            this.halfHour = Math.floorDiv(fromNanos, HALF_HOUR_NANOS);
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && halfHour * HALF_HOUR_NANOS < toNanos) readHalfHour(halfHour++);
            return !ready.isEmpty();
        }

        @Override
        public Observation next() {
            if (!hasNext()) throw new NoSuchElementException("the window has no more observations");
            return ready.poll();
        }

        private void readHalfHour(long cell) {
            for (SimulatedFeed feed : SimulatedFeed.ALL) {
                long at = cell * HALF_HOUR_NANOS + feed.offsetNanos();
                if (at >= fromNanos && at < toNanos && reads(feed, cell)) ready.addAll(reading(feed, at));
            }
        }
    }

    private boolean reads(SimulatedFeed feed, long halfHour) {
        if (Math.floorMod(halfHour, feed.halfHoursBetween()) != 0) return false;
        long cell = Math.floorDiv(halfHour * HALF_HOUR_NANOS, SILENCE_NANOS);
        return noise.uniform(Noise.series(feed.name()) ^ 0x7L, cell) >= SILENCE_CHANCE;
    }

    private List<Observation> reading(SimulatedFeed feed, long atNanos) {
        var rows = new ArrayList<Observation>();
        for (PracticeGood good : PracticeGood.ALL) {
            if (feed.hosts() == 0) rows.add(row(feed, good, atNanos, "", 1));
            for (int host = 0; host < feed.hosts(); host++)
                rows.add(row(feed, good, atNanos, feed.name() + "-" + host, hostFactor(feed, host)));
            if (feed.hosts() > 0) rows.add(inHalves(row(feed, good, atNanos, feed.name() + "-0", hostFactor(feed, 0))));
        }
        return rows;
    }

    private static double hostFactor(SimulatedFeed feed, int host) {
        return host == feed.hosts() - 1 ? GREED : 1 + HOST_SPREAD * host / feed.hosts();
    }

    private Observation row(SimulatedFeed feed, PracticeGood good, long atNanos, String host, double factor) {
        Good what = good.good();
        return new Observation(
                atNanos,
                feed.source(),
                feed.provider(),
                feed.provider(),
                feed.evidence(),
                what.gpu(),
                what.formFactor(),
                what.memoryGb(),
                8,
                "",
                feed.country(),
                "",
                Term.ON_DEMAND,
                0,
                priceMicros(feed, good, atNanos, factor),
                feed.gpusOnOffer(),
                host,
                host.isEmpty() ? "" : host + "-" + what.gpu());
    }

    /** The same machine offered a second time, as boxes of half the size, a little dearer. */
    private static Observation inHalves(Observation whole) {
        return new Observation(
                whole.observedAtNanos(),
                whole.source(),
                whole.provider(),
                whole.owner(),
                whole.evidence(),
                whole.gpu(),
                whole.formFactor(),
                whole.memoryGb(),
                whole.gpus() / 2,
                whole.fabric(),
                whole.country(),
                whole.region(),
                whole.term(),
                whole.termMonths(),
                whole.priceMicrosPerGpuHour() + whole.priceMicrosPerGpuHour() / 50,
                whole.gpusAvailable() / 2,
                whole.hostId(),
                whole.machineId());
    }

    /** The price set when the provider last looked at its prices, on its own steps. */
    private long priceMicros(SimulatedFeed feed, PracticeGood good, long atNanos, double factor) {
        long setAt = Math.floorDiv(atNanos, feed.repriceNanos()) * feed.repriceNanos();
        long series = Noise.series(feed.name() + good.code());
        double habit = 1 + feed.premium() + HABIT_DEVIATION * noise.smooth(series, setAt, HABIT_NANOS);
        double usd = paths.get(good).usd(setAt) * habit * factor;
        long steps = Math.max(1, Math.round(usd * 1_000_000 / feed.stepMicros()));
        return steps * feed.stepMicros();
    }
}
