package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import kilohour.clearing.CollateralAsset;
import kilohour.clearing.VenueAccount;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.units.Money;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/**
 * Bad days, each with a twin that is restarted before every command. Where several commands are needed for what falls
 * due, that is in the middle of it too.
 */
class BadDayStoriesTest {
    private static final String DECEMBER = "H100_USD-31DEC26";
    private static final String BANK = "GB33BUKB20201555555555";

    // ── Money ───────────────────────────────────────────────────────────────────────────────────────────────────

    /** All that is free is asked for, and before the second officer looks the market has moved. */
    @Test
    void aWithdrawalIsNotLetGoWhileItsAccountFallsShort() {
        var story = new MarketStory("2026-11-20T12:10:00Z", DECEMBER, "2.6000");
        officers(story);
        story.sells("bob", 5, "2.600").buys("ann", 5, "2.600");
        story.restartedBeforeEveryCommand();
        // 10,000,000 less 5 × 744 × 2.600 × 15% = 1,450.80
        story.apply(new Command.Withdraw(story.account("ann"), story.nextRequest(), Money.usd("9998549.20"), ""));
        story.apply(new Command.ApproveWithdrawal(1, Money.usd("9998549.20"), "olga"));
        story.sells("bob", 1, "2.550").buys("cat", 1, "2.550");
        story.at("2026-11-20T16:00:00Z");
        // paid 5 × 744 × 0.050 = 186.00; 1,264.80 is left, 5 × 744 × 2.550 × 15% = 1,422.90 needed
        assertThat(story.events)
                .filteredOn(Event.MarginCalled.class::isInstance)
                .singleElement()
                .isEqualTo(new Event.MarginCalled(
                        story.account("ann"),
                        Utc.parseDay("2026-11-20"),
                        Money.usd("158.10"),
                        Utc.nanos(java.time.Instant.parse("2026-11-21T12:00:00Z"))));
        story.apply(new Command.ApproveWithdrawal(1, Money.usd("9998549.20"), "omar"));
        story.expect("rejected: insufficient_margin");
        story.apply(new Command.RefuseWithdrawal(1, "omar", "the account is called"));
        assertThat(story.events).contains(new Event.MarginCallMet(story.account("ann"), Utc.parseDay("2026-11-20")));
        assertThat(story.cash("ann")).isEqualTo("9999814.000000");
        story.exchange.checkInvariants();
    }

    @Test
    void whatNobodyHasLetGoComesBackBeforeALiquidation() {
        var story = new DefaultStory(DefaultStory.AT_ONCE)
                .member("M", "800000", "0")
                .member("S", "5000000", "0");
        story.sells("S", 2_000_000, "2.600").buys("M", 2_000_000, "2.600");
        story.apply(new Command.SetPaymentParameters(new PaymentParameters(false, Money.usd(10_000))));
        for (String officer : new String[] {"olga", "omar"})
            story.apply(new Command.RegisterKey(officer, 0, Set.of(Scope.OFFICER)));
        story.apply(new Command.SetPayoutAddress(
                story.account("M"), "USD", new PayoutAddress("M", BANK, "BUKBGB22"), "olga"));
        story.restartedBeforeEveryCommand();
        // 800,000 less 2,000,000 × 2.600 × 14.3% = 743,600: 56,400 is free; 6,400 is let go, 50,000 waits
        story.apply(new Command.Withdraw(story.account("M"), story.nextRequest(), Money.usd(6_400), ""));
        story.apply(new Command.ApproveWithdrawal(1, Money.usd(6_400), "olga"));
        story.apply(new Command.Withdraw(story.account("M"), story.nextRequest(), Money.usd(50_000), ""));
        story.apply(new Command.ApproveWithdrawal(2, Money.usd(50_000), "olga"));
        story.at("2026-11-28T13:06:00Z").index("2.300").minutes(1);
        // equity 743,600 − 600,000 is below 2,000,000 × 2.300 × 13%: closed, with the 50,000 back
        assertThat(story.told()).contains("M book: below_maintenance");
        assertThat(story.cash("M")).isEqualTo("793600");
        assertThat(story.exchange.cashMicros(VenueAccount.WITHDRAWALS)).isEqualTo(Money.usd(6_400));
        story.apply(new Command.ApproveWithdrawal(2, Money.usd(50_000), "omar")).expect("rejected: unknown_withdrawal");
    }

    @Test
    void theSameDepositIsBookedOnceAcrossARestart() {
        var story = new MarketStory("2026-11-20T12:10:00Z", DECEMBER, "2.6000");
        officers(story);
        story.apply(new Command.SetCollateralAsset(usdc()));
        story.restartedBeforeEveryCommand();
        long ann = story.account("ann");
        var request = story.nextRequest();
        for (int i = 0; i < 2; i++) {
            story.apply(new Command.CreditBankEntry(BANK, "E1", Utc.parseDay("2026-11-20"), ann, Money.usd(500), ""));
            if (i == 1) story.expect("rejected: already_booked");
            story.apply(new Command.DepositAsset(ann, "USDC", Money.usd(700), "Custodian", "C1", "olga"));
            if (i == 1) story.expect("rejected: already_booked");
            story.apply(new Command.Deposit(ann, request, Money.usd(9), ""));
            if (i == 1) story.expect("repeated: o0");
        }
        assertThat(story.cash("ann")).isEqualTo("10000509.000000");
        assertThat(story.exchange.assetMicros("USDC", ann)).isEqualTo(Money.usd(700));
    }

    @Test
    void whileACollateralPriceIsMissingNothingLeavesAnAccountThatNeedsIt() {
        var story = new MarketStory("2026-11-20T12:10:00Z", DECEMBER, "2.6000");
        story.apply(new Command.RegisterKey("olga", 0, Set.of(Scope.OFFICER)));
        story.apply(new Command.SetCollateralAsset(usdc()));
        story.apply(new Command.SetAssetPrice("USDC", 1_000_000));
        long ann = story.account("ann");
        story.apply(new Command.DepositAsset(ann, "USDC", Money.usd(5_000), "Custodian", "C1", "olga"));
        story.sells("bob", 5, "2.600").buys("ann", 5, "2.600");
        story.apply(new Command.Withdraw(ann, story.nextRequest(), Money.usd(10_000_000), ""));
        story.restartedBeforeEveryCommand();
        // margin 1,450.80 stands on 5,000 × 98% = 4,900; after a day on 90%, 4,500; after two on nothing
        story.at("2026-11-21T16:00:00Z");
        assertThat(story.of("ann").equityMicros()).isEqualTo(Money.usd(4_500));
        story.at("2026-11-22T16:00:00Z");
        assertThat(story.of("ann").equityMicros()).isZero();
        assertThat(story.events)
                .filteredOn(Event.MarginCalled.class::isInstance)
                .extracting(event -> ((Event.MarginCalled) event).shortfallMicros())
                .containsExactly(Money.usd("1450.80"));
        story.buys("ann", 1, "2.600").expect("rejected: insufficient_margin");
        story.apply(new Command.WithdrawAsset(ann, story.nextRequest(), "USDC", Money.usd(5_000), ""));
        story.expect("rejected: insufficient_funds");
        story.apply(new Command.SetAssetPrice("USDC", 1_000_000));
        assertThat(story.of("ann").equityMicros()).isEqualTo(Money.usd(4_900));
        story.apply(new Command.WithdrawAsset(ann, story.nextRequest(), "USDC", Money.usd(3_000), ""));
        assertThat(story.exchange.assetMicros("USDC", ann)).isEqualTo(Money.usd(2_000));
    }

    // ── Prints ──────────────────────────────────────────────────────────────────────────────────────────────────

    /** Three days carried, two determined, and the last day without a print until the fifth of the next month. */
    @Test
    void aMonthWhosePrintsFailGoesDownTheLadderAndWaitsForItsLast() {
        var story = new MarketStory("2026-11-01T00:10:00Z", "H100_USD-30NOV26", "2.6000");
        story.sells("bob", 10, "2.600").buys("ann", 10, "2.600");
        story.restartedBeforeEveryCommand();
        for (int day = 1; day <= 29; day++) {
            String date = "2026-11-%02d".formatted(day);
            story.at(Utc.formatDay(Utc.parseDay(date) + 1) + "T02:00:00Z");
            if (day <= 24) story.print(date, "2.60");
            else if (day <= 27) story.print(date, "2.60", PrintGrade.DAILY, PrintStatus.CARRIED);
            else story.print(date, "2.90", PrintGrade.DAILY, PrintStatus.DETERMINED);
        }
        for (int day = 1; day <= 5; day++) {
            story.at("2026-12-0" + day + "T16:00:00Z");
            assertThat(story.exchange.contract("H100_USD-30NOV26")).isPresent();
            assertThat(story.of("ann").maintenanceMicros())
                    .as("a thirtieth is open")
                    .isPositive();
            story.exchange.checkInvariants();
        }
        int november = story.contract().id();
        story.print("2026-11-30", "2.90", PrintGrade.DAILY, PrintStatus.DETERMINED);
        story.at("2026-12-05T16:01:00Z");
        // (27 × 2.60 + 3 × 2.90) / 30 = 2.63; ann gains 10 × 720 × 0.030 = 216.00
        assertThat(story.events).contains(new Event.MonthSettled(november, 26_300, 0, 3, 3));
        assertThat(story.cash("ann")).isEqualTo("10000216.000000");
        // restated after the freeze: another figure is refused, the same one changes nothing
        story.print("2026-11-15", "2.10");
        story.expect("rejected: already_declared");
        story.print("2026-11-15", "2.60");
        story.expect("");
        assertThat(story.cash("ann")).isEqualTo("10000216.000000");
        story.exchange.checkInvariants();
    }

    @Test
    void aLeapDayIsADayLikeAnyOther() {
        var story = new MarketStory("2028-02-01T00:10:00Z", "H100_USD-29FEB28", "2.6000");
        assertThat(story.contract().unitsPerLot()).isEqualTo(29 * 24);
        // options on March expire two calendar days before it: on the 28th, the leap day being one of them
        story.apply(new Command.SetOptionParameters(kilohour.clearing.OptionParameters.standard("H100")));
        story.at("2028-02-01T00:11:00Z");
        assertThat(story.exchange.contract("H100_USD-28FEB28-2d50-C")).isPresent();
        story.sells("bob", 10, "2.600").buys("ann", 10, "2.600");
        story.restartedBeforeEveryCommand();
        for (int day = 1; day <= 29; day++) {
            String date = "2028-02-%02d".formatted(day);
            story.at(Utc.formatDay(Utc.parseDay(date) + 1) + "T02:00:00Z");
            story.print(date, day == 29 ? "3.18" : "2.60");
        }
        story.at("2028-03-01T02:01:00Z");
        // (28 × 2.60 + 3.18) / 29 = 75.98 / 29 = 2.62; 10 × 696 × 0.020 = 139.20
        assertThat(story.told(story.events)).contains("settled @ 2.6200");
        assertThat(story.cash("ann")).isEqualTo("10000139.200000");
        assertThat(story.cash("bob")).isEqualTo("9999860.800000");
        assertThat(story.exchange.contract("H100_USD-28FEB28-2d50-C")).isEmpty();
    }

    // ── Nobody there ────────────────────────────────────────────────────────────────────────────────────────────

    /** Saturday, 30 December 2028: no hour printed since Thursday, nobody trades, and 1,200 accounts hold the quarter. */
    @Test
    void aStripCascadesOnAHolidayInPartsAndNobodyGetsItTwice() {
        var story = new MarketStory("2028-12-28T12:10:00Z", "H100Q_USD-30DEC28", "2.6000");
        story.does("bob", OrderTerms.limit(kilohour.units.Side.SELL, 1_200, 2_600));
        for (long account = 1_000; account < 2_200; account++) {
            story.apply(new Command.OpenAccount(account, 1, "a" + account));
            story.apply(new Command.Deposit(account, story.nextRequest(), Money.usd(5_000), ""));
            story.apply(new Command.PlaceOrder(
                    account,
                    story.nextRequest(),
                    story.contract().id(),
                    OrderTerms.limit(kilohour.units.Side.BUY, 1, 2_600)));
        }
        story.at("2028-12-30T15:59:00Z");
        story.restartedBeforeEveryCommand();
        int before = story.log.size();
        story.at("2028-12-30T16:00:00Z");
        assertThat(story.log.size() - before).as("commands it took").isGreaterThan(2);
        assertThat(story.exchange.contract("H100Q_USD-30DEC28")).isEmpty();
        for (String month : new String[] {"H100_USD-31JAN29", "H100_USD-28FEB29", "H100_USD-31MAR29"}) {
            story.on(month);
            assertThat(story.lots("bob")).isEqualTo(-1_200);
            assertThat(story.exchange.positions(1_000)).hasSize(3).allMatch(position -> position.lots() == 1);
        }
        assertThat(story.exchange.cashMicros(1_000)).as("no cash moves").isEqualTo(Money.usd(5_000));
        story.exchange.checkInvariants();
    }

    @Test
    void aPerpetualWithAnEmptyBookPaysNothing() {
        var story = new MarketStory("2026-11-20T12:10:00Z", "H100_USD-PERPETUAL", "2.6000");
        story.sells("bob", 10_000, "2.600").buys("ann", 10_000, "2.600");
        story.restartedBeforeEveryCommand();
        story.at("2026-11-20T13:00:00Z");
        for (int minute = 1; minute < 60; minute++) story.at("2026-11-20T13:%02d:00Z".formatted(minute));
        story.hour("2.6000");
        story.at("2026-11-20T14:00:00Z");
        story.expect("");
        assertThat(story.events)
                .filteredOn(Event.FundingRateSet.class::isInstance)
                .singleElement()
                .satisfies(event -> {
                    assertThat(((Event.FundingRateSet) event).ratePpb()).isZero();
                    assertThat(((Event.FundingRateSet) event).minutes()).isZero();
                });
        // a book again, 5,000 at 2.613 against 2.615, for 29 minutes of the hour: too few
        story.buys("cat", 5_000, "2.613").sells("cat", 5_000, "2.615");
        for (int minute = 1; minute < 30; minute++) story.at("2026-11-20T14:%02d:00Z".formatted(minute));
        story.apply(new Command.CancelAll(story.account("cat"), story.nextRequest(), 0));
        for (int minute = 30; minute < 60; minute++) story.at("2026-11-20T14:%02d:00Z".formatted(minute));
        story.hour("2.6000");
        story.at("2026-11-20T15:00:00Z");
        story.expect("");
        // and with the index older than three hours
        story.buys("cat", 5_000, "2.613").sells("cat", 5_000, "2.615");
        for (int hour = 15; hour < 19; hour++)
            for (int minute = 1; minute < 60; minute++) story.at("2026-11-20T%02d:%02d:00Z".formatted(hour, minute));
        story.at("2026-11-20T19:00:00Z");
        story.expect("");
    }

    /** Nobody holds anything and nobody has an order: every run, a cascade and a month's end pass without a cent. */
    @Test
    void aContractThatNobodyHoldsSettlesAllTheSame() {
        var story = new MarketStory("2026-12-01T00:10:00Z", DECEMBER, "2.6000");
        int december = story.contract().id();
        story.restartedBeforeEveryCommand();
        var told = new java.util.ArrayList<Event>();
        for (int day = 1; day <= 31; day++) {
            String date = "2026-12-%02d".formatted(day);
            story.at(Utc.formatDay(Utc.parseDay(date) + 1) + "T02:00:00Z");
            told.addAll(story.events);
            story.print(date, "2.60");
        }
        story.at("2027-01-01T02:01:00Z");
        told.addAll(story.events);
        assertThat(told).contains(new Event.MonthSettled(december, 26_000, 0, 0, 0));
        assertThat(told).anyMatch(Event.StripCascaded.class::isInstance);
        assertThat(told)
                .noneMatch(event -> event instanceof Event.CashTransferred || event instanceof Event.PositionChanged);
        story.exchange.checkInvariants();
    }

    // ── Who there is ────────────────────────────────────────────────────────────────────────────────────────────

    private static void officers(MarketStory story) {
        for (String officer : new String[] {"olga", "omar"})
            story.apply(new Command.RegisterKey(officer, 0, Set.of(Scope.OFFICER)));
        story.apply(new Command.SetPaymentParameters(new PaymentParameters(false, Money.usd(100_000))));
        story.apply(new Command.SetPayoutAddress(
                story.account("ann"), "USD", new PayoutAddress("Ann", BANK, "BUKBGB22"), "olga"));
    }

    private static CollateralAsset usdc() {
        return new CollateralAsset(
                "USDC", CollateralAsset.Kind.STABLECOIN, 20_000, Money.usd(1_000_000), Utc.NANOS_PER_DAY, 0);
    }
}
