package kilohour.simulation;

import java.util.Optional;
import kilohour.exchange.Command;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.TradingPhase;
import kilohour.exchange.Views;
import kilohour.units.Side;

/** Taking what is quoted: an order at the best opposite price, as much of it as there is, now or not at all. */
final class Take {
    /** Nobody pays a quote further from the mark than this, parts per million. */
    private static final long FROM_MARK_PPM = 40_000;

    private Take() {}

    static Optional<Command.PlaceOrder> order(
            Venue venue, long account, RequestIds requestIds, int contract, Side side, long lots) {
        Views.Market market = venue.market(contract);
        if (!market.trading() || market.settling()) return Optional.empty();
        if (venue.phase(contract).phase() != TradingPhase.CONTINUOUS) return Optional.empty();
        long price = side == Side.BUY ? market.bestAskTicks() : market.bestBidTicks();
        long quoted = side == Side.BUY ? market.bestAskLots() : market.bestBidLots();
        if (price < 1 || quoted < 1 || !sensible(market, side, price)) return Optional.empty();
        OrderTerms terms = OrderTerms.limit(side, Math.min(lots, quoted), price)
                .withTimeInForce(OrderTerms.TimeInForce.IMMEDIATE_OR_CANCEL);
        return Optional.of(new Command.PlaceOrder(account, requestIds.next(venue.nowNanos()), contract, terms));
    }

    private static boolean sensible(Views.Market market, Side side, long priceTicks) {
        boolean inBand = side == Side.BUY ? priceTicks <= market.bandHighTicks() : priceTicks >= market.bandLowTicks();
        long worseTenths = side.sign() * (priceTicks * 10 - market.markTenths());
        return inBand && worseTenths * 1_000_000 <= market.markTenths() * FROM_MARK_PPM;
    }
}
