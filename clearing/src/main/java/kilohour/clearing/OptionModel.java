package kilohour.clearing;

import kilohour.contracts.Option;
import kilohour.units.Utc;

/**
 * What an option is worth at one instant, of a price of its month and a volatility.
 *
 * <p>On the future: {@link Black76}. On the average: the daily prints to come are one price R, lognormal, with no drift,
 * each read at noon of its day; their mean is taken to be lognormal with the first two moments that it has, which is the
 * method of Levy (Pricing European average rate currency options, 1992) at discrete fixings. What is fixed already
 * shifts the strike:
 *
 * <pre>
 *   N days, n prints known that sum to Σ, m = N − n to come: F = (Σ + m·R) / N
 *   max(0, mean − K) = m/N · max(0, A − K*),   A the mean of those to come,   K* = (N·K − Σ) / m
 *   E[A²] = R²/m² · Σ_i (2(m − i) + 1) · exp(σ² t_i)   over i = 1 … m, t_i years to the i-th of them
 *   deviation of A = √ln(E[A²] / R²), and Black's formula with R, K* and it
 * </pre>
 */
public final class OptionModel {
    private static final double NANOS_PER_YEAR = 365.0 * Utc.NANOS_PER_DAY;
    private static final double PPM = 1_000_000.0;

    private final Option option;
    private final DeliveryMonth delivery;
    private final double years;
    /** Average-price options: years to each print to come, ascending. */
    private final double[] fixingYears;
    /** The deviation asked for last, and of which volatility: scenarios come with few. */
    private long lastVolatilityPpm = -1;

    private double lastDeviation;

    /**
     * @param delivery what is known of its month, null before it
     * @param atNanos the instant of valuation
     */
    public OptionModel(Option option, DeliveryMonth delivery, long atNanos) {
        this.option = option;
        this.delivery =
                delivery != null ? delivery : new DeliveryMonth(option.future().days(), 0, 0);
        this.years = yearsBetween(atNanos, option.expiryNanos());
        this.fixingYears = option.style() == Option.Style.AVERAGE_PRICE ? fixings(atNanos) : new double[0];
    }

    private double[] fixings(long atNanos) {
        var fixings = new double[delivery.daysLeft()];
        for (int i = 0; i < fixings.length; i++) {
            int day = option.future().firstDay() + delivery.printsKnown() + i;
            fixings[i] = yearsBetween(atNanos, Utc.startOfDay(day) + Utc.NANOS_PER_DAY / 2);
        }
        return fixings;
    }

    private static double yearsBetween(long fromNanos, long toNanos) {
        return Math.max(0, toNanos - fromNanos) / NANOS_PER_YEAR;
    }

    /** Years to its expiry: to the end of its month for an average-price option. */
    public double years() {
        return years;
    }

    /**
     * The value of one unit in tenths of a tick, half-even to a whole one, 0 or more.
     *
     * @param forwardTenths the month future's price
     * @param volatilityPpm of a year, parts per million: 400,000 is 40%
     */
    public long valueTenths(long forwardTenths, long volatilityPpm) {
        return (long) Math.rint(value(forwardTenths, volatilityPpm));
    }

    /** The same before it is rounded. */
    public double value(double forwardTenths, long volatilityPpm) {
        double deviation = deviation(volatilityPpm);
        if (option.style() == Option.Style.ON_FUTURE)
            return Black76.value(option.type(), forwardTenths, option.strikeTenths(), deviation);
        if (delivery.daysLeft() == 0)
            return Math.max(0, option.type().sign() * (forwardTenths - option.strikeTenths()));
        return share() * Black76.value(option.type(), rest(forwardTenths), strike(), deviation);
    }

    /** What its value gains when the month future rises by one. */
    public double delta(double forwardTenths, long volatilityPpm) {
        double deviation = deviation(volatilityPpm);
        // Of an average, share × dR/dF is 1: the future moves by as much as the mean does.
        return Black76.delta(option.type(), rest(forwardTenths), strike(), deviation);
    }

    /** What its delta gains when the month future rises by a dollar. */
    public double gammaPerDollar(double forwardTenths, long volatilityPpm) {
        double tenthsPerDollar = PPM / option.grid().tenthMicros();
        double gamma = Black76.gamma(rest(forwardTenths), strike(), deviation(volatilityPpm));
        return gamma / share() * tenthsPerDollar;
    }

    /** What its value, in tenths, gains when the volatility rises by one percentage point. */
    public double vegaTenths(double forwardTenths, long volatilityPpm) {
        double up = value(forwardTenths, volatilityPpm + 5_000);
        double down = value(forwardTenths, Math.max(0, volatilityPpm - 5_000));
        return up - down;
    }

    /** The volatility at which it is worth so much, parts per million; 0 where none is. By halving, to one part. */
    public long impliedVolatilityPpm(double forwardTenths, double valueTenths) {
        long low = 0;
        long high = VOLATILITY_PPM_MAX;
        if (valueTenths <= value(forwardTenths, low) || valueTenths >= value(forwardTenths, high)) return 0;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (value(forwardTenths, middle) < valueTenths) low = middle;
            else high = middle;
        }
        return high;
    }

    /** Highest volatility of a year: 500%. */
    public static final long VOLATILITY_PPM_MAX = 5_000_000;

    /** The part of the payoff that is not fixed: m/N; 1 on the future. */
    private double share() {
        return option.style() == Option.Style.ON_FUTURE
                ? 1
                : Math.max(1, delivery.daysLeft()) / (double) delivery.days();
    }

    /** R of a price F. */
    private double rest(double forwardTenths) {
        if (option.style() == Option.Style.ON_FUTURE || delivery.daysLeft() == 0) return forwardTenths;
        return (delivery.days() * forwardTenths - delivery.printsSumTenths()) / delivery.daysLeft();
    }

    /** K*. */
    private double strike() {
        if (option.style() == Option.Style.ON_FUTURE || delivery.daysLeft() == 0) return option.strikeTenths();
        return ((double) delivery.days() * option.strikeTenths() - delivery.printsSumTenths()) / delivery.daysLeft();
    }

    /** The standard deviation of the logarithm of the price, or of the mean of the prints to come. */
    private double deviation(long volatilityPpm) {
        if (volatilityPpm == lastVolatilityPpm) return lastDeviation;
        double volatility = volatilityPpm / PPM;
        double deviation = option.style() == Option.Style.ON_FUTURE
                ? volatility * Math.sqrt(years)
                : Math.sqrt(StrictMath.log(secondMoment(volatility * volatility)));
        lastVolatilityPpm = volatilityPpm;
        lastDeviation = deviation;
        return deviation;
    }

    /** E[A²] / R², summed from the first print to the last; 1 where nothing is to come. */
    private double secondMoment(double variancePerYear) {
        int count = fixingYears.length;
        if (count == 0) return 1;
        double sum = 0;
        for (int i = 0; i < count; i++)
            sum += (2 * (count - 1 - i) + 1) * StrictMath.exp(variancePerYear * fixingYears[i]);
        return Math.max(1, sum / ((double) count * count));
    }
}
