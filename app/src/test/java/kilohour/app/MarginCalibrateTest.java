package kilohour.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kilohour.clearing.Charges;
import kilohour.clearing.MarginGroup;
import kilohour.clearing.MarginParameters;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MarginCalibrateTest {
    private static final String HEADER = "observed_at,source,provider,owner,evidence,gpu,form_factor,memory_gb,gpus,"
            + "fabric,country,region,term,term_months,usd_per_gpu_hour,gpus_available,host_id,machine_id\n";

    @TempDir
    private Path folder;

    private int run(Path observations) {
        return Main.commandLine()
                .execute(
                        "margin",
                        "calibrate",
                        "--observations",
                        observations.toString(),
                        "--out",
                        folder.resolve("margin.json").toString(),
                        "--report",
                        folder.resolve("report.md").toString());
    }

    @Test
    void aWeekOfPricesIsRefusedIndexByIndexAndSaid() throws IOException {
        var text = new StringBuilder(HEADER);
        for (int day = 1; day <= 7; day++)
            for (String provider : new String[] {"hyperstack", "lambda", "runpod", "nebius", "crusoecloud"})
                text.append("2025-11-%02dT00:00:00Z,primeintellect,%s,,OFFER,H100,SXM,80,,,,,ON_DEMAND,,2.%d0,,,\n"
                        .formatted(day, provider, day));
        Files.writeString(folder.resolve("gpu_primeintellect.csv"), text);
        assertThat(run(folder)).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(folder.resolve("report.md")))
                .contains("| H100 | refused: ")
                .contains("changes of matched prices, 30 needed");
        JsonNode file = JsonMapper.shared().readTree(Files.readString(folder.resolve("margin.json")));
        assertThat(file.path("margin_parameters")).isEmpty();
        assertThat(file.path("margin_offsets")).isEmpty();
        // nothing was on offer in numbers: the volume is stated
        assertThat(file.at("/margin_charges/0/daily_volume").asLong()).isEqualTo(50_000);
        assertThat(Files.readString(folder.resolve("report.md"))).contains("50,000 GPU-hours | stated: 0 days");
    }

    @Test
    void theParametersDoNotGoWhereTheReportsJsonGoes() {
        int code = Main.commandLine()
                .execute(
                        "margin",
                        "calibrate",
                        "--observations",
                        folder.toString(),
                        "--out",
                        folder.resolve("cal.json").toString(),
                        "--report",
                        folder.resolve("cal.md").toString());
        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(folder.resolve("cal.json")).doesNotExist();
    }

    @Test
    void aNewVenueStartsWithTheFilesParametersWhereItHasThem() throws IOException {
        Path file = folder.resolve("margin.json");
        assertThat(MarginFile.startingWith(file).apply("H100")).isEqualTo(MarginParameters.standard("H100"));
        Files.writeString(file, """
                {"margin_parameters": [{"index_name": "H100", "initial_ppm": 1200000, "scenarios":
                  [{"name": "down", "near_ppm": -200000, "middle_ppm": -100000, "far_ppm": 0}]}]}
                """);
        var starting = MarginFile.startingWith(file);
        assertThat(starting.apply("H100").initialPpm()).isEqualTo(1_200_000);
        assertThat(starting.apply("H100").scenarios().getFirst().middlePpm()).isEqualTo(-100_000);
        assertThat(starting.apply("A100")).isEqualTo(MarginParameters.standard("A100"));
        assertThat(MarginFile.charges(file)).isEmpty();
        assertThat(MarginFile.offsets(file)).isEmpty();
        Files.writeString(file, """
                {"margin_parameters": [],
                 "margin_charges": [{"index_name": "H100", "basis_ppm": 1, "liquidity_ppm": 2, "concentration_ppm": 3,
                   "threshold_ppm": 4, "daily_volume": 5}],
                 "margin_offsets": [{"group": "Hopper", "index_names": ["H200", "H100"], "offset_ppm": 300000}]}
                """);
        assertThat(MarginFile.charges(file)).containsExactly(new Charges("H100", 1, 2, 3, 4, 5));
        assertThat(MarginFile.offsets(file))
                .containsExactly(new MarginGroup("Hopper", List.of("H100", "H200"), 300_000));
    }

    /** Three years of recorded prices, where they are to be had; twice, to the last byte the same. */
    @Test
    @Tag("long")
    void onTheRealObservationsEveryCleanWindowIsCovered() throws IOException {
        Path observations = Path.of(System.getProperty("kilohour.observations", "../../shared/observations"));
        assumeThat(Files.isDirectory(observations))
                .as("no recorded observations at "
                        + observations.toAbsolutePath().normalize() + ", skipped")
                .isTrue();
        assertThat(run(observations)).isEqualTo(ExitCode.OK);
        String first = Files.readString(folder.resolve("report.json"));
        JsonNode calibration = JsonMapper.shared().readTree(first).path("calibration");
        assertThat(calibration.path("series")).hasSize(4).allSatisfy(series -> {
            assertThat(series.path("refusal").asString()).isEmpty();
            assertThat(series.at("/size/down").asDouble()).isBetween(0.10, 0.25);
            assertThat(series.at("/size/up").asDouble()).isBetween(0.10, 0.30);
            // 99% of windows in which prices moved and nothing else; of all of them 98%, and the report says why
            assertThat(series.at("/print_test/longs_clean/exceeded").asInt()).isZero();
            assertThat(series.at("/print_test/longs/exceeded").asInt())
                    .isLessThan(series.at("/print_test/longs/tests").asInt() / 50);
            assertThat(series.at("/print_test/shorts/exceeded").asInt()).isZero();
        });
        assertThat(calibration.at("/offsets/group")).isEmpty();
        assertThat(run(observations)).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(folder.resolve("report.json"))).isEqualTo(first);
    }
}
