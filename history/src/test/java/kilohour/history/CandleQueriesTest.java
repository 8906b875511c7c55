package kilohour.history;

import static kilohour.history.Tape.DECEMBER;
import static kilohour.history.Tape.SELLER;
import static kilohour.history.Tape.START;
import static kilohour.units.Utc.NANOS_PER_DAY;
import static kilohour.units.Utc.NANOS_PER_HOUR;
import static kilohour.units.Utc.NANOS_PER_MINUTE;
import static kilohour.units.Utc.NANOS_PER_SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import kilohour.exchange.OrderTerms;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class CandleQueriesTest extends InDatabase {

    @Test
    void intervalsWithoutTradesStandAtTheCloseBefore() {
        Tape tape = Tape.fiveTrades();
        tape.place(
                START + 8 * NANOS_PER_MINUTE,
                20,
                SELLER,
                DECEMBER,
                OrderTerms.limit(Side.SELL, 1, 2_590),
                tape.sold(DECEMBER, 2_590, 1, 7, 4, 20, 0));
        record(tape);

        List<Candle> byThree = history.candles().candles(1, START - NANOS_PER_HOUR, START + 12 * NANOS_PER_MINUTE, 3);
        // 10:00 is a multiple of three minutes. Prices 2600 2604 2598 | 2601 2602 – | – – 2590 | – | –
        assertThat(byThree)
                .extracting(
                        Candle::startNanos,
                        Candle::openTicks,
                        Candle::highTicks,
                        Candle::lowTicks,
                        Candle::closeTicks,
                        Candle::trades)
                .containsExactly(
                        tuple(START, 2_600L, 2_604L, 2_598L, 2_598L, 3L),
                        tuple(START + 3 * NANOS_PER_MINUTE, 2_601L, 2_602L, 2_601L, 2_602L, 2L),
                        tuple(START + 6 * NANOS_PER_MINUTE, 2_590L, 2_590L, 2_590L, 2_590L, 1L),
                        tuple(START + 9 * NANOS_PER_MINUTE, 2_590L, 2_590L, 2_590L, 2_590L, 0L),
                        tuple(START + 12 * NANOS_PER_MINUTE, 2_590L, 2_590L, 2_590L, 2_590L, 0L));
        assertThat(byThree.getFirst().units()).isEqualTo(3 * 744);
        assertThat(history.candles().candles(1, START + NANOS_PER_DAY, START + NANOS_PER_DAY, 1440))
                .extracting(Candle::closeTicks, Candle::trades)
                .containsExactly(tuple(2_590L, 0L));
        assertThat(history.candles().candles(2, START, START + NANOS_PER_HOUR, 1))
                .isEmpty();
    }

    @Test
    void theLastDayForgetsWhatIsOlder() {
        record(Tape.fiveTrades());

        // Seen from 10:02:30 the next day, the trades of 10:00 to 10:02 are a day old.
        CandleQueries.DayStats day = history.candles()
                .lastDay(1, START + NANOS_PER_DAY + 150 * NANOS_PER_SECOND)
                .orElseThrow();
        assertThat(day.firstTicks()).isEqualTo(2_601);
        assertThat(day.highTicks()).isEqualTo(2_602);
        assertThat(day.lastTicks()).isEqualTo(2_602);
        assertThat(day.units()).isEqualTo(2 * 744);
        assertThat(history.candles().lastDay(1, START + 2 * NANOS_PER_DAY)).isEmpty();
    }

    @Test
    void aResolutionThatIsNotOfferedOrAnEndlessRangeIsRefused() {
        assertThatThrownBy(() -> history.candles().candles(1, 0, 1, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("resolution");
        assertThatThrownBy(() -> history.candles().candles(1, 0, START, 1)).hasMessageContaining("5000");
    }
}
