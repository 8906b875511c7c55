package kilohour.wire;

import kilohour.exchange.Command;
import kilohour.exchange.PayoutAddress;
import kilohour.wire.sbe.ApproveWithdrawalDecoder;
import kilohour.wire.sbe.ApproveWithdrawalEncoder;
import kilohour.wire.sbe.CancelWithdrawalDecoder;
import kilohour.wire.sbe.CancelWithdrawalEncoder;
import kilohour.wire.sbe.CreditBankEntryDecoder;
import kilohour.wire.sbe.CreditBankEntryEncoder;
import kilohour.wire.sbe.RefuseWithdrawalDecoder;
import kilohour.wire.sbe.RefuseWithdrawalEncoder;
import kilohour.wire.sbe.ReverseBankEntryDecoder;
import kilohour.wire.sbe.ReverseBankEntryEncoder;
import kilohour.wire.sbe.SetPaymentParametersDecoder;
import kilohour.wire.sbe.SetPaymentParametersEncoder;
import kilohour.wire.sbe.SetPayoutAddressDecoder;
import kilohour.wire.sbe.SetPayoutAddressEncoder;
import kilohour.wire.sbe.SettleWithdrawalDecoder;
import kilohour.wire.sbe.SettleWithdrawalEncoder;

/** Money in and out. */
final class PaymentCommands {
    private final SetPaymentParametersEncoder setPaymentParametersEncoder = new SetPaymentParametersEncoder();
    private final SetPaymentParametersDecoder setPaymentParametersDecoder = new SetPaymentParametersDecoder();
    private final SetPayoutAddressEncoder setPayoutAddressEncoder = new SetPayoutAddressEncoder();
    private final SetPayoutAddressDecoder setPayoutAddressDecoder = new SetPayoutAddressDecoder();
    private final ApproveWithdrawalEncoder approveWithdrawalEncoder = new ApproveWithdrawalEncoder();
    private final ApproveWithdrawalDecoder approveWithdrawalDecoder = new ApproveWithdrawalDecoder();
    private final RefuseWithdrawalEncoder refuseWithdrawalEncoder = new RefuseWithdrawalEncoder();
    private final RefuseWithdrawalDecoder refuseWithdrawalDecoder = new RefuseWithdrawalDecoder();
    private final CancelWithdrawalEncoder cancelWithdrawalEncoder = new CancelWithdrawalEncoder();
    private final CancelWithdrawalDecoder cancelWithdrawalDecoder = new CancelWithdrawalDecoder();
    private final SettleWithdrawalEncoder settleWithdrawalEncoder = new SettleWithdrawalEncoder();
    private final SettleWithdrawalDecoder settleWithdrawalDecoder = new SettleWithdrawalDecoder();
    private final CreditBankEntryEncoder creditBankEntryEncoder = new CreditBankEntryEncoder();
    private final CreditBankEntryDecoder creditBankEntryDecoder = new CreditBankEntryDecoder();
    private final ReverseBankEntryEncoder reverseBankEntryEncoder = new ReverseBankEntryEncoder();
    private final ReverseBankEntryDecoder reverseBankEntryDecoder = new ReverseBankEntryDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    PaymentCommands(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Command.SetPaymentParameters it) {
        SetPaymentParametersEncoder out = writer.begin(setPaymentParametersEncoder);
        Composites.put(it.parameters(), out.parameters());
    }

    Command.SetPaymentParameters setPaymentParameters() {
        var in = reader.open(setPaymentParametersDecoder);
        return new Command.SetPaymentParameters(Composites.payments(in.parameters()));
    }

    void write(Command.SetPayoutAddress it) {
        SetPayoutAddressEncoder out = writer.begin(setPayoutAddressEncoder);
        out.account(it.account());
        out.asset(it.asset())
                .holder(it.address().holder())
                .number(it.address().number())
                .agent(it.address().agent())
                .officer(it.officer());
    }

    Command.SetPayoutAddress setPayoutAddress() {
        var in = reader.open(setPayoutAddressDecoder);
        return new Command.SetPayoutAddress(
                in.account(), in.asset(), new PayoutAddress(in.holder(), in.number(), in.agent()), in.officer());
    }

    void write(Command.ApproveWithdrawal it) {
        ApproveWithdrawalEncoder out = writer.begin(approveWithdrawalEncoder);
        out.withdrawal(it.withdrawal());
        out.amountMicros(it.amountMicros());
        out.officer(it.officer());
    }

    Command.ApproveWithdrawal approveWithdrawal() {
        var in = reader.open(approveWithdrawalDecoder);
        return new Command.ApproveWithdrawal(in.withdrawal(), in.amountMicros(), in.officer());
    }

    void write(Command.RefuseWithdrawal it) {
        RefuseWithdrawalEncoder out = writer.begin(refuseWithdrawalEncoder);
        out.withdrawal(it.withdrawal());
        out.officer(it.officer()).reason(it.reason());
    }

    Command.RefuseWithdrawal refuseWithdrawal() {
        var in = reader.open(refuseWithdrawalDecoder);
        return new Command.RefuseWithdrawal(in.withdrawal(), in.officer(), in.reason());
    }

    void write(Command.CancelWithdrawal it) {
        CancelWithdrawalEncoder out = writer.begin(cancelWithdrawalEncoder);
        out.account(it.account());
        Composites.put(it.requestId(), out.requestId());
        out.withdrawal(it.withdrawal());
    }

    Command.CancelWithdrawal cancelWithdrawal() {
        var in = reader.open(cancelWithdrawalDecoder);
        return new Command.CancelWithdrawal(in.account(), Composites.requestId(in.requestId()), in.withdrawal());
    }

    void write(Command.SettleWithdrawal it) {
        SettleWithdrawalEncoder out = writer.begin(settleWithdrawalEncoder);
        out.day(it.day());
        out.withdrawal(it.withdrawal());
        out.amountMicros(it.amountMicros());
        out.bank(it.bank()).entry(it.entry());
    }

    Command.SettleWithdrawal settleWithdrawal() {
        var in = reader.open(settleWithdrawalDecoder);
        return new Command.SettleWithdrawal(in.bank(), in.entry(), in.day(), in.withdrawal(), in.amountMicros());
    }

    void write(Command.CreditBankEntry it) {
        CreditBankEntryEncoder out = writer.begin(creditBankEntryEncoder);
        out.day(it.day());
        out.account(it.account());
        out.amountMicros(it.amountMicros());
        out.bank(it.bank()).entry(it.entry()).reference(it.reference());
    }

    Command.CreditBankEntry creditBankEntry() {
        var in = reader.open(creditBankEntryDecoder);
        return new Command.CreditBankEntry(
                in.bank(), in.entry(), in.day(), in.account(), in.amountMicros(), in.reference());
    }

    void write(Command.ReverseBankEntry it) {
        ReverseBankEntryEncoder out = writer.begin(reverseBankEntryEncoder);
        out.day(it.day());
        out.bank(it.bank()).entry(it.entry()).reversed(it.reversed()).officer(it.officer());
    }

    Command.ReverseBankEntry reverseBankEntry() {
        var in = reader.open(reverseBankEntryDecoder);
        return new Command.ReverseBankEntry(in.bank(), in.entry(), in.day(), in.reversed(), in.officer());
    }
}
