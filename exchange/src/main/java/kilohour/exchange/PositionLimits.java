package kilohour.exchange;

/**
 * How much of one underlying may be held under one control, long or short, in units (GPU-hours).
 *
 * @param index the underlying's code
 * @param contractUnitsMax most units of one month, strips counted with the months they cover, and of the perpetual by
 *     itself; inside the delivery month this shrinks with the part that is not priced yet. 0 with the next: no limits
 * @param allMonthsUnitsMax most units of all months together, net
 */
public record PositionLimits(String index, long contractUnitsMax, long allMonthsUnitsMax) {}
