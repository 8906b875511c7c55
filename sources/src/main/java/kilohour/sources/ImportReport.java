package kilohour.sources;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of an import.
 *
 * @param files each file, in the order given
 * @param rejectedRows the first rows left out, at most {@link ObservationReport#KEPT_ROWS}, with file, line and reason
 */
public record ImportReport(List<FileImport> files, List<RejectedRow> rejectedRows) {
    /**
     * One file.
     *
     * @param accepted rows added to the archive as readings
     * @param duplicates rows that were archived already; they add nothing
     * @param restated rows that give another price for something archived; kept, flagged, never used for a print
     * @param rejected rows left out
     * @param outOfOrder rows earlier than the one before them; they are put in order
     * @param fault why nothing of the file was taken, empty if it was
     */
    public record FileImport(
            Path file, long accepted, long duplicates, long restated, long rejected, long outOfOrder, String fault) {
        public boolean taken() {
            return fault.isEmpty();
        }
    }

    public ImportReport {
        files = List.copyOf(files);
        rejectedRows = List.copyOf(rejectedRows);
    }

    public long accepted() {
        return files.stream().mapToLong(FileImport::accepted).sum();
    }

    public long duplicates() {
        return files.stream().mapToLong(FileImport::duplicates).sum();
    }

    public long restated() {
        return files.stream().mapToLong(FileImport::restated).sum();
    }

    public long rejected() {
        return files.stream().mapToLong(FileImport::rejected).sum();
    }

    /** Were all files taken? */
    public boolean complete() {
        return files.stream().allMatch(FileImport::taken);
    }
}
