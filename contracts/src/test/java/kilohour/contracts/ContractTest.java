package kilohour.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

class ContractTest {
    private static final Underlying H100 = Underlying.gpuHours("H100", "H100 SXM 80 GB, on demand", true);

    private static long at(String instant) {
        return Utc.nanos(Instant.parse(instant));
    }

    @Test
    void aLotIsOneGpuForEveryHourOfTheMonth() {
        assertThat(new Contract.MonthFuture(1, H100, YearMonth.of(2026, 12)).unitsPerLot())
                .isEqualTo(744);
        assertThat(new Contract.MonthFuture(1, H100, YearMonth.of(2026, 11)).unitsPerLot())
                .isEqualTo(720);
        assertThat(new Contract.MonthFuture(1, H100, YearMonth.of(2028, 2)).unitsPerLot())
                .isEqualTo(696); // leap year
        assertThat(new Contract.Perpetual(1, H100).unitsPerLot()).isEqualTo(1);
    }

    @Test
    void namesCarryTheLastTradingDayAndTheMonthCode() {
        var december = new Contract.MonthFuture(7, H100, YearMonth.of(2026, 12));
        assertThat(december.name()).isEqualTo("H100_USD-31DEC26");
        assertThat(december.monthCode()).isEqualTo("H100Z26");
        assertThat(new Contract.Perpetual(8, H100).name()).isEqualTo("H100_USD-PERPETUAL");
    }

    @Test
    void tradingEndsWhenTheLastDayDoes() {
        var december = new Contract.MonthFuture(7, H100, YearMonth.of(2026, 12));
        assertThat(Utc.format(december.tradingEndNanos())).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(Utc.format(ListingCalendar.printFrozenNanos(december.lastDay())))
                .isEqualTo("2027-01-01T02:00:00Z");
        assertThat(december.monthsAhead(at("2026-11-30T23:59:59Z"))).isEqualTo(1);
        assertThat(december.monthsAhead(at("2026-12-01T00:00:00Z"))).isZero();
        assertThat(december.monthsAhead(at("2027-01-01T01:00:00Z"))).isZero();
    }

    @Test
    void thirtySevenMonthsAreListedAndNoTwoShareAName() {
        var months = ListingCalendar.monthsListed(H100.terms(), at("2026-11-20T12:00:00Z"));
        assertThat(months).hasSize(37).startsWith(YearMonth.of(2026, 11)).endsWith(YearMonth.of(2029, 11));
        var names = new HashSet<String>();
        for (YearMonth month : months) names.add(new Contract.MonthFuture(1, H100, month).name());
        assertThat(names).hasSize(37);
    }

    @Test
    void theNextDailyRunIsStrictlyLater() {
        assertThat(Utc.format(ListingCalendar.nextDailyRunNanos(at("2026-11-20T15:59:59Z"))))
                .isEqualTo("2026-11-20T16:00:00Z");
        assertThat(Utc.format(ListingCalendar.nextDailyRunNanos(at("2026-11-20T16:00:00Z"))))
                .isEqualTo("2026-11-21T16:00:00Z");
    }

    @Test
    void aCodeWithADotOrAnUnderscoreIsRefused() {
        assertThatThrownBy(() -> Underlying.gpuHours("H1.0", "", false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSpreadIsNamedAsDeribitNamesThemTheLegBoughtFirst() {
        var december = new Contract.MonthFuture(7, H100, YearMonth.of(2026, 12));
        var january = new Contract.MonthFuture(8, H100, YearMonth.of(2027, 1));
        var h200 = Underlying.gpuHours("H200", "H200 SXM", true);
        var otherDecember = new Contract.MonthFuture(9, h200, YearMonth.of(2026, 12));
        assertThat(new Spread(20, december, january).name()).isEqualTo("H100_USD-FS-31DEC26_31JAN27");
        assertThat(new Spread(21, december, otherDecember).name()).isEqualTo("H100_USD-FS-31DEC26_H200");
        assertThat(new Spread(20, december, january).unitsPerLot()).isEqualTo(744);
    }

    @Test
    void onlyMonthsInOrderOrGradesOfOneMonthAreAPair() {
        var december = new Contract.MonthFuture(7, H100, YearMonth.of(2026, 12));
        var january = new Contract.MonthFuture(8, H100, YearMonth.of(2027, 1));
        var h200 = Underlying.gpuHours("H200", "H200 SXM", true);
        var tokens = Underlying.tokens("LLM", "tokens", true);
        assertThatThrownBy(() -> new Spread(1, january, december)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Spread(1, december, december)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Spread.isPair(december, new Contract.MonthFuture(9, h200, YearMonth.of(2027, 1))))
                .isFalse();
        assertThat(Spread.isPair(new Contract.MonthFuture(9, h200, YearMonth.of(2026, 12)), december))
                .isFalse();
        assertThat(Spread.isPair(december, new Contract.MonthFuture(9, tokens, YearMonth.of(2026, 12))))
                .isFalse();
    }

    @Test
    void neighboursAndTheMonthsOfAQuarterAreListedAsSpreads() {
        // November 2026 to November 2029: 36 neighbours; the quarters from the first of 2027 to the third of 2029, 11
        var spreads = ListingCalendar.spreadsListed(H100, at("2026-11-20T12:00:00Z"));
        assertThat(spreads).hasSize(47);
        assertThat(spreads)
                .extracting(Spread::name)
                .contains("H100_USD-FS-31JAN27_31MAR27")
                .doesNotHaveDuplicates();
    }
}
