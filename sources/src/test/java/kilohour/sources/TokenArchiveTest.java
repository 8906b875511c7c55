package kilohour.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import kilohour.index.RecordChain;
import kilohour.index.SourceRegistry;
import kilohour.tokens.TokenIndex;
import kilohour.tokens.TokenLeg;
import kilohour.tokens.TokenPrint;
import kilohour.tokens.TokenQuote;
import kilohour.units.Utc;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The token index from an archive: half a year on stated baskets, so that two rebalancings lie in it, at prices that a
 * seed draws anew each week.
 */
class TokenArchiveTest {
    private static final List<String> MODELS = List.of(
            "gpt-5.2",
            "claude-sonnet-4.5",
            "gemini-2.5-flash",
            "gpt-5-mini",
            "claude-haiku-4.5",
            "gpt-5.4",
            "claude-sonnet-4.6",
            "gemini-3-flash",
            "gpt-oss-120b",
            "deepseek-v3.2",
            "gpt-5.5",
            "gpt-5.4-mini",
            "minimax-m3",
            "kimi-k2.6");
    private static final int FIRST = Utc.parseDay("2026-03-20");
    private static final int LAST = Utc.parseDay("2026-07-10");

    @TempDir
    Path folder;

    private Path archive;

    @BeforeEach
    void halfAYear() {
        archive = folder.resolve("archive");
        archived(market(20261121));
    }

    private static List<TokenQuote> market(long seed) {
        var random = new Random(seed);
        var quotes = new ArrayList<TokenQuote>();
        for (int day = FIRST - 7; day <= LAST; day += 7)
            for (String model : MODELS)
                for (String host : List.of("openai", "azure", "groq")) {
                    long nanos = 100_000_000L + random.nextInt(900_000_000);
                    for (TokenLeg leg : List.of(TokenLeg.INPUT, TokenLeg.OUTPUT))
                        quotes.add(quote(day, host, model, leg, nanos));
                }
        return quotes;
    }

    private static TokenQuote quote(int day, String host, String model, TokenLeg leg, long nanos) {
        return new TokenQuote(Utc.startOfDay(day), "modelsdev", host, model, leg, nanos, -1);
    }

    private void archived(List<TokenQuote> quotes) {
        try (var open = ObservationArchive.write(archive, SourceRegistry.standard())) {
            open.append(new Reading(List.of(), quotes, List.of()), Utc.startOfDay(LAST + 1));
        }
    }

    private List<TokenPrint> build(int from, int to) {
        return new TokenArchiveBuild(archive, from, to, true).run((_, _, _) -> {});
    }

    private IndexReplay.Result replay() {
        return new IndexReplay(archive).run((_, _, _) -> {});
    }

    /** Runs end within a basket, on a rebalancing and a day after one: whichever way it is cut, the prints are the same. */
    @Test
    void runByRunOrAtOnceThePrintsAreTheSame() throws IOException {
        var prints = new ArrayList<TokenPrint>();
        int[] ends = {
            FIRST + 5, Utc.parseDay("2026-03-31"), Utc.parseDay("2026-04-01"), Utc.parseDay("2026-07-01"), LAST
        };
        int from = FIRST;
        for (int end : ends) {
            prints.addAll(build(from, end));
            from = end + 1;
        }
        assertThat(prints).allMatch(TokenPrint::hasValue);
        assertThat(prints.stream().map(TokenPrint::basket).distinct()).containsExactly("2026Q1", "2026Q2", "2026Q3");
        assertThat(RecordChain.fault(prints)).isEmpty();
        assertThat(replay()).isEqualTo(new IndexReplay.Result(prints.size(), Optional.empty(), 0, List.of()));

        Path once = folder.resolve("once");
        Path first = archive;
        archive = once;
        archived(market(20261121));
        assertThat(build(FIRST, LAST)).isEqualTo(prints);
        assertThat(new TokenLedger(first).runs().stream().flatMap(run -> run.baskets().stream()))
                .containsExactlyElementsOf(
                        new TokenLedger(once).runs().getFirst().baskets());
    }

    @Test
    void theArchiveGivesTheSamePrintsAsTheFiles() throws IOException {
        var rows = new StringBuilder(String.join(",", Layout.TOKEN_QUOTES)).append('\n');
        for (TokenQuote quote : market(20261121))
            rows.append(TokenRow.line(quote)).append('\n');
        Path file = Files.writeString(folder.resolve("tokens_modelsdev.csv"), rows);
        assertThat(build(FIRST, FIRST + 15))
                .isEqualTo(new TokenIndexBuild(List.of(file), FIRST, FIRST + 15, true)
                        .run((_, _, _) -> {})
                        .prints());
    }

    @Test
    void whatIsArchivedLaterChangesNothingThatIsPrinted() {
        build(FIRST, FIRST + 20);
        archived(List.of(
                quote(FIRST - 3, "groq", "gpt-5.2", TokenLeg.INPUT, 1_000_000),
                quote(FIRST - 3, "groq", "gpt-5.2", TokenLeg.OUTPUT, 1_000_000)));
        assertThat(replay().agrees()).isTrue();
        build(FIRST + 21, FIRST + 30);
        assertThat(replay()).isEqualTo(new IndexReplay.Result(31, Optional.empty(), 0, List.of()));
    }

    private void edit(String file, String what, String by) throws IOException {
        Path path = archive.resolve("token-prints").resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(what);
        Files.writeString(path, text.replace(what, by));
    }

    @Test
    void aChangedPrintIsNamedWithWhatChanged() throws IOException {
        List<TokenPrint> prints = build(FIRST, FIRST + 3);
        TokenPrint third = prints.get(2);
        edit(
                "LLM.jsonl",
                "\"record_hash\":\"" + third.recordHash() + "\"",
                "\"record_hash\":\"" + third.recordHash().replaceFirst(".$", "x") + "\"");
        assertThat(replay().first().orElseThrow().toString())
                .startsWith("LLM of 2026-03-22: recorded record_hash="
                        + third.recordHash().substring(0, 63) + "x");
        edit("LLM.jsonl", "x\"}", third.recordHash().substring(63) + "\"}");
        assertThat(replay().agrees()).isTrue();
    }

    @Test
    void aBasketThatWasChangedIsNamed() throws IOException {
        build(FIRST, FIRST + 3);
        // A weight inside the run's own record of its baskets.
        int weight = new TokenLedger(archive)
                .runs()
                .getFirst()
                .baskets()
                .getFirst()
                .basket()
                .members()
                .getFirst()
                .weightPpm();
        edit(
                "runs.jsonl",
                "\"weight_ppm\":" + weight + ",\"reason\":\"stated: a maker's best\"",
                "\"weight_ppm\":" + (weight + 1) + ",\"reason\":\"stated: a maker's best\"");
        assertThat(replay().first().orElseThrow().toString())
                .startsWith("LLM of 2026-03-15: recorded member=claude-sonnet-4-5 " + (weight + 1)
                        + " stated: a maker's best, recomputed member=claude-sonnet-4-5 " + weight);
    }

    /** The run before made a basket; a run that goes on with another gives other prints. */
    @Test
    void aLaterRunUsesTheBasketsOfTheEarlierOnes() throws IOException {
        build(FIRST, FIRST + 3);
        build(FIRST + 4, FIRST + 6);
        String link = "\"link_ppb\":1000000000}";
        edit("runs.jsonl", link, "\"link_ppb\":2000000000}");
        assertThat(replay().differing()).isGreaterThan(3);
    }

    @Test
    void anotherRegistryIsRefusedWithTheFirstDifference() throws IOException {
        build(FIRST, FIRST + 1);
        var then = new TokenRegistryText(TokenRegistryText.inForce().text().replace("host=groq =", "host=groq = grok"));
        String now = TokenRegistryText.inForce().hash();
        edit("runs.jsonl", now, then.hash());
        Files.writeString(
                archive.resolve("token-prints/registry-" + then.hash().substring(0, 16) + ".txt"), then.text());
        assertThatThrownBy(this::replay)
                .isInstanceOf(ObservationFileException.class)
                .hasMessageContaining("runs.jsonl:1: run 1 was made with another registry than this program's: then"
                        + " host=groq = grok, now host=groq =");
        Files.writeString(
                archive.resolve("token-prints/registry-" + then.hash().substring(0, 16) + ".txt"), "host=all");
        assertThatThrownBy(this::replay).hasMessageContaining("is not the registry that run 1 names");
    }

    @Test
    void aCorruptedArchiveIsRefusedWithItsPlace() throws IOException {
        build(FIRST, FIRST + 1);
        Path day = archive.resolve("tokens/modelsdev/2026-03-13.csv");
        Files.writeString(day, Files.readString(day).replaceFirst("INPUT,0\\.", "INPUT,1."));
        assertThatThrownBy(this::replay).hasMessageContaining("2026-03-13.csv:2: is not as it was archived");
        assertThat(ObservationArchive.verify(archive).intact()).isFalse();
    }

    @Test
    void printsAreNotMadeAgain() {
        build(FIRST, FIRST + 1);
        assertThatThrownBy(() -> build(FIRST + 1, FIRST + 2))
                .hasMessage("LLM is printed to 2026-03-21 in this archive, prints are not made again;"
                        + " begin with 2026-03-22");
    }

    @Test
    void aPrintIsExplainedAsItWasMade() {
        // Read on 03-13, a list counts from 03-14: the first basket is made on that day's prices and serves from the
        // next.
        build(FIRST, Utc.parseDay("2026-04-03"));
        IndexExplain.Result result =
                new IndexExplain(archive, TokenIndex.CODE, Utc.parseDay("2026-04-02"), false).run();
        assertThat(result.recorded()).isTrue();
        assertThat(result.agrees()).isTrue();
        assertThat(result.explanation().text())
                .contains("basket 2026Q2, made on the prices of 2026-03-31: stated, tokens not counted\n")
                .contains("link factors, each the one before × old basket ÷ new basket")
                .contains("  2026Q1 from 2026-03-15: the first, 1.000000000\n");
        IndexExplain.Result later = new IndexExplain(archive, TokenIndex.CODE, Utc.parseDay("2026-04-04"), true).run();
        assertThat(later.recorded()).isFalse();
        assertThat(later.explanation().text()).startsWith("LLM of 2026-04-04, method LLM 1.0\n");
    }
}
