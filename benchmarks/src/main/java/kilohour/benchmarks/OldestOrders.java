package kilohour.benchmarks;

import java.util.Arrays;

/** Open orders in the order of their arrival, to draw from the oldest 512. Orders are numbered from 1 as they come. */
final class OldestOrders {
    private static final int WINDOW = 512;

    private final int[] window = new int[WINDOW];
    private int inWindow;
    private boolean[] open = new boolean[1_024];
    private int count;
    private int arrived;
    private int nextToWindow = 1;
    private boolean goneFromWindow;

    /** Returns the number of a new order. */
    int add() {
        arrived++;
        if (arrived == open.length) open = Arrays.copyOf(open, 2 * arrived);
        open[arrived] = true;
        count++;
        return arrived;
    }

    void remove(int order) {
        if (!open[order]) return;
        open[order] = false;
        count--;
        goneFromWindow |= order < nextToWindow;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** How many there are to draw from. */
    int candidates() {
        return Math.min(count, WINDOW);
    }

    /** The order at a place among the oldest. */
    int at(int place) {
        if (goneFromWindow) squeeze();
        while (place >= inWindow) {
            if (open[nextToWindow]) window[inWindow++] = nextToWindow;
            nextToWindow++;
        }
        return window[place];
    }

    private void squeeze() {
        int kept = 0;
        for (int i = 0; i < inWindow; i++) if (open[window[i]]) window[kept++] = window[i];
        inWindow = kept;
        goneFromWindow = false;
    }
}
