package kilohour.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kilohour.index.Explanation;
import kilohour.index.Grade;
import kilohour.index.PrintStatus;
import kilohour.index.RecordChain;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/**
 * What a record says of its own print. Five models, a fifth of the tokens each; beta to epsilon at groq alone for 1.00,
 * alpha at two hosts, of whose tokens 270 million were counted in nine days:
 *
 * <pre>
 *   host    tokens a day  weight  price of alpha, in and out
 *   groq      70 million     50%   3.00
 *   nebius    30 million     50%   1.00        half is reached between the two: (1.00 + 3.00) ÷ 2 = 2.00
 *
 *   print  0.2 × 2.00 + 0.8 × 1.00 = 1.20
 * </pre>
 */
class TokenRecordTest {
    private static final int FIRST = Tape.FIRST;
    private static final List<String> OTHERS = List.of("beta", "gamma", "delta", "epsilon");

    private static Tape market(int days) {
        var tape = new Tape();
        for (int day = FIRST - 10; day < FIRST + days; day++) {
            tape.served(day, "alpha", 100);
            for (String model : OTHERS) tape.served(day, model, 100);
            tape.servedBy(day, "groq", "alpha", 70_000_000).servedBy(day, "nebius", "alpha", 30_000_000);
        }
        for (int day = FIRST - 2; day < FIRST + days; day++) {
            for (String model : OTHERS) tape.list(day, "groq", model, "1", "1");
            tape.list(day, "groq", "alpha", "3", "3").list(day, "nebius", "alpha", "1", "1");
        }
        return tape;
    }

    private static TokenPrint print() {
        return market(1).prints(FIRST, FIRST).getFirst();
    }

    @Test
    void theRecordHoldsEveryHostWithItsPriceAndWeight() {
        TokenPrint print = print();
        assertThat(print.valueTenths()).isEqualTo(120_000);
        assertThat(print.constituents().getFirst().hosts())
                .containsExactly(
                        new HostShare(
                                "groq",
                                "openrouter-endpoints",
                                630_000_000,
                                500_000,
                                3_000_000_000L,
                                3_000_000_000L,
                                3_000_000_000L),
                        new HostShare(
                                "nebius",
                                "openrouter-endpoints",
                                270_000_000,
                                500_000,
                                1_000_000_000,
                                1_000_000_000,
                                1_000_000_000));
        assertThat(print.agreesWithItsParts()).isTrue();
    }

    @Test
    void influenceIsThePrintLessThePrintWithoutOne() {
        TokenPrint print = print();
        // Without alpha all cost 1.00. Without beta (1.20 − 0.20) ÷ 0.80 = 1.25.
        assertThat(print.constituents())
                .extracting(Constituent::influenceTenths)
                .containsExactly(20_000L, -5_000L, -5_000L, -5_000L, -5_000L);
        // Without groq only alpha is left, at nebius for 1.00. Without nebius alpha costs 3.00: 1.40.
        assertThat(print.hostInfluences())
                .containsExactly(new HostInfluence("groq", 5, 20_000), new HostInfluence("nebius", 1, -20_000));
        assertThat(print.mostInfluentialModel().orElseThrow().model()).isEqualTo("alpha");
        assertThat(print.mostInfluentialHost().orElseThrow().host()).isEqualTo("groq");
    }

    /** A quarter of the draws are groq twice (1.40), a quarter nebius twice (1.00), the rest one of each (1.20). */
    @Test
    void theIntervalRunsOverDrawsOfHosts() {
        TokenPrint print = print();
        assertThat(print.intervalLowTenths()).isEqualTo(100_000);
        assertThat(print.intervalHighTenths()).isEqualTo(140_000);
        assertThat(print()).isEqualTo(print);
    }

    /**
     * 1% of the print is 0.012, so alpha must move by 0.06 and one of two hosts by twice that, 0.12: nebius by 12% on 30
     * million tokens a day, 0.12 × 30 = $3.60; groq by 4% on 70 million, $8.40. Down is looked at first.
     */
    @Test
    void theCheapestMoveIsThatOfOneHostOnItsTokensOfADay() {
        assertThat(print().costToMove1Pct())
                .isEqualTo(new CheapestMove("nebius", List.of("alpha"), -120_000, 30_000_000, 3_600_000));
    }

    /** Nobody counted who serves what: the smallest change is named, without a cost. */
    @Test
    void whereTokensOfHostsAreNotCountedTheCostIsNotKnown() {
        var tape = new Tape();
        for (int day = FIRST - 10; day <= FIRST; day++)
            for (String model : List.of("alpha", "beta", "gamma", "delta", "epsilon")) {
                tape.served(day, model, 100);
                if (day >= FIRST - 2) tape.list(day, "groq", model, "1", "1");
            }
        assertThat(tape.prints(FIRST, FIRST).getFirst().costToMove1Pct())
                .isEqualTo(new CheapestMove(
                        "groq", List.of("alpha", "beta", "delta", "epsilon", "gamma"), -10_000, -1, -1));
    }

    /** Five hosts of each model, 20% each: half is always reached among the four others, at the same price. */
    @Test
    void amongFiveThatAskTheSameNoHostCanMoveIt() {
        var tape = new Tape();
        for (int day = FIRST - 10; day <= FIRST; day++)
            for (String model : List.of("alpha", "beta", "gamma", "delta", "epsilon")) {
                tape.served(day, model, 100);
                for (String host : List.of("groq", "nebius", "chutes", "novita", "parasail"))
                    if (day >= FIRST - 2) tape.list(day, host, model, "1", "1");
            }
        TokenPrint print = tape.prints(FIRST, FIRST).getFirst();
        assertThat(print.costToMove1Pct()).isNull();
        assertThat(print.intervalLowTenths()).isEqualTo(print.intervalHighTenths());
    }

    @Test
    void aValueThatItsPartsDoNotGiveIsFound() {
        TokenPrint print = print();
        TokenPrint changed = with(print, print.valueTenths() + 1).sealed();
        assertThat(RecordChain.fault(List.of(print))).isEmpty();
        assertThat(RecordChain.fault(List.of(changed)))
                .contains("the value of LLM of 2026-08-01 is not what its parts give");
        assertThat(RecordChain.fault(List.of(with(print, print.valueTenths() + 1))))
                .contains("the record of LLM of 2026-08-01 is not what its hash was taken over");
    }

    private static TokenPrint with(TokenPrint p, long valueTenths) {
        return new TokenPrint(
                p.index(),
                p.epochDay(),
                p.status(),
                p.reason(),
                valueTenths,
                p.linkedTenths(),
                p.linkPpb(),
                p.freshTenths(),
                p.cachedTenths(),
                p.outputTenths(),
                p.grade(),
                p.practice(),
                p.methodVersion(),
                p.basket(),
                p.basketHash(),
                p.measured(),
                p.constituents(),
                p.effectiveNumberMillis(),
                p.intervalLowTenths(),
                p.intervalHighTenths(),
                p.costToMove1Pct(),
                p.hostInfluences(),
                p.hours(),
                p.hourly(),
                p.rejects(),
                p.inputHash(),
                p.previousRecordHash(),
                p.recordHash());
    }

    @Test
    void hoursAreValuedOnlyOnIntradayEvidence() {
        assertThat(print().hours()).isEmpty();
        assertThat(print().hourly())
                .isEqualTo("no hourly values: 0% of the value stands at hosts read several times a day, 50% must");

        var live = new Tape();
        for (int day = FIRST - 10; day < FIRST; day++)
            for (String model : List.of("alpha", "beta", "gamma", "delta", "epsilon")) live.served(day, model, 100);
        for (String model : List.of("alpha", "beta", "gamma", "delta", "epsilon"))
            live.live(Utc.startOfDay(FIRST - 2), "groq", model, "1", "1");
        // All cost twice as much from 06:00 on: the median of 24 hours is the mean of both at 18:00, and 2.00 from
        // 19:00.
        for (String model : List.of("alpha", "beta", "gamma", "delta", "epsilon"))
            live.live(Utc.startOfDay(FIRST) + 6 * Utc.NANOS_PER_HOUR, "groq", model, "2", "2");
        TokenPrint print = live.prints(FIRST, FIRST).getFirst();
        assertThat(print.grade()).isEqualTo(Grade.INTRADAY);
        assertThat(print.hourly()).isEmpty();
        assertThat(print.hours()).hasSize(24);
        assertThat(print.hours().subList(0, 17)).allMatch(hour -> hour.valueTenths() == 100_000);
        assertThat(print.hours().get(17).valueTenths()).isEqualTo(150_000);
        assertThat(print.hours().subList(18, 24)).allMatch(hour -> hour.valueTenths() == 200_000);
        assertThat(print.hours().getLast().valueTenths()).isEqualTo(print.valueTenths());
    }

    @Test
    void anHourAskedForIsFinalAndTheSameInTheRecord() {
        var index = Tape.index();
        long start = Utc.startOfDay(FIRST);
        for (int day = FIRST - 10; day < FIRST; day++)
            for (String model : List.of("alpha", "beta", "gamma", "delta", "epsilon"))
                new Tape().served(day, model, 100).feed(index);
        for (String model : List.of("alpha", "beta", "gamma", "delta", "epsilon"))
            new Tape().live(start - Utc.NANOS_PER_DAY, "groq", model, "1", "1").feed(index);
        var hours = new ArrayList<TokenHour>();
        for (int hour = 24 * FIRST; hour < 24 * FIRST + 24; hour++) {
            hours.add(index.hour(hour).orElseThrow());
            // A price for the hour that is over: late. One for the hours to come: counts.
            long over = Utc.startOfHour(hour) + 1;
            new Tape()
                    .live(over, "groq", "alpha", "9", "9")
                    .live(over + Utc.NANOS_PER_HOUR, "groq", "alpha", hour % 2 == 0 ? "2" : "1", "1")
                    .feed(index);
        }
        TokenPrint print = index.print(FIRST);
        assertThat(print.hours()).isEqualTo(hours);
        assertThat(hours).extracting(TokenHour::valueTenths).contains(100_000L).hasSizeGreaterThan(1);
        assertThat(print.rejects())
                .extracting(reject -> reject.reason() + " " + reject.count())
                .containsExactly("LATE 48");
        assertThatThrownBy(() -> index.hour(24 * FIRST + 5))
                .hasMessage("the print of 2026-08-02 is next, no hour of 2026-08-01");
        assertThat(Tape.index().hour(24 * FIRST)).isEqualTo(Optional.empty());
    }

    /** Days gone through without a record, or an index taken up with its baskets, give the same prints. */
    @Test
    void anIndexIsTakenUpWithItsBasketsAndItsLastRecord() {
        Tape tape = market(25);
        var whole = Tape.index();
        List<TokenPrint> prints = tape.prints(whole, FIRST, FIRST + 24);

        var taken = Tape.index();
        taken.giveBaskets(whole.links().subList(0, 2));
        taken.continueAfter(prints.get(11));
        List<TokenPrint> rest = tape.resumed(taken, FIRST, FIRST + 12, FIRST + 24);
        assertThat(rest).isEqualTo(prints.subList(12, 25));
        assertThat(taken.links()).isEqualTo(whole.links());
    }

    /**
     * Four of five models are not quoted after the first days and all but alpha is imputed: no print from the 13th day
     * on. Alpha doubles on the 16th. The next basket, of other models, is linked to what the old one was worth on its
     * last day, print or not: the linked index has doubled.
     */
    @Test
    void aBasketIsLinkedToTheLastDayOfTheOneBeforeEvenIfThatHadNoPrint() {
        Tape tape = new Tape();
        for (int day = FIRST - 10; day <= FIRST + 21; day++) {
            if (day < FIRST) {
                tape.served(day, "alpha", 100);
                for (String model : OTHERS) tape.served(day, model, 100);
            }
            for (int i = 1; i <= 5 && day >= FIRST + 10; i++)
                tape.served(day, "next-" + i, 100).list(day, "groq", "next-" + i, "7", "7");
            String price = day < FIRST + 14 ? "1" : "2";
            if (day >= FIRST - 2) tape.list(day, "groq", "alpha", price, price);
            if (day >= FIRST - 2 && day <= FIRST) for (String model : OTHERS) tape.list(day, "groq", model, "1", "1");
        }
        List<TokenPrint> prints = tape.prints(FIRST, FIRST + 21);
        assertThat(prints.get(12).linkedTenths()).isEqualTo(100_000);
        assertThat(prints.subList(13, 20)).allMatch(print -> print.status() == PrintStatus.NO_PRINT);
        assertThat(prints.get(20).basket()).isEqualTo("P2");
        assertThat(prints.get(20).valueTenths()).isEqualTo(700_000);
        assertThat(prints.get(20).linkedTenths()).isEqualTo(200_000);
    }

    @Test
    void anExplanationCanBeFollowedWithACalculator() {
        var index = Tape.index();
        Tape tape = market(1);
        tape.feed(index);
        Explanation explanation = index.explain(FIRST);
        assertThat(explanation.record()).isEqualTo(print());
        assertThat(explanation.text())
                .startsWith("LLM of 2026-08-01, method LLM 1.0\n")
                .contains("basket P0, made on the prices of 2026-07-31: tokens counted on 9 days of the period before")
                .contains("  groq asks input 3, cached 3, output 3; weighs 630000000 of its hosts' tokens, 500000 ppm"
                        + " after the cap; by openrouter-endpoints, in force since 2026-08-01T00:00:00Z, 24 hours")
                .contains(
                        "  input, cheapest first, weight reached: 1 to 500000, 3 to 1000000 ppm; half, to the rounding of the"
                                + " shares, is 500000: 2\n")
                .contains("  input 2, cached input 2, output 2; blend (3 × 2 + 1 × 2) ÷ 4 = 2\n")
                .contains("  200000 × 2 + 200000 × 1 + 200000 × 1 + 200000 × 1 + 200000 × 1 = 1.200000000 × 1000000\n")
                .contains("linked index 1.200000000 × 1.000000000 = 1.20000\n")
                .contains("90% interval 1.00000 to 1.40000")
                .contains("cheapest way to move it by 1%: nebius changes its prices of alpha by -120000 ppm,"
                        + " on 30000000 tokens a day: $3.600000\n");
    }
}
