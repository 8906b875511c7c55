package kilohour.index;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kilohour.units.Utc;

/**
 * Makes a day's print (rulebook 2.8 to 2.11): the best grade that has its hours by itself; else the ladder: the last
 * print carried for three days, then a determination, else no print and why.
 */
final class PrintDesk {
    private static final List<Set<Rung>> LADDER = List.of(
            EnumSet.of(Rung.INTRADAY),
            EnumSet.of(Rung.DAILY),
            EnumSet.of(Rung.DAILY, Rung.STRETCHED),
            EnumSet.of(Rung.RECONSTRUCTED));

    private final Good good;
    private final Method method;
    private final boolean practice;
    private String previousHash = PrintRecord.NO_RECORD;
    private PrintRecord lastPrinted;

    PrintDesk(Good good, Method method, boolean practice) {
        this.good = good;
        this.method = method;
        this.practice = practice;
    }

    /** Carries on after a record made earlier; {@code printed} is the last one with evidence of its own, or null. */
    void continueAfter(PrintRecord record, PrintRecord printed) {
        previousHash = record.recordHash();
        lastPrinted = printed;
    }

    PrintRecord print(int epochDay, Day day) {
        PrintRecord record = made(epochDay, day).sealed();
        previousHash = record.recordHash();
        if (record.status() == PrintStatus.PRINTED) lastPrinted = record;
        return record;
    }

    private PrintRecord made(int epochDay, Day day) {
        String inputHash = day.inputHash(method, practice);
        for (Set<Rung> rungs : LADDER) {
            List<HourSheet> hours = day.valued(rungs);
            if (hours.size() >= method.hoursForPrint()) return printed(epochDay, day, hours, inputHash);
        }
        return standIn(epochDay, day, inputHash, shortfall(day));
    }

    private PrintRecord printed(int epochDay, Day day, List<HourSheet> hours, String inputHash) {
        var daySheet = new DaySheet(hours);
        Sheet sheet = daySheet.sheet(method);
        var influence = new Influence(method, sheet);
        long[] interval = new Bootstrap(method, sheet, inputHash).intervalTenths();
        boolean stretched = hours.stream().anyMatch(hour -> hour.rung().stretched());
        return new PrintRecord(
                good.index(),
                epochDay,
                PrintStatus.PRINTED,
                stretched ? "offers to 48 hours and trades to 72 hours old" : "",
                daySheet.valueTenths(),
                hours.getFirst().rung().grade(),
                stretched,
                practice,
                method.version(),
                hours.size(),
                contributions(sheet, influence),
                hours.stream()
                        .map(hour -> HourShare.of(hour, sheet.providers()))
                        .toList(),
                shares(sheet),
                sheet.effectiveMillis(),
                interval[0],
                interval[1],
                influence.costToMove1Pct(),
                day.rejects(hours),
                inputHash,
                previousHash,
                "");
    }

    private static List<Contribution> contributions(Sheet sheet, Influence influence) {
        var result = new ArrayList<Contribution>();
        for (int i = 0; i < sheet.providers().size(); i++) {
            ProviderPrice p = sheet.providers().get(i);
            result.add(new Contribution(
                    p.provider(),
                    p.owner(),
                    p.priceMicros(),
                    sheet.weightPpm(i),
                    p.evidence(),
                    p.gpusOnOffer(),
                    influence.leaveOneOutTenths(i)));
        }
        return result;
    }

    private static EvidenceShares shares(Sheet sheet) {
        var ppm = new int[Evidence.values().length];
        for (int i = 0; i < sheet.providers().size(); i++)
            ppm[sheet.providers().get(i).evidence().ordinal()] += sheet.weightPpm(i);
        return new EvidenceShares(ppm[0], ppm[1], ppm[2]);
    }

    private PrintRecord standIn(int epochDay, Day day, String inputHash, String shortfall) {
        if (lastPrinted == null)
            return without(epochDay, day, inputHash, PrintStatus.NO_PRINT, "no print to carry; " + shortfall);
        String from = "print of " + Utc.formatDay(lastPrinted.epochDay());
        if (epochDay - lastPrinted.epochDay() <= method.carryDays())
            return without(epochDay, day, inputHash, PrintStatus.CARRIED, from + " carried; " + shortfall);
        if (practice)
            return without(
                    epochDay,
                    day,
                    inputHash,
                    PrintStatus.DETERMINED,
                    "practice rule: " + from + " stands in for the officers' word; " + shortfall);
        return without(
                epochDay,
                day,
                inputHash,
                PrintStatus.NO_PRINT,
                from + " is older than " + method.carryDays() + " days, determination is due; " + shortfall);
    }

    private PrintRecord without(int epochDay, Day day, String inputHash, PrintStatus status, String reason) {
        boolean value = status != PrintStatus.NO_PRINT;
        long tenths = value ? lastPrinted.valueTenths() : 0;
        return new PrintRecord(
                good.index(),
                epochDay,
                status,
                reason,
                tenths,
                value ? lastPrinted.grade() : null,
                false,
                practice,
                method.version(),
                0,
                List.of(),
                List.of(),
                new EvidenceShares(0, 0, 0),
                0,
                tenths,
                tenths,
                null,
                day.rejects(List.of()),
                inputHash,
                previousHash,
                "");
    }

    /**
     * How far each grade came, such as {@code INTRADAY 7 of 18 hours (4 owner groups, ...)}, and what was left aside before
     * it came to that, such as {@code 116 NOT_PERMITTED}.
     */
    private String shortfall(Day day) {
        var parts = new ArrayList<String>();
        for (Rung rung : Rung.values()) {
            HourSheet last = day.last(rung);
            if (last == null) continue;
            int hours = day.valued(EnumSet.of(rung)).size();
            String why = last.hasValue() ? "" : " (" + last.shortfall() + ")";
            parts.add(rung + " " + hours + " of " + method.hoursForPrint() + " hours" + why);
        }
        if (!practice) parts.add("RECONSTRUCTED evidence is for practice only");
        String aside = day.rejects(List.of()).stream()
                .collect(Collectors.groupingBy(
                        RejectedInput::reason, TreeMap::new, Collectors.summingInt(RejectedInput::count)))
                .entrySet()
                .stream()
                .map(reason -> reason.getValue() + " " + reason.getKey())
                .collect(Collectors.joining(", "));
        if (!aside.isEmpty()) parts.add("left aside " + aside);
        return String.join("; ", parts);
    }
}
