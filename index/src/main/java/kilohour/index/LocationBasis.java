package kilohour.index;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kilohour.units.Utc;

/**
 * What a place is worth on a day: a regional print less its parent's, such as H100US − H100. Anyone who has the two
 * records can take it again.
 *
 * <p>The 90% interval is taken from the two prints' (Zou and Donner 2008, the difference of two estimates with
 * intervals of their own): from b − √((r − r<sub>low</sub>)² + (p<sub>high</sub> − p)²) to
 * b + √((r<sub>high</sub> − r)² + (p − p<sub>low</sub>)²), roots rounded up. It takes the two for independent; since a
 * region's prices are among its parent's, they mostly err together, and the true interval is narrower.
 *
 * @param index the regional index
 * @param parent the index of the same good anywhere in North America and Europe
 * @param status {@link PrintStatus#PRINTED} or {@link PrintStatus#NO_PRINT}: a basis is never carried
 * @param reason why there is none, empty if there is one
 * @param basisTenths in tenths of a tick, negative where the region is cheaper; 0 without one
 * @param lowTenths lower end of its 90% interval
 * @param highTenths upper end of its 90% interval
 * @param grade the worse of the two prints' grades, null without a basis
 */
public record LocationBasis(
        String index,
        String parent,
        int epochDay,
        PrintStatus status,
        String reason,
        long basisTenths,
        long lowTenths,
        long highTenths,
        Grade grade) {

    /**
     * The basis of a day on which both were asked for a print.
     *
     * @throws IllegalArgumentException if the records are of two days, or the one is no region of the other
     */
    public static LocationBasis of(PrintRecord regional, PrintRecord parent) {
        if (regional.epochDay() != parent.epochDay())
            throw new IllegalArgumentException("records of " + Utc.formatDay(regional.epochDay()) + " and "
                    + Utc.formatDay(parent.epochDay()) + " have no basis: take two of one day");
        if (!Goods.require(regional.index()).isRegionOf(Goods.require(parent.index())))
            throw new IllegalArgumentException(regional.index() + " is no region of " + parent.index());
        for (PrintRecord record : List.of(regional, parent))
            if (record.status() != PrintStatus.PRINTED) return none(regional, parent, record);
        long basis = Math.subtractExact(regional.valueTenths(), parent.valueTenths());
        long below = root(below(regional), above(parent));
        long above = root(above(regional), below(parent));
        Grade worse = regional.grade().compareTo(parent.grade()) >= 0 ? regional.grade() : parent.grade();
        return new LocationBasis(
                regional.index(),
                parent.index(),
                regional.epochDay(),
                PrintStatus.PRINTED,
                "",
                basis,
                basis - below,
                basis + above,
                worse);
    }

    private static LocationBasis none(PrintRecord regional, PrintRecord parent, PrintRecord missing) {
        return new LocationBasis(
                regional.index(),
                parent.index(),
                regional.epochDay(),
                PrintStatus.NO_PRINT,
                missing.index() + " is " + missing.status() + ": " + missing.reason(),
                0,
                0,
                0,
                null);
    }

    /** How far the interval reaches below the value; the value, a mean of hours, may stand outside the sheet's. */
    private static long below(PrintRecord record) {
        return Math.max(0, record.valueTenths() - record.intervalLowTenths());
    }

    private static long above(PrintRecord record) {
        return Math.max(0, record.intervalHighTenths() - record.valueTenths());
    }

    /** √(a² + b²), rounded up. */
    private static long root(long a, long b) {
        BigInteger square =
                BigInteger.valueOf(a).pow(2).add(BigInteger.valueOf(b).pow(2));
        BigInteger[] root = square.sqrtAndRemainder();
        return root[0].longValueExact() + (root[1].signum() > 0 ? 1 : 0);
    }

    /** The basis of each day on which both indices have a record, in order of day. */
    public static List<LocationBasis> series(List<PrintRecord> regional, List<PrintRecord> parent) {
        Map<Integer, PrintRecord> parentOf = new HashMap<>();
        for (PrintRecord record : parent) parentOf.put(record.epochDay(), record);
        var series = new ArrayList<LocationBasis>();
        for (PrintRecord record : regional)
            if (parentOf.containsKey(record.epochDay())) series.add(of(record, parentOf.get(record.epochDay())));
        return series;
    }

    public boolean hasValue() {
        return status == PrintStatus.PRINTED;
    }
}
