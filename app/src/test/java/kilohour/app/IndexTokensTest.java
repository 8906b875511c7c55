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

class IndexTokensTest {
    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
    }

    private int build(String... more) {
        var arguments = new java.util.ArrayList<>(List.of(
                "index",
                "build",
                "--observations",
                folder.toString(),
                "--from",
                "2026-07-22",
                "--to",
                "2026-07-22",
                "--out",
                folder.resolve("prints.csv").toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    /** Five models of the stated basket at $1 in and $4 out: (3 × 1 + 4) ÷ 4 = 1.75. */
    @Test
    void pricesAndLegsGoIntoTheirFiles() throws IOException {
        var rows = new StringBuilder("observed_at,source,host,model,leg,usd_per_million_tokens,tokens_served\n");
        for (String model : List.of("gpt-5.5", "claude-opus-4.8", "glm-5.2", "minimax-m3", "kimi-k2.6"))
            rows.append("2026-07-20T00:00:00Z,modelsdev,groq,%s,INPUT,1,%n".formatted(model))
                    .append("2026-07-20T00:00:00Z,modelsdev,groq,%s,OUTPUT,4,%n".formatted(model));
        Files.writeString(folder.resolve("tokens_modelsdev.csv"), rows);
        Path legs = folder.resolve("legs.csv");
        assertThat(build("--index", "LLM", "--practice", "--legs", legs.toString()))
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("prints.csv")).getFirst())
                .isEqualTo("date,index,value_usd,status,contributors,effective_number,method_version,grade,reason");
        assertThat(Files.readAllLines(folder.resolve("prints.csv")).get(1))
                .startsWith("2026-07-22,LLM,1.75000,PRINTED,5,");
        assertThat(Files.readAllLines(legs).get(1))
                .startsWith("2026-07-22,LLM,1.75000,1.75000,1.000000000,1.00000,1.00000,4.00000,RECONSTRUCTED,2026Q3,");
    }

    @Test
    void tokensStandAloneAndLegsAreTheirs() {
        assertThat(build("--index", "LLM", "--index", "H100")).isEqualTo(2);
        assertThat(err.toString()).contains("LLM is made from other prices than GPU indices: ask for it alone");
        assertThat(build("--index", "H100", "--legs", "x.csv")).isEqualTo(2);
        assertThat(err.toString()).contains("--legs goes with --index LLM only");
    }

    /** The same five models in an archive: two runs, each made again; a changed print and a changed basket are named. */
    @Test
    void printsOfAnArchiveAreMadeAgainAndExplained() throws IOException {
        var rows = new StringBuilder("observed_at,source,host,model,leg,usd_per_million_tokens,tokens_served\n");
        for (String model : List.of("gpt-5.5", "claude-opus-4.8", "glm-5.2", "minimax-m3", "kimi-k2.6"))
            rows.append("2026-07-20T00:00:00Z,modelsdev,groq,%s,INPUT,1,%n".formatted(model))
                    .append("2026-07-20T00:00:00Z,modelsdev,groq,%s,OUTPUT,4,%n".formatted(model));
        Path file = Files.writeString(folder.resolve("tokens_modelsdev.csv"), rows);
        String archive = folder.resolve("archive").toString();
        assertThat(run("index", "import", "--archive", archive, file.toString()))
                .isZero();
        String out = folder.resolve("prints.csv").toString();
        for (String day : List.of("2026-07-22", "2026-07-23"))
            assertThat(run(
                            "index",
                            "build",
                            "--archive",
                            archive,
                            "--index",
                            "LLM",
                            "--from",
                            day,
                            "--to",
                            day,
                            "--out",
                            out,
                            "--practice"))
                    .isZero();
        assertThat(Files.readAllLines(Path.of(out)).get(1)).startsWith("2026-07-23,LLM,1.75000,PRINTED,5,");
        assertThat(run("index", "replay", "--archive", archive)).isZero();
        assertThat(run("index", "explain", "--archive", archive, "--index", "LLM", "--date", "2026-07-23"))
                .isZero();
        assertThat(err.toString()).isEmpty();

        Path prints = folder.resolve("archive/token-prints/LLM.jsonl");
        Files.writeString(
                prints,
                Files.readString(prints).replace("\"value_tenths\":175000,\"li", "\"value_tenths\":175001,\"li"));
        assertThat(run("index", "replay", "--archive", archive)).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString())
                .contains("2 of 2 prints differ, the first of them LLM of 2026-07-22: recorded value_tenths=175001,"
                        + " recomputed value_tenths=175000");
    }
}
