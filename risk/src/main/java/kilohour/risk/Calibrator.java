package kilohour.risk;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Calibrates margin on the histories of indices, walking forward through time: nothing is tested on what came after it. */
public final class Calibrator {
    private static final long SEED = 1;

    private final CalibrationMethod method;
    private final List<PriceHistory> histories;
    private final Map<String, Walk> walks = new TreeMap<>();
    private final Innovations innovations = new Innovations();

    private Calibrator(List<PriceHistory> histories, CalibrationMethod method) {
        this.method = method;
        this.histories = histories.stream()
                .sorted(Comparator.comparing(PriceHistory::index))
                .toList();
        for (PriceHistory history : this.histories) walks.put(history.index(), new Walk(history, method));
    }

    public static Calibration calibrate(List<PriceHistory> histories, CalibrationMethod method) {
        var calibrator = new Calibrator(histories, method);
        calibrator.walk();
        return calibrator.result();
    }

    /** One index on its way through time. */
    private static final class Walk {
        private final Volatility volatility;
        private final PrintFloor floor;
        private int next;
        private final NavigableMap<Integer, MoveSize> sizes = new TreeMap<>();
        private final NavigableMap<Integer, Double> filtered = new TreeMap<>();
        private int tests;
        private int fallsBeyond;
        private int risesBeyond;

        Walk(PriceHistory history, CalibrationMethod method) {
            this.volatility = new Volatility(method);
            this.floor = new PrintFloor(history, method);
        }
    }

    private void walk() {
        int last = days().max().orElse(-1);
        for (int day = days().min().orElse(0); day <= last; day++) {
            for (PriceHistory history : histories) {
                Walk walk = walks.get(history.index());
                walk.floor.observe(day);
                while (walk.next < history.moves().size()
                        && history.moves().get(walk.next).toDay() == day)
                    take(walk, history.moves().get(walk.next++));
            }
            resize(day);
        }
    }

    private void take(Walk walk, PriceMove move) {
        if (walk.volatility.count() >= method.warmUpMoves()) {
            double innovation = move.logReturn() / (Math.sqrt(move.days()) * walk.volatility.blended());
            if (innovations.count() >= method.innovationsMin()) {
                walk.tests++;
                if (innovation < -innovations.falls(method.tail())) walk.fallsBeyond++;
                if (innovation > innovations.rises(method.tail())) walk.risesBeyond++;
            }
            innovations.add(innovation);
        }
        walk.volatility.observe(move);
    }

    /** The sizes that hold from a day on. */
    private void resize(int day) {
        if (innovations.count() < method.innovationsMin()) return;
        for (Walk walk : walks.values()) {
            if (walk.volatility.count() < method.warmUpMoves()) continue;
            MoveSize size = size(walk);
            if (!walk.sizes.isEmpty() && walk.sizes.lastEntry().getValue().equals(size)) continue;
            walk.sizes.put(day, size);
            walk.filtered.put(day, walk.volatility.filtered());
        }
    }

    private MoveSize size(Walk walk) {
        double spread = walk.volatility.blended() * Math.sqrt(method.horizonDays());
        double floor = walk.floor.size();
        return MoveSize.ofLogs(
                Math.max(floor, spread * innovations.falls(method.tail())),
                Math.max(floor, spread * innovations.rises(method.tail())));
    }

    private Calibration result() {
        List<PriceHistory> carried =
                histories.stream().filter(history -> refusal(history).isEmpty()).toList();
        Offsets offsets = Offsets.of(carried);
        var sizes = new TreeMap<String, NavigableMap<Integer, MoveSize>>();
        for (PriceHistory history : carried) sizes.put(history.index(), walks.get(history.index()).sizes);
        return new Calibration(
                method,
                days().min().orElse(0),
                days().max().orElse(0),
                innovations.count(),
                innovations.falls(method.tail()),
                innovations.rises(method.tail()),
                histories.stream().map(this::series).toList(),
                offsets,
                PortfolioTest.of(carried, sizes, offsets, method.horizonDays(), SEED));
    }

    private java.util.stream.IntStream days() {
        return histories.stream().flatMap(each -> each.printedDays().stream()).mapToInt(Integer::intValue);
    }

    private String refusal(PriceHistory history) {
        if (history.moves().size() < method.movesMin())
            return "%d changes of matched prices, %d needed"
                    .formatted(history.moves().size(), method.movesMin());
        if (innovations.count() < method.innovationsMin())
            return "%d innovations of all indices together, %d needed"
                    .formatted(innovations.count(), method.innovationsMin());
        return "";
    }

    private Calibration.Series series(PriceHistory history) {
        Walk walk = walks.get(history.index());
        String refusal = refusal(history);
        MoveSize size = size(walk);
        return new Calibration.Series(
                history.index(),
                refusal.isEmpty() ? Optional.of(MarginGrid.of(history.index(), size)) : Optional.empty(),
                refusal,
                history.printedDays().size(),
                history.moves().size(),
                history.breaks(),
                size,
                walk.floor.size(),
                new Calibration.Volatilities(
                        walk.volatility.filtered(),
                        walk.volatility.stressed(),
                        walk.volatility.wholeHistory(),
                        walk.volatility.blended()),
                walk.volatility.stressedFromDay(),
                walk.volatility.stressedToDay(),
                new TrafficLight(walk.tests, walk.fallsBeyond),
                new TrafficLight(walk.tests, walk.risesBeyond),
                PrintTest.of(history, walk.sizes, method.horizonDays()),
                Procyclicality.of(history.index(), walk.sizes, walk.filtered),
                walk.sizes);
    }
}
