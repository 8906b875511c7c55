package kilohour.sources;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of walking an archive: every manifest's chain, every file's hashes, every row.
 *
 * @param sources folders walked
 * @param files days' files
 * @param rows rows in them
 * @param faults the first fault of each source, with file and line; none if all is as it was archived
 * @param tails files with something in them that was never archived: what a crash left, set aside by the next writer
 */
public record ArchiveCheck(int sources, long files, long rows, List<Fault> faults, List<Path> tails) {
    /** @param line counted from 1, 0 if the fault is not in a line */
    public record Fault(Path file, long line, String message) {
        @Override
        public String toString() {
            return message;
        }
    }

    public ArchiveCheck {
        faults = List.copyOf(faults);
        tails = List.copyOf(tails);
    }

    public boolean intact() {
        return faults.isEmpty();
    }
}
