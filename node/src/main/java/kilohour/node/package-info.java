/**
 * Runs the market so that it forgets nothing: one member of an Aeron Cluster inside the process.
 *
 * <p>A command goes from a {@link kilohour.node.MarketSession} to the cluster, which gives it a place in the log and a
 * time, writes it through to the disk, and only then lets the market apply it. What it caused is appended to the
 * {@link kilohour.node.Tape} and goes back to the session. After a stop of any kind the log is replayed, from the last
 * snapshot on, and the market stands where it stood.
 *
 * <p>Say a log holds an account's opening at position 352, a deposit at 576 and a buy at 832, and the process is
 * killed after the answer to the buy but before its batch was on the tape, which ends at 576. At the next start the
 * service applies all three again. The tape has 352 and 576, so these two are left alone; 832 is appended. Whoever
 * follows the tape, before and after, gets 352, 576, 832, each once. Had a snapshot been taken at 576, only 832 would
 * have been applied again, with the same end.
 */
package kilohour.node;
