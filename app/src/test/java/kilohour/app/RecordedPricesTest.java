package kilohour.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import kilohour.index.Observation;
import kilohour.simulation.PracticePrices;
import kilohour.sources.ObservationWriter;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Practice on recorded prices; the recording is made from the simulation, so that no data file is needed. */
@Timeout(120)
class RecordedPricesTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void pricesThatEndedDaysAgoAreCarriedAndThenDetermined() throws Exception {
        long nowNanos = Utc.nanos(Instant.now());
        int today = Utc.day(nowNanos);
        Path recording = folder.resolve("gpu_recording.csv");
        record(recording, today - 40, today - 6);
        var room = new IndexRoom(true, List.of(recording), 1);
        try (IndexDesk desk = room.openNew(nowNanos)) {
            desk.advanceTo(nowNanos);
            var h100 = desk.printsToDeclare().stream()
                    .filter(print -> print.index().equals("H100") && print.epochDay() >= today - 10)
                    .map(print -> print.epochDay() - today + " " + print.status())
                    .toList();
            // Offers stand 1.5 × 1 hour, stretched to 48 h: two more days print on them.
            assertThat(h100).contains("-8 PRINTED", "-7 PRINTED", "-1 DETERMINED");
            assertThat(h100.stream().filter(day -> day.endsWith("CARRIED"))).hasSizeBetween(1, 3);
        }
    }

    @Test
    void aHomeStaysWithTheKindOfPricesItWasStartedOn() throws Exception {
        int today = Utc.day(Utc.nanos(Instant.now()));
        Path recording = folder.resolve("gpu_recording.csv");
        record(recording, today - 20, today);
        var home = new HomeFolder(folder.resolve("home"));
        home.prepare();
        open(home, List.of(recording)).close();
        assertThat(said.toString()).contains("Kilohour is up");
        open(home, List.of(recording)).close();
        assertThatThrownBy(() -> open(home, List.of()))
                .isInstanceOf(Stop.class)
                .hasMessageContaining("was started on recorded prices: give them again with --observations");
    }

    private House open(HomeFolder home, List<Path> observations) {
        var plan = new House.Plan(
                home, Settings.read(home.settings()), true, observations, LiveSources.OFF, 0, "", "test");
        return House.open(plan, new Console(new PrintStream(said, true), false), InstantSource.system());
    }

    private static void record(Path file, int fromDay, int toDay) throws Exception {
        try (var writer = new ObservationWriter(file)) {
            var prices = new PracticePrices(1).between(Utc.startOfDay(fromDay), Utc.startOfDay(toDay));
            while (prices.hasNext()) {
                Observation each = prices.next();
                writer.write(each);
            }
        }
    }
}
