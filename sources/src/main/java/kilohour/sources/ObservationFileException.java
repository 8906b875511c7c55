package kilohour.sources;

import java.nio.file.Path;

/** An observation file that cannot be read on from here; the message gives file, line and what is wrong. */
public final class ObservationFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final long line;

    /** @param line counted from 1, 0 if the fault is not in a line */
    public ObservationFileException(Path file, long line, String message) {
        super(file + (line > 0 ? ":" + line : "") + ": " + message);
        this.file = file;
        this.line = line;
    }

    public Path file() {
        return file;
    }

    public long line() {
        return line;
    }
}
