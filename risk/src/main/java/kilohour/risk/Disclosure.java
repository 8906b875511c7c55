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
        waterfall();
        collateral();
        margin();
        liquidity();
        custody();
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
                        "not computed here: 4.2 (hypothetical capital), 5.3 (haircuts tested against price falls: the venue"
                                + " keeps no history of those prices), 12, 13, 15 (the operator's own accounts), 16.2 and"
                                + " 16.3 (money is with the bank), 17 (availability), 19, 20: they need accounts and"
                                + " operations beyond the venue's state",
                        "7: liquidity is compared with what the two members would owe that lose most together, all of it at"
                                + " once and in dollars, before any of their collateral is sold"),
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

    /** What each layer has, in the order in which it is used. */
    private void waterfall() {
        add(
                "4.1",
                "Insurance, used before the venue's capital",
                Money.format(book.fund().insuranceMicros()));
        add(
                "4.1",
                "Venue's capital, used before survivors' shares",
                Money.format(book.fund().capitalMicros()));
        add(
                "4.1",
                "Aggregate participant contributions required by the last sizing",
                Money.format(VenueBook.Fund.sum(book.fund().requiredMicros())));
        add(
                "4.1",
                "Committed: the most that participants can be assessed for one default",
                Money.format(book.means().committedMicros()));
        add(
                "4.3",
                "Prefunded resources held as cash in dollars",
                Money.format(Math.addExact(reports.paidIn(), book.fund().ownMicros())));
        add("4.3", "Prefunded resources held otherwise", Money.format(0));
        long days = book.fund().sizings().stream()
                .filter(each -> each.sizeMicros() > 0)
                .count();
        add(
                "4.4",
                "Days on which the fund was sized",
                Integer.toString(book.fund().sizings().size()));
        add("4.4", "of these, with a loss beyond margin in any scenario", Long.toString(days));
        add(
                "4.4.3",
                "Largest stress loss beyond initial margin, any single participant, over those days",
                Money.format(most(VenueBook.Sizing::firstMicros)));
        add(
                "4.4.7",
                "Largest stress loss beyond initial margin, any two participants, over those days",
                Money.format(most(VenueBook.Sizing::sizeMicros)));
    }

    private long most(java.util.function.ToLongFunction<VenueBook.Sizing> what) {
        return book.fund().sizings().stream().mapToLong(what).max().orElse(0);
    }

    private void collateral() {
        add("5.1", "Accepted at par", "US dollars");
        for (VenueBook.Asset each : book.means().assets())
            add(
                    "5.2",
                    "Haircut of %s, %s; at most $%s for an account"
                            .formatted(each.code(), each.kind().replace('_', ' '), Money.format(each.capMicros())),
                    ClearingReports.percent(each.haircutPpm() / 1_000_000.0) + "%");
    }

    /** What two members would have to pay at once in a scenario, and what there is to pay winners with meanwhile. */
    private void liquidity() {
        long needed = 0;
        long one = 0;
        for (int s = 0; s < book.stress().set().scenarios().size(); s++) {
            int scenario = s;
            long[] largest = book.stress().members().stream()
                    .mapToLong(member -> Math.max(0, member.lossMicros().get(scenario)))
                    .sorted()
                    .toArray();
            int count = largest.length;
            long first = count > 0 ? largest[count - 1] : 0;
            long second = count > 1 ? largest[count - 2] : 0;
            one = Math.max(one, first);
            needed = Math.max(needed, Math.addExact(first, second));
        }
        VenueBook.Means means = book.means();
        add("7.1", "Covered for liquidity", "cover 2");
        add("7.1", "Stated size of the liquidity account", Money.format(means.liquidityLimitMicros()));
        add(
                "7.1",
                "Cash put into the liquidity account, less what it paid for collateral",
                Money.format(means.liquidityMicros()));
        add("7.1", "Left of it", Money.format(Math.addExact(means.liquidityMicros(), means.liquidityLimitMicros())));
        add("7.1", "Paid to winners while accounts are below zero", Money.format(means.liquidityUsedMicros()));
        add("7.3", "Largest payment that one participant would owe in a stress scenario", Money.format(one));
        add("7.3", "Largest payment that two participants would owe in a stress scenario", Money.format(needed));
    }

    private void custody() {
        add(
                "16.1",
                "Cash at the bank for participants and the venue",
                Money.format(book.means().bankMicros()));
    }

    private void margin() {
        add("6.1", "Initial margin required, house", initial(true));
        add("6.1", "Initial margin required, client", initial(false));
        add(
                "6.2",
                "Held in dollars by participants' accounts",
                Money.format(book.means().memberCashMicros()));
        for (VenueBook.Asset each : book.means().assets())
            add(
                    "6.2",
                    "Held in %s, before and after haircut".formatted(each.code()),
                    Money.format(each.valueMicros()) + " and " + Money.format(each.countsMicros()));
        add(
                "6.2",
                "Held in all, after haircut",
                Money.format(Math.addExact(
                        book.means().memberCashMicros(), book.means().countsMicros())));
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
