package kilohour.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The goods of docs/operating/underlyings.md on a venue that is not for practice, from its settings and files alone. */
@Timeout(180)
class UnderlyingsTest {
    private static final Path PAGE = Path.of("../docs/operating/underlyings.md");
    private static final JsonMapper JSON = JsonMapper.shared();
    /** The day that it was twelve hours ago: its noon is past, so that for the market's own clock all is final. */
    private static final int TODAY = Utc.day(Utc.nanos(Instant.now()) - 12 * Utc.NANOS_PER_HOUR);

    private static final int FIRST = Utc.day(Utc.date(TODAY).withDayOfMonth(1)) - 5;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private House open(InstantSource clock) {
        var home = new HomeFolder(folder);
        home.prepare();
        var plan =
                new House.Plan(home, Settings.read(home.settings()), false, List.of(), LiveSources.OFF, 0, "", "test");
        return House.open(plan, new Console(new PrintStream(said, true), false), clock);
    }

    private static String example() throws Exception {
        String page = Files.readString(PAGE);
        return page.substring(page.indexOf("```hocon\n") + 9, page.indexOf("\n```\n", page.indexOf("```hocon\n")) + 1);
    }

    private void settings(String text) throws Exception {
        Files.writeString(folder.resolve("kilohour.conf"), text);
    }

    /** A line for each day from the first to the last, rising by a thousandth of the first value a day. */
    private void prints(String name, int from, int to, String first) throws Exception {
        var lines = new StringBuilder("day,value\n");
        var value = new BigDecimal(first);
        for (int day = from; day <= to; day++, value = value.add(new BigDecimal(first).movePointLeft(3)))
            lines.append(Utc.formatDay(day)).append(',').append(value).append('\n');
        Files.writeString(folder.resolve(name), lines);
    }

    private JsonNode ask(House house, String name, String question) {
        try (var http = HttpClient.newHttpClient()) {
            String address = "http://127.0.0.1:" + house.httpPort() + "/api/v2/";
            var request = HttpRequest.newBuilder(URI.create(address + question));
            if (!name.isEmpty()) request.header("Authorization", "Bearer " + token(http, address, name));
            return answer(http, request, question);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String token(HttpClient http, String address, String name) throws Exception {
        for (JsonNode key : JSON.readTree(Files.readString(folder.resolve("credentials.json"))))
            if (key.get("name").asString().equals(name)) {
                String login = "public/auth?grant_type=client_credentials&client_id="
                        + key.get("client_id").asString() + "&client_secret="
                        + URLEncoder.encode(key.get("client_secret").asString(), StandardCharsets.UTF_8);
                return answer(http, HttpRequest.newBuilder(URI.create(address + login)), login)
                        .get("access_token")
                        .asString();
            }
        throw new AssertionError("no key of " + name);
    }

    private static JsonNode answer(HttpClient http, HttpRequest.Builder request, String question) throws Exception {
        var answer = JSON.readTree(
                http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
        assertThat(answer.has("error")).as(question + ": " + answer).isFalse();
        return answer.get("result");
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

    private JsonNode instruments(House house, String code) {
        return ask(house, "", "public/get_instruments?currency=" + code);
    }

    private JsonNode firstMonth(House house, String code) {
        for (JsonNode each : instruments(house, code))
            if (each.get("settlement_period").asString().equals("month")
                    && each.get("kind").asString().equals("future")) return each;
        throw new AssertionError("no month of " + code + " is listed: " + said);
    }

    @Test
    void theGoodsOfThePageArePrintedListedAndTradedFromSettingsAlone() throws Exception {
        settings(example());
        InstantSource atNoon = () -> Utc.instant(Utc.startOfDay(TODAY) + 12 * Utc.NANOS_PER_HOUR);
        try (House house = open(atNoon)) {
            assertThat(said.toString().lines().filter(line -> line.contains("ram.csv: there is no such file")))
                    .hasSize(1);
            ask(
                    house,
                    "officer",
                    "private/kilohour/set_auction_parameters?opening_seconds=0&reopening_seconds=10&closing_seconds=15"
                            + "&pause_move=0.1&pause_seconds=30");
            prints("ram.csv", FIRST, TODAY - 1, "5.300");
            prints("power.csv", FIRST, TODAY - 1, "38.10");
            prints("h100module.csv", FIRST, TODAY - 1, "22000");
            until("options", () -> !options(house).isEmpty());
            until(
                    "memory, the last to be listed",
                    () -> !instruments(house, "RAM").isEmpty());
            areListedAsTheSettingsSay(house);
            areTraded(house);
            assertThat(said.toString()).doesNotContain("stands still").doesNotContain("refused");
        }
        aChangedLineIsRefused(atNoon);
    }

    private JsonNode options(House house) {
        return ask(house, "", "public/get_instruments?kind=option");
    }

    private void areListedAsTheSettingsSay(House house) {
        JsonNode ram = firstMonth(house, "RAM");
        assertThat(ram.get("min_trade_amount").asString()).isEqualTo("1000");
        assertThat(ram.get("tick_size").decimalValue()).isEqualByComparingTo("0.001");
        JsonNode power = firstMonth(house, "POWER");
        long end = power.get("expiration_timestamp").asLong() * Utc.NANOS_PER_MILLI;
        assertThat(power.get("min_trade_amount").asInt())
                .isEqualTo(24 * Utc.month(end).lengthOfMonth());
        assertThat(options(house)).allSatisfy(put -> {
            assertThat(put.get("kilohour_underlying").asString()).isEqualTo("H100MODULE");
            assertThat(put.get("option_type").asString()).isEqualTo("put");
        });
        JsonNode record = ask(house, "", "public/kilohour/get_index_record?index_name=RAM");
        assertThat(record.get("reason").asString()).isEqualTo("reported by the memory exchange");
        assertThat(record.get("date").asString()).isEqualTo(Utc.formatDay(TODAY - 1));
        assertThat(ask(house, "", "public/kilohour/get_index_prints?index_name=POWER&from=" + Utc.formatDay(FIRST)))
                .hasSize(TODAY - FIRST);
    }

    /** Trader 1 sells two lots of the first month of memory to trader 2 at the last print, rounded to a tick. */
    private void areTraded(House house) {
        for (int account : new int[] {100, 101})
            ask(
                    house,
                    "officer",
                    "private/kilohour/deposit?account=" + account + "&amount=1000000&reference=opening" + account);
        String name = firstMonth(house, "RAM").get("instrument_name").asString();
        BigDecimal print = ask(house, "", "public/kilohour/get_index_record?index_name=RAM")
                .get("value")
                .decimalValue();
        String terms = "?instrument_name=" + name + "&amount=2000&type=limit&price="
                + print.setScale(3, RoundingMode.HALF_EVEN).toPlainString();
        ask(house, "trader-1", "private/sell" + terms);
        assertThat(ask(house, "trader-2", "private/buy" + terms).get("trades")).hasSize(1);
        assertThat(ask(house, "trader-2", "private/get_position?instrument_name=" + name)
                        .get("size")
                        .asInt())
                .isEqualTo(2_000);
    }

    private void aChangedLineIsRefused(InstantSource clock) throws Exception {
        Path file = folder.resolve("ram.csv");
        List<String> lines = Files.readAllLines(file);
        String declared = lines.getLast();
        String changed = declared.substring(0, 11) + "9.999";
        Files.writeString(file, Files.readString(file).replace(declared, changed));
        said.reset();
        try (House house = open(clock)) {
            assertThat(said.toString())
                    .contains("ram.csv:" + lines.size() + ": " + declared.substring(0, 10) + " was declared at ")
                    .contains("the line says 9.9990 DAILY and is refused");
            assertThat(ask(house, "", "public/kilohour/get_index_record?index_name=RAM")
                            .get("value")
                            .decimalValue())
                    .isEqualByComparingTo(declared.substring(11));
        }
        assertThat(said.toString().lines().filter(line -> line.contains("is refused")))
                .hasSize(1);
    }

    @Test
    void whatCannotBeIsRefusedAtTheStartWithItsPlace() throws Exception {
        refused("tick = 0.001", "tick = 0.0000001", "RAM", "tick is finer than can be reckoned with: 0.0000001");
        refused(
                "lot = 1000",
                "",
                "RAM",
                "give either lot, units in every month, or flow, units for every hour of a month");
        refused("margin-width = 30%", "margin-width = 0.3", "RAM", "margin-width is a share such as 30%, not 0.3");
        refused(
                "months = quarter-ends",
                "months = quarters",
                "H100MODULE",
                "months is one of every, quarter-ends, not quarters");
        refused("strips = true", "impact-units = 100", "POWER", "a perpetual needs hourly values for its funding");
        refused("due = \"09:00\"", "due = \"01:00\"", "POWER", "when a value must be there, 02:00 to 23:59, not 01:00");
        settings(example().replace("spreads = true", "spread = true"));
        assertThatThrownBy(() -> Settings.read(folder.resolve("kilohour.conf")))
                .hasMessageContaining("kilohour.conf: ")
                .hasMessageContaining("\"spread\" is no setting here; there are description, flow, ");
        settings(example().replace("RAM {", "H200 {"));
        assertThatThrownBy(() -> open(InstantSource.system()))
                .hasMessage("kilohour.underlyings.H200: the venue computes the index H200 itself; give the good another"
                        + " code");
    }

    private void refused(String setting, String changed, String code, String reason) throws Exception {
        settings(example().replaceFirst(java.util.regex.Pattern.quote(setting), changed));
        assertThatThrownBy(() -> Settings.read(folder.resolve("kilohour.conf")))
                .hasMessageContaining("kilohour.underlyings." + code)
                .hasMessageContaining(reason);
    }
}
