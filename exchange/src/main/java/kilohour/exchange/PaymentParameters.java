package kilohour.exchange;

/**
 * How money leaves, and what dollars owed cost; set by the officer.
 *
 * @param automatic whether a withdrawal is paid at once, without officers and without a bank: practice venues only
 * @param dualAboveMicros a withdrawal of more than this needs two officers, any other one
 * @param debitPpm interest of a year on dollars owed, parts per million
 * @param liquidityMicros how far the venue's liquidity account may go below zero to buy collateral that is sold
 */
public record PaymentParameters(boolean automatic, long dualAboveMicros, long debitPpm, long liquidityMicros) {
    /** Withdrawals that an account may have under way at once. */
    public static final int WITHDRAWALS_MAX = 20;

    /** Days for which an entry of the bank is known after the day it was booked; an older one is not taken any more. */
    public static final int ENTRY_DAYS = 400;

    static final PaymentParameters PRACTICE =
            new PaymentParameters(true, 100_000_000_000L, 80_000, 10_000_000_000_000L);
    static final PaymentParameters CONTROLLED =
            new PaymentParameters(false, 100_000_000_000L, 80_000, 10_000_000_000_000L);

    /** Dollars owed bear no interest, and collateral is bought with the liquidity account's own money alone. */
    public PaymentParameters(boolean automatic, long dualAboveMicros) {
        this(automatic, dualAboveMicros, 0, 0);
    }

    public PaymentParameters {
        if (dualAboveMicros < 0 || liquidityMicros < 0 || liquidityMicros > 1_000_000_000_000_000_000L)
            throw new IllegalArgumentException("an amount is not below zero, and at most a trillion dollars");
        if (debitPpm < 0 || debitPpm > 1_000_000)
            throw new IllegalArgumentException("interest is 0 to 100% a year: " + debitPpm + " ppm");
    }
}
