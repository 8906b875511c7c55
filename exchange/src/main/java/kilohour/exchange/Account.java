package kilohour.exchange;

import java.util.Arrays;

/** An account: who it is, its open orders, oldest first, and what margin keeps of it. */
final class Account {
    final long number;
    final AccountMargin margin = new AccountMargin();
    StateRecord.AccountState state;

    Order oldest;
    private Order newest;
    int orders;
    int reduceOnlyOrders;

    /** Its totals by contract, ascending; some may stand for no order any more. */
    private OpenLots[] openLots = {};

    private int contracts;

    /** One of them, those of the order looked up last: they are asked for next. */
    private OpenLots recent;

    Account(StateRecord.AccountState state) {
        this.number = state.account();
        this.state = state;
    }

    void opened(Order order) {
        Order before = newest;
        while (before != null && before.id > order.id) before = before.older;
        link(before, order, before == null ? oldest : before.newer);
        orders++;
        if (order.terms.reduceOnly()) reduceOnlyOrders++;
        order.owner = this;
        order.openLots = openLotsMade(order.contract);
        order.openLots.orders++;
        order.openLots.add(order, order.lotsOpen);
    }

    void closed(Order order) {
        if (order.older == null) oldest = order.newer;
        else order.older.newer = order.newer;
        if (order.newer == null) newest = order.older;
        else order.newer.older = order.older;
        order.older = null;
        order.newer = null;
        orders--;
        if (order.terms.reduceOnly()) reduceOnlyOrders--;
        order.openLots.orders--;
        order.openLots.add(order, -order.lotsOpen);
        order.openLots = null;
        order.owner = null;
    }

    private void link(Order before, Order order, Order after) {
        order.older = before;
        order.newer = after;
        if (before == null) oldest = order;
        else before.newer = order;
        if (after == null) newest = order;
        else after.older = order;
    }

    /** An order of its own was looked up. */
    void isAskedFor(Order order) {
        recent = order.openLots;
    }

    /** What it has open in a contract, or null. */
    OpenLots openLots(int contract) {
        if (recent != null && recent.contract == contract) return recent;
        int place = placeOf(contract);
        return place < 0 ? null : openLots[place];
    }

    private OpenLots openLotsMade(int contract) {
        int place = placeOf(contract);
        if (place >= 0) return openLots[place];
        if (contracts == openLots.length) {
            dropUnused();
            place = placeOf(contract);
        }
        var made = new OpenLots(contract);
        int to = -place - 1;
        System.arraycopy(openLots, to, openLots, to + 1, contracts - to);
        openLots[to] = made;
        contracts++;
        return made;
    }

    /** Makes room: by forgetting contracts without orders, or else by growing. */
    private void dropUnused() {
        recent = null;
        int used = 0;
        for (int i = 0; i < contracts; i++) if (openLots[i].orders > 0) openLots[used++] = openLots[i];
        Arrays.fill(openLots, used, contracts, null);
        contracts = used;
        if (2 * used >= openLots.length) openLots = Arrays.copyOf(openLots, Math.max(2, 2 * used));
    }

    private int placeOf(int contract) {
        int low = 0;
        int high = contracts - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = openLots[middle].contract;
            if (there == contract) return middle;
            if (there < contract) low = middle + 1;
            else high = middle - 1;
        }
        return -low - 1;
    }
}
