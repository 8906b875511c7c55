package kilohour.tokens;

/** Where a model's price of a day comes from. */
public enum PriceState {
    /** Its hosts quote it. */
    PRICED,
    /** Nobody quotes it: its last price, for ten days. */
    CARRIED,
    /** Nobody has quoted it for longer: it moves with the rest of the basket until it drops out. */
    IMPUTED
}
