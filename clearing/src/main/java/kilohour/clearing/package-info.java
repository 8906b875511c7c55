/**
 * The clearing house: what everyone owns, owes and must pledge.
 *
 * <p>Every trade is novated, so positions face the clearing house and cash passes through its account. A position
 * carries the value it was entered or last settled at; what it is worth at the mark less that value is its unsettled
 * P&amp;L, which the daily run turns into cash:
 *
 * <pre>
 *   ann buys 10 lots of November (720 GPU-hours each) at 2.500:  value 10 × 720 × 2.500 = $18,000
 *   settled at 2.6200:                                           worth 10 × 720 × 2.620 = $18,864
 *   variation margin +$864 from the clearing account to ann; the sellers paid −$864 into it; value is now $18,864.
 * </pre>
 *
 * <p>Margin is the worst loss over the scenarios of {@link kilohour.clearing.MarginParameters}, with every open order
 * that could make it worse counted as filled.
 */
package kilohour.clearing;
