package kilohour.index;

import static kilohour.units.Utc.NANOS_PER_DAY;
import static kilohour.units.Utc.NANOS_PER_HOUR;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kilohour.units.Utc;

/** Every source the index may meet (rulebook 2.1): what is not registered is not read. */
public final class SourceRegistry {
    /** Prefix of the project's own simulated sources; each is registered by its prefix. */
    public static final String SIMULATED_PREFIX = "simulated-";

    private static final String UNLICENSED = "no licence stated: practice only, not to be republished";
    private static final long HALF_DOLLAR = 500_000;
    private static final long DOLLAR = 1_000_000;

    /** Every provider of the recorded sources to 2026-07-31, each looked at before it was let in. */
    private static final Set<String> ADMITTED = Set.of(
            "aws",
            "azure",
            "coreweave",
            "crusoe",
            "datacrunch",
            "dc_gnu",
            "dc_roan",
            "dc_wildebeest",
            "digitalocean",
            "fluidstack",
            "gcp",
            "hyperstack",
            "lambda",
            "latitude",
            "massedcompute",
            "nebius",
            "oblivus",
            "oracle",
            "paperspace",
            "primecompute",
            "runpod",
            "runpod-community",
            "vast",
            "voltagepark",
            "vultr");

    private final Map<String, Source> sources = new TreeMap<>();
    private final Map<String, String> sameProviders;
    private final Set<String> admitted;

    /**
     * Anybody's price counts.
     *
     * @param sameProviders names under which another provider's machines are sold, to that provider's name
     */
    public SourceRegistry(Collection<Source> sources, Map<String, String> sameProviders) {
        this(sources, sameProviders, Set.of());
    }

    /**
     * @param sameProviders names under which another provider's machines are sold, to that provider's name
     * @param admitted the providers whose prices count; empty if everybody's do
     */
    public SourceRegistry(Collection<Source> sources, Map<String, String> sameProviders, Set<String> admitted) {
        this.admitted = Set.copyOf(admitted);
        for (Source source : sources)
            if (this.sources.put(source.name(), source) != null)
                throw new IllegalArgumentException("source registered twice: " + source.name());
        this.sameProviders = Map.copyOf(sameProviders);
    }

    /** The sources known to version 1.0 of the method. */
    public static SourceRegistry standard() {
        return new SourceRegistry(
                List.of(
                        primeIntellect(),
                        gcp(),
                        Source.of(
                                "aws-ondemand",
                                "gpu-price-index",
                                NANOS_PER_DAY,
                                Stamp.DAY,
                                Permission.SETTLEMENT,
                                "MIT"),
                        daily("aws-p5", "aws-gpu-price-tracker", Stamp.DAY),
                        Source.of(
                                "azure-terms",
                                "gpu_prices",
                                31 * NANOS_PER_DAY,
                                Stamp.INSTANT,
                                Permission.PRACTICE,
                                UNLICENSED),
                        daily("lambda-list", "gpu_price_track", Stamp.INSTANT),
                        daily("runpod-list", "gpu_price_track", Stamp.INSTANT),
                        runpodApi(),
                        daily("runpod-medians", "gpu-price-tracker", Stamp.DAY),
                        Source.of(
                                "runpod-depth",
                                "gpu-prices",
                                NANOS_PER_DAY,
                                Stamp.DAY,
                                Permission.SETTLEMENT,
                                "CC-BY-4.0"),
                        Source.of(
                                "vast-book",
                                "cri-h100",
                                NANOS_PER_DAY,
                                Stamp.INSTANT,
                                Permission.PRACTICE,
                                "MIT; the venue's own terms want a data licence for index use"),
                        daily("vast-sweep", "openrouter-pricing-data", Stamp.INSTANT),
                        panel(),
                        live("aws-pages", "Amazon Web Services", NANOS_PER_DAY, Permission.PRACTICE),
                        live("azure-retail", "Microsoft", NANOS_PER_DAY, Permission.PRACTICE),
                        live("aws-spot", "Amazon Web Services", 6 * NANOS_PER_HOUR, Permission.DISPLAY),
                        live("gcp-skus", "Google", NANOS_PER_DAY, Permission.DISPLAY),
                        live("lambda-api", "Lambda", NANOS_PER_HOUR, Permission.DISPLAY),
                        live("runpod-graphql", "RunPod", NANOS_PER_HOUR, Permission.DISPLAY),
                        live("vast-api", "Vast.ai", NANOS_PER_HOUR, Permission.DISPLAY),
                        Source.of(
                                "kilohour-trades",
                                "Kilohour",
                                NANOS_PER_HOUR,
                                Stamp.INSTANT,
                                Permission.SETTLEMENT,
                                "own")),
                Map.of("dc_wildebeest", "nebius"),
                ADMITTED);
    }

    /** The source of that name, if it is registered. */
    public Optional<Source> find(String name) {
        Source known = sources.get(name);
        return known == null && isSimulated(name) ? Optional.of(simulated(name)) : Optional.ofNullable(known);
    }

    private static boolean isSimulated(String name) {
        return name.startsWith(SIMULATED_PREFIX) && name.length() > SIMULATED_PREFIX.length();
    }

    /** Simulated prices are read every hour and may only ever be practised with. */
    private static Source simulated(String name) {
        return Source.of(
                name, "Kilohour simulation", NANOS_PER_HOUR, Stamp.INSTANT, Permission.PRACTICE, "own, simulated");
    }

    /** @throws IllegalArgumentException if it is not registered */
    public Source require(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("source is not registered: " + name));
    }

    /** Registered sources in order of name. */
    public List<Source> all() {
        return List.copyOf(sources.values());
    }

    /** Names under which another provider's machines are sold, to that provider's name. */
    public Map<String, String> sameProviders() {
        return sameProviders;
    }

    /** The providers whose prices count; empty if everybody's do. */
    public Set<String> admittedProviders() {
        return admitted;
    }

    /**
     * Does the provider's price count? A name nobody has let in does not: ten new ones would else be ten votes. A
     * simulated source registered by its prefix alone may speak for anybody: it never settles.
     */
    boolean admits(Observation observation) {
        return admitted.isEmpty()
                || admitted.contains(observation.provider())
                || !sources.containsKey(observation.source());
    }

    /** Who really provides it: the same machines under two names are one provider. */
    public String provider(String name) {
        return sameProviders.getOrDefault(name, name);
    }

    private static Source daily(String name, String publisher, Stamp stamp) {
        return Source.of(name, publisher, NANOS_PER_DAY, stamp, Permission.PRACTICE, UNLICENSED);
    }

    /** A publisher's own interface, read by the project itself. */
    private static Source live(String name, String publisher, long intervalNanos, Permission use) {
        String licence = use == Permission.DISPLAY
                ? "the publisher's terms; use in an index is to be agreed first"
                : "public interface; use for settlement is to be agreed with the publisher";
        return Source.of(name, publisher, intervalNanos, Stamp.INSTANT, use, licence);
    }

    private static Source primeIntellect() {
        var paces = List.of(
                new Source.Pace(Long.MIN_VALUE, 6 * NANOS_PER_HOUR),
                new Source.Pace(Utc.startOfDay(Utc.parseDay("2025-10-25")), 3 * NANOS_PER_HOUR),
                new Source.Pace(Utc.startOfDay(Utc.parseDay("2025-10-26")), NANOS_PER_HOUR));
        var faults = List.of(
                // Its spot flag was dropped on the way: H100 SXM at 1.05 where the market asks 2.4.
                Exclusion.provider("datacrunch", RejectReason.MISLABELLED),
                // A teaser that stands at 1.00 for weeks; its other prices count.
                Exclusion.price("primecompute", "", DOLLAR));
        return new Source(
                "primeintellect",
                "gpu-price-tracker",
                paces,
                Stamp.INSTANT,
                false,
                Permission.SETTLEMENT,
                "MIT",
                faults);
    }

    private static Source gcp() {
        var faults = List.of(Exclusion.term(Term.INTERRUPTIBLE, RejectReason.ADMINISTERED));
        return new Source(
                "gcp-pricing",
                "google-cloud-pricing-cost-calculator",
                List.of(new Source.Pace(Long.MIN_VALUE, 7 * NANOS_PER_DAY)),
                Stamp.DAY,
                false,
                Permission.SETTLEMENT,
                "Apache-2.0",
                faults);
    }

    private static Source runpodApi() {
        var faults = List.of(Exclusion.price("", "", HALF_DOLLAR), Exclusion.price("runpod-community", "A100", DOLLAR));
        return new Source(
                "runpod-api",
                "openrouter-pricing-data",
                List.of(new Source.Pace(Long.MIN_VALUE, NANOS_PER_DAY)),
                Stamp.INSTANT,
                false,
                Permission.PRACTICE,
                UNLICENSED,
                faults);
    }

    private static Source panel() {
        return new Source(
                "ratecard-panel",
                "gpu-price-index backfill",
                List.of(new Source.Pace(Long.MIN_VALUE, 31 * NANOS_PER_DAY)),
                Stamp.MONTH,
                true,
                Permission.PRACTICE,
                UNLICENSED,
                List.of());
    }
}
