package kilohour.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private static final String BUILD = "index build --observations o --index H100 --out p.csv";
    private static final String LAPSE = "timelapse --observations o --report r.json";

    @TempDir
    private Path folder;

    private record Ended(int code, String out, String err) {}

    private static Ended run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Ended(code, out.toString(), err.toString());
    }

    private static Ended runLine(String line) {
        return run(line.split(" "));
    }

    @Test
    void withoutArgumentsItSaysWhereToStart() {
        Ended ended = run();
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("kilohour up --practice", "timelapse", "index", "history", "replay", "state");
        assertThat(ended.out()).contains("test", "Exit codes:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "timelapse",
                "index",
                "index build",
                "history",
                "history rebuild",
                "replay",
                "state",
                "state hash",
                "drill",
                "drill default",
                "collateral",
                "collateral deposit",
                "halt",
                "resume",
                "kill",
                "test"
            })
    void everyCommandExplainsItself(String command) {
        Ended ended = runLine(command + " --help");
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("Usage: kilohour " + command);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out().lines()).allMatch(line -> line.length() <= 120);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"up", "timelapse", "index build", "history rebuild", "replay", "state hash", "drill default"})
    void everyCommandThatDoesSomethingHasAnExampleAndItsExitCodes(String command) {
        assertThat(runLine(command + " --help").out()).contains("Example").contains("Exit codes: 0");
    }

    @Test
    void aMistypedOptionIsAnsweredInOneLineWithTheLikelyOne() {
        Ended ended = run("up", "--practise");
        assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.err())
                .isEqualTo("kilohour: Unknown option: '--practise' (did you mean --practice?);"
                        + " see kilohour up --help" + System.lineSeparator());
    }

    @Test
    void argumentsThatCannotBeUsedAreAnsweredInOneLine() {
        for (String line : List.of(
                "index",
                "nonsense",
                "collateral",
                "halt",
                "kill --reason x",
                "kill --account 1 --member 2 --reason x",
                "up --http 70000",
                "up --http many",
                "up --history jdbc:h2:mem",
                BUILD + " --from 2025-11-31 --to 2025-12-01",
                BUILD + " --from 2025-11-02 --to 2025-11-01",
                BUILD + " --from 2025-11-01",
                LAPSE + " --from 1025-11-01 --to 2025-11-01 --home x",
                LAPSE + " --from 2025-11-01 --to 2025-11-02 --home x --index H900",
                "test")) {
            Ended ended = runLine(line);
            assertThat(ended.code()).as(line).isEqualTo(ExitCode.USAGE);
            assertThat(ended.err()).as(line).startsWith("kilohour: ");
            assertThat(ended.err().lines()).as(line).hasSize(1);
        }
    }

    @Test
    void aDayThatIsNoneIsNamed() {
        for (String line : List.of(
                BUILD + " --from 2025-13-01 --to 2025-12-01",
                LAPSE + " --from 2025-13-01 --to 2025-12-01 --home x",
                "index grades --observations x --gpu H100 --week 2025-13-01",
                "index explain --archive x --index H100 --date 2025-13-01"))
            assertThat(runLine(line).err())
                    .matches(
                            "kilohour: Invalid value for option '--(from|week|date)': \"2025-13-01\" is no day; days are"
                                    + " written as in 2025-10-20; see kilohour .* --help\\R");
    }

    @Test
    void aHomeThatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        Ended ended = run("up", "--home", file.toString());
        assertThat(ended.code()).isEqualTo(ExitCode.HOME_BUSY);
        assertThat(ended.err()).contains(file + " cannot be written to (it is a file); give another with --home");
    }

    @Test
    void aTimeLapseWantsANewHome() throws IOException {
        Files.writeString(folder.resolve("something"), "");
        Ended ended = run(
                "timelapse",
                "--observations",
                "o",
                "--from",
                "2025-11-01",
                "--to",
                "2025-11-02",
                "--home",
                folder.toString(),
                "--report",
                folder.resolve("r.json").toString());
        assertThat(ended.code()).isEqualTo(ExitCode.HOME_BUSY);
        assertThat(ended.err()).contains("is not empty; give a new folder with --home");
    }

    @Test
    void aHomeWithoutAVenueCannotBeReplayed() {
        Ended ended = run("replay", "--home", folder.toString());
        assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.err()).contains("there is no venue in " + folder);
    }

    @Test
    void aSettingThatDoesNotExistOrHasTheWrongKindIsNamedWithItsFile() throws IOException {
        Path settings = folder.resolve("kilohour.conf");
        Files.writeString(settings, "kilohour.http.port = soon");
        Ended ended = run("up", "--home", folder.toString());
        assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.err()).contains(settings.toString(), "port");
    }

    @Test
    void aFaultInAnObservationFileIsToldWithItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("gpu_bad.csv"), "observed_at,source\n");
        Ended ended = run(
                "index",
                "build",
                "--observations",
                file.toString(),
                "--index",
                "H100",
                "--from",
                "2025-11-01",
                "--to",
                "2025-11-02",
                "--out",
                folder.resolve("prints.csv").toString());
        assertThat(ended.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ended.err()).startsWith("kilohour: " + file + ":1: column provider is missing");
    }

    @Test
    void theBarTellsShareDateTimeAndWhatIsLeft() {
        // 60 of 240 steps in 30 s: a quarter, and three times as long to go.
        assertThat(ProgressBar.text("2025-11-02", 60, 240, 30_000_000_000L))
                .isEqualTo(" 25%  2025-11-02  elapsed 0:30, left 1:30");
    }
}
