package kilohour.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The terminal in headless Chromium; pictures of every page are left in {@code target/screenshots}. */
@Timeout(300)
class TerminalTest {
    @Test
    void aNewcomerLooksTradesAndRecomputesAPrint() throws Exception {
        var chromium = Project.program("chromium", "chromium-browser", "google-chrome");
        assumeThat(chromium).as("chromium on PATH").isPresent();
        NodePackage node = NodePackage.install("browser");
        Path pictures = Project.TARGET.resolve("screenshots");
        try (Venue venue = Venue.up(Project.freshFolder("terminal"), "--practice")) {
            Program browser = node.run(
                    "terminal.mjs",
                    Duration.ofSeconds(400),
                    Map.of(
                            "KILOHOUR_URL", venue.url().toString(),
                            "KILOHOUR_CHROMIUM", chromium.orElseThrow().toString(),
                            "KILOHOUR_SCREENSHOTS", pictures.toString()));
            System.out.println(browser.text());
            assertThat(browser.exitCode()).as(browser.text()).isZero();
        }
    }

    @Test
    void twoOfficersApproveStopAndFollowADefaultOnTheClearingPage() throws Exception {
        var chromium = Project.program("chromium", "chromium-browser", "google-chrome");
        assumeThat(chromium).as("chromium on PATH").isPresent();
        NodePackage node = NodePackage.install("browser");
        Path home = Project.freshFolder("officer");
        try (Venue venue = Venue.up(home, "--practice")) {
            Program browser = node.run(
                    "officer.mjs",
                    Duration.ofSeconds(400),
                    Map.of(
                            "KILOHOUR_URL", venue.url().toString(),
                            "KILOHOUR_KEYS", home.resolve("credentials.json").toString(),
                            "KILOHOUR_CHROMIUM", chromium.orElseThrow().toString(),
                            "KILOHOUR_SCREENSHOTS",
                                    Project.TARGET.resolve("screenshots").toString()));
            System.out.println(browser.text());
            assertThat(browser.exitCode()).as(browser.text()).isZero();
        }
    }
}
