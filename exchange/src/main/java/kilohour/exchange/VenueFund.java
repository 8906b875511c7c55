package kilohour.exchange;

import kilohour.clearing.VenueAccount;

/** The venue's own money behind defaults. */
public enum VenueFund {
    /** Liquidation fees and what was put in: pays before the venue's capital. */
    INSURANCE(VenueAccount.INSURANCE),
    /** The venue's own stake: pays before any survivor. */
    CAPITAL(VenueAccount.CAPITAL),
    /** Cash that pays winners while a loser's account is below zero; it bears no loss. */
    LIQUIDITY(VenueAccount.LIQUIDITY);

    private final long account;

    VenueFund(long account) {
        this.account = account;
    }

    /** Its ledger account. */
    public long account() {
        return account;
    }
}
