/**
 * What is traded: goods, and the contracts on them.
 *
 * <p>An {@link kilohour.contracts.Underlying} is a good with a price index: data, not code. On each the venue lists
 * month futures, the current month and 36 more, and a perpetual where the index prints through the day. A lot of a
 * month future is one GPU for every hour of the month, so that a flow is hedged exactly:
 *
 * <pre>
 *   H100_USD-31DEC26, code H100Z26: 24 × 31 = 744 GPU-hours a lot, tick $0.001, so a tick is worth $0.744 a lot;
 *   trades until 2027-01-01T00:00Z, settles on the mean of December's 31 daily prints once the last is frozen
 *   (2027-01-01T02:00Z).
 * </pre>
 */
package kilohour.contracts;
