package kilohour.wire;

import java.util.List;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.PaymentParameters;
import kilohour.exchange.PayoutAddress;
import kilohour.exchange.RequestId;
import kilohour.exchange.StateRecord;
import kilohour.exchange.WithdrawalEnd;

/** One plausible instance of every record of money in and out. */
final class PaymentExamples {
    private static final long NOON = 1_796_040_000_000_000_000L; // 2026-11-30T12:00Z
    private static final int DAY = 20_787; // 2026-11-30
    private static final RequestId ID = new RequestId(0x0123456789abcdefL, 0xfedcba9876543210L);
    private static final String BANK = "GB33BUKB20201555555555";
    private static final PayoutAddress TO = new PayoutAddress("Rhône Compute SA", BANK, "BUKBGB22");
    private static final PaymentParameters PARAMETERS = new PaymentParameters(false, 100_000_000_000L);

    static final List<Command> COMMANDS = List.of(
            new Command.SetPaymentParameters(PARAMETERS),
            new Command.SetPayoutAddress(100, TO, "officer-1"),
            new Command.ApproveWithdrawal(7, 250_000_000_000L, "officer-1"),
            new Command.RefuseWithdrawal(7, "officer-2", "the holder's name differs"),
            new Command.CancelWithdrawal(100, ID, 7),
            new Command.SettleWithdrawal(BANK, "2026113000017", DAY, 7, 250_000_000_000L),
            new Command.CreditBankEntry(BANK, "2026113000018", DAY, 100, 500_000_000L, "RF20100"),
            new Command.ReverseBankEntry(BANK, "2026113000019", DAY, "2026113000018", "officer-1"));

    static final List<Event> EVENTS = List.of(
            new Event.PaymentParametersSet(PARAMETERS),
            new Event.PayoutAddressSet(100, TO, "officer-1"),
            new Event.WithdrawalRequested(7, 100, ID, 250_000_000_000L, "November", TO, 2),
            new Event.WithdrawalApproved(7, 100, "officer-1", 1),
            new Event.WithdrawalEnded(7, 100, WithdrawalEnd.REFUSED, "officer-2", "the holder's name differs"),
            new Event.BankEntryBooked(BANK, "2026113000018", DAY, 100, 500_000_000L));

    static final List<StateRecord> STATES = List.of(
            new StateRecord.PaymentState(8, PARAMETERS),
            new StateRecord.PayoutAddressState(100, TO),
            new StateRecord.WithdrawalState(7, 100, 250_000_000_000L, "November", TO, NOON, 1, "officer-1"),
            new StateRecord.BankEntryState(BANK, "2026113000018", DAY, 100, 500_000_000L, true));

    private PaymentExamples() {}
}
