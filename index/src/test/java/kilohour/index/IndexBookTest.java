package kilohour.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kilohour.units.Money;
import org.junit.jupiter.api.Test;

class IndexBookTest {
    private static final List<String> FIVE = List.of("a", "b", "c", "d", "e");
    private static final List<String> PRICES = List.of("1.99", "2.12", "2.40", "2.69", "2.99");

    /** So many of the five providers, offering every hour on the half hour. */
    private static void offers(IndexBook book, int providers, int fromHour, int hours) {
        for (int hour = fromHour; hour < fromHour + hours; hour++)
            for (int i = 0; i < providers; i++)
                book.observe(Feed.offer(FIVE.get(i)).at(PRICES.get(i), hour * 60L + 30));
    }

    private static PrintRecord print(IndexBook book, int day) {
        return book.print(Feed.DAY + day).getFirst();
    }

    @Test
    void fiveProvidersThroughADayMakeAnIntradayPrint() {
        IndexBook book = Feed.book(false);
        offers(book, 5, 0, 24);
        PrintRecord print = print(book, 0);
        assertThat(print.status()).isEqualTo(PrintStatus.PRINTED);
        assertThat(print.grade()).isEqualTo(Grade.INTRADAY);
        assertThat(print.hours()).isEqualTo(24);
        // (0.15 × 2.12 + 0.20 × 2.40 + 0.15 × 2.69) ÷ 0.50
        assertThat(print.valueTenths()).isEqualTo(24_030);
        assertThat(print.effectiveNumberMillis()).isEqualTo(5_000);
        assertThat(print.evidence()).isEqualTo(new EvidenceShares(0, 1_000_000, 0));
    }

    @Test
    void theRecordOfTheSmallMarketIsThisToTheLetter() {
        IndexBook book = Feed.book(false);
        offers(book, 5, 0, 24);
        book.observe(Feed.offer("aws").at("6.88", 5));
        PrintRecord print = print(book, 0);
        // Without a, four weigh a quarter each: (2.40 + 2.69) ÷ 2 = 2.5450, so a's influence is 2.4030 − 2.5450.
        // c alone carries 40% of the middle half: 1% of 2.4030 is 0.02403, which takes 0.02403 ÷ 0.4 = 0.060075 of c,
        // or 0.060074 with the value rounded to a micro-dollar; b (30% of it) and d would have to move by 0.0801.
        // c offers 8 GPUs × 24 hours: 192 × 0.060074 = $11.534208.
        String hours = IntStream.range(0, 24)
                .mapToObj(hour -> "hour=2026-11-02T%02d:00:00Z 24030 1990000:200000 2120000:200000 2400000:200000 "
                                .formatted(hour)
                        + "2690000:200000 2990000:200000")
                .collect(Collectors.joining("\n"));
        assertThat(print.canonical()).isEqualTo("""
                        index=H100
                        day=2026-11-02
                        status=PRINTED
                        reason=
                        value_tenths=24030
                        grade=INTRADAY
                        stretched=false
                        practice=false
                        method_version=1.0
                        hours=24
                        contributor=a a 1990000 200000 OFFER 8 -1420
                        contributor=b b 2120000 200000 OFFER 8 -1420
                        contributor=c c 2400000 200000 OFFER 8 -20
                        contributor=d d 2690000 200000 OFFER 8 1430
                        contributor=e e 2990000 200000 OFFER 8 1430
                        %s
                        evidence=0 1000000 0
                        effective_number_millis=5000
                        interval_tenths=%d %d
                        cost_to_move_1pct=c 2400000 2339926 192 11534208
                        reject=hourly aws HYPERSCALER 1 6880000 6880000
                        input_hash=%s
                        previous_record_hash=0000000000000000000000000000000000000000000000000000000000000000
                        """.formatted(
                        hours, print.intervalLowTenths(), print.intervalHighTenths(), print.inputHash()));
        assertThat(print.intervalLowTenths()).isBetween(19_900L, 24_030L);
        assertThat(print.intervalHighTenths()).isBetween(24_030L, 29_900L);
        assertThat(print.isIntact()).isTrue();
    }

    @Test
    void aPrintIsMadeAgainFromItsRecordAlone() {
        IndexBook book = Feed.book(false);
        offers(book, 5, 0, 12);
        offers(book, 4, 12, 12); // e is in force to 13:00, so in the hours 0 to 12
        PrintRecord print = print(book, 0);
        // Thirteen hours of 2.4030 and eleven of the four: (2.12 + 2.40) ÷ 2 = 2.2600.
        assertThat(print.valueTenths()).isEqualTo(Math.round((13 * 24_030 + 11 * 22_600) / 24.0));
        assertThat(print.recomputedTenths()).isEqualTo(print.valueTenths());
        HourShare last = print.hourShares().getLast();
        assertThat(last.pricesMicros()).containsExactly(1_990_000L, 2_120_000L, 2_400_000L, 2_690_000L, 0L);
        assertThat(last.weightsPpm()).containsExactly(250_000, 250_000, 250_000, 250_000, 0);
        assertThat(last.recomputedTenths()).isEqualTo(22_600);
        assertThat(print.canonical())
                .contains(
                        "hour=2026-11-02T23:00:00Z 22600 1990000:250000 2120000:250000 2400000:250000 2690000:250000 -");
        print(book, 1); // the ladder's offers of up to 48 hours
        print(book, 2);
        PrintRecord carried = print(book, 3);
        assertThat(carried.hourShares()).isEmpty();
        assertThatThrownBy(carried::recomputedTenths)
                .hasMessage("the record of H100 of 2026-11-05 is CARRIED and has no hours to recompute");
    }

    @Test
    void aNameThatNobodyLetInDoesNotCount() {
        var registry = new SourceRegistry(List.of(Feed.HOURLY), Map.of(), Set.copyOf(FIVE));
        var book = new IndexBook(List.of(Goods.require("H100")), registry, Method.V1, false);
        offers(book, 5, 0, 24);
        for (int hour = 0; hour < 24; hour++)
            for (int i = 0; i < 10; i++) book.observe(Feed.offer("new-" + i).at("1.00", hour * 60L + 30));
        PrintRecord print = print(book, 0);
        assertThat(print.valueTenths()).isEqualTo(24_030);
        assertThat(print.rejects())
                .hasSize(10)
                .contains(new RejectedInput("hourly", "new-3", RejectReason.NOT_ADMITTED, 24, 1_000_000, 1_000_000));
    }

    @Test
    void recordsAreChained() {
        IndexBook book = Feed.book(false);
        offers(book, 5, 0, 48);
        PrintRecord first = print(book, 0);
        PrintRecord second = print(book, 1);
        assertThat(first.previousRecordHash()).isEqualTo(PrintRecord.NO_RECORD);
        assertThat(second.previousRecordHash()).isEqualTo(first.recordHash());
        assertThat(book.prints("H100")).containsExactly(first, second);
        assertThat(book.lastPrint("H100")).contains(second);
        assertThat(RecordChain.fault(List.of(first, second))).isEmpty();
        assertThat(RecordChain.fault(List.of(second, first)))
                .contains("the record of H100 of 2026-11-02 does not follow that of 2026-11-03");
        IndexBook other = Feed.book(false);
        offers(other, 4, 0, 24);
        assertThat(RecordChain.fault(List.of(print(other, 0), second)))
                .contains("the record of H100 of 2026-11-03 names another record before it");
    }

    @Test
    void aChangedRecordIsFoundOut() {
        IndexBook book = Feed.book(false);
        offers(book, 5, 0, 24);
        PrintRecord r = print(book, 0);
        var changed = new PrintRecord(
                r.index(),
                r.epochDay(),
                r.status(),
                r.reason(),
                r.valueTenths() + 1,
                r.grade(),
                r.stretched(),
                r.practice(),
                r.methodVersion(),
                r.hours(),
                r.contributors(),
                r.hourShares(),
                r.evidence(),
                r.effectiveNumberMillis(),
                r.intervalLowTenths(),
                r.intervalHighTenths(),
                r.costToMove1Pct(),
                r.rejects(),
                r.inputHash(),
                r.previousRecordHash(),
                r.recordHash());
        assertThat(RecordChain.fault(List.of(changed)))
                .contains("the record of H100 of 2026-11-02 is not what its hash was taken over");
    }

    @Test
    void fiveGroupsStartFourContinueThreeStop() {
        IndexBook book = Feed.book(false);
        offers(book, 4, 0, 3); // hours 0–2: four cannot start
        offers(book, 5, 3, 1); // hour 3: five start
        offers(book, 4, 4, 4); // hours 4–7: four continue (hour 4 still holds e's offer of 3:30 until 5:00)
        offers(book, 3, 8, 4); // from hour 9, when d's offer of 7:30 is over, three do not
        var grades = new ArrayList<String>();
        for (int hour = 0; hour < 12; hour++) {
            HourlyValue value = book.hour(Feed.HOUR + hour).getFirst();
            String grade = value.grade() == null ? "none" : value.grade() + (value.stretched() ? "*" : "");
            grades.add(grade + " " + value.groups());
        }
        assertThat(grades)
                .containsExactly(
                        "none 0",
                        "none 0",
                        "none 0",
                        "INTRADAY 5",
                        "INTRADAY 5",
                        "INTRADAY 4",
                        "INTRADAY 4",
                        "INTRADAY 4",
                        "INTRADAY 4",
                        "DAILY* 5",
                        "DAILY* 5",
                        "DAILY* 5");
    }

    @Test
    void withTooFewHoursTheLadderStretchesThenCarriesThreeDaysThenStops() {
        IndexBook book = Feed.book(false);
        offers(book, 5, 0, 24);
        var steps = new ArrayList<String>();
        for (int day = 0; day < 8; day++) {
            PrintRecord print = print(book, day);
            steps.add(print.status() + (print.stretched() ? " stretched " : " ") + print.valueTenths());
        }
        // The last offer of 23:30 holds 48 h stretched, but half the weight must have been read within 36 h: until
        // 11:30 of day 2, so day 1 has its hours and day 2 has not.
        assertThat(steps)
                .containsExactly(
                        "PRINTED 24030",
                        "PRINTED stretched 24030",
                        "CARRIED 24030",
                        "CARRIED 24030",
                        "CARRIED 24030",
                        "NO_PRINT 0",
                        "NO_PRINT 0",
                        "NO_PRINT 0");
        assertThat(book.prints("H100").get(5).reason())
                .startsWith("print of 2026-11-03 is older than 3 days, determination is due; INTRADAY 0 of 18 hours");
    }

    @Test
    void underThePracticeRuleTheLastPrintStandsInForTheOfficers() {
        IndexBook book = Feed.book(true);
        offers(book, 5, 0, 24);
        for (int day = 0; day < 5; day++) print(book, day);
        PrintRecord determined = print(book, 5);
        assertThat(determined.status()).isEqualTo(PrintStatus.DETERMINED);
        assertThat(determined.valueTenths()).isEqualTo(24_030);
        assertThat(determined.grade()).isEqualTo(Grade.DAILY);
        assertThat(determined.reason()).startsWith("practice rule: print of 2026-11-03 stands in");
    }

    @Test
    void aPanelMakesAReconstructedPrintInPracticeOnly() {
        for (boolean practice : new boolean[] {true, false}) {
            IndexBook book = Feed.book(practice);
            // Dated two days before, in October: counts in November.
            long october = -2 * 24 * 60;
            for (int i = 0; i < 3; i++) book.observe(Feed.panel(FIVE.get(i)).at(PRICES.get(i), october));
            PrintRecord print = print(book, 0);
            if (practice) {
                // Three weigh a third each: (1/12 × 1.99 + 1/3 × 2.12 + 1/12 × 2.40) ÷ 1/2 = 2.1450; with 333,334 ppm
                // for the first, the same to a tenth.
                assertThat(print.valueTenths()).isEqualTo(21_450);
                assertThat(print.grade()).isEqualTo(Grade.RECONSTRUCTED);
            } else {
                assertThat(print.status()).isEqualTo(PrintStatus.NO_PRINT);
                assertThat(print.reason())
                        .startsWith("no print to carry; ")
                        .endsWith("RECONSTRUCTED evidence is for practice only; left aside 3 NOT_PERMITTED");
                assertThat(print.rejects()).extracting(RejectedInput::reason).containsOnly(RejectReason.NOT_PERMITTED);
            }
        }
    }

    @Test
    void slowerEvidenceNeverMixesIntoASufficientPrint() {
        IndexBook book = Feed.book(true);
        offers(book, 5, 0, 24);
        for (String provider : List.of("f", "g", "h")) {
            book.observe(Feed.panel(provider).at("4.00", -2 * 24 * 60));
            book.observe(Feed.list(provider).at("3.90", 0));
        }
        assertThat(print(book, 0).valueTenths()).isEqualTo(24_030);
    }

    @Test
    void aDailyPrintNeedsHalfItsWeightReadWithin36Hours() {
        IndexBook book = Feed.book(false);
        for (int i = 0; i < 5; i++) book.observe(Feed.list(FIVE.get(i)).at(PRICES.get(i), 0));
        PrintRecord first = print(book, 0);
        assertThat(first.grade()).isEqualTo(Grade.DAILY);
        assertThat(first.valueTenths()).isEqualTo(24_030);
        // Not read again: at 12:00 of the second day 36 hours are over; 12 hours are not 18.
        assertThat(print(book, 1).status()).isEqualTo(PrintStatus.CARRIED);
    }

    @Test
    void tradesSpeakForTheirProvidersAndFade() {
        IndexBook book = Feed.book(false);
        offers(book, 5, 0, 4);
        // c offers at 2.40 and trades 8 GPUs at 2.20 at 0:00: the trade is better evidence for 24 hours.
        book.observe(Feed.trade("c", 8).at("2.20", 0));
        // At 1:00 the trade weighs 23/24 = 958,333 of a million, the offers 500,000, in equal GPUs; the sum is
        // 2,958,333. c is cut to 25%, the others have 18.75%. In order 1.99 2.12 2.20(c) 2.69 2.99, the middle half
        // holds 12.5% of 2.12, 25% of 2.20 and 12.5% of 2.69: (2.12 + 2 × 2.20 + 2.69) ÷ 4 = 2.3025
        HourlyValue first = book.hour(Feed.HOUR).getFirst();
        assertThat(first.valueTenths()).isEqualTo(23_025);
    }

    @Test
    void aRateCardOfASilentFeedIsNotIntradayEvidence() {
        IndexBook book = Feed.book(false);
        for (int i = 0; i < 5; i++)
            book.observe(Feed.list(FIVE.get(i)).from("hourly").at(PRICES.get(i), 30));
        // Read at 0:30 by an hourly feed: 1.5 hours later it is 2:00, and the card still stands for a DAILY value.
        assertThat(book.hour(Feed.HOUR).getFirst().grade()).isEqualTo(Grade.INTRADAY);
        assertThat(book.hour(Feed.HOUR + 1).getFirst().grade()).isEqualTo(Grade.INTRADAY);
        assertThat(book.hour(Feed.HOUR + 2).getFirst().grade()).isEqualTo(Grade.DAILY);
    }

    @Test
    void thePastMayBePassedOver() {
        IndexBook book = Feed.book(false);
        book.observe(Feed.list("a").at("2.00", 30));
        book.passOver(Feed.DAY + 1);
        for (int i = 0; i < 5; i++) book.observe(Feed.list(FIVE.get(i)).at(PRICES.get(i), 24 * 60));
        assertThat(print(book, 1).valueTenths()).isEqualTo(24_030);
        assertThatThrownBy(() -> book.passOver(Feed.DAY + 2))
                .hasMessage("hours have been valued up to 2026-11-04T00:00:00Z, none can be passed over");
    }

    @Test
    void aLateObservationIsRejectedAndRestatesNothing() {
        IndexBook book = Feed.book(false);
        offers(book, 5, 0, 24);
        HourlyValue before = book.hour(Feed.HOUR).getFirst();
        book.observe(Feed.offer("a").at("9.99", 45));
        PrintRecord print = print(book, 0);
        assertThat(book.hours("H100").getFirst()).isEqualTo(before);
        assertThat(print.valueTenths()).isEqualTo(24_030);
        assertThat(print.rejects())
                .containsExactly(new RejectedInput("hourly", "a", RejectReason.LATE, 1, 9_990_000, 9_990_000));
    }

    @Test
    void hoursAndDaysFollowEachOther() {
        IndexBook book = Feed.book(false);
        book.hour(Feed.HOUR);
        assertThatThrownBy(() -> book.hour(Feed.HOUR))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("hour 2026-11-02T01:00:00Z is next, not 2026-11-02T00:00:00Z");
        assertThatThrownBy(() -> book.print(Feed.DAY + 1))
                .hasMessage("the print of 2026-11-02 is next, not 2026-11-03");
        for (int hour = 1; hour < 24; hour++) book.hour(Feed.HOUR + hour);
        assertThatThrownBy(() -> book.hour(Feed.HOUR + 24)).hasMessage("the print of 2026-11-02 is due first");
        assertThatThrownBy(() -> book.observe(Feed.offer("a").from("elsewhere").at("2.00", 9_999)))
                .hasMessage("source is not registered: elsewhere");
    }

    @Test
    void aBookCarriesOnFromEarlierRecords() {
        IndexBook whole = Feed.book(false);
        offers(whole, 5, 0, 24);
        PrintRecord first = print(whole, 0);
        IndexBook resumed = Feed.book(false);
        resumed.continueAfter("H100", List.of(first));
        PrintRecord second = print(resumed, 1);
        assertThat(second.status()).isEqualTo(PrintStatus.CARRIED);
        assertThat(second.valueTenths()).isEqualTo(24_030);
        assertThat(second.previousRecordHash()).isEqualTo(first.recordHash());
    }

    /** A random market of offers and rate cards of a dozen providers over two days, with absurd asks among them. */
    private static List<Observation> market(Random random) {
        var result = new ArrayList<Observation>();
        for (int i = 0; i < 600; i++) {
            String provider = "p" + random.nextInt(12);
            Feed feed = random.nextInt(4) == 0 ? Feed.list(provider) : Feed.offer(provider);
            if (random.nextInt(3) == 0) feed = feed.available(1 + random.nextInt(200));
            if (random.nextInt(5) == 0) feed = feed.ownedBy("owner" + random.nextInt(2));
            long cents = random.nextInt(40) == 0 ? 10_000 : 150 + random.nextInt(200);
            result.add(feed.at(cents / 100 + "." + String.format("%02d", cents % 100), random.nextInt(2 * 24 * 60)));
        }
        return result;
    }

    private static List<PrintRecord> prints(List<Observation> observations) {
        IndexBook book = Feed.book(true);
        observations.forEach(book::observe);
        return List.of(print(book, 0), print(book, 1));
    }

    @Test
    void theOrderOfArrivalDoesNotChangeARecord() {
        long seed = 7;
        for (int round = 0; round < 20; round++) {
            var random = new Random(seed + round);
            List<Observation> observations = market(random);
            List<PrintRecord> expected = prints(observations);
            assertThat(expected).allMatch(PrintRecord::isIntact);
            Collections.shuffle(observations, random);
            assertThat(prints(observations)).as("seed %d", seed + round).isEqualTo(expected);
        }
    }

    @Test
    void twiceThePricesAreTwiceTheValue() {
        long seed = 77;
        for (int round = 0; round < 20; round++) {
            List<Observation> once = market(new Random(seed + round));
            List<Observation> twice = once.stream()
                    .map(o -> priced(o, 2 * o.priceMicrosPerGpuHour()))
                    .toList();
            List<PrintRecord> values = prints(once);
            List<PrintRecord> doubled = prints(twice);
            for (int day = 0; day < 2; day++)
                // Hours and days are rounded to a tenth: twice half a tenth each.
                assertThat((double) doubled.get(day).valueTenths())
                        .as("seed %d", seed + round)
                        .isCloseTo(2.0 * values.get(day).valueTenths(), org.assertj.core.data.Offset.offset(2.0));
        }
    }

    @Test
    void whateverOneProviderQuotesTheValueStaysAmongTheOthers() {
        // No group weighs more than a quarter, and the outer quarters do not count.
        long seed = 777;
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            IndexBook book = Feed.book(false);
            int others = 5 + random.nextInt(5);
            long lowest = Long.MAX_VALUE;
            long highest = 0;
            for (int i = 0; i < others; i++) {
                long micros = Money.usd(2) + random.nextInt(1_000_000);
                lowest = Math.min(lowest, micros);
                highest = Math.max(highest, micros);
                book.observe(priced(
                        Feed.offer("p" + i).available(1 + random.nextInt(50)).at("1", 30), micros));
            }
            long attack = Money.usd(1) + random.nextInt(5_000_000);
            book.observe(priced(Feed.offer("attacker").available(1_000_000).at("1", 30), attack));
            long value = book.hour(Feed.HOUR).getFirst().valueTenths() * 100;
            assertThat(value).as("seed %d, round %d", seed, round).isBetween(lowest - 100, highest + 100);
        }
    }

    private static Observation priced(Observation o, long micros) {
        return new Observation(
                o.observedAtNanos(),
                o.source(),
                o.provider(),
                o.owner(),
                o.evidence(),
                o.gpu(),
                o.formFactor(),
                o.memoryGb(),
                o.gpus(),
                o.fabric(),
                o.country(),
                o.region(),
                o.term(),
                o.termMonths(),
                micros,
                o.gpusAvailable(),
                o.hostId(),
                o.machineId());
    }
}
