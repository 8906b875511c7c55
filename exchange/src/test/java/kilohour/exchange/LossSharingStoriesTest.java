package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableMap;
import java.util.TreeMap;
import kilohour.clearing.CollateralAsset;
import kilohour.clearing.Purpose;
import kilohour.clearing.Share;
import kilohour.clearing.VenueAccount;
import kilohour.units.Money;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/** Losses shared among more accounts than one command may touch: in slices, with restarts between them. */
class LossSharingStoriesTest {
    private static final int CLIENTS = 1_200;

    /** M with 450,000.0007 buys 1,200,000 GPU-hours at 2.600, 1,000 of each of S's clients; T buys 700 of U besides. */
    private static DefaultStory longAgainstManyClients() {
        DefaultStory story = new DefaultStory(DefaultStory.AT_ONCE)
                .member("M", "450000.000700", "0")
                .member("S", "0", "0")
                .member("T", "5000000", "0")
                .member("U", "5000000", "0");
        for (int n = 1; n <= CLIENTS; n++) story.client("s" + n, "1000").sells("s" + n, 1_000, "2.600");
        // in two orders: one meets a thousand others at most
        return story.buys("M", 500L * CLIENTS, "2.600")
                .buys("M", 500L * CLIENTS, "2.600")
                .sells("U", 700, "2.600")
                .buys("T", 700, "2.600");
    }

    /** A restart, and an order, a withdrawal and an officer's word that all have to wait. */
    private static void restartAndTry(DefaultStory story, int[] slices) {
        story.restart();
        boolean sharing = DefaultStory.records(story.exchange).stream()
                .anyMatch(record -> record instanceof StateRecord.LossSharingState);
        if (!sharing) return; // so many accounts are looked at in slices too
        slices[0]++;
        story.buys("T", 1, "1.750").expect("rejected: settling");
        story.apply(new Command.Withdraw(story.account("T"), story.nextRequest(), 1, ""))
                .expect("rejected: settling");
        story.apply(new Command.DeclareDefault(4, "k-1", "insolvency was filed for"))
                .expect("rejected: settling");
    }

    @Test
    void aHaircutOfManyGainsIsCutIntoSlices() {
        // The book takes M's position at 1.750: 1,200,000 × 0.850 = 1,020,000 lost, 450,000.0007 there: 569,999.9993
        // left. Each client has gained 850, as has U 700 × 0.850 = 595: 569,999.9993 × 850 ÷ 1,020,595 is
        // 474.7233... of each, U's part 595 ÷ 850 of that.
        DefaultStory story = longAgainstManyClients();
        int[] slices = {0};
        story.between = () -> restartAndTry(story, slices);
        DefaultStory plain = longAgainstManyClients();
        for (DefaultStory each : new DefaultStory[] {story, plain})
            each.at("2026-11-28T13:05:00Z")
                    .buys("T", 1_000L * CLIENTS, "1.750")
                    .at("2026-11-28T13:06:00Z")
                    .index("1.750")
                    .minutes(1);
        // three passes over 1,204 accounts at most 1,000 a slice; the first is in the command that ended the
        // liquidation
        assertThat(slices[0]).isEqualTo(3);
        var gains = new TreeMap<Long, Long>();
        for (int n = 1; n <= CLIENTS; n++) gains.put(story.account("s" + n), Money.usd(850));
        gains.put(story.account("U"), Money.usd(595));
        NavigableMap<Long, Long> expected = Share.byWeight(Money.usd("569999.999300"), gains);
        assertThat(paid(story)).isEqualTo(expected);
        assertThat(paid(plain)).isEqualTo(expected);
        assertThat(story.told()).endsWith("""
                gains_haircut | 1020595 | 569999.999300 | 0
                M settled: lost 1020000, uncovered 0""");
        assertThat(story.exchange.cashMicros(story.account("M"))).isZero();
        assertThat(DefaultStory.records(story.exchange))
                .noneMatch(each -> each instanceof StateRecord.LossSharingState);
    }

    private static NavigableMap<Long, Long> paid(DefaultStory story) {
        var paid = new TreeMap<Long, Long>();
        for (Event event : story.all)
            if (event instanceof Event.CashTransferred cash && cash.purpose() == Purpose.GAINS_HAIRCUT)
                paid.merge(cash.from(), cash.amountMicros(), Math::addExact);
        return paid;
    }

    @Test
    void aTearUpAgainstManyHoldersIsCutIntoSlices() {
        // Nobody bids, in the book or in two auctions. Against M's 1,200,000 stand 1,200 × 1,000 and U's 700:
        // 1,200,000 × 1,000 ÷ 1,200,700 = 999.41...: 999 of each client, 699 of U, and one more of the first 501.
        DefaultStory story = longAgainstManyClients();
        int[] slices = {0};
        story.between = () -> restartAndTry(story, slices);
        var shorts = new TreeMap<Long, Long>();
        for (int n = 1; n <= CLIENTS; n++) shorts.put(story.account("s" + n), 1_000L);
        shorts.put(story.account("U"), 700L);
        NavigableMap<Long, Long> torn = Share.byWeight(1_000L * CLIENTS, shorts);
        story.at("2026-11-28T13:06:00Z").index("2.100").at("2026-11-28T14:20:00Z");
        assertThat(slices[0]).isGreaterThanOrEqualTo(3);
        assertThat(story.told()).contains("M's 1200000 torn up @ ");
        assertThat(story.lots("M")).isZero();
        for (int n = 1; n <= CLIENTS; n++)
            assertThat(-story.lots("s" + n)).isEqualTo(1_000 - torn.get(story.account("s" + n)));
        assertThat(-story.lots("U")).isEqualTo(700 - torn.get(story.account("U")));
        assertThat(story.lots("T")).isEqualTo(700);
        story.exchange.checkInvariants();
    }

    @Test
    void aBillOfManyHoldersIsPaidInSlices() {
        var story = new DefaultStory(DefaultStory.AT_ONCE).member("S", "0", "0");
        story.apply(new Command.RegisterKey("olga", 0, java.util.Set.of(Scope.OFFICER)));
        story.apply(new Command.SetCollateralAsset(new CollateralAsset(
                "TB",
                CollateralAsset.Kind.TREASURY_BILL,
                10_000,
                Money.usd(5_000_000),
                Utc.NANOS_PER_DAY,
                Utc.parseDay("2026-11-30"))));
        int holders = 2_100;
        for (int n = 1; n <= holders; n++) {
            story.client("s" + n, "0");
            story.apply(
                    new Command.DepositAsset(story.account("s" + n), "TB", Money.usd(n), "Custodian", "C" + n, "olga"));
        }
        int[] slices = {0};
        story.between = () -> {
            story.restart();
            boolean maturing = DefaultStory.records(story.exchange).stream()
                    .anyMatch(record -> record instanceof StateRecord.DueState due
                            && due.kind() == DueKind.ASSET_MATURITY
                            && due.atNanos() <= story.exchange.nowNanos());
            if (!maturing) return;
            slices[0]++;
            story.apply(new Command.WithdrawAsset(story.account("s" + holders), story.nextRequest(), "TB", 1, ""))
                    .expect("rejected: invalid_field"); // not paid yet, and no bill any more
        };
        story.at("2026-11-30T00:00:00Z");
        assertThat(slices[0]).isEqualTo(2);
        for (int n = 1; n <= holders; n++)
            assertThat(story.exchange.cashMicros(story.account("s" + n))).isEqualTo(Money.usd(n));
        assertThat(story.exchange.cashMicros(VenueAccount.BANK)).isEqualTo(-Money.usd(holders * (holders + 1L) / 2));
    }
}
