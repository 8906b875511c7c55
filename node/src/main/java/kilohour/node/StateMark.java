package kilohour.node;

/**
 * The market's state at one place of the log.
 *
 * @param logPosition position of the last command applied
 * @param hash SHA-256 of the state's records, hexadecimal
 */
public record StateMark(long logPosition, String hash) {}
