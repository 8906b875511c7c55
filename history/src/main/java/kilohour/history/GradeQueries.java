package kilohour.history;

import java.util.Optional;
import kilohour.index.GradeTable;
import org.jdbi.v3.core.Jdbi;

/** The published tables of grades, a model and week each. */
public final class GradeQueries {
    private final Jdbi jdbi;

    GradeQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The table of the model's last week that began on the epoch day or before it; its week may have ended before. */
    public Optional<GradeTable> lastBegunBy(String gpu, int day) {
        return jdbi.withHandle(sql -> sql.createQuery("SELECT table_json FROM grade_tables"
                        + " WHERE gpu = :gpu AND from_day <= :day ORDER BY from_day DESC LIMIT 1")
                .bind("gpu", gpu)
                .bind("day", day)
                .mapTo(String.class)
                .findOne()
                .map(IndexRecordJson::readGrades));
    }
}
