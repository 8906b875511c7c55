package kilohour.gateway;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import kilohour.index.PrintRecord;
import kilohour.units.Utc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the index methods answer, as files to keep: {@code GET /api/v2/download/index_record.csv?index_name=H100}. The
 * name is the method's without its {@code get_}, the parameters are the method's, the formats are {@code json} and
 * {@code csv}; of a record also {@code txt}, the very text of which its hash is the SHA-256.
 */
final class Downloads {
    static final String PATH = HttpApi.PREFIX + "download/{file}";
    private static final Map<String, String> TYPES =
            Map.of("csv", "text/csv; charset=utf-8", "json", "application/json", "txt", "text/plain; charset=utf-8");
    private static final String RECORD = "index_record";
    private static final List<String> NAMES = List.of(RECORD, "index_prints", "location_basis", "grade_differentials");

    private final Dispatcher dispatcher;
    private final Perimeter perimeter;
    private final Records records;

    Downloads(Dispatcher dispatcher, Perimeter perimeter, Records records) {
        this.dispatcher = dispatcher;
        this.perimeter = perimeter;
        this.records = records;
    }

    /** @throws Refusal if there is no such file, or its method refuses */
    void serve(Context context) {
        String file = context.pathParam("file");
        int dot = file.lastIndexOf('.');
        String name = file.substring(0, Math.max(0, dot));
        String format = file.substring(dot + 1);
        boolean known = NAMES.contains(name) && TYPES.containsKey(format);
        if (!known || format.equals("txt") && !name.equals(RECORD))
            throw new Refusal(
                    ErrorCode.NOT_FOUND,
                    "there is no file " + Arguments.shortened(file) + "; there are " + String.join(", ", NAMES)
                            + " as .csv and .json, and " + RECORD + ".txt");
        JsonNode answer = answer("public/kilohour/get_" + name, HttpApi.query(context.queryParamMap()), context);
        byte[] bytes = content(name, format, answer).getBytes(StandardCharsets.UTF_8);
        context.contentType(TYPES.get(format));
        context.header("Cache-Control", "no-store");
        context.header(
                "Content-Disposition", "attachment; filename=\"" + title(name, answer, context) + "." + format + "\"");
        context.result(bytes);
    }

    private JsonNode answer(String method, JsonNode params, Context context) {
        try {
            return dispatcher
                    .run(method, params, null, null, null, perimeter.peer(context))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Refusal refusal) throw refusal;
            throw e;
        }
    }

    private String content(String name, String format, JsonNode answer) {
        return switch (format) {
            case "json" -> Json.writeIndented(answer);
            case "txt" -> record(answer).canonical();
            default -> name.equals(RECORD) ? RecordCsv.of(record(answer)) : CsvText.of(rows(answer));
        };
    }

    private PrintRecord record(JsonNode answer) {
        String index = answer.get("index_name").asString();
        return records.indexRecord(index, Utc.parseDay(answer.get("date").asString()))
                .orElseThrow();
    }

    /** An array of rows as it is; of a table of grades its rows, each with the week and the model in front. */
    private static List<JsonNode> rows(JsonNode answer) {
        if (answer.isArray()) return answer.valueStream().toList();
        return answer.get("differentials")
                .valueStream()
                .map(row -> {
                    ObjectNode whole = Json.object();
                    for (String field : List.of("from", "to", "gpu")) whole.set(field, answer.get(field));
                    whole.setAll((ObjectNode) row);
                    whole.set("degrees_of_freedom", answer.get("degrees_of_freedom"));
                    return (JsonNode) whole;
                })
                .toList();
    }

    /** Such as {@code H100-index_record-2025-11-02}. */
    private static String title(String name, JsonNode answer, Context context) {
        JsonNode index = answer.get("index_name");
        String asked = index == null ? context.queryParam("index_name") : index.asString();
        String date = answer.path("date").asString(answer.path("from").asString(""));
        return asked.replaceAll("[^A-Za-z0-9_]", "") + "-" + name + (date.isEmpty() ? "" : "-" + date);
    }
}
