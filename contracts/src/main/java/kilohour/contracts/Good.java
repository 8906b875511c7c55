package kilohour.contracts;

/** What one unit of an underlying is. */
public enum Good {
    /** One GPU of the index's grade for one hour. A month's lot is one GPU through every hour of the month. */
    GPU_HOUR,
    /** One million AI tokens of the index's basket. A month's lot is 100 million tokens. */
    MILLION_TOKENS;

    /** Units of the good in one lot of a month future. */
    public long unitsPerMonthLot(int daysInMonth) {
        return switch (this) {
            case GPU_HOUR -> 24L * daysInMonth;
            case MILLION_TOKENS -> 100;
        };
    }

    /** Units of the good in one lot of a perpetual. */
    public long unitsPerPerpetualLot() {
        return switch (this) {
            case GPU_HOUR -> 1;
            case MILLION_TOKENS -> 100;
        };
    }
}
