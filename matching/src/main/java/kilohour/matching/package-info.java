/**
 * The order book: who trades with whom, at which price, in which order.
 *
 * <p>The best price goes first, and at one price the oldest order. Prices are whole ticks, quantities whole lots; what
 * a tick or a lot is worth, and when anything happens, is the business of other rooms. With a tick of $0.001:
 *
 * <pre>
 *   o1 (ann) rests: sell 10 at 2,600          offers   2,600: 15 lots, 2 orders (o1 10, o2 5)
 *   o2 (bob) rests: sell  5 at 2,600
 *   o3 (cat) takes: buy 12 at 2,601           trades   o1 10 at 2,600, o2 2 at 2,600; 0 lots left
 *                                             offers   2,600: 3 lots, 1 order
 *   o4 (bob) takes: buy  4 at 2,600           bob's own o2 is in the way. With
 *     CANCEL_NEWEST   o4 loses 4, o2 rests 3  CANCEL_OLDEST  o2 is cancelled, 4 lots of o4 are left
 *     CANCEL_BOTH     both are cancelled      DECREMENT      both lose 3: o2 is cancelled, 1 lot of o4 is left
 *
 *   o5 (ann) rests: sell 9 at 2,602, 4 shown  offers   2,602: 7 lots, 2 orders (o5 4 of 9, o6 3)
 *   o6 (bob) rests: sell 3 at 2,602
 *   o7 (cat) takes: buy  8 at 2,602           trades   o5 4, o6 3, o5 1 of its next tranche
 *                                             offers   2,602: 3 lots, 1 order (o5 3 of 4)
 * </pre>
 *
 * <p>In a call auction orders rest across each other until all trade at one price, which {@link
 * kilohour.matching.CallAuction} finds.
 *
 * <p>Books can imply prices in each other: a quarter and its months. {@link kilohour.matching.Combination} tells which.
 *
 * <p>{@link kilohour.matching.OrderBook} is the room's door, and {@code Match} what happens to an order that meets others.
 * Inside, {@code Queues} has the resting orders and the queue at each price, and a {@code BookSide} the levels of a side:
 * {@code LevelsByPrice} finds one, and {@code PriceStretch}, a bit for each of 4,096 neighbouring prices, tells which comes
 * next.
 */
package kilohour.matching;
