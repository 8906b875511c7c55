package kilohour.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import kilohour.index.Evidence;
import kilohour.index.Observation;
import kilohour.simulation.DrillMarket.Row;
import kilohour.units.Utc;

/**
 * An attack on a market.
 *
 * @param name as the table prints it
 * @param calm what the attacked markets are measured against
 * @param attacks the market attacked, by each attacker that could; the one that moves a price most counts
 */
record Drill(String name, Function<DrillMarket, DrillMarket> calm, Function<DrillMarket, List<DrillMarket>> attacks) {
    /** Where a careful attacker stays: just inside the ratio band of 0.4 to 2.5 around the median. */
    private static final double CAREFUL_LOW = 0.45;

    private static final double CAREFUL_HIGH = 2.2;

    static final List<Drill> ALL = List.of(
            byEachProvider("one provider quotes 10×", (market, provider) -> quotes(market, provider, 10)),
            byEachProvider("one provider quotes 1/10", (market, provider) -> quotes(market, provider, 0.1)),
            byEachProvider("one provider quotes 2.2×", (market, provider) -> quotes(market, provider, CAREFUL_HIGH)),
            byEachProvider("one provider quotes 0.45×", (market, provider) -> quotes(market, provider, CAREFUL_LOW)),
            new Drill("a host splits into ten at 0.45×", market -> market, Drill::splitHost),
            new Drill("ten new names at 0.45×", market -> market, Drill::newNames),
            new Drill("three stale prices while all others fall 20%", Drill::falling, Drill::stale),
            new Drill("two robots undercut by 0.1% a minute", market -> market, Drill::robots),
            new Drill("the two cheapest withhold for two hours", market -> market, market -> withheld(market, 22)),
            new Drill("the two cheapest withhold all day", market -> market, market -> withheld(market, 0)),
            byEachProvider("1,000 fake trades at 0.45×", Drill::fakeTrades),
            byEachProvider("one claims a million GPUs at 0.45×", Drill::fakeDepth));

    private interface ByProvider {
        DrillMarket attacked(DrillMarket market, String provider);
    }

    private static Drill byEachProvider(String name, ByProvider attack) {
        return new Drill(
                name,
                market -> market,
                market -> market.providers().stream()
                        .map(provider -> attack.attacked(market, provider))
                        .toList());
    }

    private static DrillMarket quotes(DrillMarket market, String provider, double times) {
        return market.changed(
                market.attackNanos(), row -> Stream.of(row.provider().equals(provider) ? times(row, times) : row));
    }

    private static Observation times(Observation row, double times) {
        return DrillMarket.priced(row, Math.round(row.priceMicrosPerGpuHour() * times));
    }

    /** The marketplace's cheapest host, cheaper still, under ten names with a machine each; none without a marketplace. */
    private static List<DrillMarket> splitHost(DrillMarket market) {
        String host = market.lastDayRows()
                .filter(row -> !row.hostId().isEmpty())
                .map(Observation::hostId)
                .sorted()
                .findFirst()
                .orElse(null);
        if (host == null) return List.of();
        return List.of(market.changed(market.attackNanos(), row -> {
            if (!row.hostId().equals(host)) return Stream.of(row);
            return Stream.iterate(0, i -> i < 10, i -> i + 1)
                    .map(i -> new Row(times(row, CAREFUL_LOW))
                            .hosted(host + "-part-" + i, row.machineId() + "-part-" + i)
                            .made());
        }));
    }

    /** Ten providers nobody has heard of, on the feed of the provider first in the alphabet. */
    private static List<DrillMarket> newNames(DrillMarket market) {
        String model = offering(market);
        return List.of(market.changed(market.attackNanos(), row -> {
            if (!row.provider().equals(model)) return Stream.of(row);
            return Stream.concat(
                    Stream.of(row),
                    Stream.iterate(0, i -> i < 10, i -> i + 1)
                            .map(i -> new Row(times(row, CAREFUL_LOW))
                                    .named("new-" + i)
                                    .made()));
        }));
    }

    private static String offering(DrillMarket market) {
        return market.lastDayRows()
                .filter(row -> row.evidence() == Evidence.OFFER && row.hostId().isEmpty())
                .map(Observation::provider)
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    /** A market that falls by 1% a day for its last twenty days. */
    private static DrillMarket falling(DrillMarket market) {
        return falling(market, List.of());
    }

    /** The same, but three providers leave their prices where they were twenty days ago (rate cards first). */
    private static List<DrillMarket> stale(DrillMarket market) {
        List<String> slow = market.lastDayRows()
                .sorted((a, b) -> b.evidence().compareTo(a.evidence()))
                .map(Observation::provider)
                .distinct()
                .limit(3)
                .toList();
        return List.of(falling(market, slow));
    }

    private static DrillMarket falling(DrillMarket market, List<String> slow) {
        int from = Math.max(market.lastDay() - 19, market.firstDay());
        var frozen = new java.util.HashMap<String, Long>();
        return market.changed(Utc.startOfDay(from), row -> {
            if (slow.contains(row.provider()))
                return Stream.of(DrillMarket.priced(
                        row,
                        frozen.computeIfAbsent(row.provider() + row.machineId(), _ -> row.priceMicrosPerGpuHour())));
            double fallen = 1 - 0.01 * (Utc.day(row.observedAtNanos()) - from + 1);
            return Stream.of(times(row, fallen));
        });
    }

    /** Two providers take turns, each 0.1% below the other, until 0.45 of where they began. */
    private static List<DrillMarket> robots(DrillMarket market) {
        String first = offering(market);
        String second = market.providers().stream()
                .filter(each -> each.compareTo(first) > 0)
                .findFirst()
                .orElseThrow();
        var models = new ArrayList<Observation>();
        for (String provider : List.of(first, second))
            models.add(market.lastDayRows()
                    .filter(row -> row.provider().equals(provider))
                    .findFirst()
                    .orElseThrow());
        double level =
                Math.min(models.get(0).priceMicrosPerGpuHour(), models.get(1).priceMicrosPerGpuHour());
        double floor = CAREFUL_LOW * level;
        var rows = new ArrayList<Observation>();
        for (int minute = 0; minute < 24 * 60; minute++) {
            level = Math.max(floor, level * 0.999);
            rows.add(new Row(models.get(minute % 2))
                    .at(market.attackNanos() + minute * Utc.NANOS_PER_MINUTE)
                    .price(Math.round(level))
                    .made());
        }
        DrillMarket without = market.changed(
                market.attackNanos(),
                row -> row.provider().equals(first) || row.provider().equals(second) ? Stream.of() : Stream.of(row));
        return List.of(without.and(rows));
    }

    private static List<DrillMarket> withheld(DrillMarket market, int fromHour) {
        List<String> cheapest = market.providers().stream()
                .sorted(java.util.Comparator.comparingLong(market::lastPriceMicros))
                .limit(2)
                .toList();
        // Whoever means to be gone at midnight lets the last offers before it run out.
        long lead = fromHour == 0 ? 2 * Utc.NANOS_PER_HOUR : 0;
        return List.of(market.changed(
                market.attackNanos() + fromHour * Utc.NANOS_PER_HOUR - lead,
                row -> cheapest.contains(row.provider()) ? Stream.of() : Stream.of(row)));
    }

    /** The provider sells to itself, 1,000 times 512 GPUs, all through the day. */
    private static DrillMarket fakeTrades(DrillMarket market, String provider) {
        Observation model = market.lastDayRows()
                .filter(row -> row.provider().equals(provider))
                .findFirst()
                .orElseThrow();
        var rows = new ArrayList<Observation>();
        for (int i = 0; i < 1_000; i++)
            rows.add(new Row(times(model, CAREFUL_LOW))
                    .at(market.attackNanos() + i * 86 * Utc.NANOS_PER_SECOND)
                    .hosted("", "")
                    .traded(512)
                    .made());
        return market.and(rows);
    }

    private static DrillMarket fakeDepth(DrillMarket market, String provider) {
        return market.changed(
                market.attackNanos(),
                row -> Stream.of(
                        row.provider().equals(provider)
                                ? new Row(times(row, CAREFUL_LOW))
                                        .offering(1_000_000)
                                        .made()
                                : row));
    }
}
