package kilohour.bank;

import java.util.List;
import java.util.OptionalLong;

/**
 * One account's statement.
 *
 * @param source where it was read, such as a file's name
 * @param id the bank's own number of the statement
 * @param account the account's IBAN or number
 * @param currency of the account, such as {@code USD}
 * @param closingMicros booked balance at its end, negative if overdrawn; empty if the statement does not say
 * @param closingDay the day of that balance, days since 1970; −1 if it does not say
 */
public record BankStatement(
        String source,
        String id,
        String account,
        String currency,
        OptionalLong closingMicros,
        int closingDay,
        List<Entry> entries) {

    public BankStatement {
        entries = List.copyOf(entries);
    }

    /**
     * One entry.
     *
     * @param number its place in the statement, from 1
     * @param reference the bank's own, empty if it has none
     * @param day when it was booked, days since 1970; −1 if it does not say
     * @param amountMicros more than zero, in the entry's currency
     * @param credit whether it came in
     * @param reversal whether it takes an earlier entry back
     * @param booked false while it is pending
     * @param details the payments it consists of; none if the bank does not tell
     */
    public record Entry(
            int number,
            String reference,
            int day,
            long amountMicros,
            String currency,
            boolean credit,
            boolean reversal,
            boolean booked,
            List<Detail> details) {
        public Entry {
            details = List.copyOf(details);
        }
    }

    /**
     * One payment of an entry.
     *
     * @param amountMicros empty if it does not say
     * @param endToEndId as whoever sent it gave it, or empty
     * @param remittance what it is for, structured references first, separated by line ends
     */
    public record Detail(OptionalLong amountMicros, String endToEndId, String remittance) {}
}
