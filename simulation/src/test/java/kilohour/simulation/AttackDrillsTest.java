package kilohour.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    /** Writes the tables of {@code docs/rulebook/attack-drills.md} to {@code target/attack-drills.md}. */
    @Test
    @Tag("long")
    void noSingleProviderMovesThePrintBeyondItsPublishedBounds() throws IOException {
        DrillMarket practice = DrillMarket.practice(2026, 28);
        var calm = AttackDrills.table(practice);
        Files.writeString(Path.of("target/attack-drills.md"), AttackDrills.markdown(practice, calm));
        calm.forEach(
                (drill, moves) -> assertThat(moves.getFirst()).as(drill.name()).isBetween(-0.02, 0.02));
        assumeThat(Files.isDirectory(AttackDrills.recordedPrices()))
                .as("no recorded observations at "
                        + AttackDrills.recordedPrices().toAbsolutePath().normalize() + ", skipped")
                .isTrue();
        DrillMarket recorded = DrillMarket.recorded(AttackDrills.recordedPrices());
        var thin = AttackDrills.table(recorded);
        Files.writeString(
                Path.of("target/attack-drills.md"),
                "\n" + AttackDrills.markdown(recorded, thin),
                StandardOpenOption.APPEND);
        // Six providers: each is a sixth of the weight and more, and the record's cost to move says so.
        thin.forEach((drill, moves) -> {
            if (!moves.getFirst().isNaN())
                assertThat(moves.getFirst()).as(drill.name()).isBetween(-0.16, 0.16);
        });
    }
}
