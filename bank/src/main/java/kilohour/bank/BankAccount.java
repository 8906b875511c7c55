package kilohour.bank;

import kilohour.exchange.PayoutAddress;

/**
 * The venue's own account at the bank.
 *
 * @param prefix what the venue's message ids begin with: another venue of the same bank account has another
 */
public record BankAccount(PayoutAddress own, String prefix) {
    /** The id of a withdrawal's message, which is its end-to-end id too and comes back on the statement. */
    public String messageId(long withdrawal) {
        return prefix + "-W" + withdrawal;
    }

    /** The withdrawal that an end-to-end id names, or −1. */
    long withdrawal(String endToEndId) {
        String start = prefix + "-W";
        if (!endToEndId.startsWith(start)
                || !endToEndId.substring(start.length()).matches("[1-9][0-9]{0,17}")) return -1;
        return Long.parseLong(endToEndId.substring(start.length()));
    }
}
