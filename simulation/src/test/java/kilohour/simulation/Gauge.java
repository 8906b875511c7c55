package kilohour.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import kilohour.index.Evidence;
import kilohour.index.Goods;
import kilohour.index.IndexBook;
import kilohour.index.Method;
import kilohour.index.Observation;
import kilohour.index.SourceRegistry;
import kilohour.units.Utc;

/** A way to put one number on a market's last day, dollars per GPU-hour. */
interface Gauge {
    String name();

    double usd(DrillMarket market);

    /** The index of this venue. */
    record Kilohour(String name, Method method, SourceRegistry registry) implements Gauge {
        @Override
        public double usd(DrillMarket market) {
            var book = new IndexBook(List.of(Goods.require(DrillMarket.INDEX)), registry, method, true);
            market.observations().forEach(book::observe);
            for (int day = market.firstDay(); day < market.lastDay(); day++) book.warmUp(day);
            var record = book.print(market.lastDay()).getFirst();
            if (record.hours() == 0) throw new IllegalStateException(record.reason());
            return record.valueTenths() / 1e4;
        }
    }

    /** The mean of the day's hours of a statistic over the listings in force, without any screen. */
    abstract class Plain implements Gauge {
        @Override
        public double usd(DrillMarket market) {
            var listings = new Listings(market.observations());
            double sum = 0;
            for (int hour = market.lastDay() * 24; hour < (market.lastDay() + 1) * 24; hour++)
                sum += hourly(listings.at(Utc.startOfHour(hour + 1)));
            return sum / 24;
        }

        abstract double hourly(List<Observation> inForce);
    }

    /** Of the providers' lowest listings. */
    final class Mean extends Plain {
        @Override
        public String name() {
            return "mean";
        }

        @Override
        double hourly(List<Observation> inForce) {
            return Gauge.lowest(inForce).stream()
                    .mapToDouble(Gauge::usd)
                    .average()
                    .orElseThrow();
        }
    }

    /** Of the providers' lowest listings. */
    final class Median extends Plain {
        @Override
        public String name() {
            return "median";
        }

        @Override
        double hourly(List<Observation> inForce) {
            return weightedMedian(Gauge.lowest(inForce), false);
        }
    }

    /** Of all listings, weighted by GPUs, traded or on offer; 8 where not told. */
    final class Vwap extends Plain {
        @Override
        public String name() {
            return "VWAP";
        }

        @Override
        double hourly(List<Observation> inForce) {
            double gpus = 0;
            double usd = 0;
            for (Observation row : inForce) {
                gpus += gpus(row);
                usd += gpus(row) * Gauge.usd(row);
            }
            return usd / gpus;
        }
    }

    static List<Observation> lowest(List<Observation> rows) {
        var byProvider = new TreeMap<String, Observation>();
        for (Observation row : rows) byProvider.merge(row.provider(), row, (a, b) -> usd(a) <= usd(b) ? a : b);
        return List.copyOf(byProvider.values());
    }

    static double usd(Observation row) {
        return row.priceMicrosPerGpuHour() / 1e6;
    }

    static double gpus(Observation row) {
        int known = row.evidence() == Evidence.TRADE ? row.gpus() : row.gpusAvailable();
        return known > 0 ? known : 8;
    }

    static double weightedMedian(List<Observation> rows, boolean byGpus) {
        var sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparingLong(Observation::priceMicrosPerGpuHour));
        double total =
                sorted.stream().mapToDouble(row -> byGpus ? gpus(row) : 1).sum();
        double reached = 0;
        for (int i = 0; i < sorted.size(); i++) {
            reached += byGpus ? gpus(sorted.get(i)) : 1;
            if (2 * reached == total && i + 1 < sorted.size()) return (usd(sorted.get(i)) + usd(sorted.get(i + 1))) / 2;
            if (2 * reached >= total) return usd(sorted.get(i));
        }
        throw new IllegalArgumentException("no listing in force");
    }
}
