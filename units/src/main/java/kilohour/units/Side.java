package kilohour.units;

/** The side of an order or of a trade's taker. */
public enum Side {
    BUY,
    SELL;

    /** +1 for a buy, −1 for a sell: the sign of the position that a fill adds. */
    public int sign() {
        return this == BUY ? 1 : -1;
    }

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
