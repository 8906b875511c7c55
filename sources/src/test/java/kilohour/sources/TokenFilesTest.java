package kilohour.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import kilohour.tokens.TokenLeg;
import kilohour.tokens.TokenQuote;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFilesTest {
    private static final String HEADER = "observed_at,source,host,model,leg,usd_per_million_tokens,tokens_served\n";
    private static final String ROW = "2026-07-20T05:49:08Z,openrouter-live,novita,z-ai/glm-5.2,OUTPUT,3.0448,\n";

    @TempDir
    private Path folder;

    private List<TokenQuote> read(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return read().quotes();
    }

    private record Read(List<TokenQuote> quotes, ObservationReport report) {}

    private Read read() {
        var quotes = new ArrayList<TokenQuote>();
        try (var files = TokenFiles.open(List.of(folder))) {
            while (files.hasNext()) quotes.add(files.next());
            return new Read(quotes, files.report());
        }
    }

    @Test
    void aRowBecomesAQuote() throws IOException {
        assertThat(read("tokens_a.csv", HEADER + ROW))
                .containsExactly(new TokenQuote(
                        Utc.nanos(java.time.Instant.parse("2026-07-20T05:49:08Z")),
                        "openrouter-live",
                        "novita",
                        "z-ai/glm-5.2",
                        TokenLeg.OUTPUT,
                        3_044_800_000L,
                        -1));
    }

    @Test
    void filesAreMergedInOrderOfTimeAndOthersLeftAside() throws IOException {
        Files.writeString(folder.resolve("tokens_b.csv"), HEADER + ROW.replace("07-20", "07-19"));
        Files.writeString(folder.resolve("gpu_c.csv"), "nothing of ours");
        List<TokenQuote> quotes = read("tokens_a.csv", HEADER + ROW + ROW.replace("07-20", "07-21"));
        assertThat(quotes)
                .extracting(quote -> Utc.formatDay(Utc.day(quote.observedAtNanos())))
                .containsExactly("2026-07-19", "2026-07-20", "2026-07-21");
    }

    @Test
    void aFaultyRowIsLeftOutWithItsFileAndLine() throws IOException {
        Files.writeString(
                folder.resolve("tokens_a.csv"),
                HEADER
                        + ROW
                        + ROW.replace("OUTPUT", "CACHE_WRITE")
                        + ROW.replace("3.0448", "")
                        + ROW.replace("3.0448,", "3.0448,many")
                        + ROW.replace("2026-07-20T05:49:08Z", "yesterday"));
        Read read = read();
        assertThat(read.quotes()).hasSize(1);
        assertThat(read.report().rejectedRows()).extracting(RejectedRow::line).containsExactly(3L, 4L, 5L, 6L);
        assertThat(read.report().rejectedRows())
                .extracting(RejectedRow::reason)
                .containsExactly(
                        "leg is none of [INPUT, CACHED_INPUT, OUTPUT]: CACHE_WRITE",
                        "usd_per_million_tokens is empty",
                        "tokens_served is not a whole number: many",
                        "observed_at is not an instant such as 2026-07-31T16:07:34Z: yesterday");
    }

    @Test
    void whatCannotBeReadOnSaysWhereAndWhy() throws IOException {
        assertThatThrownBy(() -> read("tokens_a.csv", HEADER + ROW + ROW.replace("07-20", "07-19")))
                .isInstanceOf(ObservationFileException.class)
                .hasMessageContaining("tokens_a.csv:3: rows must be in order of observed_at");
        assertThatThrownBy(() -> read("tokens_a.csv", HEADER + ROW.replace("openrouter-live", "a-friend")))
                .hasMessageContaining(
                        "tokens_a.csv:2: source a-friend is not registered, so its licence and interval are unknown");
        assertThatThrownBy(() -> read("tokens_a.csv", HEADER.replace("host,", "")))
                .hasMessageContaining("column host is missing");
        Files.delete(folder.resolve("tokens_a.csv"));
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write((HEADER + ROW.repeat(5_000)).getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("tokens_z.csv.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
        assertThatThrownBy(this::read).hasMessageContaining("the gzip is cut short (after this line)");
    }

    @Test
    void aFolderWithoutQuotesIsSaid() {
        assertThatThrownBy(this::read).hasMessageContaining("there is no tokens_*.csv or tokens_*.csv.gz");
    }
}
