package kilohour.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import kilohour.index.Observation;
import kilohour.simulation.PracticePrices;
import kilohour.sources.ObservationWriter;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

    /**
     * Five models of the stated basket at $1 in and $4 out, (3 × 1 + 4) ÷ 4 = 1.75, quoted on one day of July 2026: the
     * prints since are carried and then, by the practice rule, determined. The market is told all of them, once.
     */
    @Test
    void tokensTradeWhereTheirQuotesAreRecorded() throws Exception {
        int today = Utc.day(Utc.nanos(Instant.now()));
        record(folder.resolve("gpu_recording.csv"), today - 12, today);
        var rows = new StringBuilder("observed_at,source,host,model,leg,usd_per_million_tokens,tokens_served\n");
        for (String model : List.of("gpt-5.5", "claude-opus-4.8", "glm-5.2", "minimax-m3", "kimi-k2.6"))
            rows.append("2026-07-20T00:00:00Z,modelsdev,groq,%s,INPUT,1,%n".formatted(model))
                    .append("2026-07-20T00:00:00Z,modelsdev,groq,%s,OUTPUT,4,%n".formatted(model));
        Files.writeString(folder.resolve("tokens_modelsdev.csv"), rows);
        var home = new HomeFolder(folder.resolve("home"));
        home.prepare();
        List<Path> recorded = List.of(folder.resolve("gpu_recording.csv"), folder.resolve("tokens_modelsdev.csv"));
        int printed;
        try (House house = open(home, recorded)) {
            JsonNode months = until(house, "public/get_instruments?currency=LLM&kind=future", 13);
            assertThat(months).hasSize(13).allSatisfy(month -> {
                assertThat(month.get("settlement_period").asString()).isEqualTo("month");
                assertThat(month.get("min_trade_amount").asInt()).isEqualTo(100);
                assertThat(month.get("kilohour_unit").asString()).isEqualTo("million tokens");
            });
            JsonNode prints = until(house, prints(today), Utc.date(today - 1).getDayOfMonth());
            printed = prints.size();
            assertThat(prints.get(printed - 1).get("date").asString()).isGreaterThanOrEqualTo(Utc.formatDay(today - 2));
            assertThat(prints)
                    .allSatisfy(print ->
                            assertThat(print.get("value").decimalValue()).isEqualByComparingTo("1.75"));
        }
        try (House house = open(home, recorded)) {
            until(house, "public/kilohour/get_token_index_prints?from=2026-07-20&to=2026-07-22", 3);
            assertThat(ask(house, prints(today)).size()).isGreaterThanOrEqualTo(printed);
        }
    }

    private static String prints(int today) {
        return "public/kilohour/get_index_prints?index_name=LLM&from=" + Utc.formatDay(today - 60);
    }

    private static JsonNode ask(House house, String question) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.httpPort() + "/api/v2/" + question));
            return JsonMapper.shared()
                    .readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                            .body())
                    .path("result");
        }
    }

    /** Asks until so many are there. */
    private static JsonNode until(House house, String question, int count) throws Exception {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (true) {
            JsonNode answer = ask(house, question);
            if (answer.size() >= count) return answer;
            assertThat(System.nanoTime() - deadline)
                    .as("waited 60 s for " + count + " of " + question + ": " + answer)
                    .isNegative();
            LockSupport.parkNanos(20_000_000);
        }
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
