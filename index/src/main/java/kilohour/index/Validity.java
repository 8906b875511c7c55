package kilohour.index;

import kilohour.units.Rounding;

/** Rulebook 2.4: how long a price is in force. */
final class Validity {
    private final Method method;
    private final Readings readings;

    Validity(Method method, Readings readings) {
        this.method = method;
        this.readings = readings;
    }

    /** Is it in force at the instant; with the longer times of the fallback ladder if stretched. */
    boolean inForce(Quote quote, long atNanos, boolean stretched) {
        long ageNanos = atNanos - quote.countsFromNanos();
        if (ageNanos < 0) return false;
        return switch (quote.evidence()) {
            case TRADE -> ageNanos < (stretched ? method.stretchedTradeNanos() : method.tradeMaxNanos());
            case OFFER -> ageNanos <= (stretched ? method.stretchedOfferNanos() : offerNanos(quote));
            case LIST ->
                ageNanos <= method.listMaxNanos()
                        && quote.countsFromNanos()
                                >= readings.lastAtNanos(quote.source().name());
        };
    }

    /**
     * Was it read within 1.5 intervals? INTRADAY values ask it of rate cards too (rulebook 2.9): a feed that has gone
     * silent is not intraday evidence. Trades have their own clock.
     */
    boolean readInTime(Quote quote, long atNanos) {
        return quote.evidence() == Evidence.TRADE || atNanos - quote.countsFromNanos() <= offerNanos(quote);
    }

    private long offerNanos(Quote quote) {
        long interval = quote.source().intervalNanos(quote.observation().observedAtNanos());
        // interval × ppm is beyond a long from 6 hours on; whole millions and the rest by themselves are not.
        long whole = interval / Method.ONE_PPM * method.offerHoldPpm();
        long rest = interval % Method.ONE_PPM * method.offerHoldPpm() / Method.ONE_PPM;
        return Math.min(method.offerMaxNanos(), whole + rest);
    }

    /** What is left of a trade's weight, in parts per million: it fades in a straight line. */
    long fadePpm(Quote quote, long atNanos, boolean stretched) {
        if (quote.evidence() != Evidence.TRADE) return Method.ONE_PPM;
        long lifeNanos = stretched ? method.stretchedTradeNanos() : method.tradeMaxNanos();
        long leftNanos = Math.max(0, lifeNanos - (atNanos - quote.countsFromNanos()));
        return Rounding.halfEven(leftNanos, Method.ONE_PPM, lifeNanos);
    }
}
