package kilohour.simulation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import kilohour.index.Evidence;
import kilohour.index.Observation;
import kilohour.index.SourceRegistry;
import kilohour.index.Term;
import kilohour.sources.ObservationFiles;
import kilohour.units.Utc;

/**
 * Some weeks of H100 observations, the last day of which is attacked. Only rows that are the good are in: every method
 * is granted the same eligibility, and what they differ in is what they do with the prices.
 *
 * @param firstDay the first epoch day with observations
 * @param lastDay the day attacked and valued
 */
record DrillMarket(String name, int firstDay, int lastDay, List<Observation> observations) {
    static final String INDEX = "H100";
    static final SourceRegistry REGISTRY = registry();

    /** The same sources, where any name counts. */
    static final SourceRegistry OPEN_REGISTRY = new SourceRegistry(REGISTRY.all(), Map.of("dc_wildebeest", "nebius"));

    /** The standard one, with the simulated providers admitted. */
    private static SourceRegistry registry() {
        SourceRegistry standard = SourceRegistry.standard();
        var sources = new ArrayList<>(standard.all());
        var panel = new HashSet<>(standard.admittedProviders());
        for (SimulatedFeed feed : SimulatedFeed.ALL) {
            sources.add(standard.require(feed.source()));
            panel.add(feed.provider());
        }
        return new SourceRegistry(sources, Map.of("dc_wildebeest", "nebius"), panel);
    }

    DrillMarket {
        observations = observations.stream()
                .sorted(Comparator.comparingLong(Observation::observedAtNanos))
                .toList();
    }

    /** Nine simulated providers over so many days to 2026-11-02. */
    static DrillMarket practice(long seed, int days) {
        int last = Utc.parseDay("2026-11-02");
        var rows = new ArrayList<Observation>();
        new PracticePrices(seed)
                .between(Utc.startOfDay(last + 1 - days), Utc.startOfDay(last + 1))
                .forEachRemaining(row -> {
                    if (row.gpu().equals("H100")) rows.add(row);
                });
        return new DrillMarket("practice", last + 1 - days, last, rows);
    }

    /** Recorded offers of six providers, 2025-10-19 to 2025-11-06. */
    static DrillMarket recorded(Path observations) {
        int first = Utc.parseDay("2025-10-19");
        int last = Utc.parseDay("2025-11-06");
        var rows = new ArrayList<Observation>();
        var file = observations.resolve("open/gpu_primeintellect.csv.gz");
        ObservationFiles.read(List.of(file), REGISTRY, row -> {
            boolean good = row.gpu().equals("H100") && row.formFactor().equals("SXM") && row.term() == Term.ON_DEMAND;
            // Known faults of the source, registered: spot sold as on demand, and a teaser.
            boolean faulty = row.provider().equals("datacrunch")
                    || (row.provider().equals("primecompute") && row.priceMicrosPerGpuHour() == 1_000_000);
            if (good && !faulty && row.observedAtNanos() < Utc.startOfDay(last + 1)) rows.add(row);
        });
        return new DrillMarket("recorded", first, last, rows);
    }

    /** Where the day attacked begins. */
    long attackNanos() {
        return Utc.startOfDay(lastDay);
    }

    /** Providers quoted on the last day, in order of name. */
    List<String> providers() {
        return lastDayRows().map(Observation::provider).distinct().sorted().toList();
    }

    Stream<Observation> lastDayRows() {
        return observations.stream().filter(row -> row.observedAtNanos() >= attackNanos());
    }

    /** The provider's last price of the last day, micro-dollars. */
    long lastPriceMicros(String provider) {
        return lastDayRows()
                .filter(row -> row.provider().equals(provider))
                .reduce((_, later) -> later)
                .orElseThrow()
                .priceMicrosPerGpuHour();
    }

    /** Every row from the instant on through the change; rows may vanish or multiply. */
    DrillMarket changed(long fromNanos, Function<Observation, Stream<Observation>> change) {
        return with(observations.stream()
                .flatMap(row -> row.observedAtNanos() < fromNanos ? Stream.of(row) : change.apply(row))
                .toList());
    }

    DrillMarket and(List<Observation> more) {
        return with(Stream.concat(observations.stream(), more.stream()).toList());
    }

    private DrillMarket with(List<Observation> rows) {
        return new DrillMarket(name, firstDay, lastDay, rows);
    }

    /** The row at another price. */
    static Observation priced(Observation row, long priceMicros) {
        return new Row(row).price(priceMicros).made();
    }

    /** A row to be changed field by field. */
    static final class Row {
        private final Observation like;
        private long atNanos;
        private String source;
        private String provider;
        private String owner;
        private Evidence evidence;
        private int gpus;
        private long priceMicros;
        private int available;
        private String host;
        private String machine;

        Row(Observation like) {
            this.like = like;
            atNanos = like.observedAtNanos();
            source = like.source();
            provider = like.provider();
            owner = like.owner();
            evidence = like.evidence();
            gpus = like.gpus();
            priceMicros = like.priceMicrosPerGpuHour();
            available = like.gpusAvailable();
            host = like.hostId();
            machine = like.machineId();
        }

        Row at(long nanos) {
            atNanos = nanos;
            return this;
        }

        Row price(long micros) {
            priceMicros = micros;
            return this;
        }

        Row named(String name) {
            provider = name;
            owner = name;
            return this;
        }

        Row hosted(String hostId, String machineId) {
            host = hostId;
            machine = machineId;
            return this;
        }

        Row offering(int gpusOnOffer) {
            available = gpusOnOffer;
            return this;
        }

        Row traded(int gpusTraded) {
            evidence = Evidence.TRADE;
            source = "kilohour-trades";
            gpus = gpusTraded;
            return this;
        }

        Observation made() {
            return new Observation(
                    atNanos,
                    source,
                    provider,
                    owner,
                    evidence,
                    like.gpu(),
                    like.formFactor(),
                    like.memoryGb(),
                    gpus,
                    like.fabric(),
                    like.country(),
                    like.region(),
                    like.term(),
                    like.termMonths(),
                    priceMicros,
                    available,
                    host,
                    machine);
        }
    }
}
