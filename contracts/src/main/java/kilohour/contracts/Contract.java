package kilohour.contracts;

import java.time.YearMonth;
import java.util.Locale;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;

/** A contract as listed. Two contracts never share an id or a name. */
public sealed interface Contract {
    /** Number given at listing, from 1 up; never used again. */
    int id();

    Underlying underlying();

    /** The name it trades under, as in {@code H100_USD-31DEC26} or {@code H100_USD-PERPETUAL}. */
    String name();

    /** Units of the good (GPU-hours, millions of tokens) in one lot. */
    long unitsPerLot();

    default PriceGrid grid() {
        return underlying().grid();
    }

    /** The value of so many lots at a price in tenths, in micro-dollars. */
    default long valueMicros(long lots, long priceTenths) {
        return grid().valueMicros(lots, unitsPerLot(), priceTenths);
    }

    /** One GPU for every hour of a month, settled in cash on the mean of the month's daily prints. */
    record MonthFuture(int id, Underlying underlying, YearMonth month) implements Contract {
        private static final String MONTH_LETTERS = "FGHJKMNQUVXZ";

        @Override
        public String name() {
            var last = month.atEndOfMonth();
            String shortMonth = last.getMonth()
                    .getDisplayName(java.time.format.TextStyle.SHORT, Locale.ENGLISH)
                    .toUpperCase(Locale.ENGLISH);
            return "%s_USD-%d%s%02d"
                    .formatted(underlying.code(), last.getDayOfMonth(), shortMonth, last.getYear() % 100);
        }

        /** The trade's short code, as in {@code H100Z26}. */
        public String monthCode() {
            return "%s%c%02d"
                    .formatted(
                            underlying.code(), MONTH_LETTERS.charAt(month.getMonthValue() - 1), month.getYear() % 100);
        }

        @Override
        public long unitsPerLot() {
            return underlying.good().unitsPerMonthLot(month.lengthOfMonth());
        }

        public int days() {
            return month.lengthOfMonth();
        }

        public int firstDay() {
            return Utc.day(month.atDay(1));
        }

        public int lastDay() {
            return Utc.day(month.atEndOfMonth());
        }

        /** 00:00 of the month's first day: from here prints become known and the contract's risk shrinks. */
        public long deliveryStartNanos() {
            return Utc.startOfMonth(month);
        }

        /** 24:00 of the month's last day: trading ends. */
        public long tradingEndNanos() {
            return Utc.startOfMonth(month.plusMonths(1));
        }

        /** Whole months from the month of {@code now} to the delivery month: 0 inside it, never negative. */
        public int monthsAhead(long nowNanos) {
            return (int) Math.max(0, java.time.temporal.ChronoUnit.MONTHS.between(Utc.month(nowNanos), month));
        }
    }

    /** One unit of the good with no end, tied to the index by hourly funding. */
    record Perpetual(int id, Underlying underlying) implements Contract {
        @Override
        public String name() {
            return underlying.code() + "_USD-PERPETUAL";
        }

        @Override
        public long unitsPerLot() {
            return underlying.good().unitsPerPerpetualLot();
        }
    }
}
