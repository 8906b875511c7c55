package kilohour.simulation;

import static kilohour.units.Utc.NANOS_PER_DAY;
import static kilohour.units.Utc.NANOS_PER_HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import kilohour.exchange.Event;
import kilohour.exchange.Exchange;
import kilohour.index.Evidence;
import kilohour.index.Observation;
import kilohour.index.SourceRegistry;
import kilohour.index.Term;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

class TimeLapseTest {
    @Test
    void atAConstantPriceEveryMonthSettlesAtItAndAHedgeCostsWhatItsTradesSay() {
        int from = Utc.parseDay("2026-01-01");
        int to = Utc.parseDay("2026-02-28");
        var venue = new ExchangeVenue(new Exchange());
        TimeLapseReport report = run(venue, List.of("H100"), from, to, 3, constant(from - 2, to + 1, 2_500_000));
        venue.checkInvariants();

        assertThat(report.months()).hasSize(2);
        assertThat(report.totalPnlUsd()).isEqualByComparingTo("0");
        for (TimeLapseReport.Month month : report.months()) {
            assertThat(month.finalSettlementUsd()).isEqualByComparingTo("2.5000");
            assertThat(month.prints()).hasSize(month.month().equals("2026-01") ? 31 : 28);
            assertThat(month.prints()).allMatch(print -> print.valueUsd().compareTo(new BigDecimal("2.5")) == 0);
            assertThat(month.prints()).allMatch(print -> print.grade().equals("INTRADAY"));
            assertThat(month.shareDetermined()).isEqualByComparingTo("0");
            assertThat(month.volumeGpuHours()).isPositive();
            assertThat(month.openInterestLots()).isGreaterThanOrEqualTo(TimeLapse.HEDGED_LOTS);
            assertThat(month.buyer().hedgedLots()).isEqualTo(TimeLapse.HEDGED_LOTS);
            assertThat(month.provider().hedgedLots()).isEqualTo(-TimeLapse.HEDGED_LOTS);
        }
        // 10 GPUs × 744 hours × $2.50 = $18,600; February: 10 × 672 × $2.50 = $16,800
        assertThat(report.months().getFirst().buyer().costUnhedgedUsd()).isEqualByComparingTo("18600");
        assertThat(report.months().getLast().buyer().costUnhedgedUsd()).isEqualByComparingTo("16800");
        assertThat(report.months().getLast().provider().revenueUnhedgedUsd()).isEqualByComparingTo("16800");

        // The buyer of February paid, per lot of 672 GPU-hours, its trade price instead of $2.50, and a fee on top.
        int february = contract(venue, "H100_USD-28FEB26");
        long paidMicros = 0;
        for (Event.Traded trade : venue.trades)
            if (trade.contract() == february && trade.takerAccount() == PracticeCast.buyer())
                paidMicros += trade.lots() * 672 * trade.priceTicks() * 1_000 + trade.takerFeeMicros();
        assertThat(report.months().getLast().buyer().costHedgedUsd())
                .isEqualByComparingTo(BigDecimal.valueOf(paidMicros, 6));
    }

    @Test
    void simulatedPricesOfTwoMonthsSettleInEveryIndexAtTheMeanOfTheirPrints() {
        int from = Utc.parseDay("2026-09-10");
        int to = Utc.parseDay("2026-10-31");
        List<String> indices = List.of("H100", "B200");
        var one = new ExchangeVenue(new Exchange());
        TimeLapseReport report = run(one, indices, from, to, 9, practice(from - 8, to + 1));
        one.checkInvariants();
        assertThat(report.totalPnlUsd()).isEqualByComparingTo("0");
        assertThat(report.months()).hasSize(4);
        assertThat(report.trades()).isGreaterThan(300);
        for (TimeLapseReport.Month month : report.months()) {
            assertThat(month.finalSettlementUsd()).as(month.contract()).isEqualByComparingTo(mean(month.prints()));
            assertThat(month.settlementPrices()).isNotEmpty();
            // The span begins on 10 September: the nine days before the first print are determined at it.
            boolean first = month.month().equals("2026-09");
            assertThat(month.shareDetermined()).isEqualByComparingTo(first ? "0.3000" : "0");
        }
        assertThat(report.months().stream().flatMap(month -> month.settlementPrices().stream()))
                .extracting(TimeLapseReport.SettlementPrice::tier)
                .contains("CLOSING_TRADES", "LAST_TRADE");
    }

    @Test
    void theSameSeedGivesTheSameReportAndTheSameState() {
        int from = Utc.parseDay("2026-09-25");
        int to = Utc.parseDay("2026-10-04");
        var one = new ExchangeVenue(new Exchange());
        var two = new ExchangeVenue(new Exchange());
        TimeLapseReport report = run(one, List.of("H100"), from, to, 9, practice(from - 2, to + 1));
        assertThat(run(two, List.of("H100"), from, to, 9, practice(from - 2, to + 1)))
                .isEqualTo(report);
        assertThat(two.sent).isEqualTo(one.sent);
        assertThat(two.state()).isEqualTo(one.state());
        var other = new ExchangeVenue(new Exchange());
        assertThat(run(other, List.of("H100"), from, to, 10, practice(from - 2, to + 1)))
                .isNotEqualTo(report);
    }

    @Test
    void anIndexWithoutObservationsHasNoMonths() {
        int from = Utc.parseDay("2026-01-01");
        var venue = new ExchangeVenue(new Exchange());
        TimeLapseReport report =
                run(venue, List.of("H100", "H200"), from, from + 2, 1, constant(from - 2, from + 3, 2_000_000));
        assertThat(report.months()).extracting(TimeLapseReport.Month::index).containsOnly("H100");
        assertThat(report.months())
                .extracting(TimeLapseReport.Month::finalSettlementUsd)
                .containsOnlyNulls();
    }

    /** On 1 February the price steps from 2.50 to 3.30, by 32%, on a margin of 5.5%. */
    @Test
    void aMemberThatIsShortIntoAStepFailsAndTheLayersBearItInTheirOrder() {
        int from = Utc.parseDay("2026-01-02");
        int step = Utc.parseDay("2026-02-01");
        int to = Utc.parseDay("2026-02-28");
        var prices = new ArrayList<Observation>();
        constant(from - 2, step, 2_500_000).forEachRemaining(prices::add);
        constant(step, to + 1, 3_300_000).forEachRemaining(prices::add);
        var venue = new ExchangeVenue(new Exchange());
        var plan = new TimeLapse.Plan(List.of("H100"), from, to, 3, Utc.parseDay("2026-01-16"));
        TimeLapseReport report =
                new TimeLapse(venue, SourceRegistry.standard(), plan).run(prices.iterator(), (_, _) -> {});
        venue.checkInvariants();

        assertThat(report.totalPnlUsd()).isEqualByComparingTo("0");
        assertThat(report.defaults()).hasSize(1);
        TimeLapseReport.Default failed = report.defaults().getFirst();
        assertThat(failed.since()).startsWith("2026-02-01");
        assertThat(failed.layers())
                .extracting(TimeLapseReport.Layer::name)
                .startsWith("DEFAULTER_MARGIN", "DEFAULTER_FUND", "INSURANCE_AND_CAPITAL", "SURVIVORS_FUND");
        BigDecimal borne = failed.uncoveredUsd();
        boolean left = true;
        for (TimeLapseReport.Layer layer : failed.layers()) {
            if (!left) assertThat(layer.usedUsd()).as(layer.name()).isEqualByComparingTo("0");
            left = layer.usedUsd().compareTo(layer.availableUsd()) == 0;
            borne = borne.add(layer.usedUsd());
        }
        assertThat(borne).isEqualByComparingTo(failed.shortfallUsd()).isPositive();
        assertThat(failed.layers().get(3).usedUsd()).as("survivors").isPositive();
    }

    private static TimeLapseReport run(
            ExchangeVenue venue,
            List<String> indices,
            int from,
            int to,
            long seed,
            Iterator<Observation> observations) {
        var plan = new TimeLapse.Plan(indices, from, to, seed);
        var reached = new ArrayList<Double>();
        TimeLapseReport report = new TimeLapse(venue, SourceRegistry.standard(), plan)
                .run(observations, (fraction, _) -> reached.add(fraction));
        assertThat(reached).isSorted().last().isEqualTo(1.0);
        return report;
    }

    private static Iterator<Observation> practice(int fromDay, int toDay) {
        return new PracticePrices(4).between(Utc.startOfDay(fromDay), Utc.startOfDay(toDay));
    }

    /** Six providers that offer H100 at one price, read every hour. */
    private static Iterator<Observation> constant(int fromDay, int toDay, long priceMicros) {
        var rows = new ArrayList<Observation>();
        for (long at = Utc.startOfDay(fromDay);
                at < Utc.startOfDay(fromDay) + (toDay - fromDay) * NANOS_PER_DAY;
                at += NANOS_PER_HOUR)
            for (int provider = 0; provider < 6; provider++)
                rows.add(new Observation(
                        at,
                        "simulated-constant",
                        "sim-" + provider,
                        "sim-" + provider,
                        Evidence.OFFER,
                        "H100",
                        "SXM",
                        80,
                        8,
                        "",
                        "US",
                        "",
                        Term.ON_DEMAND,
                        0,
                        priceMicros,
                        64,
                        "",
                        ""));
        return rows.iterator();
    }

    /** The calendar mean of the prints, half-even to a tenth of a tick. */
    private static BigDecimal mean(List<TimeLapseReport.Print> prints) {
        BigDecimal sum = prints.stream().map(TimeLapseReport.Print::valueUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(prints.size()), 4, java.math.RoundingMode.HALF_EVEN);
    }

    private static int contract(ExchangeVenue venue, String name) {
        return venue.listed.stream()
                .filter(contract -> contract.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
