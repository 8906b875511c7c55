package kilohour.exchange;

import kilohour.units.Side;

/**
 * Lots that one account has open in one contract, on each side: running totals over its open orders there. Untriggered
 * stops count apart, since they cannot fill before they are worked; reduce-only ones not at all, since they are trimmed
 * when they are.
 */
final class OpenLots {
    final int contract;
    int orders;
    private long buyLots;
    private long sellLots;
    private long buyStopLots;
    private long sellStopLots;

    OpenLots(int contract) {
        this.contract = contract;
    }

    /** Of orders that are worked. */
    long working(Side side) {
        return side == Side.BUY ? buyLots : sellLots;
    }

    /** Of orders that are worked, and of stops that will be. */
    long lots(Side side) {
        return side == Side.BUY ? buyLots + buyStopLots : sellLots + sellStopLots;
    }

    void add(Order order, long lots) {
        boolean buy = order.terms.side() == Side.BUY;
        if (!order.isUntriggered()) {
            if (buy) buyLots += lots;
            else sellLots += lots;
        } else if (!order.terms.reduceOnly()) {
            if (buy) buyStopLots += lots;
            else sellStopLots += lots;
        }
    }
}
