/**
 * A market without anybody in it: prices, people and days made from a seed.
 *
 * <p>{@link kilohour.simulation.PracticePrices} shows what nine providers that do not exist ask for four goods, so that
 * the index has something to print. {@link kilohour.simulation.PracticeMarket} lets makers, hedgers and passers-by
 * trade on it through a {@link kilohour.simulation.Venue}, at most twenty commands a second together.
 * {@link kilohour.simulation.TimeLapse} runs recorded or made-up prices through a venue on a driven clock, as fast as
 * the machine goes, and tells what each month settled at and what a hedge was worth. An example in numbers:
 *
 * <pre>
 *   A buyer needs 10 H100 through November (30 days, 720 GPU-hours each). It buys 10 lots in October at $2.400.
 *   November's prints average $2.5000, so the month settles there.
 *   Unhedged it pays 10 × 720 × $2.5000 = $18,000; the futures bring 10 × 720 × ($2.5000 − $2.400) = $720,
 *   less a taker's fee of 0.02% of 10 × 720 × $2.400 = $3.456. Hedged it pays $17,283.456: what October promised.
 *   The provider on the other side gave up what the buyer gained: over all accounts the sum is zero.
 * </pre>
 */
package kilohour.simulation;
