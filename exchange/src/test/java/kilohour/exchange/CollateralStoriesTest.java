package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Set;
import kilohour.clearing.CollateralAsset;
import kilohour.clearing.CollateralAsset.Kind;
import kilohour.clearing.VenueAccount;
import kilohour.units.Money;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/**
 * Collateral besides dollars, as tables: USDC with a haircut of 2% and a cap of $1,000,000, and TB, a bill that matures on
 * 15 December 2026, with 1% and $5,000,000; a price may be a day old. What an account has of each, what it counts for, and
 * its dollars.
 */
class CollateralStoriesTest {
    private static final CollateralAsset USDC =
            new CollateralAsset("USDC", Kind.STABLECOIN, 20_000, Money.usd(1_000_000), Utc.NANOS_PER_DAY, 0);
    private static final CollateralAsset TB = new CollateralAsset(
            "TB", Kind.TREASURY_BILL, 10_000, Money.usd(5_000_000), Utc.NANOS_PER_DAY, Utc.parseDay("2026-12-15"));

    @Test
    void anAssetCountsAtItsPriceUpToItsCapLessItsHaircut() {
        // 500,000 × 0.999 × 98% = 489,510; 1,500,000 × 0.999 is over the cap: 1,000,000 × 98%; 100,000 × 0.9875 × 99%
        tell(venue(), """
                | at       | who  | does                    | told                       | dollars     | USDC       | TB        | counts for |
                | 12:10:00 | cust | deposit ann 500000 USDC C1 | USDC from bank to ann   | 10000000.00 | 500000.00  | 0.00      | 0.00       |
                | 12:10:00 | off  | price USDC 0.999        | USDC 0.999000 fresh        | 10000000.00 | 500000.00  | 0.00      | 489510.00  |
                | 12:10:00 | cust | deposit ann 500000 USDC C1 | rejected: already_booked | 10000000.00 | 500000.00 | 0.00      | 489510.00  |
                | 12:10:00 | cust | deposit ann 1000000 USDC C2 | USDC from bank to ann  | 10000000.00 | 1500000.00 | 0.00      | 980000.00  |
                | 12:10:00 | cust | deposit ann 100000 TB C3 | TB from bank to ann       | 10000000.00 | 1500000.00 | 100000.00 | 980000.00  |
                | 12:10:00 | off  | price TB 0.9875         | TB 0.987500 fresh          | 10000000.00 | 1500000.00 | 100000.00 | 1077762.50 |
                | 12:10:00 | cust | deposit ann 1 DOGE C4   | rejected: unknown_asset    | 10000000.00 | 1500000.00 | 100000.00 | 1077762.50 |
                | 12:10:00 | off  | price USDC 2.5          | rejected: invalid_field    | 10000000.00 | 1500000.00 | 100000.00 | 1077762.50 |
                """);
    }

    @Test
    void anOldPriceHasALargerHaircutAndThenCountsForNothing() {
        MarketStory story = venue();
        // 500,000 × 98% = 490,000; after a day twice the haircut, at least 10%: 450,000; after two nothing
        tell(story, """
                | at       | who  | does                    | told                       | dollars     | USDC       | TB        | counts for |
                | 12:10:00 | cust | deposit ann 500000 USDC C1 | USDC from bank to ann   | 10000000.00 | 500000.00  | 0.00      | 0.00       |
                | 12:10:00 | off  | price USDC 1            | USDC 1.000000 fresh        | 10000000.00 | 500000.00  | 0.00      | 490000.00  |
                """);
        story.at("2026-11-21T12:10:00Z");
        assertThat(counted(story, "ann")).isEqualTo("490000.00");
        story.at("2026-11-21T12:10:01Z");
        assertThat(counted(story, "ann")).isEqualTo("450000.00");
        story.at("2026-11-22T12:10:01Z");
        assertThat(counted(story, "ann")).isEqualTo("0.00");
        assertThat(story.of("ann").equityMicros()).isEqualTo(Money.usd(10_000_000));
        story.apply(new Command.SetAssetPrice("USDC", 1_000_000));
        assertThat(counted(story, "ann")).isEqualTo("490000.00");
        story.at("2026-11-23T12:00:00Z"); // the older price's instants are passed over
        assertThat(counted(story, "ann")).isEqualTo("490000.00");
    }

    @Test
    void aBillIsPaidAtParOnItsDay() {
        MarketStory story = venue();
        tell(story, """
                | at       | who  | does                    | told                       | dollars     | USDC       | TB        | counts for |
                | 12:10:00 | cust | deposit ann 100000 TB C3 | TB from bank to ann       | 10000000.00 | 0.00       | 100000.00 | 0.00       |
                | 12:10:00 | cust | deposit bob 7 TB C4     | TB from bank to bob        | 10000000.00 | 0.00       | 100000.00 | 0.00       |
                """);
        story.at("2026-12-14T23:59:59Z");
        assertThat(story.cash("ann")).isEqualTo("10000000.000000");
        story.at("2026-12-15T00:00:00Z");
        assertThat(story.cash("ann")).isEqualTo("10100000.000000");
        assertThat(story.cash("bob")).isEqualTo("10000007.000000");
        assertThat(story.exchange.collateral(story.account("ann"))).isEmpty();
        assertThat(story.exchange.assetSumMicros("TB")).isZero();
        story.apply(new Command.SetAssetPrice("TB", 990_000));
        story.expect("rejected: invalid_field");
    }

    @Test
    void dollarsOwedBearInterestAndAreCuredByNoonOrCollateralIsSold() {
        MarketStory story = venue();
        story.sells("bob", 5, "2.600").buys("ann", 5, "2.600");
        // margin 5 × 744 × 2.600 × 15% = 1,450.80 is covered by 490,000 of USDC, so all dollars may leave, and no more
        tell(story, """
                | at       | who  | does                    | told                       | dollars     | USDC       | TB        | counts for |
                | 12:10:00 | cust | deposit ann 500000 USDC C1 | USDC from bank to ann   | 10000000.00 | 500000.00  | 0.00      | 0.00       |
                | 12:10:00 | off  | price USDC 1            | USDC 1.000000 fresh        | 10000000.00 | 500000.00  | 0.00      | 490000.00  |
                | 12:10:00 | ann  | withdraw 10000000.01    | rejected: insufficient_funds | 10000000.00 | 500000.00 | 0.00     | 490000.00  |
                | 12:10:00 | ann  | withdraw 10000000       | withdrawal 1 paid          | 0.00        | 500000.00  | 0.00      | 490000.00  |
                | 12:10:00 | ann  | withdraw 498520 USDC    | rejected: insufficient_funds | 0.00      | 500000.00  | 0.00      | 490000.00  |
                | 12:10:00 | ann  | withdraw 400000 USDC    | USDC from ann to withdrawals; USDC from withdrawals to bank; withdrawal 2 paid | 0.00 | 100000.00 | 0.00 | 98000.00 |
                """);
        // the last trade is at 2.550: ann owes 5 × 744 × 0.050 = 186.00, and for a day 186.00 × 8% ÷ 365 = 0.040767
        story.sells("bob", 1, "2.550").buys("cat", 1, "2.550");
        story.at("2026-11-20T16:00:00Z");
        assertThat(story.cash("ann")).isEqualTo("-186.040767");
        assertThat(story.events)
                .contains(new Event.DebitCalled(
                        story.account("ann"), 186_040_767, Utc.nanos(java.time.Instant.parse("2026-11-21T12:00:00Z"))));
        assertThat(story.exchange.cashMicros(VenueAccount.INTEREST)).isEqualTo(40_767);
        story.apply(new Command.SetAssetPrice("USDC", 1_000_000)); // fresh still at noon
        story.at("2026-11-21T11:59:59Z");
        assertThat(story.cash("ann")).isEqualTo("-186.040767");
        story.at("2026-11-21T12:00:00Z");
        // sold at 1 less 2%: 186.040767 ÷ 0.98 = 189.837518 rounded up, which brings 186.040767 rounded down
        assertThat(story.cash("ann")).isEqualTo("0.000000");
        assertThat(story.exchange.assetMicros("USDC", VenueAccount.LIQUIDITY)).isEqualTo(189_837_518);
        assertThat(story.exchange.cashMicros(VenueAccount.LIQUIDITY)).isEqualTo(-186_040_767);
        story.exchange.checkInvariants();
    }

    @Test
    void aDebitCuredInTimeCostsADaysInterestAndNothingIsSold() {
        MarketStory story = venue();
        story.sells("bob", 5, "2.600").buys("ann", 5, "2.600");
        tell(story, """
                | at       | who  | does                    | told                       | dollars     | USDC       | TB        | counts for |
                | 12:10:00 | cust | deposit ann 500000 USDC C1 | USDC from bank to ann   | 10000000.00 | 500000.00  | 0.00      | 0.00       |
                | 12:10:00 | off  | price USDC 1            | USDC 1.000000 fresh        | 10000000.00 | 500000.00  | 0.00      | 490000.00  |
                | 12:10:00 | ann  | withdraw 10000000       | withdrawal 1 paid          | 0.00        | 500000.00  | 0.00      | 490000.00  |
                """);
        story.sells("bob", 1, "2.550").buys("cat", 1, "2.550");
        story.at("2026-11-20T16:00:00Z");
        story.apply(new Command.Deposit(story.account("ann"), story.nextRequest(), Money.usd(200), "cure"));
        story.at("2026-11-21T12:00:01Z");
        assertThat(story.exchange.assetMicros("USDC", story.account("ann"))).isEqualTo(500_000_000_000L);
        assertThat(story.cash("ann")).isEqualTo("13.959233"); // 200 − 186.040767
    }

    @Test
    void theLiquidityAccountBuysNoMoreThanItsSize() {
        MarketStory story = venue();
        story.apply(new Command.SetPaymentParameters(new PaymentParameters(true, 0, 0, Money.usd(100))));
        story.sells("bob", 5, "2.600").buys("ann", 5, "2.600");
        tell(story, """
                | at       | who  | does                    | told                       | dollars     | USDC       | TB        | counts for |
                | 12:10:00 | cust | deposit ann 500000 USDC C1 | USDC from bank to ann   | 10000000.00 | 500000.00  | 0.00      | 0.00       |
                | 12:10:00 | off  | price USDC 1            | USDC 1.000000 fresh        | 10000000.00 | 500000.00  | 0.00      | 490000.00  |
                | 12:10:00 | ann  | withdraw 10000000       | withdrawal 1 paid          | 0.00        | 500000.00  | 0.00      | 490000.00  |
                """);
        story.sells("bob", 1, "2.550").buys("cat", 1, "2.550");
        story.at("2026-11-21T12:00:00Z");
        assertThat(story.cash("ann")).isEqualTo("-86.000000"); // owed 186, bought for 100
        assertThat(story.exchange.cashMicros(VenueAccount.LIQUIDITY)).isEqualTo(-Money.usd(100));
        assertThat(story.exchange.defaults().fund().liquidityLeftMicros()).isZero();
        // overdue: nothing but less risk, and no collateral leaves, whatever equity there is
        story.buys("ann", 1, "2.500").expect("rejected: insufficient_funds");
        story.apply(new Command.WithdrawAsset(story.account("ann"), story.nextRequest(), "USDC", Money.usd(1), ""));
        assertThat(story.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.RequestRejected.class,
                        rejected -> assertThat(rejected.sentence())
                                .isEqualTo("account 100 owes $86.000000 that was due by 12:00: until it is paid only"
                                        + " reduce-only orders pass"));
        // 20 more than the 86: paid, and free again at once
        story.apply(new Command.Deposit(story.account("ann"), story.nextRequest(), Money.usd(106), "cure"));
        story.buys("ann", 1, "2.500").expect("accepted o5");
    }

    @Test
    void collateralIsInTheSnapshot() {
        MarketStory story = venue();
        tell(story, """
                | at       | who  | does                    | told                       | dollars     | USDC       | TB        | counts for |
                | 12:10:00 | cust | deposit ann 500000 USDC C1 | USDC from bank to ann   | 10000000.00 | 500000.00  | 0.00      | 0.00       |
                | 12:10:00 | off  | price USDC 1            | USDC 1.000000 fresh        | 10000000.00 | 500000.00  | 0.00      | 490000.00  |
                """);
        var told = new ArrayList<StateRecord>();
        story.exchange.snapshot(told::add);
        Exchange restored = Exchange.restore(told);
        var again = new ArrayList<StateRecord>();
        restored.snapshot(again::add);
        assertThat(again).isEqualTo(told);
        assertThat(restored.collateralMicros(story.account("ann"))).isEqualTo(Money.usd(490_000));
    }

    // ── The tables ──────────────────────────────────────────────────────────────────────────────────────────────

    private static MarketStory venue() {
        var story = new MarketStory("2026-11-20T12:10:00Z", "H100_USD-31DEC26", "2.6000");
        story.apply(new Command.RegisterKey("olga", 0, Set.of(Scope.OFFICER)));
        story.apply(new Command.SetCollateralAsset(USDC));
        story.apply(new Command.SetCollateralAsset(TB));
        return story;
    }

    private static String counted(MarketStory story, String who) {
        return usd(story.exchange.collateralMicros(story.account(who)));
    }

    private static void tell(MarketStory story, String table) {
        for (String line : table.strip().split("\n")) {
            String[] cells = line.strip().split("\\s*\\|\\s*", -1);
            if (cells[1].equals("at")) continue;
            story.apply(command(story, cells[2], cells[3].split(" ")));
            long ann = story.account("ann");
            String told = String.join(
                    "; ",
                    story.events.stream()
                            .map(event -> told(story, event))
                            .filter(words -> !words.isEmpty())
                            .toList());
            assertThat(String.join(
                            " | ",
                            told,
                            usd(story.exchange.cashMicros(ann)),
                            usd(story.exchange.assetMicros("USDC", ann)),
                            usd(story.exchange.assetMicros("TB", ann)),
                            counted(story, "ann")))
                    .as(line)
                    .isEqualTo(String.join(" | ", cells[4], cells[5], cells[6], cells[7], cells[8]));
            for (var asset : story.exchange.collateralAssets())
                assertThat(story.exchange.assetSumMicros(asset.terms().code())).isZero();
            story.exchange.checkInvariants();
        }
    }

    private static Command command(MarketStory story, String who, String[] words) {
        return switch (words[0]) {
            case "deposit" ->
                new Command.DepositAsset(
                        story.account(words[1]), words[3], Money.usd(words[2]), "Custodian", words[4], "olga");
            case "price" -> new Command.SetAssetPrice(words[1], Money.usd(words[2]));
            case "withdraw" ->
                words.length == 2
                        ? new Command.Withdraw(story.account(who), story.nextRequest(), Money.usd(words[1]), "")
                        : new Command.WithdrawAsset(
                                story.account(who), story.nextRequest(), words[2], Money.usd(words[1]), "");
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private static String told(MarketStory story, Event event) {
        return switch (event) {
            case Event.AssetTransferred e ->
                "%s from %s to %s".formatted(e.asset(), story.name(e.from()), story.name(e.to()));
            case Event.AssetPriced e ->
                "%s %s %s"
                        .formatted(
                                e.asset(),
                                Money.format(e.pricePpm()),
                                e.standing().name().toLowerCase(java.util.Locale.ROOT));
            case Event.WithdrawalEnded e -> "withdrawal " + e.withdrawal() + " paid";
            case Event.RequestRejected e -> "rejected: " + e.reason().name().toLowerCase(java.util.Locale.ROOT);
            case Event.CommandRejected e -> "rejected: " + e.reason().name().toLowerCase(java.util.Locale.ROOT);
            default -> "";
        };
    }

    private static String usd(long micros) {
        return Money.format(micros).replaceAll("0000$", "");
    }
}
