package kilohour.history;

import java.util.List;
import kilohour.clearing.Purpose;

/**
 * An account's cash over a period: opening balance + entries = closing balance, micro-dollars.
 *
 * @param fromNanos start, included
 * @param toNanos end, not included
 * @param entries in the order in which they were booked
 */
public record Statement(
        long account, long fromNanos, long toNanos, long openingMicros, List<Entry> entries, long closingMicros) {

    /**
     * One posting.
     *
     * @param sequence number of its event on the tape
     * @param amountMicros received; negative if paid
     * @param balanceMicros the account's cash afterwards
     * @param contract contract id, 0 where there is none
     */
    public record Entry(
            long sequence,
            long atNanos,
            long counterparty,
            long amountMicros,
            long balanceMicros,
            Purpose purpose,
            int contract,
            String reference) {}

    public Statement {
        entries = List.copyOf(entries);
    }
}
