package kilohour.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.Scenario;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.contracts.Underlying;
import kilohour.exchange.Command;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RequestId;
import kilohour.exchange.TradingParameters;
import kilohour.risk.VenueBook;
import kilohour.units.Money;
import kilohour.units.Side;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/** Ann sells 10 lots of December to Bob at 2.500; the index and with it the settlement price rise by a tenth a day. */
class VenueWalkTest {
    private static final Underlying H100 = Underlying.gpuHours("H100", "H100 SXM", true);
    private static final int DAY = Utc.parseDay("2026-11-10");

    private final VenueWalk walk = new VenueWalk();
    private int requests;

    private void tell(Command command) {
        walk.apply(0, command);
    }

    private void advance(int day, int hour, int minute) {
        tell(new Command.AdvanceTime(Utc.startOfDay(day) + hour * Utc.NANOS_PER_HOUR + minute * Utc.NANOS_PER_MINUTE));
    }

    private void order(long account, Side side) {
        int id = walk.exchange().contract("H100_USD-31DEC26").orElseThrow().id();
        tell(new Command.PlaceOrder(account, new RequestId(1, ++requests), id, OrderTerms.limit(side, 10, 2_500)));
    }

    private void open() {
        tell(new Command.OpenVenue("Test", Command.OpenVenue.Clock.DRIVEN, true));
        advance(DAY, 2, 0);
        tell(new Command.SetTradingParameters(TradingParameters.STANDARD));
        tell(new Command.ListUnderlying(H100));
        tell(new Command.SetMarginParameters(new MarginParameters(
                "H100",
                1,
                1_100_000,
                List.of(
                        new Scenario("down", -150_000, -150_000, -150_000),
                        new Scenario("up", 150_000, 150_000, 150_000)))));
        for (int member = 1; member <= 2; member++) {
            tell(new Command.RegisterMember(member, "Member " + member));
            tell(new Command.OpenAccount(99 + member, member, "trader " + member));
            tell(new Command.Deposit(99 + member, new RequestId(1, ++requests), Money.usd(50_000), "start"));
        }
        tell(new Command.DeclarePrint(
                "H100", DAY - 1, 25_000, PrintGrade.INTRADAY, PrintStatus.PRINTED, "00".repeat(32)));
        advance(DAY, 3, 0);
    }

    @Test
    void everyDaysMarginIsHeldAgainstTheTwoDaysAfterIt() {
        open();
        order(100, Side.SELL);
        order(101, Side.BUY);
        for (int day = DAY; day <= DAY + 3; day++) {
            advance(day, 15, 0);
            long value = 25_000 + (day - DAY + 1) * 2_500L;
            tell(new Command.DeclareHour("H100", 24 * day + 13, value, PrintGrade.INTRADAY));
            advance(day, 16, 30);
        }
        VenueBook book = walk.book(Set.of());
        assertThat(book.tests()).hasSize(4); // two accounts, the first two of four days
        assertThat(book.tests()).filteredOn(test -> test.account() == 100).allSatisfy(test -> {
            assertThat(test.marginMicros()).isPositive();
            assertThat(test.lossMicros()).isPositive();
        });
        for (int i = 0; i < 4; i += 2)
            assertThat(book.tests().get(i).lossMicros())
                    .isEqualTo(-book.tests().get(i + 1).lossMicros());
        assertThat(book.holdings()).extracting(VenueBook.Holding::units).containsExactly(-7_440L, 7_440L);
        assertThat(book.dayVolumes().getFirst().units()).isEqualTo(7_440);
        assertThat(book.dayVolumes().getFirst().valueMicros()).isEqualTo(Money.usd(18_600));
        assertThat(book.stress().members()).hasSize(2);
    }
}
