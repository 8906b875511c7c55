package kilohour.index;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import kilohour.units.Utc;

/**
 * The table of grades of every model and week. A week is seven UTC days from a Monday, and its table is final when it is
 * asked for: what is read of the week later is passed over. Only weeks not asked for yet are held.
 */
public final class WeeklyGrades {
    public static final int DAYS = 7;

    /** Models that have an index, in order of name. */
    public static final List<String> MODELS =
            Goods.standard().stream().map(Good::gpu).distinct().sorted().toList();

    private final Collection<String> gpus;
    private final SourceRegistry registry;
    private final TreeMap<Integer, List<GradeStudy>> weeks = new TreeMap<>();
    private int monday;

    /**
     * @param gpus models, as in H100
     * @param fromDay epoch day; the first week begins on it, or on the first Monday after it
     */
    public WeeklyGrades(Collection<String> gpus, SourceRegistry registry, int fromDay) {
        this.gpus = new TreeSet<>(gpus);
        this.registry = registry;
        this.monday = monday(fromDay + DAYS - 1);
    }

    /** The Monday of a day's week. */
    public static int monday(int epochDay) {
        return epochDay - (Utc.date(epochDay).getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue());
    }

    /** Takes an observation; one from a week whose table has been told is passed over. */
    public void observe(Observation observation) {
        int day = Utc.day(observation.observedAtNanos());
        if (day < monday || !gpus.contains(observation.gpu())) return;
        for (GradeStudy study : studies(monday(day))) study.observe(observation);
    }

    private List<GradeStudy> studies(int firstDay) {
        return weeks.computeIfAbsent(
                firstDay,
                _ -> gpus.stream()
                        .map(gpu -> new GradeStudy(gpu, firstDay, firstDay + DAYS - 1, registry))
                        .toList());
    }

    /** Tables of weeks that had ended by the instant and were not told before: in order of week, then model. */
    public List<GradeTable> endedBy(long nanos) {
        var ended = new ArrayList<GradeTable>();
        for (; Utc.startOfDay(monday + DAYS) <= nanos; monday += DAYS) {
            for (GradeStudy study : studies(monday)) ended.add(study.table());
            weeks.remove(monday);
        }
        return ended;
    }
}
