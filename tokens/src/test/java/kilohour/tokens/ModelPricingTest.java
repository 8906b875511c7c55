package kilohour.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kilohour.index.Apportion;
import org.junit.jupiter.api.Test;

class ModelPricingTest {
    private static final int FIRST = Tape.FIRST;

    @Test
    void theMedianIsWhereHalfOfTheWeightIsReached() {
        assertThat(WeightedMedian.of(new long[] {30, 10, 20}, new int[] {333_334, 333_333, 333_333}))
                .isEqualTo(20);
        assertThat(WeightedMedian.of(new long[] {30, 10, 20}, new int[] {700_000, 150_000, 150_000}))
                .isEqualTo(30);
        // Exactly half: between 10 and 15, half-even. What has no weight is not there.
        assertThat(WeightedMedian.of(new long[] {10, 15, 12}, new int[] {500_000, 500_000, 0}))
                .isEqualTo(12);
        assertThat(WeightedMedian.of(new long[] {10, 15}, new int[] {499_000, 501_000}))
                .isEqualTo(15);
        assertThat(WeightedMedian.of(new long[] {4, 1, 3, 2})).isEqualTo(2);
    }

    /**
     * Six that weigh alike have 166,667 or 166,666 ppm each: whichever three of them are the cheapest, they have half, and
     * the median lies between the third and the fourth.
     */
    @Test
    void halfIsReachedToTheRoundingOfTheShares() {
        int[] alike = Apportion.split(new long[] {1, 1, 1, 1, 1, 1}, 1_000_000);
        assertThat(alike).containsExactly(166_667, 166_667, 166_667, 166_667, 166_666, 166_666);
        assertThat(WeightedMedian.of(new long[] {1, 2, 3, 5, 6, 7}, alike)).isEqualTo(4);
        assertThat(WeightedMedian.of(new long[] {7, 6, 5, 3, 2, 1}, alike)).isEqualTo(4);
    }

    @Test
    void sourcesNamesOfAModelAreOne() {
        for (String id : List.of("z-ai/glm-5.2", "accounts/fireworks/models/glm-5p2", "GLM-5.2", "glm-5_2"))
            assertThat(ModelNames.of(id)).as(id).contains("glm-5-2");
        assertThat(ModelNames.of("bedrock/us-east-1/anthropic.claude-v2:1")).contains("claude-2-1");
        assertThat(ModelNames.of("vertex_ai/claude-3-haiku@20240307")).contains("claude-3-haiku");
        assertThat(ModelNames.of("tencent/hy3:free")).isEmpty();
        assertThat(ModelNames.of("a/model-nobody-named")).contains("model-nobody-named");
        assertThat(HostNames.of("together_ai")).isEqualTo(HostNames.of("togetherai"));
        assertThat(HostNames.known("nano-gpt")).isEmpty();
    }

    private static TokenPrint print(Tape tape, int days) {
        for (int day = FIRST - 10; day < FIRST; day++)
            for (String model : List.of("alpha", "beta", "gamma", "delta", "epsilon")) tape.served(day, model, 100);
        for (int day = FIRST - 2; day < FIRST + days; day++)
            for (String model : List.of("beta", "gamma", "delta", "epsilon")) tape.list(day, "groq", model, "1", "1");
        return tape.prints(FIRST, FIRST + days).getLast();
    }

    private static Constituent alpha(TokenPrint print) {
        return print.constituents().stream()
                .filter(c -> c.model().equals("alpha"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aHostTenThousandTimesItsPeersIsOutAndNamed() {
        var tape = new Tape();
        for (int day = FIRST - 2; day <= FIRST; day++)
            tape.list(day, "groq", "alpha", "0.27", "0.41")
                    .list(day, "nebius", "alpha", "0.28", "0.42")
                    .list(day, "chutes", "alpha", "0.30", "0.45")
                    .list(day, "deepseek", "alpha", "0.28", "0.42")
                    .list(day, "novita", "alpha", "269", "400");
        TokenPrint print = print(tape, 0);
        assertThat(alpha(print).freshNanos()).isEqualTo(280_000_000);
        assertThat(alpha(print).hosts()).hasSize(4);
        assertThat(print.rejects())
                .containsExactly(new TokenReject(
                        "alpha",
                        "openrouter-endpoints",
                        TokenRejectReason.FAR_FROM_PEERS,
                        1,
                        269_000_000_000L,
                        269_000_000_000L));
    }

    /** One host: no peers. Its past speaks against a price a hundred times lower, until that has stood for four days. */
    @Test
    void aLoneHostIsComparedWithItsOwnPastUntilTheNewPriceHasStood() {
        var tape = new Tape();
        for (int day = FIRST - 2; day <= FIRST + 9; day++)
            tape.list(day, "groq", "alpha", day < FIRST + 3 ? "2" : "0.02", day < FIRST + 3 ? "10" : "0.1");
        TokenPrint last = print(tape, 9);
        assertThat(alpha(last).freshNanos()).isEqualTo(20_000_000);
        // Counting from the 5th day: the medians of the first four days are old, then of four of seven new.
        var again = new Tape();
        for (int day = FIRST - 2; day <= FIRST + 9; day++)
            again.list(day, "groq", "alpha", day < FIRST + 3 ? "2" : "0.02", day < FIRST + 3 ? "10" : "0.1");
        TokenPrint sixth = print(again, 5);
        assertThat(alpha(sixth).state()).isEqualTo(PriceState.CARRIED);
        assertThat(alpha(sixth).freshNanos()).isEqualTo(2_000_000_000);
    }

    @Test
    void severalEndpointsOfAHostAreOneVoteAtTheirLowerMedian() {
        var tape = new Tape();
        for (int day = FIRST - 2; day <= FIRST; day++)
            tape.list(day, "fireworks", "alpha", "1.4", "4.4").list(day, "fireworks", "alpha", "2.1", "6.6");
        assertThat(alpha(print(tape, 0)).freshNanos()).isEqualTo(1_400_000_000);
    }

    @Test
    void aHostThatBeginsDuringThePeriodWaitsForTheNextBasket() {
        var tape = new Tape();
        for (int day = FIRST - 2; day <= FIRST + 3; day++) tape.list(day, "groq", "alpha", "2", "2");
        for (int day = FIRST + 1; day <= FIRST + 3; day++)
            tape.list(day, "nebius", "alpha", "1", "1").list(day, "chutes", "alpha", "1", "1");
        TokenPrint print = print(tape, 3);
        assertThat(alpha(print).freshNanos()).isEqualTo(2_000_000_000);
        assertThat(alpha(print).hosts()).hasSize(1);
    }

    /** Counts weigh the hosts: 70 of 100 tokens at 3.00, capped at half where there are two. */
    @Test
    void hostsWeighTheirTokensUpToTheCap() {
        var tape = new Tape();
        for (int day = FIRST - 10; day < FIRST; day++)
            tape.servedBy(day, "groq", "alpha", 70).servedBy(day, "nebius", "alpha", 30);
        for (int day = FIRST - 2; day <= FIRST; day++)
            tape.list(day, "groq", "alpha", "3", "3").list(day, "nebius", "alpha", "1", "1");
        // Two hosts, half each: exactly half is reached at 1, so (1 + 3) ÷ 2.
        assertThat(alpha(print(tape, 0)).freshNanos()).isEqualTo(2_000_000_000);
    }
}
