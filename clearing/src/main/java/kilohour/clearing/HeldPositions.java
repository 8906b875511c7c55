package kilohour.clearing;

import java.util.Arrays;

/** What one account holds, by contract in ascending order. */
public final class HeldPositions {
    private int[] contracts = {};
    private Position[] positions = {};
    private int count;

    HeldPositions() {}

    /** How many contracts it holds something in, or something is left to settle. */
    public int count() {
        return count;
    }

    /** The contract in a place from 0 on. */
    public int contract(int place) {
        return contracts[place];
    }

    /** The position in a place from 0 on. */
    public Position position(int place) {
        return positions[place];
    }

    /** Null if there is none. */
    public Position in(int contract) {
        int place = Arrays.binarySearch(contracts, 0, count, contract);
        return place < 0 ? null : positions[place];
    }

    void put(int contract, Position position) {
        int place = Arrays.binarySearch(contracts, 0, count, contract);
        if (place >= 0) {
            positions[place] = position;
            return;
        }
        if (count == contracts.length) {
            contracts = Arrays.copyOf(contracts, Math.max(2, 2 * count));
            positions = Arrays.copyOf(positions, contracts.length);
        }
        int to = -place - 1;
        System.arraycopy(contracts, to, contracts, to + 1, count - to);
        System.arraycopy(positions, to, positions, to + 1, count - to);
        contracts[to] = contract;
        positions[to] = position;
        count++;
    }

    void remove(int contract) {
        int place = Arrays.binarySearch(contracts, 0, count, contract);
        System.arraycopy(contracts, place + 1, contracts, place, count - place - 1);
        System.arraycopy(positions, place + 1, positions, place, count - place - 1);
        positions[--count] = null;
    }
}
