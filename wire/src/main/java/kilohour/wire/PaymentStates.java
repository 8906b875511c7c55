package kilohour.wire;

import kilohour.exchange.PayoutAddress;
import kilohour.exchange.StateRecord;
import kilohour.wire.sbe.BankEntryStateDecoder;
import kilohour.wire.sbe.BankEntryStateEncoder;
import kilohour.wire.sbe.PaymentStateDecoder;
import kilohour.wire.sbe.PaymentStateEncoder;
import kilohour.wire.sbe.PayoutAddressStateDecoder;
import kilohour.wire.sbe.PayoutAddressStateEncoder;
import kilohour.wire.sbe.WithdrawalStateDecoder;
import kilohour.wire.sbe.WithdrawalStateEncoder;

/** Withdrawals under way and entries of the bank. */
final class PaymentStates {
    private final PaymentStateEncoder paymentStateEncoder = new PaymentStateEncoder();
    private final PaymentStateDecoder paymentStateDecoder = new PaymentStateDecoder();
    private final PayoutAddressStateEncoder payoutAddressStateEncoder = new PayoutAddressStateEncoder();
    private final PayoutAddressStateDecoder payoutAddressStateDecoder = new PayoutAddressStateDecoder();
    private final WithdrawalStateEncoder withdrawalStateEncoder = new WithdrawalStateEncoder();
    private final WithdrawalStateDecoder withdrawalStateDecoder = new WithdrawalStateDecoder();
    private final BankEntryStateEncoder bankEntryStateEncoder = new BankEntryStateEncoder();
    private final BankEntryStateDecoder bankEntryStateDecoder = new BankEntryStateDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    PaymentStates(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(StateRecord.PaymentState it) {
        PaymentStateEncoder out = writer.begin(paymentStateEncoder);
        out.nextWithdrawal(it.nextWithdrawal());
        Composites.put(it.parameters(), out.parameters());
    }

    StateRecord.PaymentState paymentState() {
        var in = reader.open(paymentStateDecoder);
        return new StateRecord.PaymentState(in.nextWithdrawal(), Composites.payments(in.parameters()));
    }

    void write(StateRecord.PayoutAddressState it) {
        PayoutAddressStateEncoder out = writer.begin(payoutAddressStateEncoder);
        out.account(it.account());
        out.asset(it.asset())
                .holder(it.address().holder())
                .number(it.address().number())
                .agent(it.address().agent());
    }

    StateRecord.PayoutAddressState payoutAddressState() {
        var in = reader.open(payoutAddressStateDecoder);
        return new StateRecord.PayoutAddressState(
                in.account(), in.asset(), new PayoutAddress(in.holder(), in.number(), in.agent()));
    }

    void write(StateRecord.WithdrawalState it) {
        WithdrawalStateEncoder out = writer.begin(withdrawalStateEncoder);
        out.withdrawal(it.withdrawal());
        out.account(it.account());
        out.amountMicros(it.amountMicros());
        out.requestedNanos(it.requestedNanos());
        out.approvalsLeft(it.approvalsLeft());
        out.asset(it.asset())
                .reference(it.reference())
                .holder(it.to().holder())
                .number(it.to().number())
                .agent(it.to().agent())
                .officer(it.officer());
    }

    StateRecord.WithdrawalState withdrawalState() {
        var in = reader.open(withdrawalStateDecoder);
        return new StateRecord.WithdrawalState(
                in.withdrawal(),
                in.account(),
                in.asset(),
                in.amountMicros(),
                in.reference(),
                new PayoutAddress(in.holder(), in.number(), in.agent()),
                in.requestedNanos(),
                in.approvalsLeft(),
                in.officer());
    }

    void write(StateRecord.BankEntryState it) {
        BankEntryStateEncoder out = writer.begin(bankEntryStateEncoder);
        out.day(it.day());
        out.account(it.account());
        out.amountMicros(it.amountMicros());
        out.reversed(Codes.yesNo(it.reversed()));
        out.bank(it.bank()).entry(it.entry());
    }

    StateRecord.BankEntryState bankEntryState() {
        var in = reader.open(bankEntryStateDecoder);
        return new StateRecord.BankEntryState(
                in.bank(), in.entry(), in.day(), in.account(), in.amountMicros(), Codes.yesNo(in.reversed()));
    }
}
