package kilohour.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import kilohour.index.Determination;
import kilohour.index.Reported;
import kilohour.sources.ReportedFile;
import kilohour.units.PriceGrid;

/** Where the values of an index come from that somebody else computes. */
interface ReportedFeed {
    /** Looks again; true if there may be something new. */
    boolean look();

    /** The day of the first value; empty if there is none yet. */
    Optional<Integer> firstDay();

    /** The value of a day, counted from 1970. */
    Optional<Reported> day(int epochDay);

    /** Values of hours from one to another, both included, in order. */
    List<Reported> hours(int fromHour, int toHour);

    Optional<Determination> determination(int epochDay);

    /** What is wrong with what was read, a sentence each. */
    List<String> faults();

    /** Where the value of a day stands, or is wanted, in words. */
    String place(int epochDay);

    /** Where officers write what they determine, in words. */
    String determinationPlace();

    /**
     * Files that the administrator's process, and officers, append to.
     *
     * @param hours null where there are none
     */
    static ReportedFeed files(Path days, Path hours, Path determinations, PriceGrid grid, long tenthsMax) {
        return new ReportedFiles(
                new ReportedFile(days, grid, tenthsMax),
                hours == null ? null : new ReportedFile(hours, grid, tenthsMax),
                new ReportedFile(determinations, grid, tenthsMax));
    }

    /** As {@link #files}, read again whenever a file is not as it was. */
    final class ReportedFiles implements ReportedFeed {
        private final ReportedFile dayFile;
        private final ReportedFile hourFile;
        private final ReportedFile officersFile;
        private String stamps = "";
        private ReportedFile.Reading<Reported> days = nothing();
        private ReportedFile.Reading<Reported> hours = nothing();
        private ReportedFile.Reading<Determination> determinations = nothing();

        private ReportedFiles(ReportedFile dayFile, ReportedFile hourFile, ReportedFile officersFile) {
            this.dayFile = dayFile;
            this.hourFile = hourFile;
            this.officersFile = officersFile;
        }

        private static <T> ReportedFile.Reading<T> nothing() {
            return new ReportedFile.Reading<>(new TreeMap<>(), List.of());
        }

        @Override
        public boolean look() {
            String now = "days " + dayFile.stamp() + " hours " + (hourFile == null ? "" : hourFile.stamp())
                    + " officers " + officersFile.stamp();
            if (now.equals(stamps)) return false;
            days = dayFile.days();
            hours = hourFile == null ? nothing() : hourFile.hours();
            determinations = officersFile.stamp().isEmpty() ? nothing() : officersFile.determinations();
            stamps = now;
            return true;
        }

        @Override
        public Optional<Integer> firstDay() {
            return days.byPeriod().isEmpty()
                    ? Optional.empty()
                    : Optional.of(days.byPeriod().firstKey());
        }

        @Override
        public Optional<Reported> day(int epochDay) {
            return said(days.byPeriod(), epochDay);
        }

        @Override
        public List<Reported> hours(int fromHour, int toHour) {
            return hours.byPeriod().subMap(fromHour, true, toHour, true).values().stream()
                    .map(ReportedFile.Line::said)
                    .toList();
        }

        @Override
        public Optional<Determination> determination(int epochDay) {
            return said(determinations.byPeriod(), epochDay);
        }

        private static <T> Optional<T> said(NavigableMap<Integer, ReportedFile.Line<T>> lines, int period) {
            return Optional.ofNullable(lines.get(period)).map(ReportedFile.Line::said);
        }

        @Override
        public List<String> faults() {
            return Stream.of(days.faults(), hours.faults(), determinations.faults())
                    .flatMap(List::stream)
                    .toList();
        }

        @Override
        public String place(int epochDay) {
            Map.Entry<Integer, ReportedFile.Line<Reported>> line =
                    days.byPeriod().containsKey(epochDay) ? days.byPeriod().floorEntry(epochDay) : null;
            return dayFile.path() + (line == null ? "" : ":" + line.getValue().line());
        }

        @Override
        public String determinationPlace() {
            return officersFile.path().toString();
        }
    }
}
