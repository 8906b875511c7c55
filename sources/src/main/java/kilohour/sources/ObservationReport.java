package kilohour.sources;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of reading observation files.
 *
 * @param files the GPU files read and the rows accepted from each
 * @param tokenFiles files of token quotes, recognised and left aside
 * @param accepted rows accepted
 * @param rejected rows left out
 * @param rejectedRows the first of them, at most {@link #KEPT_ROWS}, with file, line and reason
 */
public record ObservationReport(
        List<FileRows> files, List<Path> tokenFiles, long accepted, long rejected, List<RejectedRow> rejectedRows) {
    /** Rejected rows of which the place is kept. */
    public static final int KEPT_ROWS = 1_000;

    /** A file and its rows. */
    public record FileRows(Path file, long accepted, long rejected) {}

    public ObservationReport {
        files = List.copyOf(files);
        tokenFiles = List.copyOf(tokenFiles);
        rejectedRows = List.copyOf(rejectedRows);
    }
}
