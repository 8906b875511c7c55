package kilohour.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kilohour.index.Goods;
import kilohour.index.Grade;
import kilohour.index.IndexBook;
import kilohour.index.Method;
import kilohour.index.Observation;
import kilohour.index.PrintRecord;
import kilohour.index.PrintStatus;
import kilohour.index.SourceRegistry;
import kilohour.units.Utc;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What each parameter of the method does to the prints of recorded prices. Writes the table of
 * {@code docs/rulebook/index-parameters.md} to {@code target/index-parameters.md}.
 */
@Tag("long")
class ParameterStudyTest {
    private static final List<String> INDICES = List.of("A100", "B200", "H100", "H200");
    private static final int FIRST = Utc.parseDay("2025-10-01");
    private static final int LAST = Utc.parseDay("2026-07-31");
    private static final int WARM_UP_DAYS = 8;
    private static final long HOURS = Utc.NANOS_PER_HOUR;
    private static final long DAYS = Utc.NANOS_PER_DAY;

    /** One parameter at another value; thresholds come in pairs. */
    private record Change(String parameter, String from, String to, Map<Integer, Long> values) {
        static Change of(String parameter, String from, String to, int at, long value) {
            return new Change(parameter, from, to, Map.of(at, value));
        }

        Method method() {
            long[] p = V1.clone();
            values.forEach((at, value) -> p[at] = value);
            return ParameterStudyTest.method(p);
        }
    }

    /** The parameters in the order of the record, the version apart. */
    private static final long[] V1 = {
        Method.V1.ratioFloorPpm(),
        Method.V1.ratioCeilingPpm(),
        Method.V1.medianHours(),
        Method.V1.offerHoldPpm(),
        Method.V1.offerMaxNanos(),
        Method.V1.listMaxNanos(),
        Method.V1.tradeMaxNanos(),
        Method.V1.stretchedOfferNanos(),
        Method.V1.stretchedTradeNanos(),
        Method.V1.reReadNanos(),
        Method.V1.tradePpm(),
        Method.V1.offerPpm(),
        Method.V1.listPpm(),
        Method.V1.freshnessHalfDays(),
        Method.V1.freshnessFloorPpm(),
        Method.V1.unknownGpus(),
        Method.V1.groupCapPpm(),
        Method.V1.hostCapPpm(),
        Method.V1.startGroups(),
        Method.V1.startEffectiveMillis(),
        Method.V1.continueGroups(),
        Method.V1.continueEffectiveMillis(),
        Method.V1.reconstructedGroups(),
        Method.V1.hoursForPrint(),
        Method.V1.carryDays(),
        200 // the value does not depend on the draws of its interval
    };

    private static Method method(long[] p) {
        return new Method(
                "study",
                p[0],
                p[1],
                (int) p[2],
                p[3],
                p[4],
                p[5],
                p[6],
                p[7],
                p[8],
                p[9],
                p[10],
                p[11],
                p[12],
                (int) p[13],
                p[14],
                (int) p[15],
                p[16],
                p[17],
                (int) p[18],
                p[19],
                (int) p[20],
                p[21],
                (int) p[22],
                (int) p[23],
                (int) p[24],
                (int) p[25]);
    }

    private static final List<Change> CHANGES = List.of(
            Change.of("ratio floor", "0.4", "0.3", 0, 300_000),
            Change.of("ratio floor", "0.4", "0.6", 0, 600_000),
            Change.of("ratio ceiling", "2.5", "1.8", 1, 1_800_000),
            Change.of("ratio ceiling", "2.5", "4", 1, 4_000_000),
            Change.of("trailing median", "168 h", "48 h", 2, 48),
            Change.of("trailing median", "168 h", "336 h", 2, 336),
            Change.of("offer holds", "1.5 intervals", "1.1", 3, 1_100_000),
            Change.of("offer holds", "1.5 intervals", "3", 3, 3_000_000),
            Change.of("offer at most", "36 h", "26 h", 4, 26 * HOURS),
            Change.of("rate card at most", "35 d", "14 d", 5, 14 * DAYS),
            Change.of("rate card at most", "35 d", "62 d", 5, 62 * DAYS),
            Change.of("stretched offer", "48 h", "72 h", 7, 72 * HOURS),
            Change.of("read again within", "36 h", "26 h", 9, 26 * HOURS),
            Change.of("read again within", "36 h", "72 h", 9, 72 * HOURS),
            Change.of("weight of a rate card", "0.2", "0.1", 12, 100_000),
            Change.of("weight of a rate card", "0.2", "0.5, as an offer", 12, 500_000),
            Change.of("freshness halves in", "30 d", "10 d", 13, 10),
            Change.of("freshness halves in", "30 d", "90 d", 13, 90),
            Change.of("freshness floor", "0.25", "0.1", 14, 100_000),
            Change.of("freshness floor", "0.25", "1, no freshness", 14, 1_000_000),
            Change.of("unknown GPUs", "8", "1", 15, 1),
            Change.of("unknown GPUs", "8", "64", 15, 64),
            Change.of("owner cap", "25%", "20%", 16, 200_000),
            Change.of("owner cap", "25%", "35%", 16, 350_000),
            Change.of("host cap", "25%", "100%, none", 17, 1_000_000),
            new Change("to start", "5 and 4.5", "4 and 4", Map.of(18, 4L, 19, 4_000L)),
            new Change("to start", "5 and 4.5", "6 and 5.5", Map.of(18, 6L, 19, 5_500L)),
            new Change("to continue", "4 and 4", "3 and 3", Map.of(20, 3L, 21, 3_000L)),
            new Change("to continue", "4 and 4", "5 and 4.5", Map.of(20, 5L, 21, 4_500L)),
            Change.of("groups, RECONSTRUCTED", "3", "2", 22, 2),
            Change.of("groups, RECONSTRUCTED", "3", "5", 22, 5),
            Change.of("hours for a print", "18", "12", 23, 12),
            Change.of("hours for a print", "18", "23", 23, 23),
            Change.of("carried at most", "3 d", "1 d", 24, 1),
            Change.of("carried at most", "3 d", "7 d", 24, 7));

    @Test
    void everyParameterAtOtherValues() throws IOException {
        Path folder = Path.of(System.getProperty("kilohour.observations", "../../shared/observations"));
        assumeThat(Files.isDirectory(folder))
                .as("no recorded observations at " + folder.toAbsolutePath().normalize() + ", skipped")
                .isTrue();
        var gpus = Set.copyOf(INDICES);
        var rows = new ArrayList<Observation>();
        ObservationFiles.read(List.of(folder), SourceRegistry.standard(), row -> {
            if (gpus.contains(row.gpu()) && row.observedAtNanos() < Utc.startOfDay(LAST + 1)) rows.add(row);
        });
        Map<String, PrintRecord> base = prints(rows, method(V1));
        var text = new StringBuilder("| parameter | 1.0 | tried | H100 settleable days | mean move | largest move |\n");
        text.append("|---|---|---|---:|---:|---:|\n");
        text.append(String.format(Locale.ROOT, "| 1.0 | | | %d | | |%n", settleable(base)));
        for (Change change : CHANGES) text.append(line(change, base, prints(rows, change.method())));
        Files.writeString(Path.of("target/index-parameters.md"), text);
        assertThat(base).hasSize(INDICES.size() * (LAST - FIRST + 1));
    }

    private static String line(Change change, Map<String, PrintRecord> base, Map<String, PrintRecord> changed) {
        double sum = 0;
        double largest = 0;
        String where = "";
        int compared = 0;
        for (String key : base.keySet()) {
            PrintRecord before = base.get(key);
            PrintRecord after = changed.get(key);
            if (!before.hasValue() || !after.hasValue()) continue;
            double move = (double) after.valueTenths() / before.valueTenths() - 1;
            sum += Math.abs(move);
            compared++;
            if (Math.abs(move) <= Math.abs(largest)) continue;
            largest = move;
            where = ", " + key;
        }
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %d | %.2f%% | %+.2f%%%s |%n",
                change.parameter(),
                change.from(),
                change.to(),
                settleable(changed),
                100 * sum / compared,
                100 * largest,
                where);
    }

    /** Days on which a live contract could settle, if the sources' licences allowed it. */
    private static long settleable(Map<String, PrintRecord> prints) {
        return prints.values().stream()
                .filter(print -> print.index().equals("H100")
                        && print.status() == PrintStatus.PRINTED
                        && print.grade() != Grade.RECONSTRUCTED)
                .count();
    }

    private static Map<String, PrintRecord> prints(List<Observation> rows, Method method) {
        var goods = INDICES.stream().map(Goods::require).toList();
        var book = new IndexBook(goods, SourceRegistry.standard(), method, true);
        rows.forEach(book::observe);
        book.passOver(FIRST - WARM_UP_DAYS);
        var result = new HashMap<String, PrintRecord>();
        for (int day = FIRST - WARM_UP_DAYS; day <= LAST; day++) {
            if (day < FIRST) book.warmUp(day);
            else for (PrintRecord print : book.print(day)) result.put(print.index() + " " + Utc.formatDay(day), print);
        }
        return result;
    }
}
