package kilohour.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import kilohour.index.Grade;
import kilohour.index.PrintStatus;
import kilohour.index.RecordChain;
import org.junit.jupiter.api.Test;

/**
 * Five models at one host each, tokens counted on the ten days before.
 *
 * <pre>
 *   model    tokens  input  output  blend (3 in + out) ÷ 4
 *   alpha      25%    2.00   10.00   4.00
 *   beta       25%    1.00    5.00   2.00
 *   gamma      20%    0.50    2.50   1.00
 *   delta      20%    0.20    1.00   0.40
 *   epsilon    10%    8.00   40.00  16.00
 *
 *   headline  0.25 × 4 + 0.25 × 2 + 0.20 × 1 + 0.20 × 0.4 + 0.10 × 16 = 3.38
 *   input     0.25 × 2 + 0.25 × 1 + 0.20 × 0.5 + 0.20 × 0.2 + 0.10 × 8 = 1.69
 *   output    five times the input = 8.45
 * </pre>
 */
class TokenIndexTest {
    private static final int FIRST = Tape.FIRST;
    private static final List<String> MODELS = List.of("alpha", "beta", "gamma", "delta", "epsilon");
    private static final List<String> INPUT = List.of("2", "1", "0.5", "0.2", "8");
    private static final List<String> OUTPUT = List.of("10", "5", "2.5", "1", "40");
    private static final long[] TOKENS = {250, 250, 200, 200, 100};

    private static Tape market(int from, int to) {
        return market(from, to, "");
    }

    /** Everything quoted daily, but nothing of one model. */
    private static Tape market(int from, int to, String without) {
        var tape = new Tape();
        for (int day = from; day <= to; day++)
            for (int i = 0; i < MODELS.size(); i++)
                if (!MODELS.get(i).equals(without)) tape.list(day, "groq", MODELS.get(i), INPUT.get(i), OUTPUT.get(i));
        return tape;
    }

    private static void count(Tape tape, int from, int to, long... tokens) {
        for (int day = from; day <= to; day++)
            for (int i = 0; i < MODELS.size(); i++) tape.served(day, MODELS.get(i), tokens[i]);
    }

    private static Tape counted(int from, int to) {
        Tape tape = market(from, to);
        count(tape, FIRST - 10, to, TOKENS);
        return tape;
    }

    @Test
    void thePriceAndItsLegsAreThoseWorkedOutByHand() {
        TokenPrint print = counted(FIRST - 2, FIRST + 1).prints(FIRST, FIRST).getFirst();
        assertThat(print.status()).isEqualTo(PrintStatus.PRINTED);
        assertThat(print.valueTenths()).isEqualTo(338_000); // $3.38000 in $0.00001
        assertThat(print.linkedTenths()).isEqualTo(338_000);
        assertThat(print.freshTenths()).isEqualTo(169_000);
        assertThat(print.cachedTenths()).isEqualTo(169_000); // nobody discounts
        assertThat(print.outputTenths()).isEqualTo(845_000);
        assertThat(print.grade()).isEqualTo(Grade.DAILY);
        assertThat(print.measured()).isTrue();
        // 1 ÷ (2 × 0.25² + 2 × 0.20² + 0.10²) = 1 ÷ 0.215 = 4.651
        assertThat(print.effectiveNumberMillis()).isEqualTo(4_651);
        assertThat(print.isIntact()).isTrue();
        // epsilon: 1.6 ÷ 3.38 of the value
        assertThat(print.constituents())
                .filteredOn(c -> c.model().equals("epsilon"))
                .singleElement()
                .satisfies(c -> assertThat(c.valueSharePpm()).isEqualTo(473_373));
    }

    @Test
    void cachedInputCostsWhatTheHostAsksOrElseWhatFreshInputCosts() {
        Tape tape = counted(FIRST - 2, FIRST);
        tape.cached(FIRST - 1, "groq", "alpha", "0.2"); // a tenth
        tape.cached(FIRST - 1, "groq", "beta", "3"); // dearer than fresh: cannot be meant
        tape.cached(
                FIRST - 1, "groq", "gamma", "0.0006"); // allowed, but below a thousandth of fresh? 0.5 ÷ 1,000 = 0.0005
        TokenPrint print = tape.prints(FIRST, FIRST).getFirst();
        // 1.69 − 0.25 × 1.8 − 0.20 × 0.4994 = 1.14012
        assertThat(print.cachedTenths()).isEqualTo(114_012);
        assertThat(print.freshTenths()).isEqualTo(169_000);
        assertThat(print.valueTenths()).isEqualTo(338_000);
    }

    /** Silicon Data's kind of number, tokens times price over tokens, goes from 3.38 to 5.72 here; the index stays. */
    @Test
    void aShiftOfTokensBetweenModelsMovesNothing() {
        Tape same = counted(FIRST - 2, FIRST + 14);
        Tape shifted = market(FIRST - 2, FIRST + 14);
        count(shifted, FIRST - 10, FIRST - 1, TOKENS);
        long[] mix = {250, 250, 200, 50, 250}; // from the cheapest to the dearest, prices untouched
        count(shifted, FIRST, FIRST + 14, mix);
        assertThat(spendPerMillionTenths(TOKENS)).isEqualTo(338_000);
        // 0.25 × 4 + 0.25 × 2 + 0.20 × 1 + 0.05 × 0.4 + 0.25 × 16 = 5.72
        assertThat(spendPerMillionTenths(mix)).isEqualTo(572_000);

        List<TokenPrint> stays = same.prints(FIRST, FIRST + 14);
        List<TokenPrint> mixed = shifted.prints(FIRST, FIRST + 14);
        // The days of the basket: the very same records.
        assertThat(mixed.subList(0, 10)).isEqualTo(stays.subList(0, 10));
        // The next basket has the new weights. Its dollar price says so, the linked index does not move.
        assertThat(mixed.subList(10, 15))
                .allSatisfy(print -> assertThat(print.valueTenths()).isEqualTo(572_000))
                .allSatisfy(print -> assertThat(print.linkedTenths()).isEqualTo(338_000))
                // 3.38 ÷ 5.72
                .allSatisfy(print -> assertThat(print.linkPpb()).isEqualTo(590_909_091));
    }

    /** Σ tokens × blend ÷ Σ tokens, tenths. */
    private static long spendPerMillionTenths(long[] tokens) {
        long[] blends = {400_000, 200_000, 100_000, 40_000, 1_600_000};
        long spend = 0;
        long all = 0;
        for (int i = 0; i < tokens.length; i++) {
            spend += tokens[i] * blends[i];
            all += tokens[i];
        }
        return spend / all;
    }

    @Test
    void theLinkedIndexGoesOnAcrossARebalancingAndMovesWithPricesOnly() {
        Tape tape = new Tape();
        count(tape, FIRST - 10, FIRST - 1, TOKENS);
        count(tape, FIRST, FIRST + 20, 100, 200, 200, 250, 250);
        for (int day = FIRST - 2; day <= FIRST + 20; day++)
            for (int i = 0; i < MODELS.size(); i++) {
                // From the 13th day on everything costs half.
                boolean half = day >= FIRST + 12;
                tape.list(
                        day,
                        "groq",
                        MODELS.get(i),
                        half ? half(INPUT.get(i)) : INPUT.get(i),
                        half ? half(OUTPUT.get(i)) : OUTPUT.get(i));
            }
        List<TokenPrint> prints = tape.prints(FIRST, FIRST + 19);
        assertThat(prints.subList(0, 13))
                .allSatisfy(p -> assertThat(p.linkedTenths()).isEqualTo(338_000));
        assertThat(prints.get(9).basket()).isEqualTo("P0");
        assertThat(prints.get(10).basket()).isEqualTo("P1");
        assertThat(prints.subList(13, 20))
                .allSatisfy(p -> assertThat(p.linkedTenths()).isEqualTo(169_000));
        assertThat(RecordChain.fault(prints)).isEmpty();
    }

    private static String half(String price) {
        return new java.math.BigDecimal(price).divide(java.math.BigDecimal.TWO).toPlainString();
    }

    @Test
    void aModelThatDisappearsIsCarriedTenDaysThenMovesWithTheOthersAndDropsOut() {
        Tape tape = market(FIRST - 2, FIRST - 1);
        count(tape, FIRST - 10, FIRST + 20, TOKENS);
        // delta is not quoted again; alpha doubles on the day after the twelfth.
        for (int day = FIRST; day <= FIRST + 20; day++)
            for (int i = 0; i < MODELS.size(); i++) {
                if (MODELS.get(i).equals("delta")) continue;
                boolean dear = i == 0 && day >= FIRST + 12;
                tape.list(day, "groq", MODELS.get(i), dear ? "4" : INPUT.get(i), dear ? "20" : OUTPUT.get(i));
            }
        // zeta is counted for the next basket, which needs five models.
        for (int day = FIRST; day <= FIRST + 20; day++)
            tape.served(day, "zeta", 100).list(day, "groq", "zeta", "1", "4");
        // One basket for twenty days, so that the ten days run out inside it.
        var index = new TokenIndex(TokenMethod.V1, TokenPeriods.of(FIRST, 20), true);
        List<TokenPrint> prints = tape.prints(index, FIRST, FIRST + 20);
        // Read on the day before the first, it counts from 00:00 of the first for two days.
        assertThat(delta(prints.get(1)).state()).isEqualTo(PriceState.PRICED);
        assertThat(delta(prints.get(2)).state()).isEqualTo(PriceState.CARRIED);
        assertThat(delta(prints.get(11)).state()).isEqualTo(PriceState.CARRIED);
        assertThat(delta(prints.get(11)).daysOld()).isEqualTo(10);
        assertThat(delta(prints.get(12)).state()).isEqualTo(PriceState.IMPUTED);
        assertThat(delta(prints.get(12)).freshNanos()).isEqualTo(200_000_000L);
        // The others were 3.30 and are 4.30: delta's 0.20 becomes 0.20 × 4.30 ÷ 3.30 = 0.260606…
        assertThat(delta(prints.get(13)).freshNanos()).isEqualTo(260_606_061L);
        assertThat(prints.get(20).constituents()).extracting(Constituent::model).doesNotContain("delta");
        assertThat(index.links().getLast().basket().leftOut())
                .containsExactly(new Basket.LeftOut("delta", "no host quoted a price when the basket was made"));
    }

    private static Constituent delta(TokenPrint print) {
        return print.constituents().stream()
                .filter(c -> c.model().equals("delta"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whenTooMuchIsWithoutQuotesThereIsNoPrintAndTheRecordSaysWhy() {
        Tape tape = counted(FIRST - 2, FIRST);
        count(tape, FIRST + 1, FIRST + 9, TOKENS);
        List<TokenPrint> prints = tape.prints(FIRST, FIRST + 15);
        assertThat(prints.get(5).status()).isEqualTo(PrintStatus.CARRIED);
        assertThat(prints.get(15).status()).isEqualTo(PrintStatus.NO_PRINT);
        assertThat(prints.get(15).reason()).isEqualTo("100% of the value has had no quote for more than 10 days");
        assertThat(RecordChain.fault(prints)).isEmpty();
    }

    @Test
    void aStatedBasketReconstructsAndServesPracticeOnly() {
        // 2026Q3 is stated; five of its models are quoted, no tokens counted.
        Tape tape = new Tape();
        List<String> stated = List.of("gpt-5.5", "claude-opus-4.8", "glm-5.2", "minimax-m3", "kimi-k2.6");
        for (String model : stated) tape.list(FIRST - 2, "groq", model, "1", "4");
        var practice = new TokenIndex(TokenMethod.V1, true);
        TokenPrint print = tape.prints(practice, FIRST, FIRST).getFirst();
        // (3 × 1 + 4) ÷ 4
        assertThat(print.valueTenths()).isEqualTo(175_000);
        assertThat(print.grade()).isEqualTo(Grade.RECONSTRUCTED);
        assertThat(practice.links().getFirst().basket().leftOut()).hasSize(9);

        Tape permitted = new Tape();
        for (String model : stated)
            for (TokenLeg leg : List.of(TokenLeg.INPUT, TokenLeg.OUTPUT))
                permitted.add(kilohour.units.Utc.startOfDay(FIRST - 2), "modelsdev", "groq", model, leg, "1", -1);
        TokenPrint real = permitted
                .prints(new TokenIndex(TokenMethod.V1, false), FIRST, FIRST)
                .getFirst();
        assertThat(real.status()).isEqualTo(PrintStatus.NO_PRINT);
        assertThat(real.reason())
                .isEqualTo("the evidence is RECONSTRUCTED, for practice only: the basket's weights are stated");
    }

    @Test
    void withoutEnoughModelsThereIsNoBasket() {
        TokenPrint print = new Tape()
                .list(FIRST - 1, "groq", "gpt-5.5", "1", "4")
                .prints(FIRST, FIRST)
                .getFirst();
        assertThat(print.status()).isEqualTo(PrintStatus.NO_PRINT);
        assertThat(print.reason()).isEqualTo("fewer than 5 models of a basket have a price");
        assertThat(print.basket()).isEmpty();
    }

    @Test
    void daysAreAskedInOrder() {
        TokenIndex index = Tape.index();
        index.print(FIRST);
        assertThatThrownBy(() -> index.print(FIRST + 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the print of 2026-08-02 is next, not 2026-08-03");
    }

    @Test
    void aRecordThatWasChangedIsFound() {
        List<TokenPrint> prints = counted(FIRST - 2, FIRST + 3).prints(FIRST, FIRST + 2);
        assertThat(RecordChain.fault(prints)).isEmpty();
        assertThat(RecordChain.fault(List.of(prints.get(0), prints.get(2))))
                .contains("the record of LLM of 2026-08-03 does not follow that of 2026-08-01");
    }

    @Test
    void whatWouldBeAQuoteButIsNotIsRejectedWithItsReason() {
        Tape tape = counted(FIRST - 2, FIRST);
        tape.list(FIRST - 1, "groq", "alpha:free", "0", "0");
        tape.list(FIRST - 1, "nebius", "maker/alpha", "0", "0");
        tape.list(FIRST - 1, "chutes", "~maker/alpha", "1", "1");
        tape.list(FIRST - 1, "router", "alpha", "-1000000", "-1000000");
        tape.list(FIRST - 1, "cloudflare", "alpha", "2000000", "10000000");
        tape.list(FIRST - 1, "openai", "alpha", "0.000002", "0.00001");
        tape.add(kilohour.units.Utc.startOfDay(FIRST - 1), "modelsdev", "nano-gpt", "alpha", TokenLeg.INPUT, "2", -1);
        TokenPrint print = tape.prints(FIRST, FIRST).getFirst();
        assertThat(print.valueTenths()).isEqualTo(338_000);
        assertThat(print.rejects())
                .extracting(r -> r.model() + ' ' + r.reason() + ' ' + r.count())
                .containsExactly(
                        "alpha RESELLER 1",
                        "alpha NOT_POSITIVE 4",
                        "alpha REPEATED 2",
                        "alpha UNIT_TOO_LARGE 2",
                        "alpha UNIT_TOO_SMALL 2",
                        "alpha VARIANT 2");
    }
}
