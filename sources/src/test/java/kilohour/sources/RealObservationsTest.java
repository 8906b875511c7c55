package kilohour.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kilohour.index.Grade;
import kilohour.index.PrintRecord;
import kilohour.index.PrintStatus;
import kilohour.index.RecordChain;
import kilohour.units.Utc;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Ten months of recorded prices, where they are to be had: {@code ../shared/observations} beside the project, or the
 * folder that {@code -Dkilohour.observations} names.
 */
class RealObservationsTest {
    private static final int FIRST = Utc.parseDay("2025-10-01");
    private static final int LAST = Utc.parseDay("2026-07-31");
    private static final int DAYS = LAST - FIRST + 1;

    private Path observations;

    @BeforeEach
    void find() {
        String named = System.getProperty("kilohour.observations", "../../shared/observations");
        observations = Path.of(named);
        assumeThat(Files.isDirectory(observations))
                .as("no recorded observations at "
                        + observations.toAbsolutePath().normalize() + ", skipped")
                .isTrue();
    }

    private Map<String, List<PrintRecord>> prints(int first, int last, boolean practice, String... indices) {
        var result =
                new IndexBuild(List.of(observations), List.of(indices), first, last, practice).run((_, _, _) -> {});
        assertThat(result.report().rejected()).isZero();
        return result.prints().stream().collect(Collectors.groupingBy(PrintRecord::index));
    }

    @Test
    void underThePracticeRuleEveryDayHasAValue() {
        var byIndex = prints(FIRST, LAST, true, "H100", "H200", "B200", "A100");
        for (var prints : byIndex.values()) {
            assertThat(prints).hasSize(DAYS).allMatch(PrintRecord::hasValue).allMatch(PrintRecord::isIntact);
            assertThat(RecordChain.fault(prints)).isEmpty();
            assertThat(prints)
                    .filteredOn(print -> print.hours() > 0)
                    .allMatch(print -> print.recomputedTenths() == print.valueTenths()
                            && print.hourShares().size() == print.hours());
            for (int i = 1; i < DAYS; i++)
                assertThat(prints.get(i).previousRecordHash())
                        .isEqualTo(prints.get(i - 1).recordHash());
        }
        // Four weeks of offers from five and more providers; before and after there are monthly panels.
        var h100 = byIndex.get("H100");
        assertThat(h100).filteredOn(print -> print.grade() == Grade.INTRADAY).hasSizeGreaterThan(15);
        assertThat(h100)
                .filteredOn(print -> print.grade() == Grade.INTRADAY)
                .allMatch(print -> Utc.formatDay(print.epochDay()).compareTo("2025-10-19") > 0
                        && Utc.formatDay(print.epochDay()).compareTo("2025-11-17") < 0);
        assertThat(byIndex.get("H200")).allMatch(print -> print.grade() == Grade.RECONSTRUCTED);
        // Where the market was in the last quarter of 2025.
        lastQuarterWithin(byIndex.get("H100"), 20_000, 35_000);
        lastQuarterWithin(byIndex.get("H200"), 25_000, 45_000);
        lastQuarterWithin(byIndex.get("B200"), 40_000, 70_000);
        lastQuarterWithin(byIndex.get("A100"), 12_000, 25_000);
    }

    private static void lastQuarterWithin(List<PrintRecord> prints, long lowTenths, long highTenths) {
        assertThat(prints.subList(0, 92))
                .extracting(PrintRecord::valueTenths)
                .allSatisfy(value -> assertThat(value).isBetween(lowTenths, highTenths));
    }

    /** Offers of four providers, a quarter each: nebius 2.12, hyperstack 2.40, runpod 2.69, lambda 2.99. */
    @Test
    void aDayCheckedByHand() {
        var day = Utc.parseDay("2025-11-11");
        // The middle half is half hyperstack, half runpod: (2.40 + 2.69) ÷ 2 = 2.5450. No practice is needed, but the
        // days before are: four groups continue what five started.
        var h100 = prints(Utc.parseDay("2025-11-05"), day, false, "H100").get("H100");
        assertThat(h100.getLast().valueTenths()).isEqualTo(25_450);
        assertThat(h100.getLast().grade()).isEqualTo(Grade.INTRADAY);
    }

    @Test
    void withoutThePracticeRuleJulyHasNoPrintAndSaysWhy() {
        var h100 = prints(Utc.parseDay("2026-07-01"), LAST, false, "H100").get("H100");
        assertThat(h100).hasSize(31).allSatisfy(print -> {
            assertThat(print.status()).isEqualTo(PrintStatus.NO_PRINT);
            assertThat(print.reason())
                    .startsWith("no print to carry; INTRADAY 0 of 18 hours")
                    .contains("RECONSTRUCTED evidence is for practice only; left aside ");
        });
    }
}
