package kilohour.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bounds that the drills' published table rests on. */
class AttackDrillsTest {
    private static Drill drill(String name) {
        return Drill.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double ours(String drill, DrillMarket market) {
        return AttackDrills.worstMove(AttackDrills.OURS, drill(drill), market);
    }

    /** Nine providers, none with more than a quarter: whoever lies, the rest hold the value within 2%. */
    @Test
    void amongNineProvidersNoSingleOneMovesThePrintByTwoPercent() {
        DrillMarket market = DrillMarket.practice(2026, 3);
        for (String attack :
                List.of("one provider quotes 10×", "one provider quotes 0.45×", "one claims a million GPUs at 0.45×"))
            assertThat(ours(attack, market)).as(attack).isBetween(-0.02, 0.02);
        assertThat(ours("a host splits into ten at 0.45×", market)).isBetween(-0.01, 0.01);
        assertThat(ours("two robots undercut by 0.1% a minute", market)).isBetween(-0.02, 0.02);
        assertThat(ours("the two cheapest withhold all day", market)).isBetween(-0.02, 0.02);
    }

    @Test
    void tenNewNamesAreNoVotesUntilTheyAreAdmitted() {
        DrillMarket market = DrillMarket.practice(2026, 3);
        assertThat(ours("ten new names at 0.45×", market)).isZero();
        var toAnybody = new Gauge.Kilohour("open to anybody", kilohour.index.Method.V1, DrillMarket.OPEN_REGISTRY);
        assertThat(AttackDrills.worstMove(toAnybody, drill("ten new names at 0.45×"), market))
                .isLessThan(-0.4);
    }

    /** Votes at the price and 3% to either side, the central third: the worked example of its section 7.2. */
    @Test
    void theComparatorGivesItsOwnWorkedExample() {
        double[] prices = {6.60, 6.75, 6.50, 7.20, 5.80};
        double[] sigmas = {0.20, 0.21, 0.20, 0.25, 0.45};
        double[] weights = {0.30, 0.25, 0.20, 0.15, 0.10};
        assertThat(VotesGauge.value(prices, sigmas, weights)).isCloseTo(6.6425, within(1e-9));
        prices[3] = 9.36;
        assertThat(VotesGauge.value(prices, sigmas, weights)).isCloseTo(6.6425, within(1e-9));
    }

    @Test
    @Tag("long")
    void onRecordedPricesTooOneProviderMovesThePrintLessThanItMovesTheMean() {
        assumeThat(Files.isDirectory(AttackDrills.recordedPrices()))
                .as("no recorded observations at "
                        + AttackDrills.recordedPrices().toAbsolutePath().normalize() + ", skipped")
                .isTrue();
        DrillMarket market = DrillMarket.recorded(AttackDrills.recordedPrices());
        // Six providers: one of them is a sixth and more, and the print says so in its cost to move.
        assertThat(ours("one provider quotes 10×", market)).isBetween(-0.10, 0.10);
        assertThat(ours("one provider quotes 1/10", market)).isBetween(-0.10, 0.10);
        assertThat(ours("one provider quotes 0.45×", market)).isBetween(-0.15, 0.15);
        assertThat(ours("one claims a million GPUs at 0.45×", market)).isBetween(-0.15, 0.15);
        assertThat(ours("ten new names at 0.45×", market)).isZero();
    }
}
