package kilohour.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import kilohour.units.Money;

/**
 * The quantitative part of a disclosure under the Principles for Financial Market Infrastructures, as far as a venue's
 * own state and tape tell it, by the numbers of CPMI-IOSCO's public quantitative disclosure standards for central
 * counterparties (February 2015, BIS d125). What cannot be computed is listed as such and not guessed.
 */
final class Disclosure {
    private final VenueBook book;
    private final ClearingReports reports;
    private final List<List<String>> rows = new ArrayList<>();

    Disclosure(VenueBook book, ClearingReports reports) {
        this.book = book;
        this.reports = reports;
    }

    Report report() {
        credit();
        margin();
        participation();
        volumes();
        return new Report(
                "disclosure",
                "Quantitative disclosure, " + book.venue() + ", " + book.at(),
                List.of(
                        "numbers as in CPMI-IOSCO, Public quantitative disclosure standards for central counterparties,"
                                + " February 2015, to the second place, and to the third where the figure is one of its own (4.4.3, 4.4.7);"
                                + " amounts in US dollars",
                        "figures are of the instant given and of the days on the tape, not of twelve months where the tape"
                                + " is shorter",
                        "not computed here: 4.2 (hypothetical capital), 5 (collateral), 7 (liquidity), 12, 13, 15, 16, 17,"
                                + " 19, 20: they need accounts and operations beyond the venue's state"),
                List.of(new Report.Table("disclosure", List.of("number", "what", "value"), rows)));
    }

    private void add(String number, String what, String value) {
        rows.add(List.of(number, what, value));
    }

    private void credit() {
        CoverTwo fund = CoverTwo.of(book.stress());
        add(
                "4.1",
                "Prefunded own capital used before members' contributions",
                Money.format(book.fund().ownMicros()));
        add("4.1", "Prefunded aggregate participant contributions required", Money.format(fund.sizeMicros()));
        add("4.1", "Prefunded aggregate participant contributions posted", Money.format(reports.paidIn()));
        add("4.4", "Cover 1 or cover 2", "cover 2");
        add("4.4", "Business days within which a defaulter's book is assumed to be closed out", "2");
        long one = fund.pairs().stream()
                .mapToLong(CoverTwo.Pair::firstMicros)
                .max()
                .orElse(0);
        add("4.4.3", "Largest stress loss beyond initial margin, any single participant", Money.format(one));
        add(
                "4.4.7",
                "Largest stress loss beyond initial margin, any two participants",
                Money.format(fund.sizeMicros()));
        add(
                "4.4",
                "Would the largest two exceed prefunded resources today",
                fund.sizeMicros() > Math.addExact(reports.paidIn(), book.fund().ownMicros()) ? "yes" : "no");
    }

    private void margin() {
        add("6.1", "Initial margin required, house", initial(true));
        add("6.1", "Initial margin required, client", initial(false));
        add("6.4", "Initial margin model", "scenario portfolio margin; sizes by filtered historical simulation");
        add("6.4", "Single-tailed confidence targeted", "99.5%");
        add("6.4", "Look-back", "the index's whole history; stressed period of 90 days blended in by a quarter");
        add("6.4", "Close-out period", "2 days");
        TrafficLight light = ClearingReports.light(book.tests());
        long uncovered = book.tests().stream()
                .mapToLong(each -> each.lossMicros() - each.marginMicros())
                .filter(each -> each > 0)
                .max()
                .orElse(0);
        add(
                "6.5",
                "Times that margin coverage of an account fell below its exposure",
                Integer.toString(light.exceeded()));
        add("6.5", "Frequency of the comparison", "daily");
        add("6.5", "Observations", Integer.toString(light.tests()));
        add("6.5", "Achieved coverage", ClearingReports.percent(light.coverage()) + "%");
        add("6.5", "Largest uncovered exposure", Money.format(uncovered));
        add("6.6", "Average variation margin paid in a day", Money.format((long) book.dayVolumes().stream()
                .mapToLong(VenueBook.DayVolume::variationMicros)
                .average()
                .orElse(0)));
        add(
                "6.7",
                "Largest variation margin paid in a day",
                Money.format(book.dayVolumes().stream()
                        .mapToLong(VenueBook.DayVolume::variationMicros)
                        .max()
                        .orElse(0)));
    }

    private String initial(boolean house) {
        return Money.format(book.accounts().stream()
                .filter(each -> each.house() == house)
                .mapToLong(VenueBook.Standing::initialMicros)
                .sum());
    }

    private void participation() {
        add(
                "18.1",
                "Clearing members",
                Long.toString(book.accounts().stream()
                        .map(VenueBook.Standing::member)
                        .distinct()
                        .count()));
        Map<String, List<VenueBook.Holding>> byIndex = book.holdings().stream()
                .collect(Collectors.groupingBy(VenueBook.Holding::index, java.util.TreeMap::new, Collectors.toList()));
        byIndex.forEach((index, held) -> add(
                "18.2",
                "Largest five members' share of open positions, " + index,
                ClearingReports.percent(reports.largest(held, 1, 5)) + "% of longs, "
                        + ClearingReports.percent(reports.largest(held, -1, 5)) + "% of shorts"));
        add(
                "18.3",
                "Largest five members' share of initial margin",
                ClearingReports.percent(reports.marginShare(5)) + "%");
        if (book.fund().heldMicros().size() >= 10)
            add(
                    "18.4",
                    "Largest five members' share of the default fund",
                    ClearingReports.percent(ClearingReports.share(book.fund().heldMicros(), 5)) + "%");
    }

    private void volumes() {
        int days = Math.max(1, book.dayVolumes().size());
        add(
                "23.1",
                "Average daily trades",
                String.format(
                        Locale.ROOT,
                        "%.1f",
                        (double) book.dayVolumes().stream()
                                        .mapToLong(VenueBook.DayVolume::trades)
                                        .sum()
                                / days));
        add(
                "23.1",
                "Average daily value cleared",
                Money.format(book.dayVolumes().stream()
                                .mapToLong(VenueBook.DayVolume::valueMicros)
                                .sum()
                        / days));
        book.holdings().stream()
                .collect(Collectors.groupingBy(VenueBook.Holding::index, java.util.TreeMap::new, Collectors.toList()))
                .forEach((index, held) ->
                        add("23.2", "Open interest, " + index, ClearingReports.longUnits(held) + " units"));
    }
}
