package kilohour.index;

/**
 * The cheapest change of one owner group's quotes that moves the print by 1% (rulebook 2.11).
 *
 * @param owner the group
 * @param priceMicros the mean of its quotes, micro-dollars per GPU-hour
 * @param movedPriceMicros where that mean would have to be, every quote moved by as much
 * @param gpuHours GPU-hours it would have to offer there: its GPUs on offer × 24
 * @param costMicros the distance × the GPU-hours
 */
public record CostToMove(String owner, long priceMicros, long movedPriceMicros, long gpuHours, long costMicros) {}
