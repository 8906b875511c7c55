package kilohour.exchange;

import kilohour.units.Side;

/** Lots that one account has open in one contract, on each side: running totals over its open orders there. */
final class OpenLots {
    final int contract;
    int orders;
    private long buyLots;
    private long sellLots;

    OpenLots(int contract) {
        this.contract = contract;
    }

    long lots(Side side) {
        return side == Side.BUY ? buyLots : sellLots;
    }

    void add(Side side, long lots) {
        if (side == Side.BUY) buyLots += lots;
        else sellLots += lots;
    }
}
