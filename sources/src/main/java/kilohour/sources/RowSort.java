package kilohour.sources;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Sorts any number of rows in the memory of a few: what does not fit is written out in sorted runs, which are merged.
 */
final class RowSort implements AutoCloseable {
    private final Path folder;
    private final int rowsHeld;
    private final List<ImportRow> held = new ArrayList<>();
    private final List<Path> runs = new ArrayList<>();
    private final List<Run> open = new ArrayList<>();

    /**
     * @param folder where runs are kept meanwhile; it is made when needed and gone after {@link #close}
     * @param rowsHeld rows kept in memory
     */
    RowSort(Path folder, int rowsHeld) {
        this.folder = folder;
        this.rowsHeld = rowsHeld;
    }

    void add(ImportRow row) throws IOException {
        held.add(row);
        if (held.size() >= rowsHeld) spill();
    }

    private void spill() throws IOException {
        Files.createDirectories(folder);
        Path run = folder.resolve("run-" + runs.size());
        held.sort(ImportRow.ORDER);
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run), 1 << 16))) {
            for (ImportRow row : held) row.write(out);
            out.writeByte(-1);
        }
        runs.add(run);
        held.clear();
    }

    /** All rows in {@link ImportRow#ORDER}; nothing can be added any more. */
    Iterator<ImportRow> sorted() throws IOException {
        if (runs.isEmpty()) {
            held.sort(ImportRow.ORDER);
            return held.iterator();
        }
        if (!held.isEmpty()) spill();
        for (Path run : runs) open.add(new Run(run));
        return new Merge(open);
    }

    @Override
    public void close() throws IOException {
        for (Run run : open) run.in.close();
        for (Path run : runs) Files.deleteIfExists(run);
        Files.deleteIfExists(folder);
    }

    /** One run and its next row, null at the end. */
    private static final class Run {
        private final DataInputStream in;
        private ImportRow next;

        Run(Path path) throws IOException {
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 15));
            advance();
        }

        void advance() {
            try {
                in.mark(1);
                next = null;
                if (in.readByte() < 0) return;
                in.reset();
                next = ImportRow.read(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Merge implements Iterator<ImportRow> {
        private final PriorityQueue<Run> ahead =
                new PriorityQueue<>(Comparator.comparing(run -> run.next, ImportRow.ORDER));

        Merge(List<Run> runs) {
            ahead.addAll(runs);
        }

        @Override
        public boolean hasNext() {
            return !ahead.isEmpty();
        }

        @Override
        public ImportRow next() {
            Run run = ahead.poll();
            if (run == null) throw new NoSuchElementException();
            ImportRow row = run.next;
            run.advance();
            if (run.next != null) ahead.add(run);
            return row;
        }
    }
}
