package kilohour.exchange;

import kilohour.units.PriceGrid;
import kilohour.units.Side;

/**
 * What a stop waits for: a price that reaches or passes another.
 *
 * @param ticks the price that triggers it, in ticks
 */
public record Trigger(Kind kind, Source source, long ticks) {
    public enum Kind {
        /** Goes with the market: a buy once the price has risen, a sell once it has fallen. */
        STOP,
        /** Goes against it: a sell once the price has risen, a buy once it has fallen. */
        TAKE_PROFIT
    }

    /** Whose price it watches; stops met at one moment go in this order of sources. */
    public enum Source {
        INDEX,
        MARK,
        /** The contract's last trade. */
        LAST
    }

    /** Whether it is met from below, by a price at or above the trigger; else from above. */
    boolean rises(Side side) {
        return (kind == Kind.STOP) == (side == Side.BUY);
    }

    boolean isMetBy(Side side, long tenths) {
        long trigger = PriceGrid.tenths(ticks);
        return rises(side) ? tenths >= trigger : tenths <= trigger;
    }

    public Trigger at(long otherTicks) {
        return new Trigger(kind, source, otherTicks);
    }
}
