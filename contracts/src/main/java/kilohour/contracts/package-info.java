/**
 * What is traded: goods, and the contracts on them.
 *
 * <p>An {@link kilohour.contracts.Underlying} is a good with a price index: data, not code. What its unit is called, what
 * a lot is and which contracts there are on it ({@link kilohour.contracts.ListingTerms}) stands in the command that lists
 * it. A lot of a month future is a flow or a fixed number of units; of GPU-hours it is one GPU for every hour of the
 * month, so that a flow is hedged exactly:
 *
 * <pre>
 *   H100_USD-31DEC26, code H100Z26: 24 × 31 = 744 GPU-hours a lot, tick $0.001, so a tick is worth $0.744 a lot;
 *   trades until 2027-01-01T00:00Z, settles on the mean of December's 31 daily prints once the last is frozen
 *   (2027-01-01T02:00Z).
 * </pre>
 */
package kilohour.contracts;
