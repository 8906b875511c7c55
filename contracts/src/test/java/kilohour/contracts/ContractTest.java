package kilohour.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

class ContractTest {
    private static final Underlying H100 =
            new Underlying("H100", "H100 SXM 80 GB, on demand", Good.GPU_HOUR, new PriceGrid(1_000), true);

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
        var months = ListingCalendar.monthsListed(at("2026-11-20T12:00:00Z"));
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
        assertThatThrownBy(() -> new Underlying("H1.0", "", Good.GPU_HOUR, new PriceGrid(1_000), false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
