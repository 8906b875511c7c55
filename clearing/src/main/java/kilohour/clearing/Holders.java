package kilohour.clearing;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Who holds one contract. Positions come and go with every trade and are wanted in order of account once a day, so they
 * are put in order when they are asked for; each knows its place, so that it can leave without being looked for.
 */
final class Holders {
    private static final Comparator<Position> BY_ACCOUNT = Comparator.comparingLong(Position::account);

    private Position[] positions = {};
    private int count;
    private boolean inOrder = true;

    void add(Position position) {
        if (count == positions.length) positions = Arrays.copyOf(positions, Math.max(2, 2 * count));
        inOrder &= count == 0 || positions[count - 1].account() < position.account();
        position.placeAmongHolders = count;
        positions[count++] = position;
    }

    void remove(Position position) {
        int place = position.placeAmongHolders;
        Position last = positions[--count];
        positions[count] = null;
        if (last == position) return;
        positions[place] = last;
        last.placeAmongHolders = place;
        inOrder = false;
    }

    long netLots() {
        long net = 0;
        for (int place = 0; place < count; place++) net = Math.addExact(net, positions[place].lots());
        return net;
    }

    long netValueMicros() {
        long net = 0;
        for (int place = 0; place < count; place++) net = Math.addExact(net, positions[place].valueMicros());
        return net;
    }

    long longLots() {
        long longs = 0;
        for (int place = 0; place < count; place++) longs = Math.addExact(longs, Math.max(0, positions[place].lots()));
        return longs;
    }

    /** Those from an account on, ascending. */
    List<Position> from(long account) {
        if (!inOrder) putInOrder();
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (positions[middle].account() < account) low = middle + 1;
            else high = middle;
        }
        return Collections.unmodifiableList(Arrays.asList(positions).subList(low, count));
    }

    private void putInOrder() {
        Arrays.sort(positions, 0, count, BY_ACCOUNT);
        for (int place = 0; place < count; place++) positions[place].placeAmongHolders = place;
        inOrder = true;
    }
}
