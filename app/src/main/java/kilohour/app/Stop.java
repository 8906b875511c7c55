package kilohour.app;

/** A command that cannot go on: one sentence that says what to do, and the exit code to end with. */
final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    Stop(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    Stop(int exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
