package kilohour.exchange;

import java.util.Arrays;
import kilohour.clearing.ChargedUnits;
import kilohour.clearing.MarginVector;

/**
 * What {@link Margining} keeps of one account: a vector for each underlying in which it has had orders or positions, and
 * what its positions have gained since the last settlement. All of it follows from the rest of the state.
 */
final class AccountMargin {
    /** Stands for a value that no longer holds. */
    static final long STALE = -1;

    /** A vector, good as long as the underlying's scenario prices are those of the step it was computed at. */
    static final class InUnderlying {
        final IndexLine line;
        MarginVector vector;
        long step = STALE;
        /** Whether an option of it was traded or ordered since its short minimum was found. */
        boolean shortMinimumStale;
        /** What charges see of it; null where nothing is charged. */
        ChargedUnits units;
        /** Whether it changed since charges were found. */
        boolean chargesStale;

        InUnderlying(IndexLine line) {
            this.line = line;
        }

        boolean isCurrent() {
            return step == line.step;
        }
    }

    InUnderlying[] underlyings = {};

    long collateralMicros;
    /** {@link Collateral#moved} when the collateral was valued, or stale. */
    long collateralAt = STALE;

    long unsettledMicros;
    /** {@link State#marksMoved} when the gains were right, or stale. */
    long unsettledAt = STALE;

    /** Null if it never had anything there. */
    InUnderlying known(IndexLine line) {
        for (InUnderlying own : underlyings) if (own.line == line) return own;
        return null;
    }

    InUnderlying in(IndexLine line) {
        InUnderlying known = known(line);
        if (known != null) return known;
        underlyings = Arrays.copyOf(underlyings, underlyings.length + 1);
        return underlyings[underlyings.length - 1] = new InUnderlying(line);
    }
}
