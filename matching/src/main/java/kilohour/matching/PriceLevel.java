package kilohour.matching;

/** The queue of orders at one price, oldest first. */
final class PriceLevel {
    final BookSide side;
    /** The stretch its price is in. */
    PriceStretch stretch;

    long priceTicks;
    /** Sum of the lots shown in the queue. */
    long lots;

    int orders;
    RestingOrder first;
    RestingOrder last;

    /** In the pool, the next free level. */
    PriceLevel nextFree;

    PriceLevel(BookSide side) {
        this.side = side;
    }

    void append(RestingOrder order) {
        lots += order.lots;
        orders++;
        order.level = this;
        order.ahead = last;
        if (last == null) {
            first = order;
        } else {
            last.behind = order;
        }
        last = order;
    }

    void reduce(RestingOrder order, long byLots) {
        order.lots -= byLots;
        lots -= byLots;
    }

    /** Takes what is left of an iceberg's tranche out of the queue and puts the next one at its back. */
    void showNextTranche(RestingOrder order) {
        unlink(order);
        order.behind = null;
        order.lots = Math.min(order.hiddenLots, order.trancheLots);
        order.hiddenLots -= order.lots;
        append(order);
    }

    void unlink(RestingOrder order) {
        lots -= order.lots;
        orders--;
        if (order.ahead == null) {
            first = order.behind;
        } else {
            order.ahead.behind = order.behind;
        }
        if (order.behind == null) {
            last = order.ahead;
        } else {
            order.behind.ahead = order.ahead;
        }
    }
}
