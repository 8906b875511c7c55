package kilohour.wire;

import java.util.List;
import kilohour.clearing.CollateralAsset;
import kilohour.clearing.Purpose;
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
    private static final PaymentParameters PARAMETERS =
            new PaymentParameters(false, 100_000_000_000L, 80_000, 10_000_000_000_000L);

    private static final CollateralAsset BILL = new CollateralAsset(
            "TB2706", CollateralAsset.Kind.TREASURY_BILL, 10_000, 5_000_000_000_000L, 86_400_000_000_000L, 20_988);

    static final List<Command> COMMANDS = List.of(
            new Command.SetPaymentParameters(PARAMETERS),
            new Command.SetPayoutAddress(100, "USD", TO, "officer-1"),
            new Command.ApproveWithdrawal(7, 250_000_000_000L, "officer-1"),
            new Command.RefuseWithdrawal(7, "officer-2", "the holder's name differs"),
            new Command.CancelWithdrawal(100, ID, 7),
            new Command.SettleWithdrawal(BANK, "2026113000017", DAY, 7, 250_000_000_000L),
            new Command.CreditBankEntry(BANK, "2026113000018", DAY, 100, 500_000_000L, "RF20100"),
            new Command.ReverseBankEntry(BANK, "2026113000019", DAY, "2026113000018", "officer-1"),
            new Command.SetCollateralAsset(BILL),
            new Command.SetAssetPrice("TB2706", 987_500),
            new Command.DepositAsset(100, "TB2706", 5_000_000_000L, "Custodian AG", "C-1", "officer-1"),
            new Command.WithdrawAsset(100, ID, "TB2706", 1_000_000_000L, "back"));

    static final List<Event> EVENTS = List.of(
            new Event.PaymentParametersSet(PARAMETERS),
            new Event.PayoutAddressSet(100, "USD", TO, "officer-1"),
            new Event.WithdrawalRequested(7, 100, ID, "USD", 250_000_000_000L, "November", TO, 2),
            new Event.WithdrawalApproved(7, 100, "officer-1", 1),
            new Event.WithdrawalEnded(7, 100, WithdrawalEnd.REFUSED, "officer-2", "the holder's name differs"),
            new Event.BankEntryBooked(BANK, "2026113000018", DAY, 100, 500_000_000L),
            new Event.CollateralAssetSet(BILL),
            new Event.AssetPriced("TB2706", 987_500, CollateralAsset.Standing.STALE),
            new Event.AssetTransferred(1, 100, "TB2706", 5_000_000_000L, Purpose.DEPOSIT, "C-1"),
            new Event.DebitCalled(100, 186_040_767, NOON));

    static final List<StateRecord> STATES = List.of(
            new StateRecord.PaymentState(8, PARAMETERS),
            new StateRecord.PayoutAddressState(100, "USD", TO),
            new StateRecord.WithdrawalState(7, 100, "USD", 250_000_000_000L, "November", TO, NOON, 1, "officer-1"),
            new StateRecord.BankEntryState(BANK, "2026113000018", DAY, 100, 500_000_000L, true),
            new StateRecord.AssetState(BILL, 987_500, NOON, CollateralAsset.Standing.FRESH, false),
            new StateRecord.AssetBalanceState("TB2706", 100, 5_000_000_000L),
            new StateRecord.DebitState(100, NOON));

    private PaymentExamples() {}
}
