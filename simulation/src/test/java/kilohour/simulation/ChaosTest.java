package kilohour.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.Exchange;
import kilohour.exchange.StateRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole market against somebody who says anything. Whatever is said, the market throws nothing, money and lots sum
 * to zero, no book is crossed, a restored market carries on as if nothing had happened, and a replay says the same.
 */
class ChaosTest {
    private static final int CHECKED_IN_FULL_EVERY = 25;
    private static final int RESTORED_EVERY = 211;

    private record Said(long atNanos, Command command, Batch answer) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverIsSaidTheMarketStaysWhole(long seed) {
        saySo(seed, 1_500);
    }

    @Tag("long")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("manySeeds")
    void whateverIsSaidForLongTheMarketStaysWhole(long seed) {
        saySo(seed, 5_000);
    }

    static LongStream manySeeds() {
        return LongStream.range(1_000, 1_080);
    }

    /** Chaos that trades nothing would prove nothing. */
    @Test
    void chaosReachesTheWholeMarket() {
        Map<String, Integer> seen = new HashMap<>();
        for (long seed = 11; seed <= 16; seed++)
            for (Said said : saySo(seed, 1_500))
                for (Event event : said.answer().events())
                    seen.merge(event.getClass().getSimpleName(), 1, Integer::sum);
        assertThat(seen)
                .containsKeys(
                        "Traded",
                        "OrderAmended",
                        "OrderCancelled",
                        "RequestRejected",
                        "RequestRepeated",
                        "CommandRejected",
                        "SettlementPriceSet",
                        "FundingRateSet",
                        "TradingEnded",
                        "MonthSettled",
                        "MarginCalled",
                        "MarkMoved");
        assertThat(seen.get("Traded")).isGreaterThan(400);
    }

    private static List<Said> saySo(long seed, int steps) {
        var chaos = new ChaosTrader(seed);
        var venue = new ExchangeVenue(new Exchange());
        var log = new ArrayList<Said>();
        for (int step = 0; step < steps; step++) {
            Command command = chaos.next(venue.exchange);
            String where = "seed " + seed + ", step " + step + ", " + command;
            Batch answer = applied(venue.exchange, chaos.atNanos(), command, where);
            assertThat(answer.events().isEmpty() ? 1 : answer.firstSequence())
                    .as(where)
                    .isPositive();
            log.add(new Said(chaos.atNanos(), command, answer));
            if (step % CHECKED_IN_FULL_EVERY == 0) checkInFull(venue, where);
            if (step % RESTORED_EVERY == RESTORED_EVERY - 1) venue = restored(venue, where);
        }
        replay(log, venue.state(), "seed " + seed);
        return log;
    }

    private static Batch applied(Exchange market, long atNanos, Command command, String where) {
        try {
            long next = market.nextSequence();
            Batch answer = market.apply(atNanos, command);
            assertThat(answer.firstSequence()).as(where).isEqualTo(next);
            assertThat(market.nextSequence()).as(where).isEqualTo(answer.nextSequence());
            market.checkInvariants();
            return answer;
        } catch (RuntimeException thrown) {
            throw new AssertionError("the market threw at " + where, thrown);
        }
    }

    private static void checkInFull(ExchangeVenue venue, String where) {
        try {
            venue.checkInvariants();
        } catch (AssertionError broken) {
            throw new AssertionError(where, broken);
        }
    }

    /** The market after a restart from its snapshot: it carries on in place of the first. */
    private static ExchangeVenue restored(ExchangeVenue venue, String where) {
        List<StateRecord> state = venue.state();
        var after = new ExchangeVenue(Exchange.restore(state));
        assertThat(after.state()).as(where).isEqualTo(state);
        return after;
    }

    private static void replay(List<Said> log, List<StateRecord> end, String where) {
        var again = new Exchange();
        for (int i = 0; i < log.size(); i++) {
            Said said = log.get(i);
            assertThat(again.apply(said.atNanos(), said.command()))
                    .as("%s, replay of step %d, %s", where, i, said.command())
                    .isEqualTo(said.answer());
        }
        assertThat(new ExchangeVenue(again).state()).as(where).isEqualTo(end);
    }
}
