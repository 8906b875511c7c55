package kilohour.sources;

import java.nio.file.Path;

/** A row that was left out, and why. */
public record RejectedRow(Path file, long line, String reason) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + reason;
    }
}
