package kilohour.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kilohour.contracts.ListingCalendar;
import kilohour.index.Determination;
import kilohour.index.PrintRecord;
import kilohour.index.PrintStatus;
import kilohour.index.Reported;
import kilohour.index.ReportedDesk;
import kilohour.sources.ReportedLedger;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;

/**
 * An index that somebody else computes, as the venue prints it: each day's record once it is final, written down before
 * it is told; what was written stands, whatever becomes of the file. Used by one thread.
 */
final class ReportedIndex {
    /** An hour's value is final five minutes after it ends. */
    private static final long HOUR_FINAL_NANOS = 5 * Utc.NANOS_PER_MINUTE;

    /**
     * What an index is and by whom.
     *
     * @param dueNanos so long after a day's end its value must be there, or the ladder is climbed; at least two hours
     * @param pastDays days of the past that a venue takes which lists it, so that people see where the price comes from
     */
    record Terms(String code, PriceGrid grid, String administrator, boolean practice, long dueNanos, int pastDays) {}

    private final Terms terms;
    private final ReportedFeed feed;
    private final ReportedLedger ledger;
    private final NavigableMap<Integer, PrintRecord> records = new TreeMap<>();
    private final Set<String> told = new HashSet<>();
    private final List<String> news = new ArrayList<>();
    private ReportedDesk desk;

    ReportedIndex(Terms terms, ReportedFeed feed, ReportedLedger ledger) {
        this.terms = terms;
        this.feed = feed;
        this.ledger = ledger;
    }

    String code() {
        return terms.code();
    }

    /** The records so far, oldest first. */
    List<PrintRecord> records() {
        return List.copyOf(records.values());
    }

    /** Sentences that have not been asked for yet. */
    List<String> news() {
        var fresh = List.copyOf(news);
        news.clear();
        return fresh;
    }

    /**
     * Makes the records that are due at an instant, and writes them.
     *
     * @param hasPrints whether the market has prints of it
     * @throws kilohour.sources.ObservationFileException if they cannot be written, or those written were changed
     */
    void advanceTo(long nowNanos, boolean hasPrints) {
        boolean changed = feed.look();
        if (desk == null) open(hasPrints);
        if (changed) {
            feed.faults().forEach(this::tell);
            records.values().forEach(this::compare);
        }
        var fresh = new ArrayList<PrintRecord>();
        try {
            for (int day = nextDay(nowNanos); ListingCalendar.printFrozenNanos(day) <= nowNanos; day++) {
                Optional<PrintRecord> record = record(day, nowNanos);
                if (record.isEmpty()) break;
                fresh.add(record.get());
            }
            if (!fresh.isEmpty()) ledger.append(fresh);
        } catch (RuntimeException e) {
            desk = null; // what was not written was not made
            throw e;
        }
        for (PrintRecord record : fresh) records.put(record.epochDay(), record);
    }

    private void open(boolean hasPrints) {
        var opened = new ReportedDesk(terms.code(), terms.administrator(), terms.practice());
        List<PrintRecord> written = ledger.records();
        if (written.isEmpty() && hasPrints)
            throw new kilohour.sources.ObservationFileException(
                    ledger.file(), 0, "the records that the venue's prints were made from are gone; put back the file");
        records.clear();
        for (PrintRecord record : written) {
            opened.continueAfter(record);
            records.put(record.epochDay(), record);
        }
        desk = opened;
    }

    /**
     * The day after the last record. A first record is that of the first value, or of the first of its month if that is
     * the month under way, which cannot settle without.
     */
    private int nextDay(long nowNanos) {
        if (!records.isEmpty()) return records.lastKey() + 1;
        int first = feed.firstDay().orElse(Integer.MAX_VALUE - 1);
        int today = Utc.day(nowNanos);
        int firstOfMonth = Utc.day(Utc.date(today).withDayOfMonth(1));
        if (first >= today) return today;
        return first > firstOfMonth ? firstOfMonth : Math.max(first, today - terms.pastDays());
    }

    private Optional<PrintRecord> record(int day, long nowNanos) {
        Optional<Reported> reported = admitted(day);
        if (reported.isPresent()) return reported.map(desk::printed);
        Optional<Determination> determination = feed.determination(day);
        if (determination.isPresent()) return determination.map(desk::determined);
        if (nowNanos < Utc.startOfDay(day + 1) + terms.dueNanos()) return Optional.empty();
        Optional<PrintRecord> standIn = desk.standIn(day).or(() -> before(day, nowNanos));
        if (standIn.isEmpty())
            tell(terms.code() + " stands still at " + Utc.formatDay(day) + ": "
                    + (desk.last().isEmpty() ? "there is no value and none before it" : "three days were carried")
                    + ". Add its value to " + feed.place(day) + ", or two officers determine it with a line in "
                    + feed.determinationPlace() + ". Trading goes on");
        return standIn;
    }

    /** Of a day before the first value, in practice: there, once there was one, something always stands in. */
    private Optional<PrintRecord> before(int day, long nowNanos) {
        if (!terms.practice()) return Optional.empty();
        for (int later = day + 1; ListingCalendar.printFrozenNanos(later) <= nowNanos; later++) {
            Optional<Reported> first = admitted(later);
            if (first.isPresent()) return Optional.of(desk.before(day, first.get()));
        }
        return Optional.empty();
    }

    private Optional<Reported> admitted(int day) {
        Optional<Reported> reported = feed.day(day);
        if (reported.isPresent() && !desk.admits(reported.get().grade())) {
            tell(feed.place(day) + ": RECONSTRUCTED values are for practice only; the line counts as not there");
            return Optional.empty();
        }
        return reported;
    }

    /** A day whose record was written is frozen: what its line says now is told if it is something else. */
    private void compare(PrintRecord record) {
        Reported line = feed.day(record.epochDay()).orElse(null);
        if (line == null || line.valueTenths() == record.valueTenths() && line.grade() == record.grade()) return;
        String day = Utc.formatDay(record.epochDay());
        String frozen = terms.grid().formatTenths(record.valueTenths()) + " " + record.grade();
        String said = terms.grid().formatTenths(line.valueTenths()) + " " + line.grade();
        tell(feed.place(record.epochDay()) + ": " + day + " was declared at " + frozen
                + (record.status() == PrintStatus.PRINTED ? "" : ", " + record.status() + ",")
                + " and is frozen; the line says " + said + " and is refused. Put back " + frozen
                + " or leave it: what was declared is not restated");
    }

    private void tell(String sentence) {
        if (told.add(sentence)) news.add(sentence);
    }

    /** Values of hours that are final at an instant, from an hour on, in order. */
    List<Reported> hours(int fromHour, long nowNanos) {
        return feed.hours(fromHour, Utc.hour(nowNanos - HOUR_FINAL_NANOS) - 1).stream()
                .filter(hour -> desk != null && desk.admits(hour.grade()))
                .toList();
    }
}
