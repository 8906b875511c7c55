package kilohour.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;

/**
 * A European option on one lot of a month, in one of two styles. Its premium is paid when it trades.
 *
 * @param strikeTicks the price at which it buys (a call) or sells (a put), in ticks, more than zero
 */
public record Option(int id, Underlying underlying, YearMonth month, Style style, Type type, long strikeTicks)
        implements Contract {
    /** What it is exercised into. */
    public enum Style {
        /** Into the month future at the strike, two calendar days before the month. */
        ON_FUTURE,
        /** Settled in cash with the month, on the mean of its daily prints. */
        AVERAGE_PRICE
    }

    /** The right to buy, or to sell. */
    public enum Type {
        CALL('C', 1),
        PUT('P', -1);

        private final char letter;
        private final int sign;

        Type(char letter, int sign) {
            this.letter = letter;
            this.sign = sign;
        }

        /** The letter that its names end with. */
        public char letter() {
            return letter;
        }

        /** 1 if it gains when the price rises, −1 if when it falls. */
        public int sign() {
            return sign;
        }
    }

    /** The letter that the base code of average-price options ends with. */
    public static final char AVERAGE_LETTER = 'A';

    /**
     * The letter of residual-value puts, which are average-price puts on one module of hardware. It is their own, so that
     * whoever looks for them by base code finds them alone, and none is taken for an option on hours.
     */
    public static final char RESIDUAL_LETTER = 'R';

    public Option {
        if (strikeTicks < 1) throw new IllegalArgumentException("a strike is positive: " + strikeTicks + " ticks");
    }

    @Override
    public String baseCode() {
        return switch (style) {
            case ON_FUTURE -> underlying.code();
            case AVERAGE_PRICE -> underlying.code() + (isResidualValue() ? RESIDUAL_LETTER : AVERAGE_LETTER);
        };
    }

    /** Whether it is a residual-value put. */
    public boolean isResidualValue() {
        return underlying.terms().options() == OptionListing.RESIDUAL_VALUE;
    }

    @Override
    public String name() {
        return baseCode() + "_USD-" + Contract.dated(lastTradingDay()) + "-" + strikeName() + "-" + type.letter();
    }

    /** The strike with a {@code d} for its point, which no name may contain, and at least two decimals: {@code 2d50}. */
    public String strikeName() {
        var strike = new BigDecimal(grid().formatTicks(strikeTicks)).stripTrailingZeros();
        return strike.setScale(Math.max(2, strike.scale())).toPlainString().replace('.', 'd');
    }

    @Override
    public long unitsPerLot() {
        return future().unitsPerLot();
    }

    /** The month future that it is on; its id is 0. */
    public MonthFuture future() {
        return new MonthFuture(0, underlying, month);
    }

    private LocalDate lastTradingDay() {
        return switch (style) {
            case ON_FUTURE -> month.atDay(1).minusDays(2);
            case AVERAGE_PRICE -> month.atEndOfMonth();
        };
    }

    /** When its trading ends: 16:00 two calendar days before the month, or 24:00 of the month's last day. */
    public long expiryNanos() {
        return switch (style) {
            case ON_FUTURE ->
                Utc.startOfDay(Utc.day(lastTradingDay())) + ListingCalendar.DAILY_RUN_HOUR * Utc.NANOS_PER_HOUR;
            case AVERAGE_PRICE -> future().tradingEndNanos();
        };
    }

    public long strikeTenths() {
        return PriceGrid.tenths(strikeTicks);
    }

    /** What it pays per unit if the price comes to so many tenths: max(0, ±(price − strike)). */
    public long payoffTenths(long priceTenths) {
        return Math.max(0, Math.multiplyExact(type.sign(), Math.subtractExact(priceTenths, strikeTenths())));
    }
}
