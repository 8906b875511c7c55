package kilohour.matching;

import java.util.Arrays;

/** Everything a listener or a visitor was told, as numbers: two tapes are equal when they were told the same. */
final class EventTape implements MatchListener, RestingOrderVisitor, LevelVisitor {
    private long[] told = new long[64];
    private int length;
    long lotsTraded;
    long makerLotsPrevented;

    void clear() {
        length = 0;
        lotsTraded = 0;
        makerLotsPrevented = 0;
    }

    @Override
    public void traded(long makerOrderId, long makerOwner, long priceTicks, long lots, long makerLotsLeft) {
        lotsTraded += lots;
        write(1, makerOrderId, makerOwner, priceTicks, lots, makerLotsLeft);
    }

    @Override
    public void makerCancelled(long makerOrderId, long makerOwner, long lots) {
        makerLotsPrevented += lots;
        write(2, makerOrderId, makerOwner, lots, 0, 0);
    }

    @Override
    public void makerReduced(long makerOrderId, long makerOwner, long lots, long makerLotsLeft) {
        makerLotsPrevented += lots;
        write(3, makerOrderId, makerOwner, lots, makerLotsLeft, 0);
    }

    @Override
    public void order(long orderId, long owner, long priceTicks, long shownLots, long hiddenLots, long trancheLots) {
        write(4, orderId, owner, priceTicks, shownLots, hiddenLots);
        write(6, orderId, trancheLots, 0, 0, 0);
    }

    @Override
    public void level(long priceTicks, long lots, int orders) {
        write(5, priceTicks, lots, orders, 0, 0);
    }

    boolean tellsTheSameAs(EventTape other) {
        return Arrays.equals(told, 0, length, other.told, 0, other.length);
    }

    /** One line an event: kind (1 traded, 2 cancelled, 3 reduced, 4 order, 5 level, 6 an order's tranche) and its numbers. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(told[i]).append(i % 6 == 5 ? '\n' : ' ');
        }
        return text.toString();
    }

    private void write(long kind, long a, long b, long c, long d, long e) {
        if (length + 6 > told.length) {
            told = Arrays.copyOf(told, 2 * told.length);
        }
        told[length++] = kind;
        told[length++] = a;
        told[length++] = b;
        told[length++] = c;
        told[length++] = d;
        told[length++] = e;
    }
}
