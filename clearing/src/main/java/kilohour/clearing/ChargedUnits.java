package kilohour.clearing;

import java.util.Arrays;
import kilohour.units.Side;

/**
 * What one account has in one underlying as charges see it: units held, net and month by month, and how far open orders
 * could take them, up and down. Running totals: whatever is added can be taken off again with negative lots.
 *
 * <p>Charges of orders are at their largest over the interval from the position with all sells to the position with all
 * buys, of each month; a spread's order moves the net position by what its legs differ.
 */
public final class ChargedUnits {
    private int count;
    private int[] places = new int[4];
    /** Three for each place: held, and what orders could add and take away. */
    private long[] units = new long[12];

    private long net;
    private long netUp;
    private long netDown;

    /** Forgets all. */
    public void clear() {
        count = 0;
        net = 0;
        netUp = 0;
        netDown = 0;
    }

    /** More lots held (fewer if negative). */
    public void hold(ChargeParts parts, long signedLots) {
        int[] where = parts.places();
        for (int i = 0; i < where.length; i++) {
            int at = at(where[i]);
            units[at] = Math.addExact(units[at], signedLots * parts.units()[i]);
        }
        net = Math.addExact(net, signedLots * parts.netUnits());
    }

    /** More lots of an open order (fewer if negative). */
    public void order(ChargeParts parts, Side side, long lots) {
        int[] where = parts.places();
        for (int i = 0; i < where.length; i++) {
            long towards = side.sign() * parts.units()[i];
            int at = at(where[i]) + (towards > 0 ? 1 : 2);
            units[at] = Math.addExact(units[at], Math.abs(towards) * lots);
        }
        long towards = side.sign() * parts.netUnits();
        if (towards > 0) netUp = Math.addExact(netUp, towards * lots);
        else netDown = Math.addExact(netDown, -towards * lots);
    }

    /**
     * Two orders of which one cancels the other: towards each side the larger; with a sign of −1, takes them off again.
     */
    public void pair(ChargeParts parts, Side first, long firstLots, Side second, long secondLots, int sign) {
        for (Side side : Side.values()) {
            long larger = Math.max(first == side ? firstLots : 0, second == side ? secondLots : 0);
            if (larger != 0) order(parts, side, sign * larger);
        }
    }

    private int at(int place) {
        int known = Arrays.binarySearch(places, 0, count, place);
        if (known >= 0) return 3 * known;
        int to = -known - 1;
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
            units = Arrays.copyOf(units, 6 * count);
        }
        System.arraycopy(places, to, places, to + 1, count - to);
        System.arraycopy(units, 3 * to, units, 3 * to + 3, 3 * (count - to));
        places[to] = place;
        Arrays.fill(units, 3 * to, 3 * to + 3, 0);
        count++;
        return 3 * to;
    }

    /** Units held net, long or short, 0 or more. */
    public long netHeld() {
        return Math.abs(net);
    }

    /** The same at its largest over all that orders could do. */
    public long netMost() {
        return Math.max(Math.abs(Math.addExact(net, netUp)), Math.abs(Math.subtractExact(net, netDown)));
    }

    /** Units held that are long in some months and short in others. */
    public long matchedHeld() {
        long longs = 0;
        long shorts = 0;
        for (int i = 0; i < count; i++) {
            long held = units[3 * i];
            if (held > 0) longs = Math.addExact(longs, held);
            else shorts = Math.subtractExact(shorts, held);
        }
        return Math.min(longs, shorts);
    }

    /**
     * The same at its largest: no more than all months could be long, nor than all could be short, nor than half of what
     * both could be, a month counting on one side only; never less than the truth.
     */
    public long matchedMost() {
        long longs = 0;
        long shorts = 0;
        long either = 0;
        int months = 0;
        for (int i = 0; i < count; i++) {
            long high = Math.max(0, units[3 * i] + units[3 * i + 1]);
            long low = Math.max(0, units[3 * i + 2] - units[3 * i]);
            longs = Math.addExact(longs, high);
            shorts = Math.addExact(shorts, low);
            either = Math.addExact(either, Math.max(high, low));
            if (high != 0 || low != 0) months++;
        }
        return months < 2 ? 0 : Math.min(Math.min(longs, shorts), either / 2);
    }

    /** Whether it says the same as another, month by month. */
    public boolean equalTo(ChargedUnits other) {
        return net == other.net
                && netUp == other.netUp
                && netDown == other.netDown
                && holdsAllOf(other)
                && other.holdsAllOf(this);
    }

    private boolean holdsAllOf(ChargedUnits other) {
        for (int i = 0; i < other.count; i++) {
            int known = Arrays.binarySearch(places, 0, count, other.places[i]);
            for (int part = 0; part < 3; part++)
                if ((known < 0 ? 0 : units[3 * known + part]) != other.units[3 * i + part]) return false;
        }
        return true;
    }
}
