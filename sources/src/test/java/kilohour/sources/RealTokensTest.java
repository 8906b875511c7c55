package kilohour.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kilohour.index.Grade;
import kilohour.index.PrintStatus;
import kilohour.index.RecordChain;
import kilohour.tokens.BasketLink;
import kilohour.tokens.Period;
import kilohour.tokens.TokenIndex;
import kilohour.tokens.TokenMethod;
import kilohour.tokens.TokenPrint;
import kilohour.tokens.TokenQuote;
import kilohour.units.Decimals;
import kilohour.units.Utc;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Thirty months of recorded public list prices, where they are to be had: {@code ../shared/observations} beside the
 * project, or the folder that {@code -Dkilohour.observations} names.
 */
class RealTokensTest {
    private static final int FIRST = Utc.parseDay("2024-02-01");
    private static final int LAST = Utc.parseDay("2026-07-31");
    private static final Set<String> ROBOTS = Set.of("novita", "streamlake");

    private Path observations;

    @BeforeEach
    void find() {
        observations = Path.of(System.getProperty("kilohour.observations", "../../shared/observations"));
        assumeThat(Files.isDirectory(observations))
                .as("no recorded observations at "
                        + observations.toAbsolutePath().normalize() + ", skipped")
                .isTrue();
    }

    @Test
    void underThePracticeRuleEveryDayHasAValueAndItsRecord() throws Exception {
        var result = new TokenIndexBuild(List.of(observations), FIRST, LAST, true).run((_, _, _) -> {});
        List<TokenPrint> prints = result.prints();
        assertThat(result.report().rejected()).isZero();
        assertThat(prints).hasSize(LAST - FIRST + 1).allMatch(TokenPrint::hasValue);
        assertThat(RecordChain.fault(prints)).isEmpty();
        assertThat(prints).allMatch(print -> print.grade() == Grade.RECONSTRUCTED && !print.measured());
        // 2024Q1 to 2026Q3, each linked to the one before.
        assertThat(result.links()).hasSize(11);
        for (BasketLink link : result.links())
            assertThat(link.basket().members()).hasSizeBetween(6, 14);
        // No link is a jump: the first day of each basket is within 1% of the last of the one before.
        for (BasketLink link : result.links().subList(1, 11)) {
            long before = prints.get(link.fromDay() - 1 - FIRST).linkedTenths();
            long after = prints.get(link.fromDay() - FIRST).linkedTenths();
            assertThat(Math.abs(after - before)).as(link.basket().name()).isLessThan(before / 100);
        }
        assertThat(monthTable(prints)).isEqualTo(publishedTable());
    }

    /** The last day of each month: dollar price, linked index, link factor, three legs, basket. */
    private static List<String> monthTable(List<TokenPrint> prints) {
        var rows = new ArrayList<String>();
        for (TokenPrint print : prints) {
            if (Utc.date(print.epochDay() + 1).getDayOfMonth() != 1) continue;
            rows.add("| " + Utc.formatDay(print.epochDay()).substring(0, 7) + " | " + dollars(print.valueTenths())
                    + " | "
                    + dollars(print.linkedTenths()) + " | " + Decimals.format(print.linkPpb(), 9) + " | "
                    + dollars(print.freshTenths()) + " | " + dollars(print.cachedTenths()) + " | "
                    + dollars(print.outputTenths()) + " | " + print.basket() + " |");
        }
        return rows;
    }

    private static String dollars(long tenths) {
        return TokenIndex.GRID.formatTenths(tenths);
    }

    /** The same table as the rulebook's page prints it. */
    private static List<String> publishedTable() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("../docs/rulebook/token-index.md"))) {
            return lines.filter(line -> line.matches("\\| 20\\d\\d-\\d\\d \\|.*"))
                    .toList();
        }
    }

    @Test
    void withoutThePracticeRuleThereIsNoPrintAndTheRecordSaysWhy() {
        var result = new TokenIndexBuild(
                        List.of(observations.resolve("open/tokens_modelsdev.csv.gz")), LAST - 9, LAST, false)
                .run((_, _, _) -> {});
        assertThat(result.prints()).allSatisfy(print -> {
            assertThat(print.status()).isEqualTo(PrintStatus.NO_PRINT);
            assertThat(print.reason()).isNotEmpty();
        });
    }

    /**
     * Counts of a week in July make a basket for the next: what the index will be once tokens are counted.
     *
     * @param robotsAtRest of each day's quotes of the two robots only the first counts
     * @param robotPrices takes what they quoted in the days printed
     */
    private List<TokenPrint> trial(boolean robotsAtRest, Set<String> robotPrices) throws Exception {
        int start = Utc.parseDay("2026-07-17");
        Period.Calendar eightDays = day -> {
            int period = Math.floorDiv(day - start, 8);
            return new Period("trial " + period, start + 8 * period, start + 8 * period + 7);
        };
        var index = new TokenIndex(TokenMethod.V1, eightDays, true);
        var prints = new ArrayList<TokenPrint>();
        var atRest = new HashSet<String>();
        try (var files = TokenFiles.open(List.of(
                observations.resolve("internal/tokens_openrouter-effective.csv.gz"),
                observations.resolve("internal/tokens_openrouter-endpoints.csv.gz"),
                observations.resolve("internal/tokens_openrouter-live.csv.gz"),
                observations.resolve("internal/tokens_openrouter-models.csv.gz")))) {
            for (int day = start - 10; day <= LAST; day++) {
                while (files.nextAtNanos() < Utc.startOfDay(day + 1)) {
                    TokenQuote quote = files.next();
                    boolean robot = quote.source().equals("openrouter-live")
                            && quote.model().equals("z-ai/glm-5.2")
                            && ROBOTS.contains(quote.host());
                    if (robot && day >= start + 8)
                        robotPrices.add(quote.host() + quote.leg() + quote.priceNanosPerMillion());
                    if (robot && robotsAtRest && !atRest.add(quote.host() + quote.leg() + day)) continue;
                    index.observe(quote);
                }
                TokenPrint print = index.print(day);
                if (day >= start + 8) prints.add(print);
            }
        }
        return prints;
    }

    @Test
    void twoRobotsThatUndercutEachOtherInTheRealRecordingMoveNothing() throws Exception {
        var prices = new HashSet<String>();
        List<TokenPrint> real = trial(false, prices);
        List<TokenPrint> atRest = trial(true, new HashSet<>());
        assertThat(real)
                .hasSize(7)
                .allMatch(print -> print.measured() && print.grade() == Grade.INTRADAY && print.hasValue());
        // More than two hundred different quotes on four legs in a week, and on six days not a tenth of a tick.
        assertThat(prices).hasSizeGreaterThan(200);
        for (int i = 0; i < 6; i++) {
            assertThat(real.get(i).valueTenths()).isEqualTo(atRest.get(i).valueTenths());
            assertThat(real.get(i).freshTenths()).isEqualTo(atRest.get(i).freshTenths());
            assertThat(real.get(i).outputTenths()).isEqualTo(atRest.get(i).outputTenths());
        }
        // On the seventh both go up by two fifths, and the model's price with them: that is a price move.
        long last = real.get(6).valueTenths();
        assertThat(Math.abs(last - atRest.get(6).valueTenths())).isLessThan(last / 100);
    }
}
