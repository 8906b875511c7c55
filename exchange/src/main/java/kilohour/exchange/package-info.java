/**
 * The market as one pure function: {@code apply(time, command) → events}. No clock, no I/O, no randomness, no threads.
 *
 * <p>How one order goes through, with the numbers of a story (H100 December, 744 GPU-hours a lot, fee 0.02% taker):
 *
 * <pre>
 *   PlaceOrder ann sell 10 @ 2.600   → checks: tradable, price in band, lots, margin in every scenario
 *                                    → OrderAccepted 1; it rests
 *   PlaceOrder cat buy 4 @ 2.600     → OrderAccepted 2
 *                                      Traded 4 @ 2.600, maker 1 (6 left), taker 2
 *                                      CashTransferred cat → fees 4 × 744 × 2.600 × 0.0002 = $1.547520
 *                                      PositionChanged ann −4, cat +4
 * </pre>
 *
 * Start at {@link kilohour.exchange.Exchange#apply}; {@code Trading} is the order's way, {@code Clockwork} what falls
 * due, {@code ScenarioPrices}, {@code Equity} and {@code Margining} what everybody must pledge and has, {@code Snapshot} the state as records.
 */
package kilohour.exchange;
