package kilohour.risk;

/**
 * From one change of an index's matched prices to the next. Between them prices were not re-read or not changed: that is
 * no return of zero but a longer span.
 *
 * @param fromDay epoch day of the change before
 * @param toDay epoch day of this one
 * @param logReturn weighted mean of the providers' own log returns, of those in both prints
 */
public record PriceMove(int fromDay, int toDay, double logReturn) {
    public PriceMove {
        if (toDay <= fromDay) throw new IllegalArgumentException("a move takes a day at least");
    }

    public int days() {
        return toDay - fromDay;
    }
}
