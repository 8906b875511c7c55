package kilohour.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import kilohour.units.Utc;

/**
 * Grades of one model (rulebook 2.2): the log price of each provider's each good, explained by attributes and by who
 * the provider is. What is compared is thus always what one provider asks for two goods.
 *
 * <p>A level is refused unless three providers sell both it and the base, alike in all else: one provider's rule, such
 * as a commitment at a fixed share of its list price, is no grade of the market. Prices of one good in the days
 * studied are one row, their median: a price read 300 times is not 300 observations of the market.
 */
public final class GradeStudy {
    /** Providers that must sell both levels, or stand in both tiers. */
    static final int LEAST_PROVIDERS = 3;

    /** A good as its source names it: what one line of a price list is about. */
    private record Offer(
            String provider,
            String formFactor,
            String fabric,
            int memoryGb,
            int gpus,
            String country,
            Term term,
            int termMonths) {
        static Offer of(String provider, Observation o) {
            return new Offer(
                    provider,
                    o.formFactor(),
                    o.fabric(),
                    o.memoryGb(),
                    o.gpus(),
                    o.country(),
                    o.term(),
                    o.termMonths());
        }
    }

    private record Prices(GradeRow good, List<Double> logPrices) {}

    private final String gpu;
    private final int fromDay;
    private final int toDay;
    private final SourceRegistry registry;
    private final Map<Offer, Prices> byOffer = new HashMap<>();

    /**
     * @param fromDay first epoch day
     * @param toDay last epoch day
     */
    public GradeStudy(String gpu, int fromDay, int toDay, SourceRegistry registry) {
        this.gpu = gpu;
        this.fromDay = fromDay;
        this.toDay = toDay;
        this.registry = registry;
    }

    /** Takes an observation; of another model, another time or no use it is passed over. */
    public void observe(Observation observation) {
        int day = Utc.day(observation.observedAtNanos());
        if (day < fromDay || day > toDay || !observation.gpu().equals(gpu)) return;
        if (observation.priceMicrosPerGpuHour() == 0 || !isUsable(observation)) return;
        String provider = registry.provider(observation.provider());
        byOffer.computeIfAbsent(
                        Offer.of(provider, observation),
                        _ -> new Prices(new GradeRow(provider, GradeRow.levels(observation), 0), new ArrayList<>()))
                .logPrices()
                .add(Math.log(observation.priceMicrosPerGpuHour() / 1e6));
    }

    /** Adjusted panels had their grades taken out already. */
    private boolean isUsable(Observation observation) {
        Source source = registry.require(observation.source());
        return source.use() != Permission.NONE
                && !source.adjusted()
                && registry.admits(observation)
                && source.exclusions().stream().noneMatch(exclusion -> exclusion.covers(observation));
    }

    /** One row a good, in order of name; offers of one grade, such as those of two European countries, are one. */
    private List<GradeRow> rows() {
        var goods = new TreeMap<String, Prices>();
        for (Prices each : byOffer.values())
            goods.computeIfAbsent(
                            each.good().provider() + each.good().levels(),
                            _ -> new Prices(each.good(), new ArrayList<>()))
                    .logPrices()
                    .addAll(each.logPrices());
        return goods.values().stream()
                .map(each ->
                        new GradeRow(each.good().provider(), each.good().levels(), GradeRow.median(each.logPrices())))
                .toList();
    }

    /** The table of what has been observed: for each attribute its levels, or why there are none to compare. */
    public GradeTable table() {
        List<GradeRow> rows = rows();
        Map<Attribute, String> bases = bases(rows);
        List<GradeRow> told = blanksSettled(rows, bases);
        var refused = new ArrayList<Differential>();
        List<GradeRow> kept = carried(told, bases, refused);
        var regression = new GradeRegression(kept, bases);
        var all = new ArrayList<>(regression.differentials());
        all.addAll(refused);
        all.addAll(ProviderTiers.differentials(regression.providerEffects()));
        for (Attribute attribute : Attribute.values())
            if (all.stream().noneMatch(each -> each.attribute() == attribute))
                all.add(Differential.refused(attribute, "", "", 0, nothingToCompare(rows, attribute)));
        all.sort(Comparator.comparing(Differential::attribute)
                .thenComparing(Differential::level, Comparator.comparingInt(String::length))
                .thenComparing(Differential::level));
        return new GradeTable(
                gpu,
                fromDay,
                toDay,
                rows.size(),
                regression.rows(),
                regression.providers(),
                regression.degreesOfFreedom(),
                regression.conditionMillis(),
                all);
    }

    private static String nothingToCompare(List<GradeRow> rows, Attribute attribute) {
        if (rows.isEmpty()) return "no price was read";
        if (attribute == Attribute.PROVIDER_TIER) return "all providers are of one tier";
        return rows.stream()
                .map(row -> row.level(attribute))
                .filter(level -> !level.isEmpty())
                .findFirst()
                .map(level -> "one level only: " + level)
                .orElse("no price states it");
    }

    /** The level that most providers state; of equals the one with more goods, then the first in the alphabet. */
    private static Map<Attribute, String> bases(List<GradeRow> rows) {
        var bases = new EnumMap<Attribute, String>(Attribute.class);
        for (Attribute attribute : GradeRow.ATTRIBUTES) {
            Comparator<String> mostStated = Comparator.<String>comparingLong(
                            level -> providersAt(rows, attribute, level))
                    .thenComparingLong(level -> rowsAt(rows, attribute, level).count())
                    .thenComparing(Comparator.reverseOrder());
            bases.put(
                    attribute,
                    rows.stream()
                            .map(row -> row.level(attribute))
                            .filter(level -> !level.isEmpty())
                            .distinct()
                            .max(mostStated)
                            .orElse(""));
        }
        return bases;
    }

    private static Stream<GradeRow> rowsAt(List<GradeRow> rows, Attribute attribute, String level) {
        return rows.stream().filter(row -> row.level(attribute).equals(level));
    }

    private static long providersAt(List<GradeRow> rows, Attribute attribute, String level) {
        return rowsAt(rows, attribute, level).map(GradeRow::provider).distinct().count();
    }

    /**
     * A provider that never states an attribute stands at the base: its own effect takes up what that hides. One that
     * states it in some rows only says nothing with the others, which are left out. No fabric stated is a level.
     */
    private static List<GradeRow> blanksSettled(List<GradeRow> rows, Map<Attribute, String> bases) {
        List<GradeRow> settled = rows;
        for (Attribute attribute : GradeRow.ATTRIBUTES) {
            if (attribute == Attribute.FABRIC) continue;
            var stating = new TreeSet<String>();
            for (GradeRow row : settled) if (!row.level(attribute).isEmpty()) stating.add(row.provider());
            settled = settled.stream()
                    .filter(row -> !row.level(attribute).isEmpty() || !stating.contains(row.provider()))
                    .map(row -> row.level(attribute).isEmpty() ? row.at(attribute, bases.get(attribute)) : row)
                    .toList();
        }
        bases.put(Attribute.FABRIC, "");
        return settled;
    }

    /** Rows of levels that enough providers carry; the others' levels are refused, until none more has to be. */
    private static List<GradeRow> carried(
            List<GradeRow> rows, Map<Attribute, String> bases, List<Differential> refused) {
        List<GradeRow> kept = rows;
        for (boolean again = true; again; ) {
            again = false;
            for (Attribute attribute : GradeRow.ATTRIBUTES)
                for (String level : levels(kept, attribute, bases.get(attribute))) {
                    int providers = overlap(kept, attribute, level, bases.get(attribute));
                    if (providers >= LEAST_PROVIDERS) continue;
                    refused.add(Differential.refused(
                            attribute,
                            level,
                            shown(bases.get(attribute)),
                            providers,
                            providers + (providers == 1 ? " provider sells" : " providers sell")
                                    + " both, all else alike; " + LEAST_PROVIDERS + " needed"));
                    kept = kept.stream()
                            .filter(row -> !row.level(attribute).equals(level))
                            .toList();
                    again = true;
                }
        }
        return kept;
    }

    static List<String> levels(List<GradeRow> rows, Attribute attribute, String base) {
        return rows.stream()
                .map(row -> row.level(attribute))
                .filter(level -> !level.equals(base))
                .distinct()
                .sorted()
                .toList();
    }

    /** Providers that sell both levels, alike in all else. */
    static int overlap(List<GradeRow> rows, Attribute attribute, String level, String base) {
        var atBase = new HashSet<GradeRow>();
        for (GradeRow row : rows) if (row.level(attribute).equals(base)) atBase.add(row.without(attribute));
        var providers = new TreeSet<String>();
        for (GradeRow row : rows)
            if (row.level(attribute).equals(level) && atBase.contains(row.without(attribute)))
                providers.add(row.provider());
        return providers.size();
    }

    static String shown(String level) {
        return level.isEmpty() ? "not stated" : level;
    }
}
