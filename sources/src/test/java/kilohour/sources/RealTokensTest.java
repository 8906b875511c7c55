package kilohour.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kilohour.tokens.TokenChain;
import kilohour.units.Utc;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RealTokensTest {
    private Path observations;

    @BeforeEach
    void find() {
        observations = Path.of(System.getProperty("kilohour.observations", "../../shared/observations"));
        assumeThat(Files.isDirectory(observations))
                .as("no recorded observations at "
                        + observations.toAbsolutePath().normalize() + ", skipped")
                .isTrue();
    }

    @Test
    void explore() throws Exception {
        long t = System.nanoTime();
        var result = new TokenIndexBuild(
                        List.of(observations), Utc.parseDay("2024-01-30"), Utc.parseDay("2026-07-31"), true)
                .run((_, _, _) -> {});
        System.out.println("seconds " + (System.nanoTime() - t) / 1e9 + " rows "
                + result.report().accepted());
        for (var link : result.links()) System.out.println(link.basket().canonical() + link);
        TokenPrintsCsv.writeLegs(Path.of("/tmp/legs.csv"), result.prints());
        TokenPrintsCsv.write(Path.of("/tmp/llm.csv"), result.prints());
        var sb = new StringBuilder();
        for (var p : result.prints()) sb.append(p.canonical()).append('\n');
        Files.writeString(Path.of("/tmp/llm.txt"), sb);
        assertThat(TokenChain.fault(result.prints())).isEmpty();
    }
}
