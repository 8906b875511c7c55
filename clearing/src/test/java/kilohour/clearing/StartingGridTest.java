package kilohour.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StartingGridTest {
    @Test
    void everyMoveIsAShareOfTheWidth() {
        MarginParameters power = StartingGrid.of("POWER", 600_000);
        assertThat(power.version()).isEqualTo(1);
        assertThat(power.scenarios()).contains(new Scenario("down 10%", -100_000, -100_000, -100_000));
        assertThat(power.scenarios()).contains(new Scenario("up 60%, wilder", 600_000, 600_000, 600_000, 400_000));
        assertThat(power.scenarios())
                .contains(new Scenario("front falls, back holds", -600_000, -300_000, 0))
                .contains(new Scenario("middle rises, ends fall", -200_000, 200_000, -200_000));
        // 1.7 × 60% = 102%, then 7/6 and 3/6 of 60%; 1.4 × 60% = 84%.
        assertThat(power.scenarios())
                .contains(new Scenario("jump up", 1_020_000, 700_000, 300_000, 500_000))
                .contains(new Scenario("jump down", -400_000, -700_000, -840_000, 500_000));
        assertThat(power.scenarios()).extracting(Scenario::name).doesNotHaveDuplicates();
    }

    @Test
    void movesAreWholeTenthsOfAPercentAndSayWhatTheyAre() {
        // a sixth of 25% is 4.1666…%, two thirds 16.6666…%
        assertThat(StartingGrid.of("RAM", 250_000).scenarios())
                .contains(new Scenario("down 4.2%", -42_000, -42_000, -42_000))
                .contains(new Scenario("up 16.7%, wilder", 167_000, 167_000, 167_000, 300_000));
        assertThat(StartingGrid.of("RAM", 10_000).scenarios())
                .extracting(Scenario::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void atTheWidthOfGpuHoursItAsksForWhatTheirGridAsks() {
        MarginParameters standard = MarginParameters.standard("H100");
        MarginParameters own = StartingGrid.of("H100", 180_000);
        assertThat(own.scenarios()).hasSameSizeAs(standard.scenarios());
        for (int months : new int[] {0, 12})
            assertThat(own.scenarios().stream()
                            .mapToLong(each -> each.shockPpm(months))
                            .summaryStatistics()
                            .getMax())
                    .as(months + " months ahead")
                    .isBetween(worst(standard, months) * 9 / 10, worst(standard, months) * 11 / 10);
    }

    private static long worst(MarginParameters parameters, int months) {
        return parameters.scenarios().stream()
                .mapToLong(each -> each.shockPpm(months))
                .max()
                .orElseThrow();
    }

    @Test
    void aWidthIsAShareOfAPrice() {
        assertThatThrownBy(() -> StartingGrid.of("RAM", 950_000))
                .hasMessage("margin starts with a width of 1% to 90%, not 95%");
        assertThat(StartingGrid.of("RAM", 900_000).scenarios())
                .allSatisfy(each -> assertThat(each.farPpm()).isGreaterThanOrEqualTo(-990_000));
    }
}
