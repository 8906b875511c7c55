package kilohour.tokens;

/** What a token price is for. Cache writes have no leg. */
public enum TokenLeg {
    INPUT,
    /** Input read from the host's cache. */
    CACHED_INPUT,
    OUTPUT
}
