package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.exchange.Command;
import kilohour.history.History;
import kilohour.history.HistoryWriter;
import kilohour.index.Evidence;
import kilohour.index.Fingerprint;
import kilohour.index.Goods;
import kilohour.index.IndexBook;
import kilohour.index.Method;
import kilohour.index.Observation;
import kilohour.index.Permission;
import kilohour.index.PrintRecord;
import kilohour.index.Source;
import kilohour.index.SourceRegistry;
import kilohour.index.Stamp;
import kilohour.index.Term;
import kilohour.index.WeeklyGrades;
import kilohour.units.Utc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Five providers in the United States sell an H100 SXM at 2.00, 2.10, 2.20, 2.30 and 2.40, one in Europe at 2.60, all
 * hourly through the week of 2026-11-09 and on to the 20th; four of them sell the PCIe too, at a fifth less.
 */
class IndexApiTest {
    private static final int MONDAY = Utc.parseDay("2026-11-09");
    private static final int DAY = Utc.parseDay("2026-11-19");
    private static final SourceRegistry REGISTRY = new SourceRegistry(
            List.of(Source.of("hourly", "test", Utc.NANOS_PER_HOUR, Stamp.INSTANT, Permission.SETTLEMENT, "test")),
            Map.of());

    @TempDir
    Path home;

    private History history;
    private TestVenue venue;
    private Client ann;

    @BeforeEach
    void open() {
        history = History.inHome(home);
        PrintRecord last = publish();
        venue = new TestVenue(
                GatewayConfig.loopback(0, "test"),
                Instant.parse("2026-11-20T12:10:00Z"),
                true,
                replica -> new HistoryRecords(history, replica));
        venue.tell(new Command.DeclarePrint(
                "H100", DAY, last.valueTenths(), PrintGrade.INTRADAY, PrintStatus.PRINTED, last.recordHash()));
        ann = Client.ann(venue);
    }

    @AfterEach
    void close() {
        venue.close();
        history.close();
    }

    /** Prints two days and a week's grades into the history; the last print of the H100 is returned. */
    private PrintRecord publish() {
        var goods = List.of(Goods.require("H100"), Goods.require("H100US"), Goods.require("H100EU"));
        var book = new IndexBook(goods, REGISTRY, Method.V1, false);
        var grades = new WeeklyGrades(List.of("H100"), REGISTRY, MONDAY);
        for (int hour = MONDAY * 24; hour < (DAY + 1) * 24; hour++) {
            for (int i = 0; i < 5; i++) {
                long sxm = 2_000_000 + 100_000 * i;
                feed(book, grades, offer("us-" + i, "US", "SXM", hour, sxm));
                if (i < 4) feed(book, grades, offer("us-" + i, "US", "PCIE", hour, sxm * 4 / 5));
            }
            feed(book, grades, offer("eu", "DE", "SXM", hour, 2_600_000));
        }
        try (HistoryWriter writer = history.openWriter()) {
            for (int day = MONDAY; day < DAY - 1; day++) book.warmUp(day);
            for (int day = DAY - 1; day <= DAY; day++) book.print(day).forEach(writer::recordIndex);
            grades.endedBy(Utc.startOfDay(DAY + 1)).forEach(writer::recordGrades);
        }
        return book.lastPrint("H100").orElseThrow();
    }

    private static void feed(IndexBook book, WeeklyGrades grades, Observation observation) {
        book.observe(observation);
        grades.observe(observation);
    }

    private static Observation offer(String provider, String country, String form, int hour, long micros) {
        return new Observation(
                Utc.startOfHour(hour) + 30 * Utc.NANOS_PER_MINUTE,
                "hourly",
                provider,
                "",
                Evidence.OFFER,
                "H100",
                form,
                80,
                8,
                "",
                country,
                "",
                Term.ON_DEMAND,
                0,
                micros,
                -1,
                "",
                "");
    }

    @Test
    void aRecordTellsWhoMovesThePrintAndWhatItWouldCost() {
        JsonNode record = ann.call("public/kilohour/get_index_record", "index_name", "H100");
        assertThat(record.get("date").asString()).isEqualTo("2026-11-19");
        assertThat(record.get("contributors")).hasSize(6);
        assertThat(record.get("contributors").get(0).get("gpus_on_offer").asInt())
                .isEqualTo(8);
        JsonNode largest = record.get("largest_influence");
        String provider = largest.get("provider").asString();
        assertThat(record.get("contributors").valueStream())
                .allSatisfy(
                        each -> assertThat(each.get("influence").decimalValue().abs())
                                .isLessThanOrEqualTo(
                                        largest.get("influence").decimalValue().abs()))
                .anySatisfy(each -> assertThat(each.get("provider").asString()).isEqualTo(provider));
        JsonNode cost = record.get("cost_to_move_1pct");
        assertThat(cost.get("usd").decimalValue())
                .isEqualByComparingTo(record.get("cost_to_move_1pct_usd").decimalValue())
                .isEqualByComparingTo(cost.get("moved_price")
                        .decimalValue()
                        .subtract(cost.get("price").decimalValue())
                        .abs()
                        .multiply(cost.get("gpu_hours").decimalValue()));
    }

    @Test
    void aRegionHasItsPrintsAndTheirBasisOrTheReason() {
        JsonNode prints = ann.call("public/kilohour/get_index_prints", "index_name", "H100US");
        assertThat(prints).hasSize(2);
        // A fifth each: (0.15 × 2.10 + 0.20 × 2.20 + 0.15 × 2.30) ÷ 0.50. All six: a sixth each, the middle half is
        // half of the second, the third and the fourth, half of the fifth: (0.5 × 2.10 + 2.20 + 2.30 + 0.5 × 2.40) ÷ 3.
        assertThat(prints.get(1).get("value").decimalValue()).isEqualByComparingTo("2.2");
        JsonNode basis = ann.call("public/kilohour/get_location_basis", "index_name", "h100us");
        assertThat(basis).hasSize(2);
        assertThat(basis.get(1).get("basis").decimalValue()).isEqualByComparingTo("-0.05");
        assertThat(basis.get(1).get("interval_low").decimalValue())
                .isLessThan(basis.get(1).get("basis").decimalValue());
        JsonNode europe = ann.call("public/kilohour/get_location_basis", "index_name", "H100EU");
        assertThat(europe.get(1).get("basis").isNull()).isTrue();
        assertThat(europe.get(1).get("status").asString()).isEqualTo("NO_PRINT");
        assertThat(europe.get(1).get("reason").asString()).startsWith("H100EU is NO_PRINT: ");
        JsonNode record = ann.call("public/kilohour/get_index_record", "index_name", "H100EU");
        assertThat(record.get("value").isNull()).isTrue();
        assertThat(record.get("reason").asString()).contains("1 owner group");
    }

    @Test
    void aWeeksGradesHaveStandardErrorsOrRefusals() {
        JsonNode week = ann.call("public/kilohour/get_grade_differentials", "index_name", "H100");
        assertThat(week.get("from").asString()).isEqualTo("2026-11-09");
        JsonNode form = week.get("differentials").get(0);
        assertThat(form.get("level").asString()).isEqualTo("PCIE");
        assertThat(form.get("difference").decimalValue()).isEqualByComparingTo("-0.2");
        assertThat(form.get("standard_error").decimalValue()).isEqualByComparingTo("0");
        assertThat(form.get("result").asString()).isEqualTo("carried");
        // Europe's only row falls out with its region: nine rows less five providers and one coefficient.
        assertThat(week.get("degrees_of_freedom").asInt()).isEqualTo(3);
        assertThat(week.get("differentials")
                        .valueStream()
                        .filter(each -> each.get("attribute").asString().equals("region"))
                        .map(each -> each.get("result").asString()))
                .containsExactly("refused: 0 providers sell both, all else alike; 3 needed");
        assertThat(ann.call("public/kilohour/get_grade_differentials", "index_name", "H100", "week", "2026-11-15"))
                .isEqualTo(week);
    }

    @Test
    void theTextOfARecordIsWhatItsHashWasTakenOver() {
        HttpResponse<String> text = ann.get("/api/v2/download/index_record.txt?index_name=H100&date=2026-11-19");
        JsonNode record = ann.call("public/kilohour/get_index_record", "index_name", "H100");
        assertThat(Fingerprint.of(text.body()))
                .isEqualTo(record.get("record_hash").asString());
        assertThat(text.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"H100-index_record-2026-11-19.txt\"");
        assertThat(text.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
    }

    @Test
    void aRecordAsATableHasEveryPartOfIt() {
        String csv =
                ann.get("/api/v2/download/index_record.csv?index_name=H100").body();
        List<String> lines = csv.lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo("part,name,value,hour,owner,source,evidence,price_usd,highest_price_usd,weight,"
                        + "gpus_on_offer,influence_usd,count,reason");
        assertThat(lines)
                .contains("fact,index,H100,,,,,,,,,,,", "fact,status,PRINTED,,,,,,,,,,,")
                .anyMatch(line -> line.startsWith("contributor,us-0,,,us-0,,OFFER,2.000000,,0.16666"))
                .anyMatch(line -> line.startsWith("fact,cost_to_move_1pct_usd,"))
                .anyMatch(line -> line.startsWith("fact,largest_influence_provider,"));
        assertThat(lines.stream().filter(line -> line.startsWith("hour,"))).hasSize(24);
        assertThat(lines.stream().filter(line -> line.startsWith("hour_contributor,")))
                .hasSize(24 * 6);
        assertThat(lines.stream().filter(line -> line.startsWith("reject,"))).hasSize(4);
        JsonNode json = Json.read(
                ann.get("/api/v2/download/index_record.json?index_name=H100").body());
        assertThat(json).isEqualTo(ann.call("public/kilohour/get_index_record", "index_name", "H100"));
    }

    @Test
    void seriesAndGradesAreTablesToo() {
        assertThat(ann.get("/api/v2/download/location_basis.csv?index_name=H100US")
                        .body()
                        .lines())
                .hasSize(3)
                .first()
                .isEqualTo("date,index_name,parent,basis,interval_low,interval_high,status,grade,reason");
        assertThat(ann.get("/api/v2/download/index_prints.csv?index_name=H100US")
                        .body()
                        .lines())
                .hasSize(3);
        assertThat(ann.get("/api/v2/download/grade_differentials.csv?index_name=H100")
                        .body()
                        .lines())
                .contains("2026-11-09,2026-11-15,H100,form factor,PCIE,SXM,-0.2000,0.0000,4,carried,3");
        HttpResponse<String> missing = ann.get("/api/v2/download/index_record.pdf?index_name=H100");
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(missing.body()).contains("there is no file index_record.pdf; there are index_record, ");
        assertThat(ann.get("/api/v2/download/index_record.csv?index_name=GOLD").statusCode())
                .isEqualTo(400);
    }
}
