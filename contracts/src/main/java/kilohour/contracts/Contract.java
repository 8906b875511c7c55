package kilohour.contracts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;

/** A contract as listed. Two contracts never share an id or a name. */
public sealed interface Contract permits Contract.MonthFuture, Contract.Strip, Contract.Perpetual, Option, Spread {
    /** Number given at listing, from 1 up; never used again. */
    int id();

    Underlying underlying();

    /** The name it trades under, as in {@code H100_USD-31DEC26} or {@code H100_USD-PERPETUAL}. */
    String name();

    /** Units of the good (GPU-hours, MWh) in one lot. */
    long unitsPerLot();

    /** The first part of the name: the underlying's code, for strips with a letter of their own. */
    default String baseCode() {
        return underlying().code();
    }

    default PriceGrid grid() {
        return underlying().grid();
    }

    /** The value of so many lots at a price in tenths, in micro-dollars. */
    default long valueMicros(long lots, long priceTenths) {
        return grid().valueMicros(lots, unitsPerLot(), priceTenths);
    }

    /** A month's lot of the good, settled in cash on the mean of the month's daily prints. */
    record MonthFuture(int id, Underlying underlying, YearMonth month) implements Contract {
        private static final String MONTH_LETTERS = "FGHJKMNQUVXZ";

        @Override
        public String name() {
            return baseCode() + "_USD-" + dated(month.atEndOfMonth());
        }

        /** The trade's short code, as in {@code H100Z26}. */
        public String monthCode() {
            return "%s%c%02d"
                    .formatted(
                            underlying.code(), MONTH_LETTERS.charAt(month.getMonthValue() - 1), month.getYear() % 100);
        }

        @Override
        public long unitsPerLot() {
            return underlying.good().lot().unitsInMonth(month.lengthOfMonth());
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

    /**
     * One lot of each month of a quarter or a year. Two calendar days before the period it turns into the contracts it
     * consists of, at its settlement price: a year into its first three months and three quarters, a quarter into its
     * months. Units add up, so nothing is gained or lost.
     */
    record Strip(int id, Underlying underlying, Period period, YearMonth firstMonth) implements Contract {
        /** How long a strip is. */
        public enum Period {
            QUARTER(3, 'Q'),
            YEAR(12, 'Y');

            private final int months;
            private final char letter;

            Period(int months, char letter) {
                this.months = months;
                this.letter = letter;
            }

            public int months() {
                return months;
            }

            /** The letter that the base code of its strips ends with. */
            public char letter() {
                return letter;
            }
        }

        /** @throws IllegalArgumentException if the period does not start a quarter or a year */
        public Strip {
            if ((firstMonth.getMonthValue() - 1) % period.months() != 0)
                throw new IllegalArgumentException("no " + period + " starts in " + firstMonth);
        }

        @Override
        public String baseCode() {
            return underlying.code() + period.letter();
        }

        @Override
        public String name() {
            return baseCode() + "_USD-" + dated(lastTradingDay());
        }

        @Override
        public long unitsPerLot() {
            return months().stream().mapToLong(MonthFuture::unitsPerLot).sum();
        }

        /** The months it covers, in order; their ids are 0. */
        public List<MonthFuture> months() {
            return IntStream.range(0, period.months())
                    .mapToObj(ahead -> new MonthFuture(0, underlying, firstMonth.plusMonths(ahead)))
                    .toList();
        }

        /** What it turns into, in order; their ids are 0. */
        public List<Contract> parts() {
            var months = List.<Contract>copyOf(months());
            if (period == Period.QUARTER) return months;
            var parts = new java.util.ArrayList<>(months.subList(0, 3));
            for (int ahead = 3; ahead < period.months(); ahead += 3)
                parts.add(new Strip(0, underlying, Period.QUARTER, firstMonth.plusMonths(ahead)));
            return List.copyOf(parts);
        }

        /** Two calendar days before the period. */
        private LocalDate lastTradingDay() {
            return firstMonth.atDay(1).minusDays(2);
        }

        /** The 16:00 run of the last trading day: trading ends, and it cascades. */
        public long cascadeNanos() {
            return Utc.startOfDay(Utc.day(lastTradingDay())) + ListingCalendar.DAILY_RUN_HOUR * Utc.NANOS_PER_HOUR;
        }

        /** The period in words: {@code Q1 2027} or {@code 2027}. */
        public String periodName() {
            return switch (period) {
                case QUARTER -> "Q%d %d".formatted((firstMonth.getMonthValue() + 2) / 3, firstMonth.getYear());
                case YEAR -> Integer.toString(firstMonth.getYear());
            };
        }
    }

    /** A day as names have it: {@code 29NOV26}. */
    static String dated(LocalDate day) {
        String shortMonth =
                day.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toUpperCase(Locale.ENGLISH);
        return "%d%s%02d".formatted(day.getDayOfMonth(), shortMonth, day.getYear() % 100);
    }

    /** A lot of the good with no end, tied to the index by hourly funding. */
    record Perpetual(int id, Underlying underlying) implements Contract {
        @Override
        public String name() {
            return underlying.code() + "_USD-PERPETUAL";
        }

        @Override
        public long unitsPerLot() {
            return underlying.good().perpetualLotUnits();
        }
    }
}
