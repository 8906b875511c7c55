/**
 * What happened, in SQL: the recorded tape and the index records go in, queries come out.
 *
 * <p>The <b>tape</b> (each command with the batch of events it caused, numbered without gaps) is the truth. {@link
 * kilohour.history.HistoryWriter} turns it into rows, many entries a transaction, and moves the mark of how far it
 * came in the same transaction: feeding an entry twice does it once, and after a crash a new writer goes on exactly
 * where the last commit ended. Remove the database, feed the tape from the start, and every row is the same again
 * ({@link kilohour.history.History#contentHash()}).
 *
 * <p>SQLite and PostgreSQL share one schema and one set of statements: whole numbers and text only. Queries go through
 * JDBI; the writer, where speed counts, keeps plain prepared batches. Candles, open orders and balances are kept up
 * trade by trade, so that nothing ever reads a whole table.
 *
 * <p>An example. At 10:00:30 UTC order 8 of account 101 sells 2 lots of {@code H100_USD-31DEC26} (744 GPU-hours each)
 * to order 7 of account 100, resting at 2.600 (2,600 ticks); a fee of $0.1935 is charged to 101:
 *
 * <pre>
 *   trades          units 2 × 744 = 1,488; value 1,488 × 2,600 × 1,000 = 3,868,800,000 micro-dollars = $3,868.80
 *   candles         minute 10:00 (and hour 10:00, and the day): open = high = low = close = 2,600, 1,488 units
 *   orders          7: lots_filled + 2, filled_tick_lots + 2 × 2,600 = 5,200; likewise 8
 *   ledger_entries  the taker's fee, −193,500 for 101, +193,500 for the venue's account 3, each with the balance after
 * </pre>
 *
 * A statement is then one look-up for the opening balance, the entries, and the balance after the last of them.
 */
package kilohour.history;
