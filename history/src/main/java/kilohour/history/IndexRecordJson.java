package kilohour.history;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import kilohour.index.PrintRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A print's record as JSON: its own fields in its own order, names in snake_case, every number whole. */
final class IndexRecordJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultVisibility(visible -> visible.withIsGetterVisibility(Visibility.NONE))
            .build();

    private IndexRecordJson() {}

    static String write(PrintRecord record) {
        return JSON.writeValueAsString(record);
    }

    static PrintRecord read(String json) {
        try {
            return JSON.readValue(json, PrintRecord.class);
        } catch (JacksonException e) {
            throw new HistoryException("the kept index record is no print record", e);
        }
    }
}
