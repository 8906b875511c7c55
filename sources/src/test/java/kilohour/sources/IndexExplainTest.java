package kilohour.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexExplainTest {
    private static final int DAY = Utc.parseDay("2026-11-02");

    @TempDir
    Path archive;

    @Test
    void everyStepIsThereWithItsNumbers() {
        var market = new java.util.ArrayList<>(ArchiveFixture.market(DAY, 1));
        // An absurd ask all day: 9.00 is beyond 2.5 times the median.
        for (int hour = 0; hour < 24; hour++)
            market.add(ArchiveFixture.offer(Utc.startOfDay(DAY) + hour * Utc.NANOS_PER_HOUR, "dear", 9_000_000));
        ArchiveFixture.appended(archive, market);
        new ArchiveBuild(archive, List.of("H100"), DAY, DAY, true).run((_, _, _) -> {});

        IndexExplain.Result result = new IndexExplain(archive, "H100", DAY, false).run();

        assertThat(result.recorded()).isTrue();
        assertThat(result.agrees()).isTrue();
        String text = result.explanation().text();
        // Six providers: the median is the mean of 2.40 and 2.69.
        assertThat(text)
                .contains("hour 2026-11-02T00:00:00Z, evidence intraday\n")
                .contains("screen: trailing median 2.545000, prices from 1.018000 to 6.362500 count\n")
                .contains("dear 9.000000 OFFER, 64 GPUs, box of 8, by simulated-offers of 2026-11-02T00:00:00Z, at this"
                        + " price since 2026-11-02T00:00:00Z; left aside: outside 0.4 to 2.5 times the trailing"
                        + " seven-day median\n")
                .contains("provider-1 2.120000; raw weight 0.500000 (OFFER) × 1.000000 (fresh) × √64 = 4.000000000;"
                        + " of owner provider-1 200000 ppm, from 200000 to 400000, counts 150000\n")
                .contains("(150000 × 2.120000 + 200000 × 2.400000 + 150000 × 2.690000) ÷ 500000 = 2.403000, to a tenth"
                        + " of a tick 2.4030\n")
                .contains("print: (2.4030 + ")
                .contains(") ÷ 24 = 2.4030\n")
                .contains("left aside in the day: ")
                .contains("  value_tenths=24030\n");
    }

    @Test
    void aDayWithoutAPrintSaysWhatWasMissing() {
        ArchiveFixture.appended(archive, ArchiveFixture.market(DAY, 1));

        IndexExplain.Result result = new IndexExplain(archive, "H200", DAY, true).run();

        assertThat(result.recorded()).isFalse();
        assertThat(result.explanation().text())
                .contains("no hourly value: no price in force\n")
                .contains("NO_PRINT: no print to carry; ");
        assertThatThrownBy(() -> new IndexExplain(archive, "H101", DAY, true).run())
                .hasMessageStartingWith("no such index: H101");
    }
}
