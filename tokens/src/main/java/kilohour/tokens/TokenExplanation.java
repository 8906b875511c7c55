package kilohour.tokens;

/**
 * A print and how it came about, for a person with a calculator.
 *
 * @param print the print
 * @param text the derivation, lines ended by line feeds
 */
public record TokenExplanation(TokenPrint print, String text) {}
