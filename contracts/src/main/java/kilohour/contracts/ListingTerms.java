package kilohour.contracts;

import java.time.YearMonth;

/**
 * Which contracts an underlying has.
 *
 * @param months which months have futures
 * @param monthsAhead how far ahead of the current month they are listed, 1 to 36: so far margin knows the curve
 * @param strips whether quarters and years are listed, of which every month must be
 * @param spreads whether calendar spreads are listed, and spreads against other goods of its kind may be
 * @param options which options may be listed
 * @param impactUnits units on each side of a perpetual's book over which funding takes the mean price; 0: it has no
 *     perpetual. Only an index that prints through the day can carry one
 */
public record ListingTerms(
        Months months, int monthsAhead, boolean strips, boolean spreads, OptionListing options, long impactUnits) {
    /** Which months have futures. */
    public enum Months {
        EVERY,
        /** March, June, September and December. */
        QUARTER_ENDS;

        public boolean has(YearMonth month) {
            return switch (this) {
                case EVERY -> true;
                case QUARTER_ENDS -> month.getMonthValue() % 3 == 0;
            };
        }
    }

    /** Farthest month that margin's scenarios know: 36 months ahead. */
    public static final int MONTHS_AHEAD_MAX = 36;

    /** Most units that funding may ask a side of a book for. */
    public static final long IMPACT_UNITS_MAX = 100_000_000;

    /** GPU-hours and million tokens: 5,000 of them are about $13,000. */
    private static final long USUAL_IMPACT_UNITS = 5_000;

    /** @throws IllegalArgumentException if these terms contradict each other, in a sentence that says how */
    public ListingTerms {
        if (monthsAhead < 1 || monthsAhead > MONTHS_AHEAD_MAX)
            throw new IllegalArgumentException("months are listed 1 to 36 ahead: " + monthsAhead);
        if (strips && months != Months.EVERY)
            throw new IllegalArgumentException("strips turn into all of their months: list every month, or no strips");
        if (months == Months.QUARTER_ENDS && monthsAhead < 3)
            throw new IllegalArgumentException("quarter ends are listed 3 to 36 months ahead: " + monthsAhead);
        if (impactUnits < 0 || impactUnits > IMPACT_UNITS_MAX)
            throw new IllegalArgumentException(
                    "funding looks at up to 100,000,000 units of a book, 0 without a perpetual: " + impactUnits);
    }

    /** GPU-hours: every month to 36 ahead, strips, spreads, both styles of options. */
    public static ListingTerms gpuHours(boolean perpetual) {
        return new ListingTerms(
                Months.EVERY, 36, true, true, OptionListing.NEAREST_YEAR, perpetual ? USUAL_IMPACT_UNITS : 0);
    }

    /** Tokens: every month to 12 ahead, and calendar spreads. */
    public static ListingTerms tokens(boolean perpetual) {
        return new ListingTerms(Months.EVERY, 12, false, true, OptionListing.NONE, perpetual ? USUAL_IMPACT_UNITS : 0);
    }

    /** Hardware: quarter ends to 36 months, with residual-value puts. */
    public static ListingTerms hardware() {
        return new ListingTerms(Months.QUARTER_ENDS, 36, false, false, OptionListing.RESIDUAL_VALUE, 0);
    }

    public boolean perpetual() {
        return impactUnits > 0;
    }
}
