/**
 * The whole house in one process, and the command line.
 *
 * <p>{@code ./kilohour up --practice} starts here: {@link kilohour.app.Main} reads the arguments, wires the rooms by
 * constructor and answers with an exit code: 0 for success, 1 for a failure at work, 2 for arguments it cannot use.
 */
package kilohour.app;
