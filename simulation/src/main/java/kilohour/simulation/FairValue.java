package kilohour.simulation;

import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.contracts.Spread;
import kilohour.exchange.Views;
import kilohour.units.Utc;

/**
 * What all makers of a practice market believe a contract is worth. A month to come: the index, moved by a share for
 * each month ahead. A strip: its months. A perpetual: the index. The month under way: its last settlement price, since part of it is fixed,
 * but not far from the mark, since that part grows. An option: its mark. Around that, news: a wandering part of about 0.3% common to a good,
 * and a little of each contract's own.
 */
final class FairValue {
    private static final double NEWS = 0.003;
    private static final long NEWS_NANOS = 25 * Utc.NANOS_PER_MINUTE;
    private static final double FROM_MARK = 0.005;
    private static final double OWN = 0.0006;
    private static final long OWN_NANOS = 4 * Utc.NANOS_PER_MINUTE;

    private final Noise noise;

    FairValue(long seed) {
        this.noise = new Noise(seed);
    }

    /** In ticks, not rounded; 0 where there is nothing to go by. */
    double ticks(Views.Market market, long nowNanos) {
        long series = Noise.series(market.contract().underlying().code());
        double news = NEWS * noise.smooth(series, nowNanos, NEWS_NANOS)
                + OWN * noise.smooth(series + market.contract().id(), nowNanos, OWN_NANOS);
        if (market.contract() instanceof Option) return market.markTenths() / 10.0;
        return baseTenths(market, nowNanos) / 10 * (1 + news);
    }

    private static double baseTenths(Views.Market market, long nowNanos) {
        return switch (market.contract()) {
            case Option _ -> market.markTenths();
            case Contract.Perpetual _ -> market.indexTenths();
            case Contract.Strip strip -> {
                double value = 0;
                for (Contract.MonthFuture month : strip.months())
                    value +=
                            month.unitsPerLot() * aheadTenths(month, market.indexTenths(), month.monthsAhead(nowNanos));
                yield value / strip.unitsPerLot();
            }
            case Spread spread -> throw new IllegalArgumentException(spread.name() + " is not quoted: its legs are");
            case Contract.MonthFuture month -> {
                int ahead = month.monthsAhead(nowNanos);
                yield ahead == 0 ? underWayTenths(market) : aheadTenths(month, market.indexTenths(), ahead);
            }
        };
    }

    private static double underWayTenths(Views.Market market) {
        double low = market.markTenths() * (1 - FROM_MARK);
        double high = market.markTenths() * (1 + FROM_MARK);
        return Math.clamp(market.settlementTenths(), low, high);
    }

    static double aheadTenths(Contract.MonthFuture month, long indexTenths, int monthsAhead) {
        double move = PracticeGood.monthlyMove(month.underlying().code());
        return indexTenths * StrictMath.pow(1 + move, monthsAhead);
    }
}
