package kilohour.simulation;

import static kilohour.units.Utc.NANOS_PER_HOUR;
import static kilohour.units.Utc.NANOS_PER_MILLI;
import static kilohour.units.Utc.NANOS_PER_MINUTE;
import static kilohour.units.Utc.NANOS_PER_SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.Spread;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Exchange;
import kilohour.exchange.Views;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

class PracticeMarketTest {
    private static final long START = Utc.startOfDay(Utc.parseDay("2026-11-20")) + 9 * NANOS_PER_HOUR;
    /** Four goods, each with 37 months, a perpetual, 8 quarters and 2 years. */
    private static final int CONTRACTS = 4 * (37 + 1 + 8 + 2);

    /** Two goods of them, 12 months, two styles, seven strikes, calls and puts. */
    private static final int OPTIONS = 2 * 12 * 2 * 7 * 2;

    private static final long STEP = 150 * NANOS_PER_MILLI;

    @Test
    void aMinuteAndAHalfAfterTheStartAllMonthsAndPerpetualsHaveABookAndTradesHaveBeenMade() {
        ExchangeVenue venue = opened();
        run(venue, new PracticeMarket(venue, 11), 90 * NANOS_PER_SECOND, STEP);
        List<Contract> quoted = venue.contracts().stream()
                .filter(contract -> !(contract instanceof Option || contract instanceof Spread))
                .toList();
        assertThat(quoted).hasSize(CONTRACTS);
        assertThat(venue.contracts()).filteredOn(Option.class::isInstance).hasSize(OPTIONS);
        for (Contract contract : quoted) {
            Views.Market market = venue.market(contract.id());
            assertThat(market.bestBidTicks()).as(contract.name()).isPositive();
            assertThat(market.bestAskTicks() - market.bestBidTicks())
                    .as(contract.name())
                    .isBetween(1L, 16L);
        }
        // nobody quotes the spreads by themselves: their legs imply a price on both sides
        for (Contract contract : venue.contracts())
            if (contract instanceof Spread) {
                Views.Implied implied = venue.exchange.implied(contract.id());
                assertThat(implied.bidLots()).as(contract.name()).isPositive();
                assertThat(implied.askLots()).as(contract.name()).isPositive();
                assertThat(implied.askTicks()).as(contract.name()).isGreaterThan(implied.bidTicks());
            }
        assertThat(venue.trades).hasSizeGreaterThan(10);
        venue.checkInvariants();
    }

    @Test
    void afterFourMinutesTheNearestMonthsOptionsHaveABookAndSomeHaveTraded() {
        ExchangeVenue venue = opened();
        run(venue, new PracticeMarket(venue, 13), 240 * NANOS_PER_SECOND, STEP);
        long quoted = venue.contracts().stream()
                .filter(contract -> OptionQuotes.isQuoted(contract, venue.clockNanos))
                .map(contract -> venue.market(contract.id()))
                .filter(market -> market.bestAskTicks() > 0)
                .count();
        assertThat(quoted).isGreaterThan(80);
        assertThat(venue.contracts())
                .anyMatch(contract -> contract instanceof Option
                        && venue.market(contract.id()).lastTradeTicks() > 0);
        venue.checkInvariants();
    }

    @Test
    void noSecondSeesMoreThanTwentyCommands() {
        ExchangeVenue venue = opened();
        int before = venue.sent.size();
        run(venue, new PracticeMarket(venue, 12), 120 * NANOS_PER_SECOND, 20 * NANOS_PER_MILLI);
        List<ExchangeVenue.Sent> sent = venue.sent.stream()
                .skip(before)
                .filter(each -> each.command() instanceof Command.Request)
                .toList();
        assertThat(sent).hasSizeGreaterThan(600);
        for (int i = 20; i < sent.size(); i++)
            assertThat(sent.get(i).atNanos() - sent.get(i - 20).atNanos())
                    .as("commands %d to %d", i - 20, i)
                    .isGreaterThanOrEqualTo(NANOS_PER_SECOND);
    }

    @Test
    void theSameSeedGivesTheSameCommandsAndTheSameState() {
        ExchangeVenue one = opened();
        ExchangeVenue two = opened();
        run(one, new PracticeMarket(one, 5), 60 * NANOS_PER_SECOND, STEP);
        run(two, new PracticeMarket(two, 5), 60 * NANOS_PER_SECOND, STEP);
        assertThat(two.sent).isEqualTo(one.sent);
        assertThat(two.state()).isEqualTo(one.state());
        ExchangeVenue other = opened();
        run(other, new PracticeMarket(other, 6), 60 * NANOS_PER_SECOND, STEP);
        assertThat(other.sent).isNotEqualTo(one.sent);
    }

    @Test
    void afterARestartTheCastGoesOnWithItsOpenOrders() {
        ExchangeVenue venue = opened();
        run(venue, new PracticeMarket(venue, 21), 120 * NANOS_PER_SECOND, STEP);
        int openBefore = openOrders(venue);
        int sentBefore = venue.sent.size();
        run(venue, new PracticeMarket(venue, 21), 10 * NANOS_PER_SECOND, STEP);
        assertThat(openOrders(venue)).isBetween(openBefore - 60, openBefore + 60);
        assertThat(venue.sent.size() - sentBefore).isLessThan(10 * 20 + 200);
        assertThat(venue.exchange.openOrders(PracticeCast.FIRST_ACCOUNT)).hasSizeLessThanOrEqualTo(2 * CONTRACTS);
    }

    @Test
    void aBusyVenueIsLeftAloneForASecond() {
        ExchangeVenue venue = opened();
        var calls = new ArrayList<Long>();
        var busy = new BusyVenue(venue, calls);
        run(venue, new PracticeMarket(busy, 3), 10 * NANOS_PER_SECOND, STEP);
        assertThat(calls).hasSizeBetween(8, 11);
    }

    @Test
    void aWeekOfTradingKeepsEveryInvariant() {
        ExchangeVenue venue = opened();
        var market = new PracticeMarket(venue, 31);
        for (int hour = 0; hour < 24 * 7; hour++) {
            run(venue, market, NANOS_PER_HOUR, NANOS_PER_MINUTE);
            venue.checkInvariants();
        }
        assertThat(venue.trades).hasSizeGreaterThan(1_000);
        for (PracticeCast.Account account : PracticeCast.ACCOUNTS) {
            Views.Account now = venue.account(account.account());
            assertThat(now.equityMicros()).as(account.name()).isGreaterThan(now.initialMicros());
        }
    }

    private static int openOrders(ExchangeVenue venue) {
        return PracticeCast.ACCOUNTS.stream()
                .mapToInt(each -> venue.exchange.openOrders(each.account()).size())
                .sum();
    }

    /** A live practice venue with the cast, four goods at their home levels, and the opening curve. */
    private static ExchangeVenue opened() {
        var venue = new ExchangeVenue(new Exchange());
        venue.clockNanos = START;
        venue.must(new Command.OpenVenue("Practice", Command.OpenVenue.Clock.LIVE, true));
        PracticeCast.marketCommands().forEach(venue::must);
        PracticeCast.accountCommands().forEach(venue::must);
        declare(venue, new PracticePrices(1));
        PracticeCast.referenceCommands(
                        venue.contracts(), code -> venue.index(code).valueTenths(), START)
                .forEach(venue::must);
        return venue;
    }

    private static void declare(ExchangeVenue venue, PracticePrices prices) {
        int hour = Utc.hour(venue.clockNanos - 5 * NANOS_PER_MINUTE) - 1;
        for (String code : PracticePrices.INDICES) {
            if (venue.exchange.index(code).filter(level -> level.hour() >= hour).isPresent()) continue;
            long tenths = Math.round(prices.pathUsd(code, Utc.startOfHour(hour)) * 10_000);
            venue.must(new Command.DeclareHour(code, hour, tenths, PrintGrade.INTRADAY));
        }
    }

    private static void run(ExchangeVenue venue, PracticeMarket market, long forNanos, long stepNanos) {
        var prices = new PracticePrices(1);
        long end = venue.clockNanos + forNanos;
        while (venue.clockNanos < end) {
            venue.clockNanos += stepNanos;
            venue.exchange.apply(venue.clockNanos, new Command.Tick());
            declare(venue, prices);
            market.step();
        }
    }

    /** A venue that takes no commands. */
    private record BusyVenue(ExchangeVenue venue, List<Long> calls) implements Venue {
        @Override
        public long nowNanos() {
            return venue.nowNanos();
        }

        @Override
        public List<Contract> contracts() {
            return venue.contracts();
        }

        @Override
        public Views.Market market(int contract) {
            return venue.market(contract);
        }

        @Override
        public Views.Phase phase(int contract) {
            return venue.phase(contract);
        }

        @Override
        public Views.Depth depth(int contract, int levels) {
            return venue.depth(contract, levels);
        }

        @Override
        public Views.IndexLevel index(String code) {
            return venue.index(code);
        }

        @Override
        public List<kilohour.exchange.OpenOrder> openOrders(long account) {
            return venue.openOrders(account);
        }

        @Override
        public List<Views.Position> positions(long account) {
            return venue.positions(account);
        }

        @Override
        public Views.Account account(long account) {
            return venue.account(account);
        }

        @Override
        public CompletableFuture<Batch> send(Command command) {
            calls.add(venue.nowNanos());
            throw new IllegalStateException("busy");
        }
    }
}
