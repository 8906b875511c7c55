package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import kilohour.clearing.VenueAccount;
import kilohour.units.Side;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/** What happens to accounts that lack margin and to members that cannot pay, step by step. */
class DefaultStoriesTest {
    /** M, S, T and U with a fund of 200,000 and 3,000,000; insurance and capital together 250,000. */
    private static DefaultStory fourMembers(DefaultParameters parameters) {
        return new DefaultStory(parameters)
                .member("M", "800000", "200000")
                .member("S", "5000000", "1500000")
                .member("T", "5000000", "1000000")
                .member("U", "5000000", "500000")
                .venue(VenueFund.INSURANCE, "100000")
                .venue(VenueFund.CAPITAL, "150000")
                .restartedBeforeEveryCommand();
    }

    /** M buys 2,000,000 GPU-hours of S at 2.600, for which initial margin is 2,000,000 × 2.600 × 14.3% = 743,600. */
    private static DefaultStory longTwoMillion(DefaultParameters parameters) {
        return fourMembers(parameters).sells("S", 2_000_000, "2.600").buys("M", 2_000_000, "2.600");
    }

    private static DefaultStory fallTo(DefaultStory story, String usd) {
        return story.at("2026-11-28T13:06:00Z").index(usd).minutes(1);
    }

    @Test
    void aDefaultLayerByLayer() {
        // closed out at 1.750: 2,000,000 × (1.750 − 2.600) = −1,700,000;
        // survivors 450,000 pro rata of 3,000,000: 15% of 1,500,000, 1,000,000 and 500,000
        DefaultStory story = longTwoMillion(DefaultStory.AT_ONCE);
        story.at("2026-11-28T13:05:00Z").buys("T", 2_000_000, "1.750");
        long marginOfS = story.exchange.cashMicros(story.account("S"));
        fallTo(story, "1.750").expect("""
                M book: below_maintenance, equity -900000
                M sells 2000000 @ 1.750 of T
                M closed: below_maintenance, equity -900000
                M defaults: account 100 is short of $900000.000000
                defaulter_margin | 800000 | 800000 | 900000
                M's fund pays M 200000
                defaulter_fund | 200000 | 200000 | 700000
                insurance pays M 100000
                capital pays M 150000
                insurance_and_capital | 250000 | 250000 | 450000
                S's fund pays M 225000
                T's fund pays M 150000
                U's fund pays M 75000
                survivors_fund | 3000000 | 450000 | 0
                assessments | 0 | 0 | 0
                gains_haircut | 1700000 | 0 | 0
                M settled: lost 1700000, uncovered 0
                """);
        assertThat(story.cash("M")).isEqualTo("0");
        assertThat(story.exchange.cashMicros(story.account("S")))
                .as("no survivor's margin")
                .isEqualTo(marginOfS);
        story.at("2026-11-28T16:00:00Z");
        assertThat(story.cash("S")).as("paid what it gained").isEqualTo("6700000");
        assertThat(story.exchange.cashMicros(VenueAccount.CLEARING)).isZero();
    }

    @Test
    void aCallIsDueTheNextDayAndADepositMeetsIt() {
        // settled at 2.600, then the mark falls to 2.560, the mid of M's own orders and the index:
        // equity 800,000 − 2,000,000 × 0.040 = 720,000; initial margin 2,000,000 × 2.560 × 14.3% = 732,160,
        // with the bid for 40,000 at 2.500 another 40,000 × 2.500 × 13%
        DefaultStory story = calledOn30November();
        story.expect("""
                M's order for 40000 cancelled: margin_call
                M called 12160 until 11-30T12:00
                """);
        story.buys("M", 1, "2.500").expect("rejected: insufficient_margin");
        story.restart().deposit("M", "12159.999999").expect("");
        story.deposit("M", "0.000001").expect("M met its call");
        story.at("2026-11-30T12:01:00Z").expect("");
    }

    private static DefaultStory calledOn30November() {
        DefaultStory story = longTwoMillion(DefaultStory.AT_ONCE);
        story.at("2026-11-28T16:01:00Z").sells("M", 10, "2.620").buys("M", 40_000, "2.500");
        return story.at("2026-11-29T13:06:00Z").index("2.560").at("2026-11-29T16:00:00Z");
    }

    @Test
    void aMissedCallIsLiquidatedAsFarAsItTakes() {
        // a fifth of 2,000,000, but no more than the 300,000 bid: 300,000 × (2.560 − 2.500) = 18,000 lost and a fee of
        // 300,000 × 2.500 × 0.5% = 3,750; initial margin is now 1,700,000 × 2.560 × 14.3% = 622,336
        DefaultStory story = calledOn30November();
        story.apply(new Command.SetDefaultParameters(
                new DefaultParameters(1_000_000, 200_000, 30_000, 5_000, 15, 60, 2, 20, 1_000_000, 60, 120)));
        story.buys("T", 300_000, "2.500").expect("");
        story.at("2026-11-30T12:00:00Z").expect("""
                M book: call_missed, equity 720000
                M's order for 10 cancelled: liquidation
                M sells 300000 @ 2.500 of T
                M pays insurance 3750
                M restored: call_missed, equity 698250
                """);
        assertThat(story.lots("M")).isEqualTo(1_700_000);
    }

    @Test
    void aClientsShortfallIsItsMembersToPay() {
        // m1 with 200,000 is long 400,000: at 1.750 it has lost 340,000, 140,000 more than it has
        DefaultStory story = fourMembers(DefaultStory.AT_ONCE)
                .client("m1", "200000")
                .client("m2", "900000")
                .sells("S", 400_000, "2.600")
                .buys("m1", 400_000, "2.600");
        story.at("2026-11-28T13:05:00Z").buys("T", 400_000, "1.750");
        fallTo(story, "1.750").expect("""
                m1 book: below_maintenance, equity -140000
                m1 sells 400000 @ 1.750 of T
                m1 closed: below_maintenance, equity -140000
                M pays m1 140000
                """);
        assertThat(story.cash("m1")).isEqualTo("0");
        assertThat(story.cash("M")).isEqualTo("660000");
        assertThat(story.cash("m2")).as("another client's collateral").isEqualTo("900000");
    }

    @Test
    void aMemberThatCannotPayForItsClientIsInDefault() {
        // m1 is 340,000 × … short: long 4,000,000 with 2,000,000, it loses 3,400,000 and is 1,400,000 short;
        // M's house money 800,000, its fund share 200,000, insurance and capital 250,000, survivors 150,000
        DefaultStory story = fourMembers(DefaultStory.AT_ONCE)
                .client("m1", "2000000")
                .client("m2", "900000")
                .sells("S", 4_000_000, "2.600")
                .buys("m1", 4_000_000, "2.600");
        story.at("2026-11-28T13:05:00Z").buys("T", 4_000_000, "1.750");
        fallTo(story, "1.750").expect("""
                m1 book: below_maintenance, equity -1400000
                m1 sells 4000000 @ 1.750 of T
                m1 closed: below_maintenance, equity -1400000
                M defaults: account 104 is short of $1400000.000000
                M book: member_default, equity 800000
                M closed: member_default, equity 800000
                M pays m1 800000
                defaulter_margin | 800000 | 800000 | 600000
                M's fund pays m1 200000
                defaulter_fund | 200000 | 200000 | 400000
                insurance pays m1 100000
                capital pays m1 150000
                insurance_and_capital | 250000 | 250000 | 150000
                S's fund pays m1 75000
                T's fund pays m1 50000
                U's fund pays m1 25000
                survivors_fund | 3000000 | 150000 | 0
                assessments | 0 | 0 | 0
                gains_haircut | 3400000 | 0 | 0
                M settled: lost 1400000, uncovered 0
                """);
        assertThat(story.cash("m2")).as("another client's collateral").isEqualTo("900000");
    }

    /** Nobody bids in the book; the portfolio is cut in ten packages of 200,000. */
    private static DefaultStory auctioned() {
        DefaultStory story = longTwoMillion(DefaultStory.AT_ONCE);
        return fallTo(story, "1.750")
                .expect("M book: below_maintenance, equity -900000")
                .minutes(1);
    }

    @Test
    void thePortfolioGoesToTheBestBidsAtOnePrice() {
        // reserve: 2,000,000 × 1.750 × 14.3% / 10 = 50,050; T asks 10,000 for 6, U 20,000 for 6, S 30,000 for 4:
        // T gets 6 and U 4, all at 20,000; M's loss grows by 200,000 to 1,900,000
        DefaultStory story = auctioned().expect("""
                M auction: below_maintenance, equity -900000
                auction 1 of M: [2000000] in 10 packages at most 50050 each
                """);
        story.bids("T", 1, 6, "50050.000001").expect("rejected: price_out_of_range");
        story.bids("T", 1, 11, "1").expect("rejected: invalid_field");
        story.bids("T", 2, 1, "1").expect("rejected: auction_not_open");
        story.bids("M", 1, 1, "1").expect("rejected: in_liquidation");
        story.bids("T", 1, 6, "10000").expect("").restart();
        story.bids("U", 1, 6, "20000").bids("S", 1, 4, "30000").restart().minutes(30);
        story.expect("""
                T gets 6 at 20000
                M pays T 120000
                U gets 4 at 20000
                M pays U 80000
                auction 1 ended: 10 sold at 20000
                M closed: below_maintenance, equity -1100000
                M defaults: account 100 is short of $1100000.000000
                defaulter_margin | 800000 | 800000 | 1100000
                M's fund pays M 200000
                defaulter_fund | 200000 | 200000 | 900000
                insurance pays M 100000
                capital pays M 150000
                insurance_and_capital | 250000 | 250000 | 650000
                S's fund pays M 650000
                survivors_fund | 3000000 | 650000 | 0
                assessments | 0 | 0 | 0
                gains_haircut | 1700000 | 0 | 0
                M settled: lost 1900000, uncovered 0
                """);
        assertThat(story.lots("T")).isEqualTo(1_200_000);
        assertThat(story.lots("U")).isEqualTo(800_000);
        assertThat(story.fund("T")).as("who bid best pays last").isEqualTo("1000000");
    }

    @Test
    void whoIsLiquidatedTradesNothingOutsideTheBookEither() {
        DefaultStory story = auctioned();
        var terms = new BlockTerms(
                BlockKind.EXCHANGE_FOR_PHYSICAL,
                story.contract(),
                Side.SELL,
                1_750,
                1_000,
                story.exchange.nowNanos(),
                "machines",
                story.exchange.nowNanos() + Utc.NANOS_PER_MINUTE);
        story.apply(new Command.ProposeBlockTrade(story.account("M"), story.nextRequest(), story.account("T"), terms));
        story.expect("rejected: in_liquidation").sells("M", 1, "1.750").expect("rejected: in_liquidation");
        story.apply(new Command.ProposeBlockTrade(story.account("T"), story.nextRequest(), story.account("M"), terms));
        long proposal =
                story.exchange.blockProposals(story.account("M")).getFirst().proposal();
        story.apply(
                new Command.AnswerBlockTrade(story.account("M"), story.nextRequest(), proposal, true, 1_750, 1_000));
        story.expect("rejected: in_liquidation");
    }

    @Test
    void whatNobodyTakesIsOfferedAgainAndThenTornUp() {
        DefaultStory story = auctioned().restart().minutes(30).expect("""
                auction 1 ended: 0 sold at 0
                M auction: below_maintenance, equity -900000
                auction 2 of M: [2000000] in 10 packages at most 50050 each
                """);
        story.bids("T", 2, 3, "0").minutes(30).expect("""
                T gets 3 at 0
                auction 2 ended: 3 sold at 0
                M's 1400000 torn up @ 1.7500
                M closed: below_maintenance, equity -900000
                M defaults: account 100 is short of $900000.000000
                defaulter_margin | 800000 | 800000 | 900000
                M's fund pays M 200000
                defaulter_fund | 200000 | 200000 | 700000
                insurance pays M 100000
                capital pays M 150000
                insurance_and_capital | 250000 | 250000 | 450000
                S's fund pays M 337500
                U's fund pays M 112500
                survivors_fund | 3000000 | 450000 | 0
                assessments | 0 | 0 | 0
                gains_haircut | 1700000 | 0 | 0
                M settled: lost 1700000, uncovered 0
                """);
        assertThat(story.lots("S")).as("short 2,000,000 less what was torn up").isEqualTo(-600_000);
    }

    @Test
    void twoMembersFailInTheSameTick() {
        // M and T are long 2,000,000 each; neither's fund share pays for the other: the survivors are S and U
        DefaultStory story = new DefaultStory(DefaultStory.AT_ONCE)
                .member("M", "800000", "200000")
                .member("T", "800000", "300000")
                .member("S", "9000000", "1500000")
                .member("U", "9000000", "500000");
        story.sells("S", 4_000_000, "2.600").buys("M", 2_000_000, "2.600").buys("T", 2_000_000, "2.600");
        story.at("2026-11-28T13:05:00Z").buys("U", 4_000_000, "1.750");
        fallTo(story, "1.750").restart().expect("""
                M book: below_maintenance, equity -900000
                T book: below_maintenance, equity -900000
                M sells 2000000 @ 1.750 of U
                M closed: below_maintenance, equity -900000
                M defaults: account 100 is short of $900000.000000
                defaulter_margin | 800000 | 800000 | 900000
                M's fund pays M 200000
                defaulter_fund | 200000 | 200000 | 700000
                insurance_and_capital | 0 | 0 | 700000
                S's fund pays M 525000
                U's fund pays M 175000
                survivors_fund | 2000000 | 700000 | 0
                assessments | 0 | 0 | 0
                gains_haircut | 3400000 | 0 | 0
                M settled: lost 1700000, uncovered 0
                T sells 2000000 @ 1.750 of U
                T closed: below_maintenance, equity -900000
                T defaults: account 101 is short of $900000.000000
                defaulter_margin | 800000 | 800000 | 900000
                T's fund pays T 300000
                defaulter_fund | 300000 | 300000 | 600000
                insurance_and_capital | 0 | 0 | 600000
                S's fund pays T 450000
                U's fund pays T 150000
                survivors_fund | 1300000 | 600000 | 0
                assessments | 0 | 0 | 0
                gains_haircut | 3400000 | 0 | 0
                T settled: lost 1700000, uncovered 0
                """);
    }

    /** M, long 2,000,000, loses 1,700,000; only 100,000 of fund shares stand behind it, 40,000 of insurance. */
    private static DefaultStory thin() {
        DefaultStory story = new DefaultStory(DefaultStory.AT_ONCE)
                .member("M", "800000", "50000")
                .member("S", "1200000", "60000")
                .member("T", "30000", "40000")
                .member("U", "9000000", "0")
                .venue(VenueFund.INSURANCE, "40000");
        story.apply(new Command.SetFundShares(
                150_000_000_000L,
                java.util.List.of(
                        new FundShare(1, 50_000_000_000L),
                        new FundShare(2, 60_000_000_000L),
                        new FundShare(3, 40_000_000_000L))));
        story.sells("S", 2_000_000, "2.600").buys("M", 2_000_000, "2.600");
        return story.at("2026-11-28T13:05:00Z").buys("U", 2_000_000, "1.750");
    }

    @Test
    void assessmentsAreDueAnHourLaterAndWhatIsNotPaidIsADefaultToo() {
        // 900,000 − 50,000 − 40,000 − 100,000 = 710,000 left; caps are one fund share each: 60,000 and 40,000;
        // T has 30,000 of its 40,000; of the 620,000 left S gives what it gained
        DefaultStory story = fallTo(thin(), "1.750").restart();
        assertThat(story.told()).endsWith("""
                S's fund pays M 60000
                T's fund pays M 40000
                survivors_fund | 100000 | 100000 | 710000
                S called 60000 for M until 11-28T14:07
                T called 40000 for M until 11-28T14:07""");
        story.apply(new Command.Withdraw(story.account("M"), story.nextRequest(), 1, ""))
                .expect("rejected: in_default");
        story.at("2026-11-28T14:07:00Z").restart();
        assertThat(story.told()).isEqualTo("""
                S pays S's fund 60000
                S's fund pays M 60000
                T pays T's fund 30000
                T's fund pays M 30000
                assessments | 100000 | 90000 | 620000
                S pays M 620000
                gains_haircut | 1700000 | 620000 | 0
                M settled: lost 1700000, uncovered 0
                S called 60000 for its share until 11-29T12:00
                T called 40000 for its share until 11-29T12:00
                T defaults: its assessment for member 1 was not paid
                T book: member_default, equity 0
                T closed: member_default, equity 0
                defaulter_margin | 0 | 0 | 0
                defaulter_fund | 0 | 0 | 0
                insurance_and_capital | 0 | 0 | 0
                survivors_fund | 0 | 0 | 0
                assessments | 60000 | 0 | 0
                gains_haircut | 1700000 | 0 | 0
                T settled: lost 0, uncovered 0""");
        story.at("2026-11-29T12:00:00Z").expect("S pays S's fund 60000");
        assertThat(story.cash("S"))
                .as("1,200,000 + 1,700,000 − 60,000 − 620,000 − 60,000")
                .isEqualTo("2160000");
    }

    @Test
    void whatNoLayerBearsStaysUncovered() {
        // M closed out a day later: S was paid its gain before M's default and has none to give
        DefaultStory story = thin();
        story.cancelAll("U").at("2026-11-28T16:01:00Z");
        story.apply(new Command.SetDefaultParameters(DefaultParameters.NONE));
        story.at("2026-11-29T13:06:00Z").index("1.750").at("2026-11-29T16:00:00Z");
        story.apply(new Command.SetDefaultParameters(DefaultStory.AT_ONCE)).buys("U", 2_000_000, "1.750");
        story.at("2026-11-29T17:30:00Z");
        assertThat(story.told()).endsWith("""
                gains_haircut | 0 | 0 | 620000
                M settled: lost 900000, uncovered 620000
                S called 60000 for its share until 11-30T12:00
                T called 40000 for its share until 11-30T12:00
                T defaults: its assessment for member 1 was not paid
                T book: member_default, equity 0
                T closed: member_default, equity 0
                defaulter_margin | 0 | 0 | 0
                defaulter_fund | 0 | 0 | 0
                insurance_and_capital | 0 | 0 | 0
                survivors_fund | 0 | 0 | 0
                assessments | 60000 | 0 | 0
                gains_haircut | 0 | 0 | 0
                T settled: lost 0, uncovered 0""");
        assertThat(story.exchange.defaults().fund().liquidityUsedMicros()).isEqualTo(620_000_000_000L);
    }

    @Test
    void aMemberThatFailsWhileAnothersAuctionRunsIsNoBidderAnyMore() {
        DefaultStory story = auctioned();
        story.bids("T", 1, 10, "1000").bids("U", 1, 10, "2000").expect("");
        story.apply(new Command.DeclareDefault(story.member("T"), "k-1", "insolvency was filed for"));
        story.restart().expect("T defaults: insolvency was filed for\nT book: member_default, equity 5000000");
        story.minutes(30).restart();
        assertThat(story.told()).contains("U gets 10 at 2000").contains("S's fund pays M 470000");
        assertThat(story.fund("T")).as("is its own estate's").isEqualTo("1000000");
    }

    @Test
    void clientsOfAMemberInDefaultArePortedOrClosedOut() {
        DefaultStory story = fourMembers(DefaultStory.AT_ONCE)
                .client("m1", "900000")
                .client("m2", "900000")
                .client("m3", "900000");
        story.sells("S", 2_000_000, "2.600").buys("m1", 1_000_000, "2.600").buys("m2", 1_000_000, "2.600");
        story.buys("m1", 10, "2.500");
        story.apply(new Command.PortAccount(story.account("m1"), story.member("S")))
                .expect("rejected: invalid_field");
        story.apply(new Command.DeclareDefault(story.member("M"), "k-1", "insolvency was filed for"))
                .minutes(1);
        assertThat(story.told()).contains("m1's order for 10 cancelled: kill_switch");
        story.buys("m1", 10, "2.500").expect("rejected: in_default");
        story.sells("m1", 10, "2.700").expect("rejected: in_default");
        story.apply(new Command.PortAccount(story.account("m1"), story.member("S")))
                .expect("m1 ported to S");
        story.buys("m1", 10, "2.500").expect("").cancelAll("m1");
        story.buys("T", 1_000_000, "2.600").minutes(119).restart().expect("""
                m2 book: member_default, equity 900000
                m2 sells 1000000 @ 2.600 of T
                m2 closed: member_default, equity 900000
                defaulter_margin | 800000 | 0 | 0
                defaulter_fund | 200000 | 0 | 0
                insurance_and_capital | 250000 | 0 | 0
                survivors_fund | 3000000 | 0 | 0
                assessments | 0 | 0 | 0
                gains_haircut | 0 | 0 | 0
                M settled: lost 0, uncovered 0
                """);
        assertThat(story.cash("m1")).isEqualTo("900000");
        assertThat(story.lots("m1")).isEqualTo(1_000_000);
        story.apply(new Command.Withdraw(story.account("m2"), story.nextRequest(), 900_000_000_000L, ""));
        assertThat(story.cash("m2")).isEqualTo("0");
    }

    @Test
    void anAccountWithoutPositionsIsClosedAtOnce() {
        DefaultStory story = fourMembers(DefaultStory.AT_ONCE).client("m1", "900000");
        story.apply(new Command.LiquidateAccount(story.account("m1"), "k-1", "agreed"))
                .restart()
                .minutes(1);
        story.expect("m1 restored: officer, equity 900000".replace("restored", "closed"));
        assertThat(story.exchange.defaults().liquidations()).isEmpty();
    }

    @Test
    void theFundIsFilledUpAndHasAFloor() {
        DefaultStory story = fourMembers(DefaultStory.AT_ONCE);
        var shares = java.util.List.of(new FundShare(1, 300_000_000_000L), new FundShare(2, 900_000_000_000L));
        story.apply(new Command.SetFundShares(1_200_000_000_001L, shares)).expect("rejected: invalid_field");
        story.apply(new Command.SetFundShares(1_200_000_000_000L, shares)).restart();
        story.expect("M called 100000 for its share until 11-29T12:00");
        story.apply(new Command.MoveFundShare(2, 0, -600_000_000_001L, "")).expect("rejected: insufficient_funds");
        story.apply(new Command.MoveFundShare(2, 0, -600_000_000_000L, "")).expect("S's fund pays bank 600000");
        story.apply(new Command.MoveFundShare(1, story.account("M"), 40_000_000_000L, ""));
        story.expect("M pays M's fund 40000");
        story.at("2026-11-29T12:00:00Z").expect("M pays M's fund 60000");
        assertThat(story.fund("M")).isEqualTo("300000");
    }
}
