package kilohour.history;

/** The history cannot go on; what was committed before stands, and a new writer resumes after it. */
public final class HistoryException extends RuntimeException {
    HistoryException(String sentence) {
        super(sentence);
    }

    HistoryException(String sentence, Throwable cause) {
        super(sentence + ": " + rootSentence(cause), cause);
    }

    private static String rootSentence(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root.getCause() != root) root = root.getCause();
        // A failed batch hides what failed in the next exception.
        if (root instanceof java.sql.SQLException sql && sql.getNextException() != null) root = sql.getNextException();
        return root.getMessage() == null
                ? root.getClass().getSimpleName()
                : root.getMessage().lines().findFirst().orElse("");
    }
}
