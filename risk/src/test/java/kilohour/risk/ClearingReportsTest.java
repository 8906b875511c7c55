package kilohour.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kilohour.units.Money;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/**
 * Three members: 1 supplies index prices and is long; 2 has a client (account 21) who spreads; 3 is short. In GPU-hours:
 *
 * <pre>
 *   account  member         December   January
 *   10       1 house          +7,440
 *   20       2 house                    +1,488
 *   21       2 client         +2,232    −1,488
 *   30       3 house          −9,672
 * </pre>
 */
class ClearingReportsTest {
    private static final int DAY = Utc.parseDay("2026-11-20");

    private static VenueBook book() {
        var tests = new ArrayList<VenueBook.MarginTest>();
        // 250 days of account 10: five losses of $150 against $100; account 21 gains what 10 loses, and more
        for (int day = 0; day < 250; day++) {
            long loss = Money.usd(day < 5 ? 150 : 50);
            tests.add(new VenueBook.MarginTest(10, DAY + day, Money.usd(100), loss));
            tests.add(new VenueBook.MarginTest(21, DAY + day, Money.usd(80), -loss));
        }
        return new VenueBook(
                "Test",
                "2026-11-20T17:00:00Z",
                List.of(
                        new VenueBook.Standing(10, 1, "ann", true, -10, Money.usd(500), Money.usd(110), Money.usd(100)),
                        new VenueBook.Standing(20, 2, "bob", true, 5, Money.usd(500), Money.usd(66), Money.usd(60)),
                        new VenueBook.Standing(21, 2, "cyd", false, 5, Money.usd(500), Money.usd(88), Money.usd(80)),
                        new VenueBook.Standing(
                                30, 3, "dan", true, -30, Money.usd(500), Money.usd(176), Money.usd(160))),
                List.of(
                        new VenueBook.Holding(10, "DEC", "H100", 7_440, Money.usd(18_600)),
                        new VenueBook.Holding(20, "JAN", "H100", 1_488, 0),
                        new VenueBook.Holding(21, "DEC", "H100", 2_232, 0),
                        new VenueBook.Holding(21, "JAN", "H100", -1_488, 0),
                        new VenueBook.Holding(30, "DEC", "H100", -9_672, 0)),
                List.of(new VenueBook.Supplier(1, "H100", 50_000), new VenueBook.Supplier(3, "B200", 0)),
                StressTest.of(StressSet.standard(), List.of()),
                List.of(
                        new VenueBook.DayVolume(DAY, 4, 7_440, Money.usd(18_600), Money.usd(30)),
                        new VenueBook.DayVolume(DAY + 1, 2, 7_440, Money.usd(20_600), Money.usd(50))),
                tests,
                new VenueBook.Fund(
                        Map.of(1, Money.usd(40), 2, Money.usd(60)),
                        Map.of(1, Money.usd(45), 2, Money.usd(60)),
                        Money.usd(1),
                        Money.usd(5),
                        Money.usd(10),
                        List.of(new VenueBook.Sizing(
                                DAY, "SUPPLY_SHOCK", 1, Money.usd(70), 2, Money.usd(30), 3, Money.usd(101)))),
                new VenueBook.Means(
                        List.of(new VenueBook.Asset(
                                "USDC", "stablecoin", 20_000, Money.usd(1_000), Money.usd(500), Money.usd(490))),
                        Money.usd(2_000),
                        Money.usd(2_115),
                        Money.usd(-3),
                        Money.usd(50),
                        Money.usd(7),
                        Money.usd(105)));
    }

    private static List<List<String>> table(String kind, String name) {
        return new ClearingReports(book())
                .report(kind, 2_000).tables().stream()
                        .filter(table -> table.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .rows();
    }

    @Test
    void theBacktestHasALightForEachAccountAndPortfolio() {
        assertThat(table("backtest", "accounts"))
                .containsExactly(
                        List.of("10 ann", "250", "5", "98.00", "yellow", "50.000000", "2026-11-20"),
                        List.of("21 cyd", "250", "0", "100.00", "green", "", ""));
        assertThat(table("backtest", "portfolios").getFirst().getFirst()).isEqualTo("member 1, house");
        assertThat(table("backtest", "all").getFirst()).startsWith("all accounts", "500", "5", "99.00", "green");
    }

    /** DEC: 9,672 open, 7,440 of it with member 1, 76.92%; JAN: 1,488, both sides with member 2. */
    @Test
    void concentrationIsByMemberAndWrongWayBySupplier() {
        assertThat(table("concentration", "contracts"))
                .containsExactly(
                        List.of("DEC", "9672", "76.92", "100.00", "100.00", "100.00"),
                        List.of("JAN", "1488", "100.00", "100.00", "100.00", "100.00"));
        assertThat(table("concentration", "wrong-way"))
                .containsExactly(
                        List.of("H100", "1", "7440", "gains if its own quotes rise", "18600.000000", "930.000000"));
        // members' initial margin: 110, 154, 176 of 440
        assertThat(table("concentration", "initial margin").getFirst()).containsExactly("largest five", "100.00");
    }

    @Test
    void theDisclosureHasTheWaterfallCollateralAndLiquidity() {
        assertThat(table("disclosure", "disclosure"))
                .contains(
                        List.of("4.1", "Insurance, used before the venue's capital", "5.000000"),
                        List.of("4.1", "Aggregate participant contributions required by the last sizing", "105.000000"),
                        List.of("4.3", "Prefunded resources held as cash in dollars", "115.000000"), // 40 + 60 + 5 + 10
                        List.of("5.2", "Haircut of USDC, stablecoin; at most $1000.000000 for an account", "2.00%"),
                        List.of("6.2", "Held in USDC, before and after haircut", "500.000000 and 490.000000"),
                        List.of("6.2", "Held in all, after haircut", "2490.000000"),
                        List.of("7.1", "Left of it", "47.000000"),
                        List.of("16.1", "Cash at the bank for participants and the venue", "2115.000000"));
    }

    @Test
    void theFundsSizeIsToldDayByDay() {
        assertThat(table("cover-2", "sizings"))
                .containsExactly(List.of(
                        "2026-11-20",
                        "SUPPLY_SHOCK",
                        "1",
                        "70.000000",
                        "2",
                        "30.000000",
                        "100.000000",
                        "3",
                        "101.000000"));
    }

    @Test
    void largeTradersAreAddedUpUnderCommonControl() {
        assertThat(table("large-traders", "positions"))
                .extracting(row -> row.get(0) + " " + row.get(1) + " " + row.get(3))
                .containsExactly("DEC 30 -9672", "DEC 10 7440", "DEC 21 2232");
    }

    @Test
    void commitmentsTellContributorsHouseAndClientsApart() {
        assertThat(table("commitments", "commitments"))
                .containsExactly(
                        List.of("H100", "index contributors", "7440", "0", "0", "66.67", "0.00", "1"),
                        List.of("H100", "members' house", "1488", "9672", "0", "13.33", "86.67", "2"),
                        List.of("H100", "clients", "744", "0", "1488", "20.00", "13.33", "1"));
    }

    @Test
    void theDisclosureHasTheStandardsNumbers() {
        assertThat(table("disclosure", "disclosure"))
                .contains(
                        List.of("4.1", "Prefunded aggregate participant contributions posted", "100.000000"),
                        List.of("4.4", "Cover 1 or cover 2", "cover 2"),
                        List.of("6.1", "Initial margin required, client", "88.000000"),
                        List.of("6.5", "Achieved coverage", "99.00%"),
                        List.of("6.7", "Largest variation margin paid in a day", "50.000000"),
                        List.of("18.1", "Clearing members", "3"),
                        List.of("23.1", "Average daily trades", "3.0"));
    }

    @Test
    void everyKindIsMarkdownAndCsv() {
        var reports = new ClearingReports(book());
        for (String kind : ClearingReports.KINDS) {
            Report report = reports.report(kind, 1);
            assertThat(report.markdown()).startsWith("# ").contains("\n|---|");
            assertThat(report.tables())
                    .allSatisfy(table ->
                            assertThat(table.csv().lines()).hasSize(table.rows().size() + 1));
        }
        assertThatThrownBy(() -> reports.report("weather", 1)).hasMessageContaining("there is no report weather");
        assertThat(new Report.Table("t", List.of("a", "b"), List.of(List.of("x, y", "\"z\""))).csv())
                .isEqualTo("a,b\n\"x, y\",\"\"\"z\"\"\"\n");
    }
}
