package kilohour.gateway;

import static kilohour.gateway.Method.Access.PUBLIC;

import java.util.List;
import java.util.Locale;
import kilohour.index.Good;
import kilohour.index.Goods;
import kilohour.index.GradeTable;
import kilohour.index.LocationBasis;
import kilohour.index.PrintRecord;
import kilohour.index.WeeklyGrades;
import kilohour.tokens.TokenIndex;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the indices publish: prints with their records, regional prints with their location basis, grades. */
final class IndexMethods {
    static final Parameter INDEX =
            Parameter.text("index_name", "Index, as in H100").charactersMax(32).mandatory();
    static final Parameter FROM = Parameter.date("from", "First day, as in 2026-11-01, UTC");
    static final Parameter TO = Parameter.date("to", "Last day, UTC");
    private static final Parameter PUBLISHED = Parameter.text(
                    "index_name", "Index, as in H100, or regional, as in H100US")
            .charactersMax(32)
            .mandatory();
    private static final int DAYS_MAX = 1_100;
    private static final int DAYS = 90;

    private final Replica replica;
    private final Records records;

    IndexMethods(Replica replica, Records records) {
        this.replica = replica;
        this.records = records;
    }

    List<Method> methods() {
        return List.of(
                Method.of(
                        "public/kilohour/get_index_prints",
                        PUBLIC,
                        "Daily prints of an index; by default the last 90 days. Days without a print are told of"
                                + " regional indices only.",
                        List.of(PUBLISHED, FROM, TO),
                        this::prints),
                Method.of(
                        "public/kilohour/get_index_record",
                        PUBLIC,
                        "The full record of a day's print: contributors, largest influence, cost to move, each hour's"
                                + " prices and weights, rejects, hashes. The last day by default.",
                        List.of(PUBLISHED, Parameter.date("date", "Day of the print, UTC")),
                        call -> IndexJson.record(record(call), grid(call))),
                Method.of(
                        "public/kilohour/get_location_basis",
                        PUBLIC,
                        "A regional index's prints less those of its parent, with their 90% intervals, or why there is"
                                + " none; by default the last 90 days.",
                        List.of(
                                Parameter.text("index_name", "Regional index, as in H100US")
                                        .charactersMax(32)
                                        .mandatory(),
                                FROM,
                                TO),
                        this::basis),
                Method.of(
                        "public/kilohour/get_grade_differentials",
                        PUBLIC,
                        "What form factor, fabric, memory, box size, region, term and provider tier of the index's"
                                + " model were worth in a week, with standard errors, or why the data cannot carry it.",
                        List.of(PUBLISHED, Parameter.date("week", "A day of the week, UTC; the last week by default")),
                        this::grades));
    }

    /** Regional indices of the indices with contracts: they are printed, and have no contracts of their own. */
    static List<String> regionalIndices(Floor floor) {
        return floor.exchange().underlyings().stream()
                .flatMap(code -> Goods.find(code).stream())
                .flatMap(good -> Goods.regionsOf(good).stream())
                .map(Good::index)
                .sorted()
                .toList();
    }

    private String index(Call call) {
        String name = call.arguments().text("index_name");
        return replica.read(floor -> {
            String code = name.toUpperCase(Locale.ROOT);
            return regionalIndices(floor).contains(code) ? code : MarketMethods.indexCode(floor, name);
        });
    }

    private static boolean isRegional(String index) {
        return Goods.find(index).flatMap(Goods::parentOf).isPresent();
    }

    private PriceGrid grid(Call call) {
        String index = index(call);
        return isRegional(index) ? Good.GRID : replica.read(floor -> Curve.grid(floor, index));
    }

    static void requireSpan(int from, int to) {
        if (from > to) throw Refusal.invalid("from", "from must not be after to");
        if (to - from > DAYS_MAX) throw Refusal.invalid("from", "at most " + DAYS_MAX + " days at once");
    }

    /** The days asked for: first and last. */
    private int[] span(Call call) {
        int to = call.arguments().dayOr("to", today());
        int from = call.arguments().dayOr("from", to - DAYS);
        requireSpan(from, to);
        return new int[] {from, to};
    }

    private int today() {
        return replica.read(floor -> Utc.day(floor.exchange().nowNanos()));
    }

    private ArrayNode prints(Call call) {
        String index = index(call);
        int[] span = span(call);
        return isRegional(index)
                ? IndexJson.regionalPrints(records.indexRecords(index, span[0], span[1]))
                : IndexJson.prints(records.prints(index, span[0], span[1]), grid(call));
    }

    /** A record is kept once its print is frozen; the last day is that of the index with contracts. */
    PrintRecord record(Call call) {
        String index = index(call);
        String listed =
                Goods.find(index).flatMap(Goods::parentOf).map(Good::index).orElse(index);
        int lastDay = replica.read(
                floor -> floor.exchange().index(listed).orElseThrow().lastPrintDay());
        int day = call.arguments().dayOr("date", lastDay);
        return records.indexRecord(index, day)
                .orElseThrow(() -> new Refusal(
                        ErrorCode.NOT_FOUND,
                        "there is no record of " + index + " for " + (day < 0 ? "any day yet" : Utc.formatDay(day))
                                + (records.tokenPrint(day).isPresent() && index.equals(TokenIndex.CODE)
                                        ? ": it is the token index's, public/kilohour/get_token_index_record has it"
                                        : ""),
                        "date"));
    }

    private ArrayNode basis(Call call) {
        String index = index(call);
        Good parent = Goods.find(index)
                .flatMap(Goods::parentOf)
                .orElseThrow(() -> Refusal.invalid(
                        "index_name",
                        index + " is no regional index; public/kilohour/get_venue lists them as regional_indices"));
        int[] span = span(call);
        return IndexJson.basis(LocationBasis.series(
                records.indexRecords(index, span[0], span[1]), records.indexRecords(parent.index(), span[0], span[1])));
    }

    private ObjectNode grades(Call call) {
        String index = index(call);
        String gpu = Goods.find(index)
                .map(Good::gpu)
                .orElseThrow(
                        () -> Refusal.invalid("index_name", index + " is no index of GPU-hours, it has no grades"));
        boolean asked = call.arguments().has("week");
        int day = call.arguments().dayOr("week", today());
        GradeTable table = records.grades(gpu, day)
                .filter(each -> !asked || each.fromDay() == WeeklyGrades.monday(day))
                .orElseThrow(() -> new Refusal(
                        ErrorCode.NOT_FOUND,
                        "there is no table of grades of " + gpu + " for "
                                + (asked ? "the week of " + Utc.formatDay(WeeklyGrades.monday(day)) : "any week yet"),
                        "week"));
        return IndexJson.grades(index, table);
    }
}
