package kilohour.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kilohour.index.Evidence;
import kilohour.index.Observation;
import kilohour.units.Utc;

/**
 * Computable's method as its METHODOLOGY.md describes it (version of September 2026), written from that text: a fixed
 * panel, an observation every 15 minutes, each provider's lowest listing (a marketplace's GPU-weighted median), jump
 * screen and self-history check, prices smoothed over an hour, votes at the price and one standard deviation to either
 * side, the mean of their central third, {@link Liveness} weights with attendance, the period's mean.
 *
 * <p>Left out: currencies, its operators' exclusions, and its plausibility band, whose limits the text does not give.
 * The panel is who was quoted before the day attacked; liveness is fitted once a day rather than at each observation.
 */
final class VotesGauge implements Gauge {
    private static final int A_DAY = 96;
    private static final int WINDOW = 20;
    private static final int WARM_UP = 10;
    private static final double SIGMAS = 3;
    private static final double SIGMA_FLOOR = 0.03;
    private static final int LEAST_PASSING = 5;
    private static final int LONGEST_SILENCE = A_DAY;

    @Override
    public String name() {
        return "votes (Computable)";
    }

    @Override
    public double usd(DrillMarket market) {
        return new Run(market).lastDayMean();
    }

    /** One provider's seat. */
    private static final class Seat {
        private final double[] prices;
        private double smoothed = Double.NaN;
        private double attended;
        private double scheduled;
        private int silent;

        Seat(int slots) {
            prices = new double[slots];
            Arrays.fill(prices, Double.NaN);
        }

        double attendance() {
            return scheduled == 0 ? 0 : attended / scheduled;
        }

        /** 6-hour half-life. */
        void attend(boolean present) {
            double keep = Math.pow(2, -0.25 / 6);
            attended = attended * keep + (present ? 1 : 0);
            scheduled = scheduled * keep + 1;
            silent = present ? 0 : silent + 1;
        }

        /** 1-hour half-life. */
        void accept(double price) {
            smoothed = Double.isNaN(smoothed) ? price : price + (smoothed - price) * Math.pow(2, -0.25);
        }

        double[] known(int fromSlot, int toSlot) {
            return Arrays.stream(prices, Math.max(0, fromSlot), toSlot)
                    .filter(price -> !Double.isNaN(price))
                    .toArray();
        }
    }

    private record Vote(double usd, double weight) {}

    /** One observation's value from prices, standard deviations and weights. */
    static double value(double[] prices, double[] sigmas, double[] weights) {
        var votes = new ArrayList<Vote>();
        for (int i = 0; i < prices.length; i++) vote(prices[i], sigmas[i], weights[i], votes);
        return centralThird(votes);
    }

    private static void vote(double price, double sigma, double weight, List<Vote> votes) {
        for (int side = -1; side <= 1; side++) votes.add(new Vote(price + side * sigma, weight));
    }

    private static double centralThird(List<Vote> votes) {
        votes.sort(Comparator.comparingDouble(Vote::usd));
        double total = votes.stream().mapToDouble(Vote::weight).sum();
        double at = 0;
        double sum = 0;
        for (Vote vote : votes) {
            double counted = Math.min(at + vote.weight(), total * 2 / 3) - Math.max(at, total / 3);
            if (counted > 0) sum += counted * vote.usd();
            at += vote.weight();
        }
        return sum / (total / 3);
    }

    private static final class Run {
        private final DrillMarket market;
        private final List<String> panel;
        private final Seat[] seats;
        private final int slots;
        private final Liveness liveness;

        Run(DrillMarket market) {
            this.market = market;
            panel = market.observations().stream()
                    .filter(row -> row.observedAtNanos() < market.attackNanos())
                    .filter(row -> row.evidence() != Evidence.TRADE)
                    .map(Observation::provider)
                    .distinct()
                    .sorted()
                    .toList();
            slots = (market.lastDay() - market.firstDay() + 1) * A_DAY;
            seats = new Seat[panel.size()];
            for (int i = 0; i < seats.length; i++) seats[i] = new Seat(slots);
            liveness =
                    new Liveness(Arrays.stream(seats).map(seat -> seat.prices).toArray(double[][]::new));
        }

        double lastDayMean() {
            var listings = new Listings(market.observations());
            long step = Utc.NANOS_PER_DAY / A_DAY;
            double value = Double.NaN;
            double sum = 0;
            for (int slot = 0; slot < slots; slot++) {
                if (slot % A_DAY == 0) liveness.fit(slot);
                double observed = observe(slot, listings.at(Utc.startOfDay(market.firstDay()) + (slot + 1) * step));
                if (!Double.isNaN(observed)) value = observed;
                if (slot >= slots - A_DAY) sum += value;
            }
            return sum / A_DAY;
        }

        private double observe(int slot, List<Observation> inForce) {
            var byProvider = inForce.stream()
                    .filter(row -> row.evidence() != Evidence.TRADE)
                    .collect(Collectors.groupingBy(Observation::provider, TreeMap::new, Collectors.toList()));
            var jumped = new boolean[seats.length];
            for (int i = 0; i < seats.length; i++)
                seats[i].prices[slot] = statistic(byProvider.getOrDefault(panel.get(i), List.of()));
            for (int i = 0; i < seats.length; i++) jumped[i] = jumps(i, slot);
            double[] weights = liveness.weights(
                    Arrays.stream(seats).mapToDouble(Seat::attendance).toArray());
            var votes = new ArrayList<Vote>();
            int passing = 0;
            for (int i = 0; i < seats.length; i++) {
                Seat seat = seats[i];
                double price = jumped[i] ? Double.NaN : seat.prices[slot];
                boolean isPassing = !Double.isNaN(price) && passes(seat, slot, price);
                if (isPassing) {
                    seat.accept(price);
                    passing++;
                }
                if (!Double.isNaN(seat.smoothed) && seat.silent < LONGEST_SILENCE) vote(seat, slot, weights[i], votes);
                seat.attend(isPassing);
            }
            return passing < LEAST_PASSING ? Double.NaN : centralThird(votes);
        }

        private static double statistic(List<Observation> rows) {
            if (rows.isEmpty()) return Double.NaN;
            boolean isBook = !rows.getFirst().hostId().isEmpty();
            if (!isBook) return rows.stream().mapToDouble(Gauge::usd).min().orElseThrow();
            var machines = new TreeMap<String, Observation>();
            for (Observation row : rows)
                machines.merge(row.machineId(), row, (a, b) -> Gauge.usd(a) <= Gauge.usd(b) ? a : b);
            long hosts = machines.values().stream()
                    .map(Observation::hostId)
                    .distinct()
                    .count();
            if (machines.size() < 5 || hosts < 3) return Double.NaN;
            return Gauge.weightedMedian(List.copyOf(machines.values()), true);
        }

        /** 25% or more since its last price, with fewer than two others moving 10%. */
        private boolean jumps(int seat, int slot) {
            if (move(seat, slot) < 0.25) return false;
            int others = 0;
            for (int i = 0; i < seats.length; i++) if (i != seat && move(i, slot) >= 0.10) others++;
            return others < 2;
        }

        private double move(int seat, int slot) {
            double[] prices = seats[seat].prices;
            if (Double.isNaN(prices[slot])) return 0;
            for (int before = slot - 1; before >= Math.max(0, slot - 24); before--)
                if (!Double.isNaN(prices[before])) return Math.abs(prices[slot] / prices[before] - 1);
            return 0;
        }

        private static boolean passes(Seat seat, int slot, double price) {
            double[] known = seat.known(0, slot);
            double[] recent = Arrays.copyOfRange(known, Math.max(0, known.length - WINDOW), known.length);
            if (recent.length < WARM_UP) return true;
            double mean = Arrays.stream(recent).average().orElseThrow();
            return Math.abs(price - mean) <= SIGMAS * Math.max(deviation(recent), SIGMA_FLOOR * mean);
        }

        private static double deviation(double[] values) {
            double mean = Arrays.stream(values).average().orElseThrow();
            return Math.sqrt(Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElseThrow());
        }

        private static void vote(Seat seat, int slot, double weight, List<Vote> votes) {
            double[] known = seat.known(slot + 1 - 90 * A_DAY, slot + 1);
            double sigma = Math.max(deviation(known), SIGMA_FLOOR * seat.smoothed);
            VotesGauge.vote(seat.smoothed, sigma, weight, votes);
        }
    }
}
