package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Set;
import kilohour.clearing.VenueAccount;
import kilohour.units.Money;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;

/**
 * Money in and out, as tables: who does what, what is told, and what then is ann's, held for her, and at the bank. ann
 * begins with $10,000,000 of the $40,000,000 at the bank; two officers, olga and omar; more than $100,000 needs both.
 */
class PaymentStoriesTest {
    private static final String BANK = "GB33BUKB20201555555555";

    @Test
    void aLargeWithdrawalNeedsTwoOfficersAndIsHeldFromTheStart() {
        tell(controlled(), """
                | who  | does                            | told                                       | ann           | held         | at the bank   |
                | ann  | withdraw 250000                 | withdrawal 1, 2 to approve                 | 9750000.00    | 250000.00    | 40000000.00   |
                | olga | approve 1 250000                | approved 1 by olga, 1 left                 | 9750000.00    | 250000.00    | 40000000.00   |
                | olga | approve 1 250000                | rejected: same_officer                     | 9750000.00    | 250000.00    | 40000000.00   |
                | bank | pays E7 1 250000                | rejected: withdrawal_not_approved          | 9750000.00    | 250000.00    | 40000000.00   |
                | omar | approve 1 25000                 | rejected: invalid_field                    | 9750000.00    | 250000.00    | 40000000.00   |
                | omar | approve 1 250000                | approved 1 by omar, 0 left                 | 9750000.00    | 250000.00    | 40000000.00   |
                | omar | approve 1 250000                | rejected: already_exists                   | 9750000.00    | 250000.00    | 40000000.00   |
                | ann  | cancel 1                        | rejected: withdrawal_approved              | 9750000.00    | 250000.00    | 40000000.00   |
                | bank | pays E7 1 249990                | rejected: invalid_field                    | 9750000.00    | 250000.00    | 40000000.00   |
                | bank | pays E7 1 250000                | entry E7 -250000.00; withdrawal 1 paid     | 9750000.00    | 0.00         | 39750000.00   |
                | bank | pays E7 1 250000                | rejected: already_booked                   | 9750000.00    | 0.00         | 39750000.00   |
                | olga | approve 1 250000                | rejected: unknown_withdrawal               | 9750000.00    | 0.00         | 39750000.00   |
                """);
    }

    @Test
    void aSmallOneNeedsOneOfficerAndAnyOfThemMayRefuse() {
        tell(controlled(), """
                | who  | does                            | told                                       | ann           | held         | at the bank   |
                | ann  | withdraw 100000                 | withdrawal 1, 1 to approve                 | 9900000.00    | 100000.00    | 40000000.00   |
                | ann  | withdraw 5                      | withdrawal 2, 1 to approve                 | 9899995.00    | 100005.00    | 40000000.00   |
                | olga | approve 1 100000                | approved 1 by olga, 0 left                 | 9899995.00    | 100005.00    | 40000000.00   |
                | omar | refuse 2 unclear                | withdrawal 2 refused by omar: unclear      | 9900000.00    | 100000.00    | 40000000.00   |
                | olga | refuse 1 account-closed         | withdrawal 1 returned by olga: account-closed | 10000000.00 | 0.00        | 40000000.00   |
                | ann  | withdraw 7                      | withdrawal 3, 1 to approve                 | 9999993.00    | 7.00         | 40000000.00   |
                | bob  | cancel 3                        | rejected: unknown_withdrawal               | 9999993.00    | 7.00         | 40000000.00   |
                | ann  | cancel 3                        | withdrawal 3 cancelled                     | 10000000.00   | 0.00         | 40000000.00   |
                | bob  | withdraw 7                      | rejected: no_payout_address                | 10000000.00   | 0.00         | 40000000.00   |
                | nora | approve 3 7                     | rejected: unknown_withdrawal               | 10000000.00   | 0.00         | 40000000.00   |
                | ann  | withdraw 7                      | withdrawal 4, 1 to approve                 | 9999993.00    | 7.00         | 40000000.00   |
                | nora | approve 4 7                     | rejected: unknown_key                      | 9999993.00    | 7.00         | 40000000.00   |
                | own  | approve 4 7                     | rejected: same_officer                     | 9999993.00    | 7.00         | 40000000.00   |
                """);
    }

    @Test
    void whatIsHeldCountsForNoMargin() {
        MarketStory story = controlled();
        story.sells("bob", 5, "2.600").buys("ann", 5, "2.600");
        // 5 × 744 × 2.600 × 15% = 1,450.80 stays
        tell(story, """
                | who  | does                            | told                                       | ann           | held         | at the bank   |
                | ann  | withdraw 9998549.21             | rejected: insufficient_funds               | 10000000.00   | 0.00         | 40000000.00   |
                | ann  | withdraw 9998549.20             | withdrawal 1, 2 to approve                 | 1450.80       | 9998549.20   | 40000000.00   |
                | ann  | withdraw 0.01                   | rejected: insufficient_funds               | 1450.80       | 9998549.20   | 40000000.00   |
                """);
        story.buys("ann", 1, "2.600").expect("rejected: insufficient_margin");
        tell(story, """
                | who  | does                            | told                                       | ann           | held         | at the bank   |
                | ann  | cancel 1                        | withdrawal 1 cancelled                     | 10000000.00   | 0.00         | 40000000.00   |
                """);
        story.buys("ann", 1, "2.600").expect("accepted o3");
    }

    @Test
    void theSameStatementReadTwiceCreditsOnce() {
        tell(controlled(), """
                | who  | does                            | told                                       | ann           | held         | at the bank   |
                | bank | credits E1 ann 500              | entry E1 500.00                            | 10000500.00   | 0.00         | 40000500.00   |
                | bank | credits E1 ann 500              | rejected: already_booked                   | 10000500.00   | 0.00         | 40000500.00   |
                | bank | credits E1 bob 900              | rejected: already_booked                   | 10000500.00   | 0.00         | 40000500.00   |
                | bank | credits E2 ann 500              | entry E2 500.00                            | 10001000.00   | 0.00         | 40001000.00   |
                | bank | takes E3 E2                     | entry E3 -500.00                           | 10000500.00   | 0.00         | 40000500.00   |
                | bank | takes E3 E2                     | rejected: already_booked                   | 10000500.00   | 0.00         | 40000500.00   |
                | bank | takes E4 E2                     | rejected: already_booked                   | 10000500.00   | 0.00         | 40000500.00   |
                | bank | takes E4 E9                     | rejected: unknown_bank_entry               | 10000500.00   | 0.00         | 40000500.00   |
                | bank | takes E5 E3                     | rejected: unknown_bank_entry               | 10000500.00   | 0.00         | 40000500.00   |
                """);
    }

    @Test
    void anEntryIsKnownForFourHundredDaysAndNoneOlderIsTaken() {
        MarketStory story = controlled();
        int day = Utc.parseDay("2026-11-20");
        credit(story, "E1", day).expect("");
        credit(story, "E0", day - 401).expect("rejected: invalid_field"); // too old to be sure that it is new
        credit(story, "E2", day - 400).expect("");
        credit(story, "E2", day - 400).expect("rejected: already_booked");
        credit(story, "E3", day + 2).expect("rejected: invalid_field"); // not booked yet
        story.at("2027-12-25T00:00:00Z"); // 400 days on
        credit(story, "E1", day).expect("rejected: already_booked");
        story.at("2027-12-26T00:00:00Z");
        credit(story, "E1", day).expect("rejected: invalid_field");
        assertThat(story.exchange.bankEntry(BANK, "E1")).isEmpty();
    }

    @Test
    void inPracticeItIsPaidAtOnce() {
        var story = new MarketStory("2026-11-20T12:10:00Z", "H100_USD-31DEC26", "2.6000");
        story.apply(new Command.Withdraw(story.account("ann"), story.nextRequest(), Money.usd(5), "rent"));
        story.expect("ann pays withdrawals 5.000000; withdrawals pays bank 5.000000; withdrawal 1 paid");
        assertThat(story.exchange.withdrawals()).isEmpty();
        assertThat(story.cash("ann")).isEqualTo("9999995.000000");
    }

    @Test
    void realMoneyIsNeverPaidAutomatically() {
        var exchange = new Exchange();
        exchange.apply(0, new Command.OpenVenue("Real", Command.OpenVenue.Clock.DRIVEN, false));
        exchange.apply(0, new Command.AdvanceTime(1));
        assertThat(exchange.paymentParameters()).isEqualTo(PaymentParameters.CONTROLLED);
        var events = exchange.apply(0, new Command.SetPaymentParameters(PaymentParameters.PRACTICE))
                .events();
        assertThat(events).singleElement().isInstanceOf(Event.CommandRejected.class);
    }

    @Test
    void anAddressMustBeOneThatABankCouldPayTo() {
        MarketStory story = controlled();
        for (var address : new PayoutAddress[] {
            new PayoutAddress("Ann", "GB33BUKB20201555555556", "BUKBGB22"), // last digit wrong
            new PayoutAddress("Ann", "GB33 BUKB 2020 1555 5555 55", "BUKBGB22"),
            new PayoutAddress("", "GB33BUKB20201555555555", "BUKBGB22"),
            new PayoutAddress("Ann", "GB33BUKB20201555555555", "BUKB")
        }) {
            story.apply(new Command.SetPayoutAddress(story.account("ann"), "USD", address, "olga"));
            story.expect("rejected: invalid_field");
        }
        var american = new PayoutAddress("Ann", "000123456789", "CHASUS33XXX");
        story.apply(new Command.SetPayoutAddress(story.account("ann"), "USD", american, "olga"));
        assertThat(story.exchange.payoutAddress(story.account("ann"))).contains(american);
    }

    @Test
    void aWithdrawalUnderWayIsInTheSnapshot() {
        MarketStory story = controlled();
        tell(story, """
                | who  | does                            | told                                       | ann           | held         | at the bank   |
                | bank | credits E1 ann 500              | entry E1 500.00                            | 10000500.00   | 0.00         | 40000500.00   |
                | ann  | withdraw 250000                 | withdrawal 1, 2 to approve                 | 9750500.00    | 250000.00    | 40000500.00   |
                | olga | approve 1 250000                | approved 1 by olga, 1 left                 | 9750500.00    | 250000.00    | 40000500.00   |
                """);
        var told = new ArrayList<StateRecord>();
        story.exchange.snapshot(told::add);
        Exchange restored = Exchange.restore(told);
        var again = new ArrayList<StateRecord>();
        restored.snapshot(again::add);
        assertThat(again).isEqualTo(told);
        var twice = restored.apply(0, new Command.ApproveWithdrawal(1, Money.usd(250_000), "olga"))
                .events();
        assertThat(((Event.CommandRejected) twice.getFirst()).reason()).isEqualTo(RejectReason.SAME_OFFICER);
        assertThat(restored.withdrawals()).isEqualTo(story.exchange.withdrawals());
    }

    // ── The tables ──────────────────────────────────────────────────────────────────────────────────────────────

    private static MarketStory controlled() {
        var story = new MarketStory("2026-11-20T12:10:00Z", "H100_USD-31DEC26", "2.6000");
        for (String officer : new String[] {"olga", "omar"})
            story.apply(new Command.RegisterKey(officer, 0, Set.of(Scope.OFFICER)));
        story.apply(new Command.RegisterKey("own", story.account("ann"), Set.of(Scope.OFFICER)));
        story.apply(new Command.RegisterKey("nora", story.account("bob"), Set.of(Scope.TRADE)));
        story.apply(new Command.SetPaymentParameters(PaymentParameters.CONTROLLED));
        story.apply(new Command.SetPayoutAddress(
                story.account("ann"),
                "USD",
                new PayoutAddress("Ann Ltd", "GB33BUKB20201555555555", "BUKBGB22"),
                "olga"));
        return story;
    }

    private static MarketStory credit(MarketStory story, String entry, int day) {
        story.apply(new Command.CreditBankEntry(BANK, entry, day, story.account("ann"), 1, "in"));
        return story;
    }

    private static void tell(MarketStory story, String table) {
        for (String line : table.strip().split("\n")) {
            String[] cells = line.strip().split("\\s*\\|\\s*", -1);
            if (cells[1].equals("who")) continue;
            story.apply(command(story, cells[1], cells[2].split(" ")));
            String told = String.join(
                    "; ",
                    story.events.stream()
                            .map(PaymentStoriesTest::told)
                            .filter(words -> !words.isEmpty())
                            .toList());
            assertThat(String.join(
                            " | ",
                            told,
                            usd(story.exchange.cashMicros(story.account("ann"))),
                            usd(story.exchange.cashMicros(VenueAccount.WITHDRAWALS)),
                            usd(-story.exchange.cashMicros(VenueAccount.BANK))))
                    .as(line)
                    .isEqualTo(String.join(" | ", cells[3], cells[4], cells[5], cells[6]));
            story.exchange.checkInvariants();
        }
    }

    private static Command command(MarketStory story, String who, String[] words) {
        int day = Utc.parseDay("2026-11-20");
        return switch (words[0]) {
            case "withdraw" ->
                new Command.Withdraw(story.account(who), story.nextRequest(), Money.usd(words[1]), "rent");
            case "cancel" ->
                new Command.CancelWithdrawal(story.account(who), story.nextRequest(), Long.parseLong(words[1]));
            case "approve" -> new Command.ApproveWithdrawal(Long.parseLong(words[1]), Money.usd(words[2]), who);
            case "refuse" -> new Command.RefuseWithdrawal(Long.parseLong(words[1]), who, words[2]);
            case "pays" ->
                new Command.SettleWithdrawal(BANK, words[1], day, Long.parseLong(words[2]), Money.usd(words[3]));
            case "credits" ->
                new Command.CreditBankEntry(BANK, words[1], day, story.account(words[2]), Money.usd(words[3]), "in");
            case "takes" -> new Command.ReverseBankEntry(BANK, words[1], day, words[2], "olga");
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private static String told(Event event) {
        return switch (event) {
            case Event.WithdrawalRequested e -> "withdrawal %d, %d to approve".formatted(e.withdrawal(), e.approvals());
            case Event.WithdrawalApproved e ->
                "approved %d by %s, %d left".formatted(e.withdrawal(), e.officer(), e.approvalsLeft());
            case Event.WithdrawalEnded e -> ended(e);
            case Event.BankEntryBooked e -> "entry " + e.entry() + " " + usd(e.amountMicros());
            case Event.RequestRejected e -> "rejected: " + e.reason().name().toLowerCase(java.util.Locale.ROOT);
            case Event.CommandRejected e -> "rejected: " + e.reason().name().toLowerCase(java.util.Locale.ROOT);
            default -> "";
        };
    }

    private static String ended(Event.WithdrawalEnded e) {
        String by = e.officer().isEmpty() ? "" : " by " + e.officer() + ": " + e.reason();
        return "withdrawal " + e.withdrawal() + " " + e.end().name().toLowerCase(java.util.Locale.ROOT) + by;
    }

    private static String usd(long micros) {
        return Money.format(micros).replaceAll("0000$", "");
    }
}
