/**
 * How fast the house is: figures to work from, never tests.
 *
 * <p>{@code ./kilohour bench} runs all, {@code ./kilohour bench exchange} those whose name has "exchange" in it. What
 * fits in a loop is measured with JMH, in several forks; what is a process (a start, a replay, an order over HTTP) by
 * starting that process. An example of a line:
 *
 * <pre>
 *   benchmark                  figure                         median        range over forks
 *   exchange.apply             mean time of a command         3.1 µs        3.0–3.3
 * </pre>
 *
 * so that one core does 1 ÷ 3.1 µs = 320,000 commands a second there, if nothing else is to be done.
 */
package kilohour.benchmarks;
