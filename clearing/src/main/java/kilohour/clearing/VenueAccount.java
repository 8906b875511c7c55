package kilohour.clearing;

/** The clearing house's own ledger accounts. Members' accounts are numbered from {@link #FIRST_MEMBER_ACCOUNT},
 * their fund shares below zero. */
public final class VenueAccount {
    /** Money outside: minus the sum of what was paid in and not paid out. */
    public static final long BANK = 1;
    /** The clearing house between buyers and sellers: zero whenever a settlement is complete. */
    public static final long CLEARING = 2;
    /** Trading fees earned. */
    public static final long FEES = 3;
    /** Funding on its way from payers to receivers: zero whenever a funding hour is complete. */
    public static final long FUNDING = 4;
    /** Liquidation fees, against losses of members in default. */
    public static final long INSURANCE = 5;
    /** The venue's own stake in a default, after insurance. */
    public static final long CAPITAL = 6;
    /** Cash that pays winners while a loser's account is below zero, and buys collateral that is sold. */
    public static final long LIQUIDITY = 7;

    /** Cash that is to leave and has not: withdrawals under way. */
    public static final long WITHDRAWALS = 20;

    /** Interest earned on dollars owed. */
    public static final long INTEREST = 21;

    public static final long FIRST_MEMBER_ACCOUNT = 100;

    private VenueAccount() {}

    /** A member's share of the default fund: the member's number, negative. */
    public static long fund(int member) {
        return -(long) member;
    }
}
