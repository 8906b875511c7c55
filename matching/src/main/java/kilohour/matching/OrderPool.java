package kilohour.matching;

/** Free order records, as many as ever rested at once. */
final class OrderPool {
    private RestingOrder free;

    RestingOrder take(long id, long owner, long lots, long hiddenLots, long trancheLots) {
        RestingOrder order = free;
        if (order == null) {
            order = new RestingOrder();
        } else {
            free = order.behind;
            order.behind = null;
        }
        order.id = id;
        order.owner = owner;
        order.lots = lots;
        order.hiddenLots = hiddenLots;
        order.trancheLots = trancheLots;
        return order;
    }

    /** @param order out of its queue */
    void giveBack(RestingOrder order) {
        order.level = null;
        order.ahead = null;
        order.behind = free;
        free = order;
    }
}
