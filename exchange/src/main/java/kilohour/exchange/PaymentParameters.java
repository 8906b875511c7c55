package kilohour.exchange;

/**
 * How money leaves; set by the officer.
 *
 * @param automatic whether a withdrawal is paid at once, without officers and without a bank: practice venues only
 * @param dualAboveMicros a withdrawal of more than this needs two officers, any other one
 */
public record PaymentParameters(boolean automatic, long dualAboveMicros) {
    /** Withdrawals that an account may have under way at once. */
    public static final int WITHDRAWALS_MAX = 20;

    /** Days for which an entry of the bank is known after the day it was booked; an older one is not taken any more. */
    public static final int ENTRY_DAYS = 400;

    static final PaymentParameters PRACTICE = new PaymentParameters(true, 100_000_000_000L);
    static final PaymentParameters CONTROLLED = new PaymentParameters(false, 100_000_000_000L);

    public PaymentParameters {
        if (dualAboveMicros < 0) throw new IllegalArgumentException("an amount is not below zero: " + dualAboveMicros);
    }
}
