package kilohour.history;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import kilohour.index.ChainedRecord;
import kilohour.index.GradeTable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Prints' records and tables of grades as JSON: their own fields in their own order, snake_case, numbers whole. */
final class IndexRecordJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(Visibility.NONE))
            .build();

    private IndexRecordJson() {}

    static String write(ChainedRecord record) {
        return JSON.writeValueAsString(record);
    }

    /** @throws HistoryException if it is no record of that kind */
    static <R extends ChainedRecord> R read(String json, Class<R> kind) {
        try {
            return JSON.readValue(json, kind);
        } catch (JacksonException e) {
            throw new HistoryException("the kept index record is no print record", e);
        }
    }

    static String write(GradeTable table) {
        return JSON.writeValueAsString(table);
    }

    static GradeTable readGrades(String json) {
        try {
            return JSON.readValue(json, GradeTable.class);
        } catch (JacksonException e) {
            throw new HistoryException("the kept table of grades is none", e);
        }
    }
}
