package kilohour.sources;

import java.nio.file.Path;
import java.util.List;
import kilohour.index.Good;
import kilohour.index.Goods;
import kilohour.index.IndexBook;
import kilohour.index.Method;
import kilohour.index.PrintRecord;
import kilohour.index.SourceRegistry;

/**
 * Prints of some indices over some days, from observation files.
 *
 * @param observations files and folders
 * @param indices names of indices, at least one
 * @param fromDay first epoch day printed
 * @param toDay last epoch day printed
 * @param practice the practice rule: RECONSTRUCTED evidence and practice-only sources count
 */
public record IndexBuild(List<Path> observations, List<String> indices, int fromDay, int toDay, boolean practice) {
    /** Told after each day. */
    @FunctionalInterface
    public interface Progress {
        void printed(int epochDay, int daysDone, int daysInAll);
    }

    /** The prints in order of day, then index, and what came of reading the files. */
    public record Result(List<PrintRecord> prints, ObservationReport report) {
        public Result {
            prints = List.copyOf(prints);
        }
    }

    public IndexBuild {
        observations = List.copyOf(observations);
        indices = List.copyOf(indices);
        TokenArchiveBuild.requireOrder(fromDay, toDay);
        if (indices.isEmpty()) throw new IllegalArgumentException("name at least one index");
    }

    /**
     * @throws IllegalArgumentException if an index does not exist
     * @throws ObservationFileException if a file cannot be read
     */
    public Result run(Progress progress) {
        SourceRegistry registry = SourceRegistry.standard();
        List<Good> goods = indices.stream().distinct().map(Goods::require).toList();
        var book = new IndexBook(goods, registry, Method.V1, practice);
        try (var files = ObservationFiles.open(observations, registry)) {
            List<PrintRecord> prints = new PrintRun(Intake.asObserved(files), book).prints(fromDay, toDay, progress);
            // A fault past the last day is a fault of the file all the same.
            while (files.hasNext()) files.next();
            return new Result(prints, files.report());
        }
    }
}
