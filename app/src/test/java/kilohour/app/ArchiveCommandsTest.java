package kilohour.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive's commands: import, build, verify, replay, explain, observe. */
class ArchiveCommandsTest {
    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(new StringWriter(), true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String archive() {
        return folder.resolve("archive").toString();
    }

    /** Five providers all day on 2025-11-02. */
    private Path prices() throws IOException {
        var lines = new ArrayList<String>();
        lines.add(
                "observed_at,source,provider,owner,evidence,gpu,form_factor,memory_gb,gpus,fabric,country,region,term,"
                        + "term_months,usd_per_gpu_hour,gpus_available,host_id,machine_id");
        String[] providers = {"nebius", "crusoe", "hyperstack", "lambda", "runpod"};
        String[] usd = {"1.99", "2.12", "2.40", "2.69", "2.99"};
        for (int hour = 0; hour < 24; hour++)
            for (int i = 0; i < usd.length; i++)
                lines.add("2025-11-02T%02d:00:00Z,primeintellect,%s,,OFFER,H100,SXM,80,,,US,,ON_DEMAND,,%s,64,,"
                        .formatted(hour, providers[i], usd[i]));
        return Files.write(folder.resolve("gpu_prices.csv"), lines);
    }

    private int build(String day) {
        return run(
                "index",
                "build",
                "--archive",
                archive(),
                "--index",
                "H100",
                "--from",
                day,
                "--to",
                day,
                "--out",
                folder.resolve("prints.csv").toString());
    }

    @Test
    void fromPricesToPrintsThatAnybodyCanMakeAgain() throws IOException {
        assertThat(run("index", "import", "--archive", archive(), prices().toString()))
                .isZero();
        assertThat(run("index", "verify", "--archive", archive())).isZero();
        assertThat(build("2025-11-02")).isZero();
        assertThat(folder.resolve("prints.csv")).content().contains("2025-11-02,H100,2.4030,PRINTED,5,5.000,1.0");
        assertThat(run("index", "replay", "--archive", archive())).isZero();
        assertThat(run("index", "explain", "--archive", archive(), "--index", "H100", "--date", "2025-11-02"))
                .isZero();
        assertThat(err.toString()).isEmpty();

        assertThat(build("2025-11-02")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("H100 is printed to 2025-11-02 in this archive");
    }

    @Test
    void whatWasChangedIsNamedAndTheCommandFails() throws IOException {
        run("index", "import", "--archive", archive(), prices().toString());
        build("2025-11-02");
        Path prints = folder.resolve("archive/prints/H100.jsonl");
        String kept = Files.readString(prints);
        Files.writeString(prints, kept.replace("\"value_tenths\":24030,\"grade\"", "\"value_tenths\":24031,\"grade\""));
        assertThat(run("index", "replay", "--archive", archive())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .contains("1 of 1 prints differ, the first of them H100 of 2025-11-02: recorded value_tenths=24031,"
                        + " recomputed value_tenths=24030");

        Files.writeString(prints, kept);
        Path day = folder.resolve("archive/gpu/primeintellect/2025-11-02.csv");
        Files.writeString(day, Files.readString(day).replaceFirst("2\\.69", "2.68"));
        for (String command : new String[] {"verify", "replay"})
            assertThat(run("index", command, "--archive", archive())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("2025-11-02.csv:2: is not as it was archived");
    }

    @Test
    void wrongArgumentsAreAnsweredInOneLine() {
        assertThat(run("index", "build", "--index", "H100", "--from", "2025-11-02", "--to", "2025-11-02", "--out", "p"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("observe", "--archive", archive(), "--once", "--sources", "hearsay"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("index", "verify", "--archive", folder.resolve("none").toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .contains("give either --observations or --archive")
                .contains("no such source: hearsay (there are aws-pages, ")
                .contains("there is no such archive");
        assertThat(err.toString().lines()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"observe", "index import", "index verify", "index replay", "index explain"})
    void everyCommandExplainsItself(String command) {
        var out = new StringWriter();
        int code = Main.commandLine().setOut(new PrintWriter(out, true)).execute((command + " --help").split(" "));
        assertThat(code).isZero();
        assertThat(out.toString()).startsWith("Usage: kilohour " + command).contains("Example", "Exit codes: 0");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 120);
    }
}
