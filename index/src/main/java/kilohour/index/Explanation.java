package kilohour.index;

/**
 * A print and how it came about, for a person with a calculator.
 *
 * @param record the print
 * @param text the derivation, lines ended by line feeds
 */
public record Explanation(ChainedRecord record, String text) {}
