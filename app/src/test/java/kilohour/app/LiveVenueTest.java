package kilohour.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import kilohour.sources.Connector;
import kilohour.sources.IndexReplay;
import kilohour.sources.Manners;
import kilohour.sources.ObservationArchive;
import kilohour.sources.Waiting;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A venue that is not for practice on live sources, all of them on this machine; its clock begins three days ago and is
 * put ahead. The market's own clock is the real one: for it everything declared is past, as it must be.
 */
@Timeout(180)
class LiveVenueTest {
    private static final Manners QUICK =
            new Manners(Duration.ZERO, 2, Duration.ZERO, Duration.ofMinutes(5), Duration.ofSeconds(10), 100_000);
    private static final Instant DAY =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(3, ChronoUnit.DAYS);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private House open(LiveSources feeds, boolean practice, InstantSource clock) {
        var home = new HomeFolder(folder);
        home.prepare();
        var plan = new House.Plan(home, Settings.read(home.settings()), practice, List.of(), feeds, 0, "", "test");
        return House.open(plan, new Console(new PrintStream(said, true), false), clock);
    }

    private Path prices() {
        return folder.resolve("prices");
    }

    private static JsonNode ask(House house, String question) {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.httpPort() + "/api/v2/" + question));
            return JsonMapper.shared()
                    .readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                            .body())
                    .path("result");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline)
                    .as("waited 60 s for " + what)
                    .isNegative();
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static void untilPrinted(House house, Instant day) {
        String date = Utc.formatDay(Utc.day(Utc.nanos(day)));
        until(
                "the print of " + date,
                () -> ask(house, "public/kilohour/get_index_record?index_name=H100&date=" + date)
                        .has("record_hash"));
    }

    private static Instant at(int day, int hour, int minute) {
        return DAY.plus(day, ChronoUnit.DAYS).plus(hour, ChronoUnit.HOURS).plus(minute, ChronoUnit.MINUTES);
    }

    private static long linesWith(String said, String text) {
        return said.lines().filter(line -> line.contains(text)).count();
    }

    /**
     * Day 1: asks at 1.99, 2.12, 2.40, 2.69 and 2.99 every hour, so each hour is worth 2.4030; from 10:00 on broken and
     * truncated answers, from 12:00 to 13:20 nobody there: hours 10, 11 and 12 have no fresh offer (that of 9:00 holds to
     * 10:30). 21 INTRADAY hours make the print; from 13:20 on asks are read at twenty past. Day 2: a restart at 3:30.
     */
    @Test
    void aVenuePrintsFromWhatItArchivedAndReplayAgrees() throws Exception {
        try (var server = new PriceServer()) {
            var time = new DrivenTime(DAY);
            var feeds = new LiveSources(server.connectors(), QUICK, time);
            int readers = feeds.connectors().size();
            try (House house = open(feeds, false, time)) {
                for (int hour = 1; hour < 10; hour++) time.to(at(0, hour, 0), readers);
                server.answer(PriceServer.Mood.BROKEN);
                for (int minute = 0; minute < 60; minute += 10) time.to(at(0, 10, minute), readers);
                server.answer(PriceServer.Mood.TRUNCATED);
                for (int minute = 0; minute < 60; minute += 10) time.to(at(0, 11, minute), readers);
                server.goAway();
                for (int minute = 0; minute < 80; minute += 10) time.to(at(0, 12, minute), readers);
                assertThat(linesWith(said.toString(), "Live prices: ")).isEqualTo(1);
                server.answer(PriceServer.Mood.WELL);
                server.comeBack();
                for (int minute = 20; minute < 60; minute += 10) time.to(at(0, 13, minute), readers);
                assertThat(said.toString()).contains("Live prices: every source is read again.");
                for (int hour = 14; hour < 28; hour++) time.to(at(0, hour, 20), readers);
                untilPrinted(house, DAY);
                until(
                        "contracts",
                        () -> !ask(house, "public/get_instruments?currency=H100")
                                .isEmpty());
                until(
                        "the hour of 2:00",
                        () -> ask(house, "public/get_index_price?index_name=H100")
                                .has("index_price"));
                assertThat(ask(house, "public/get_index_price?index_name=H100")
                                .get("index_price")
                                .decimalValue())
                        .isEqualByComparingTo("2.4030");
                time.to(at(1, 3, 30), readers);
            }
            long azure = server.asked("/api/retail/prices");
            assertThat(azure).as("a day's source is read on two days").isEqualTo(2);
            JsonNode record;
            try (House house = open(feeds, false, time)) {
                time.awaitWaiting(readers);
                assertThat(server.asked("/api/retail/prices"))
                        .as("and not for a restart")
                        .isEqualTo(azure);
                for (int hour = 4; hour < 28; hour++) time.to(at(1, hour, 20), readers);
                untilPrinted(house, at(1, 0, 0));
                record = ask(
                        house,
                        "public/kilohour/get_index_record?index_name=H100&date="
                                + Utc.formatDay(Utc.day(Utc.nanos(DAY))));
            }
            assertThat(record.get("value").decimalValue()).isEqualByComparingTo("2.4030");
            assertThat(record.get("grade").asString()).isEqualToIgnoringCase("intraday");
            assertThat(record.get("hours")).hasSize(21);
        }
        assertThat(ObservationArchive.verify(prices()).intact()).isTrue();
        // Four goods and two regions on two days; those without prices say NO_PRINT, and that too comes out again.
        IndexReplay.Result replay = new IndexReplay(prices()).run((_, _, _) -> {});
        assertThat(replay.agrees()).isTrue();
        assertThat(replay.compared()).isEqualTo(12);
        assertThat(replay.otherRules()).isEmpty();
        aChangedArchiveStopsTheIndexAndNotTheVenue();
    }

    private void aChangedArchiveStopsTheIndexAndNotTheVenue() throws Exception {
        Path day = prices().resolve("gpu/primeintellect/" + Utc.formatDay(Utc.day(Utc.nanos(DAY))) + ".csv");
        String good = Files.readString(day);
        Files.writeString(day, good.replaceFirst("2\\.69", "2.68"));
        said.reset();
        try (House house = open(LiveSources.OFF, false, () -> at(1, 5, 0))) {
            assertThat(said.toString())
                    .contains("The index stands still: ")
                    .contains(".csv:2: is not as it was archived");
            assertThat(ask(house, "public/kilohour/get_venue").has("practice")).isTrue();
        }
        Files.writeString(day, good);

        Path manifest = prices().resolve("gpu/azure-retail/manifest.csv");
        String whole = Files.readString(manifest);
        Files.writeString(manifest, whole.replace("READING", "RESTATEMENT"));
        try (House house = open(LiveSources.OFF, false, () -> at(1, 5, 0))) {
            assertThat(said.toString())
                    .contains("The venue runs without prices: ")
                    .contains("manifest.csv:2: ");
            assertThat(ask(house, "public/kilohour/get_venue").has("practice")).isTrue();
        }
        Files.writeString(manifest, whole);
        var home = new HomeFolder(folder);
        var recorded = new House.Plan(
                home, Settings.read(home.settings()), false, List.of(day), LiveSources.OFF, 0, "", "test");
        assertThatThrownBy(() ->
                        House.open(recorded, new Console(new PrintStream(said, true), false), InstantSource.system()))
                .hasMessageContaining("prints from its own archive: leave out --observations");
    }

    @Test
    void withNobodyThereTheVenueIsUpAllTheSameAndSaysSoOnce() throws Exception {
        List<Connector> nobody;
        try (var server = new PriceServer()) {
            nobody = server.connectors();
        }
        try (House house = open(new LiveSources(nobody, QUICK, Waiting.real()), false, InstantSource.system())) {
            assertThat(ask(house, "public/kilohour/get_venue").get("practice").booleanValue())
                    .isFalse();
            until("the first to give up", () -> said.toString().contains("Live prices: "));
        }
        assertThat(said.toString().lines().filter(line -> line.startsWith("Live prices: ")))
                .singleElement()
                .asString()
                .endsWith(": nobody answers, 2 times; it is asked again by itself, kilohour.log has the rest.");
    }

    @Test
    void inPracticePricesAreSimulatedAndNobodyIsAskedUnlessNamed() throws Exception {
        open(LiveSources.OFF, true, InstantSource.system()).close();
        assertThat(prices()).doesNotExist();
        try (var server = new PriceServer();
                House _ = open(
                        new LiveSources(server.connectors(), QUICK, Waiting.real()), true, InstantSource.system())) {
            until("a reading", () -> Files.exists(prices().resolve("gpu/azure-retail/manifest.csv")));
        }
        assertThat(prices().resolve("prints")).doesNotExist();
    }

    @Test
    void sourcesAreNamedOnTheCommandLine() {
        var err = new StringWriter();
        int code = Main.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute("up", "--home", folder.toString(), "--http", "0", "--feeds", "hearsay");
        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).startsWith("kilohour: no such source: hearsay (there are aws-pages, ");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void settingsSayWhereASourceIsAsked() throws Exception {
        Path settings = folder.resolve("kilohour.conf");
        Files.writeString(settings, """
                kilohour.feeds {
                  read = "azure-retail, vast-api"
                  addresses { azure-retail = "http://127.0.0.1:9" }
                  key-files { lambda-api = "/etc/lambda.key" }
                }
                """);
        Settings.Feeds feeds = Settings.read(settings).feeds();
        assertThat(feeds.addresses())
                .containsEntry("azure-retail", "http://127.0.0.1:9")
                .hasSize(1);
        assertThat(feeds.keyFiles()).containsEntry("lambda-api", Path.of("/etc/lambda.key"));
        assertThat(LiveSources.named(feeds.read(), Map.of(), feeds.addresses()).connectors())
                .extracting(Connector::source)
                .containsExactly("azure-retail", "vast-api");
        assertThatThrownBy(() -> LiveSources.named("open", feeds.keyFiles(), Map.of()))
                .hasMessageContaining("the key of lambda-api cannot be read from /etc/lambda.key");
        assertThatThrownBy(() -> LiveSources.named("open", Map.of(), Map.of("azure", "http://x")))
                .hasMessageContaining("no such source: azure");
    }
}
