/**
 * The whole house in one process, and the command line.
 *
 * <p>{@code ./kilohour up --practice} starts here: {@link kilohour.app.Main} reads the arguments, {@code House} wires
 * the rooms by constructor, from the market on its log up to the door. What a first start sets up ({@code Opening}) is
 * asked for step by step, so that a start that broke off is completed by the next.
 *
 * <p>The {@code IndexRunner} turns what the index computed into commands. On 2026-11-20 at 21:18 UTC a new practice
 * venue computes 50 days of simulated prices. It declares the hour of 20:00 first, which lists each good at its price
 * of now, say 2.4729; then the prints of 1 October to 19 November, of which November's count towards the month under
 * way; then the months to come are put on a curve, December at 2.4729 × (1 − 1.5%) = 2.4358, and participants begin.
 * The hour of 21:00 follows at 22:05, the print of the 20th at 02:00. After a restart the same numbers are computed
 * again, and only those are declared that the venue does not have.
 *
 * <p>It answers with an exit code ({@code ExitCode}): 0 for success, 1 for a failure at work, 2 for arguments that it
 * cannot use, 3 for a home that is in use or not fit, 4 for a port in use.
 */
package kilohour.app;
