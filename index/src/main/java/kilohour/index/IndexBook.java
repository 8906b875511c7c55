package kilohour.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import kilohour.units.Utc;

/**
 * Several indices over one stream of observations. Feed it observations with {@link #observe}, in any order as long as
 * each comes before its hour is valued; then ask hour by hour and day by day, in ascending order. The same
 * observations give the same values and records to the last digit.
 *
 * <p>Hour h is to be valued at h+1:05 and is final at once; the print of a day follows its last hour and is declared
 * frozen at 02:00 of the next day. The book has no clock: its owner decides when to ask. It belongs to one thread.
 */
public final class IndexBook {
    private record Pending(long countsFromNanos, Observation observation, Source source) {}

    private static final Comparator<Pending> ORDER =
            Comparator.comparingLong(Pending::countsFromNanos).thenComparing(Pending::observation, Observation.ORDER);

    private static final long PUBLISHED_AFTER_NANOS = 5 * Utc.NANOS_PER_MINUTE;

    private final SourceRegistry registry;
    private final Readings readings = new Readings();
    private final Map<String, IndexCalculator> byIndex = new TreeMap<>();
    private final Map<String, List<IndexCalculator>> byGpu = new HashMap<>();
    private final PriorityQueue<Pending> pending = new PriorityQueue<>(ORDER);
    private final TreeMap<Long, TreeSet<String>> pendingReadings = new TreeMap<>();
    private final Map<String, List<PrintRecord>> prints = new TreeMap<>();
    private final Map<String, List<HourlyValue>> hours = new TreeMap<>();
    private Consumer<Observation> reader = _ -> {};
    private long takenBeforeNanos = Long.MIN_VALUE;
    private int nextHour = Integer.MIN_VALUE;
    private int nextDay = Integer.MIN_VALUE;

    /**
     * @param practice admits RECONSTRUCTED evidence and practice-only sources, and lets the last print stand in for
     *     officers; never on a live venue
     */
    public IndexBook(List<Good> goods, SourceRegistry registry, Method method, boolean practice) {
        this.registry = registry;
        for (Good good : goods) {
            var calculator = new IndexCalculator(good, method, practice, readings);
            if (byIndex.put(good.index(), calculator) != null)
                throw new IllegalArgumentException("index named twice: " + good.index());
            byGpu.computeIfAbsent(good.gpu(), _ -> new ArrayList<>()).add(calculator);
            prints.put(good.index(), new ArrayList<>());
            hours.put(good.index(), new ArrayList<>());
        }
    }

    /** Hands every observation that it takes from now on to another reader too. */
    public void tell(Consumer<Observation> other) {
        reader = other;
    }

    /**
     * Takes an observation. One that arrives after its hour was valued is rejected as late and appears in the record.
     *
     * @throws IllegalArgumentException if its source is not registered
     */
    public void observe(Observation observation) {
        reader.accept(observation);
        Source source = registry.require(observation.source());
        long countsFrom = source.countsFromNanos(observation.observedAtNanos());
        if (countsFrom < takenBeforeNanos) {
            for (IndexCalculator calculator : byGpu.getOrDefault(observation.gpu(), List.of()))
                calculator.refuse(observation, RejectReason.LATE);
            return;
        }
        pendingReadings.computeIfAbsent(countsFrom, _ -> new TreeSet<>()).add(observation.source());
        if (byGpu.containsKey(observation.gpu())) pending.add(new Pending(countsFrom, observation, source));
    }

    /**
     * When an hour is valued, nanoseconds since 1970: five minutes after its end (rulebook 2.8). What is received from
     * then on came too late for it.
     */
    public static long hourDueNanos(int epochHour) {
        return Utc.startOfHour(epochHour + 1) + PUBLISHED_AFTER_NANOS;
    }

    /**
     * Values the hour for every index, in order of name. The first hour asked may be any; then each must follow the one
     * before.
     *
     * @throws IllegalStateException if an hour was left out or is asked twice, or a day's print is still due
     */
    public List<HourlyValue> hour(int epochHour) {
        if (nextHour != Integer.MIN_VALUE && epochHour != nextHour)
            throw new IllegalStateException("hour " + Utc.format(Utc.startOfHour(nextHour)) + " is next, not "
                    + Utc.format(Utc.startOfHour(epochHour)));
        int day = Math.floorDiv(epochHour, 24);
        if (nextDay == Integer.MIN_VALUE) nextDay = day;
        if (day > nextDay) throw new IllegalStateException("the print of " + Utc.formatDay(nextDay) + " is due first");
        takeBefore(Utc.startOfHour(epochHour + 1));
        nextHour = epochHour + 1;
        var result = new ArrayList<HourlyValue>();
        for (IndexCalculator calculator : byIndex.values()) {
            HourlyValue value = calculator.hour(epochHour);
            hours.get(value.index()).add(value);
            result.add(value);
        }
        return result;
    }

    /**
     * Takes in what counts before 00:00 of the day, without valuing it: the past of a long archive, so that it need not
     * be held. Only before the first hour is valued.
     *
     * @throws IllegalStateException if an hour has been valued
     */
    public void passOver(int epochDay) {
        if (nextHour != Integer.MIN_VALUE)
            throw new IllegalStateException("hours have been valued up to " + Utc.format(Utc.startOfHour(nextHour))
                    + ", none can be passed over");
        takeBefore(Utc.startOfDay(epochDay));
        byIndex.values().forEach(calculator -> calculator.endDay(epochDay));
    }

    private void takeBefore(long endNanos) {
        takenBeforeNanos = endNanos;
        while (!pendingReadings.isEmpty() && pendingReadings.firstKey() < endNanos) {
            var reading = pendingReadings.pollFirstEntry();
            for (String source : reading.getValue()) readings.read(source, reading.getKey());
        }
        while (!pending.isEmpty() && pending.peek().countsFromNanos() < endNanos) {
            Pending next = pending.poll();
            Observation observation = next.observation();
            String provider = registry.provider(observation.provider());
            boolean isAdmitted = registry.admits(observation);
            for (IndexCalculator calculator : byGpu.getOrDefault(observation.gpu(), List.of()))
                if (!isAdmitted) calculator.refuse(observation, RejectReason.NOT_ADMITTED);
                else calculator.take(observation, next.source(), provider, next.countsFromNanos());
        }
    }

    /**
     * Prints the day for every index, in order of name, after valuing the hours of the day that are still open.
     *
     * @throws IllegalStateException if another day's print is due
     */
    public List<PrintRecord> print(int epochDay) {
        valueRest(epochDay);
        var result = new ArrayList<PrintRecord>();
        for (IndexCalculator calculator : byIndex.values()) {
            PrintRecord record = calculator.print(epochDay);
            prints.get(record.index()).add(record);
            result.add(record);
        }
        nextDay = epochDay + 1;
        return result;
    }

    /**
     * Prints the day for every index, as {@link #print} does, and explains one of them. No hour of the day may have been
     * valued before.
     *
     * @param beforeHour told each hour before it is valued: the last chance to give it observations
     * @throws IllegalStateException if another hour or day is due
     */
    public Explanation explain(String index, int epochDay, IntConsumer beforeHour) {
        IndexCalculator calculator = require(index);
        var views = new ArrayList<HourView>();
        for (int hour = epochDay * 24; hour < (epochDay + 1) * 24; hour++) {
            beforeHour.accept(hour);
            hour(hour);
            views.addAll(calculator.views(hour));
        }
        PrintRecord record = print(epochDay).stream()
                .filter(print -> print.index().equals(index))
                .findFirst()
                .orElseThrow();
        return new Explanation(record, HourView.day(calculator.good(), calculator.method(), record, views));
    }

    /** Values the day's hours without a print: lets medians and thresholds settle before the first print. */
    public void warmUp(int epochDay) {
        valueRest(epochDay);
        byIndex.values().forEach(calculator -> calculator.endDay(epochDay));
        nextDay = epochDay + 1;
    }

    private void valueRest(int epochDay) {
        if (nextDay != Integer.MIN_VALUE && epochDay != nextDay)
            throw new IllegalStateException(
                    "the print of " + Utc.formatDay(nextDay) + " is next, not " + Utc.formatDay(epochDay));
        int first = nextHour == Integer.MIN_VALUE ? epochDay * 24 : nextHour;
        for (int hour = first; hour < (epochDay + 1) * 24; hour++) hour(hour);
    }

    /**
     * Carries on from records made earlier, oldest first: the chain of hashes goes on and the last of them that was
     * printed can be carried.
     */
    public void continueAfter(String index, List<PrintRecord> earlier) {
        PrintRecord printed = earlier.stream()
                .filter(record -> record.status() == PrintStatus.PRINTED)
                .reduce(null, (_, later) -> later);
        if (!earlier.isEmpty()) require(index).continueAfter(earlier.getLast(), printed);
    }

    /** The index's records so far, oldest first. */
    public List<PrintRecord> prints(String index) {
        require(index);
        return List.copyOf(prints.get(index));
    }

    /** The index's newest record. */
    public Optional<PrintRecord> lastPrint(String index) {
        require(index);
        return prints.get(index).isEmpty()
                ? Optional.empty()
                : Optional.of(prints.get(index).getLast());
    }

    /** The index's hourly values so far, oldest first. */
    public List<HourlyValue> hours(String index) {
        require(index);
        return List.copyOf(hours.get(index));
    }

    /** The indices of the book, in order of name. */
    public List<String> indices() {
        return List.copyOf(byIndex.keySet());
    }

    private IndexCalculator require(String index) {
        IndexCalculator calculator = byIndex.get(index);
        if (calculator == null) throw new IllegalArgumentException("no such index in this book: " + index);
        return calculator;
    }
}
