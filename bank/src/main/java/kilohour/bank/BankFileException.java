package kilohour.bank;

/** A file of the bank that cannot be used: where, why and what to do, in a sentence. */
public final class BankFileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BankFileException(String sentence) {
        super(sentence);
    }

    BankFileException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
