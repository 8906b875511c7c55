package kilohour.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import kilohour.clearing.VenueAccount;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.exchange.Event;
import kilohour.index.Method;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;

/** Adds up a time-lapse. */
final class Reckoning {
    private final TimeLapse.Plan plan;
    private final Tally tally;
    private final Venue venue;
    private final long commands;

    Reckoning(TimeLapse.Plan plan, Tally tally, Venue venue, long commands) {
        this.plan = plan;
        this.tally = tally;
        this.venue = venue;
        this.commands = commands;
    }

    TimeLapseReport report() {
        YearMonth last = YearMonth.from(Utc.date(plan.toDay()));
        var months = new ArrayList<TimeLapseReport.Month>();
        for (var index : tally.months.values())
            for (Tally.Month month : index.headMap(last, true).values()) months.add(month(month));
        return new TimeLapseReport(
                Method.V1.version(),
                plan.seed(),
                Utc.formatDay(plan.fromDay()),
                Utc.formatDay(plan.toDay()),
                months,
                usd(totalPnlMicros()),
                commands,
                tally.trades,
                List.copyOf(tally.defaults.values()));
    }

    /**
     * Profit and loss of everybody: the cash of all accounts, the venue's own included, less what was paid in. Members'
     * cash is asked of the venue, which must agree with the transfers it reported.
     */
    private long totalPnlMicros() {
        long sum = 0;
        for (var each : tally.cashMicros.entrySet()) {
            if (each.getKey() == VenueAccount.BANK) continue;
            long cash = each.getValue();
            if (each.getKey() >= VenueAccount.FIRST_MEMBER_ACCOUNT) {
                cash = venue.account(each.getKey()).cashMicros();
                if (cash != each.getValue())
                    throw new IllegalStateException("account " + each.getKey() + " holds " + cash
                            + " micro-dollars, its transfers add up to " + each.getValue());
            }
            sum = Math.addExact(sum, cash - tally.depositedMicros.getOrDefault(each.getKey(), 0L));
        }
        return sum;
    }

    private TimeLapseReport.Month month(Tally.Month month) {
        NavigableMap<Integer, Event.PrintDeclared> prints = tally.prints
                .getOrDefault(month.contract.underlying().code(), new TreeMap<>())
                .subMap(month.contract.firstDay(), true, month.contract.lastDay(), true);
        var lots = month.lotsAtEnd.isEmpty() ? month.lots : month.lotsAtEnd;
        long spotMicros = spotMicros(month, prints);
        long buyerMicros = month.broughtMicros.getOrDefault(PracticeCast.buyer(), 0L);
        long providerMicros = month.broughtMicros.getOrDefault(PracticeCast.provider(), 0L);
        return new TimeLapseReport.Month(
                month.contract.underlying().code(),
                month.contract.month().toString(),
                month.contract.name(),
                prints.values().stream().map(print -> print(month, print)).toList(),
                settlementPrices(month),
                month.settled == null ? null : price(month, month.settled.finalTenths()),
                share(
                        prints,
                        print -> print.status() == PrintStatus.PRINTED && print.grade() == PrintGrade.RECONSTRUCTED),
                share(prints, print -> print.status() == PrintStatus.CARRIED),
                share(prints, print -> print.status() == PrintStatus.DETERMINED),
                month.volumeUnits,
                lots.values().stream().mapToLong(each -> Math.max(0, each)).sum(),
                new TimeLapseReport.Buyer(
                        TimeLapse.HEDGED_LOTS,
                        lots.getOrDefault(PracticeCast.buyer(), 0L),
                        usd(spotMicros),
                        usd(spotMicros - buyerMicros)),
                new TimeLapseReport.Provider(
                        TimeLapse.HEDGED_LOTS,
                        lots.getOrDefault(PracticeCast.provider(), 0L),
                        usd(spotMicros),
                        usd(spotMicros + providerMicros)));
    }

    /** {@link TimeLapse#HEDGED_LOTS} GPUs for every hour of every day printed, at that day's print. */
    private static long spotMicros(Tally.Month month, NavigableMap<Integer, Event.PrintDeclared> prints) {
        long unitsPerDay = month.contract.unitsPerLot() / month.contract.days();
        long sum = 0;
        for (var print : prints.values())
            sum = Math.addExact(
                    sum, month.contract.grid().valueMicros(TimeLapse.HEDGED_LOTS, unitsPerDay, print.valueTenths()));
        return sum;
    }

    private static TimeLapseReport.Print print(Tally.Month month, Event.PrintDeclared print) {
        return new TimeLapseReport.Print(
                Utc.formatDay(print.day()),
                price(month, print.valueTenths()),
                print.status().name(),
                print.grade().name());
    }

    private static List<TimeLapseReport.SettlementPrice> settlementPrices(Tally.Month month) {
        return month.settlementPrices.stream()
                .map(set -> new TimeLapseReport.SettlementPrice(
                        Utc.formatDay(set.day()),
                        price(month, set.priceTenths()),
                        set.tier().name()))
                .toList();
    }

    /** Days of the kind as a share of the days printed, to four decimals, half-even. */
    private static BigDecimal share(
            NavigableMap<Integer, Event.PrintDeclared> prints, Predicate<Event.PrintDeclared> kind) {
        if (prints.isEmpty()) return BigDecimal.ZERO;
        return BigDecimal.valueOf(prints.values().stream().filter(kind).count())
                .divide(BigDecimal.valueOf(prints.size()), 4, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal price(Tally.Month month, long tenths) {
        PriceGrid grid = month.contract.grid();
        return new BigDecimal(grid.formatTenths(tenths));
    }

    private static BigDecimal usd(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }
}
