package kilohour.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kilohour.index.PrintRecord;
import kilohour.index.RecordChain;

/** The records of an index that somebody else computes, {@code RAM.jsonl}: one a line, oldest first, append-only. */
public final class ReportedLedger {
    private final Path file;

    /** @param folder made when the first record is written */
    public ReportedLedger(Path folder, String index) {
        this.file = folder.resolve(index + ".jsonl");
    }

    public Path file() {
        return file;
    }

    /**
     * The records, oldest first.
     *
     * @throws ObservationFileException if a line cannot be read or is not what was written
     */
    public List<PrintRecord> records() {
        List<PrintRecord> records = JsonLines.read(file, PrintRecord.class, "record of a print");
        RecordChain.fault(records).ifPresent(fault -> {
            throw new ObservationFileException(file, 0, fault + "; put back the file as it was");
        });
        return records;
    }

    /** Appends and returns when it is on the disk. */
    public void append(List<PrintRecord> records) {
        try {
            Files.createDirectories(file.getParent());
            JsonLines.append(file, records);
        } catch (IOException e) {
            throw new ObservationFileException(file, 0, "cannot be written: " + e.getMessage());
        }
    }
}
