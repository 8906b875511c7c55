package kilohour.risk;

import java.util.Arrays;

/**
 * Moves divided by what was expected of their size, of all series together. The quantile of a side that holds fewer than
 * one beyond it is the largest; while both sides together hold fewer than two, they are not told apart: the larger tail
 * stands for both.
 */
final class Innovations {
    private double[] values = new double[64];
    private int count;
    private boolean inOrder;

    void add(double innovation) {
        if (count == values.length) values = Arrays.copyOf(values, 2 * count);
        values[count++] = innovation;
        inOrder = false;
    }

    int count() {
        return count;
    }

    /** How far rises go at a share of all, in volatilities, 0 or more. */
    double rises(double share) {
        return tooFewToTellApart(share) ? Math.max(upper(share), lower(share)) : upper(share);
    }

    /** How far falls go, as a positive number. */
    double falls(double share) {
        return tooFewToTellApart(share) ? Math.max(upper(share), lower(share)) : lower(share);
    }

    boolean tooFewToTellApart(double share) {
        return count * (1 - share) < 2;
    }

    /** The smallest that at least this share is at or below. */
    private double upper(double share) {
        putInOrder();
        int rank = (int) Math.min(count, StrictMath.ceil(share * count));
        return count == 0 ? 0 : Math.max(0, values[Math.max(1, rank) - 1]);
    }

    private double lower(double share) {
        putInOrder();
        int rank = (int) Math.min(count, StrictMath.ceil(share * count));
        return count == 0 ? 0 : Math.max(0, -values[count - Math.max(1, rank)]);
    }

    private void putInOrder() {
        if (!inOrder) Arrays.sort(values, 0, count);
        inOrder = true;
    }
}
