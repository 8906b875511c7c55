package kilohour.sources;

import java.util.List;
import kilohour.index.Good;
import kilohour.index.IndexBook;
import kilohour.index.Method;
import kilohour.index.Observation;
import kilohour.index.PrintRecord;
import kilohour.index.SourceRegistry;

/** Prints made to be studied, from files or from an archive: kept nowhere. */
public final class StudyPrints {
    private StudyPrints() {}

    /**
     * @param stream of all observations, in order of time
     * @param fromDay first epoch day printed
     * @param toDay last epoch day printed
     * @param practice the practice rule: RECONSTRUCTED evidence and practice-only sources count
     * @return in order of day, then index
     * @throws ObservationFileException if the prices cannot be read on
     */
    public static List<PrintRecord> of(
            PriceStream<Observation> stream,
            List<Good> goods,
            int fromDay,
            int toDay,
            boolean practice,
            IndexBuild.Progress progress) {
        var book = new IndexBook(goods, SourceRegistry.standard(), Method.V1, practice);
        return new PrintRun(Intake.asObserved(stream), book).prints(fromDay, toDay, progress);
    }
}
