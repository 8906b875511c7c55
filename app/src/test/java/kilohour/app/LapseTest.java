package kilohour.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import kilohour.simulation.TimeLapse;
import kilohour.simulation.TimeLapseReport;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class LapseTest {
    private static final Path OBSERVATIONS =
            Path.of(System.getProperty("kilohour.observations", "../../shared/observations"));

    @TempDir
    private Path folder;

    @Test
    void aMonthOfRecordedPricesSettlesWithSumsOfZeroAndItsHomeCanBeLookedAt() {
        assumeTrue(
                Files.isDirectory(OBSERVATIONS),
                "skipped: needs recorded prices in ../shared/observations beside the project");
        var home = new HomeFolder(folder);
        home.prepare();
        var said = new ByteArrayOutputStream();
        var console = new Console(new PrintStream(said, true), false);
        var plan =
                new TimeLapse.Plan(List.of("H100", "H200"), Utc.parseDay("2025-10-27"), Utc.parseDay("2025-11-30"), 11);

        TimeLapseReport report = new Lapse(home, console).run(List.of(OBSERVATIONS), plan);

        assertThat(report.totalPnlUsd()).isEqualByComparingTo("0");
        assertThat(report.months()).hasSize(4).allSatisfy(month -> {
            assertThat(month.finalSettlementUsd()).isPositive();
            assertThat(month.prints()).hasSize(month.month().equals("2025-11") ? 30 : 31);
        });
        try (House house = House.open(
                new House.Plan(home, Settings.read(home.settings()), false, List.of(), LiveSources.OFF, 0, "", "test"),
                console,
                InstantSource.system())) {
            assertThat(house.httpPort()).isPositive();
            assertThat(said.toString()).contains("it stands still at 2025-12-01T02:06:00Z and can only be looked at");
        }
    }
}
