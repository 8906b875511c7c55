package kilohour.wire;

import kilohour.exchange.Event;
import kilohour.exchange.PayoutAddress;
import kilohour.wire.sbe.BankEntryBookedDecoder;
import kilohour.wire.sbe.BankEntryBookedEncoder;
import kilohour.wire.sbe.PaymentParametersSetDecoder;
import kilohour.wire.sbe.PaymentParametersSetEncoder;
import kilohour.wire.sbe.PayoutAddressSetDecoder;
import kilohour.wire.sbe.PayoutAddressSetEncoder;
import kilohour.wire.sbe.WithdrawalApprovedDecoder;
import kilohour.wire.sbe.WithdrawalApprovedEncoder;
import kilohour.wire.sbe.WithdrawalEndedDecoder;
import kilohour.wire.sbe.WithdrawalEndedEncoder;
import kilohour.wire.sbe.WithdrawalRequestedDecoder;
import kilohour.wire.sbe.WithdrawalRequestedEncoder;

/** What became of money in and out. */
final class PaymentEvents {
    private final PaymentParametersSetEncoder paymentParametersSetEncoder = new PaymentParametersSetEncoder();
    private final PaymentParametersSetDecoder paymentParametersSetDecoder = new PaymentParametersSetDecoder();
    private final PayoutAddressSetEncoder payoutAddressSetEncoder = new PayoutAddressSetEncoder();
    private final PayoutAddressSetDecoder payoutAddressSetDecoder = new PayoutAddressSetDecoder();
    private final WithdrawalRequestedEncoder withdrawalRequestedEncoder = new WithdrawalRequestedEncoder();
    private final WithdrawalRequestedDecoder withdrawalRequestedDecoder = new WithdrawalRequestedDecoder();
    private final WithdrawalApprovedEncoder withdrawalApprovedEncoder = new WithdrawalApprovedEncoder();
    private final WithdrawalApprovedDecoder withdrawalApprovedDecoder = new WithdrawalApprovedDecoder();
    private final WithdrawalEndedEncoder withdrawalEndedEncoder = new WithdrawalEndedEncoder();
    private final WithdrawalEndedDecoder withdrawalEndedDecoder = new WithdrawalEndedDecoder();
    private final BankEntryBookedEncoder bankEntryBookedEncoder = new BankEntryBookedEncoder();
    private final BankEntryBookedDecoder bankEntryBookedDecoder = new BankEntryBookedDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    PaymentEvents(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Event.PaymentParametersSet it) {
        PaymentParametersSetEncoder out = writer.begin(paymentParametersSetEncoder);
        Composites.put(it.parameters(), out.parameters());
    }

    Event.PaymentParametersSet paymentParametersSet() {
        var in = reader.open(paymentParametersSetDecoder);
        return new Event.PaymentParametersSet(Composites.payments(in.parameters()));
    }

    void write(Event.PayoutAddressSet it) {
        PayoutAddressSetEncoder out = writer.begin(payoutAddressSetEncoder);
        out.account(it.account());
        out.asset(it.asset())
                .holder(it.address().holder())
                .number(it.address().number())
                .agent(it.address().agent())
                .officer(it.officer());
    }

    Event.PayoutAddressSet payoutAddressSet() {
        var in = reader.open(payoutAddressSetDecoder);
        return new Event.PayoutAddressSet(
                in.account(), in.asset(), new PayoutAddress(in.holder(), in.number(), in.agent()), in.officer());
    }

    void write(Event.WithdrawalRequested it) {
        WithdrawalRequestedEncoder out = writer.begin(withdrawalRequestedEncoder);
        out.withdrawal(it.withdrawal());
        out.account(it.account());
        Composites.put(it.requestId(), out.requestId());
        out.amountMicros(it.amountMicros());
        out.approvals(it.approvals());
        out.asset(it.asset())
                .reference(it.reference())
                .holder(it.to().holder())
                .number(it.to().number())
                .agent(it.to().agent());
    }

    Event.WithdrawalRequested withdrawalRequested() {
        var in = reader.open(withdrawalRequestedDecoder);
        return new Event.WithdrawalRequested(
                in.withdrawal(),
                in.account(),
                Composites.requestId(in.requestId()),
                in.asset(),
                in.amountMicros(),
                in.reference(),
                new PayoutAddress(in.holder(), in.number(), in.agent()),
                in.approvals());
    }

    void write(Event.WithdrawalApproved it) {
        WithdrawalApprovedEncoder out = writer.begin(withdrawalApprovedEncoder);
        out.withdrawal(it.withdrawal());
        out.account(it.account());
        out.approvalsLeft(it.approvalsLeft());
        out.officer(it.officer());
    }

    Event.WithdrawalApproved withdrawalApproved() {
        var in = reader.open(withdrawalApprovedDecoder);
        return new Event.WithdrawalApproved(in.withdrawal(), in.account(), in.officer(), in.approvalsLeft());
    }

    void write(Event.WithdrawalEnded it) {
        WithdrawalEndedEncoder out = writer.begin(withdrawalEndedEncoder);
        out.withdrawal(it.withdrawal());
        out.account(it.account());
        out.end(Codes.WITHDRAWAL_END.code(it.end()));
        out.officer(it.officer()).reason(it.reason());
    }

    Event.WithdrawalEnded withdrawalEnded() {
        var in = reader.open(withdrawalEndedDecoder);
        return new Event.WithdrawalEnded(
                in.withdrawal(), in.account(), Codes.WITHDRAWAL_END.value(in.end()), in.officer(), in.reason());
    }

    void write(Event.BankEntryBooked it) {
        BankEntryBookedEncoder out = writer.begin(bankEntryBookedEncoder);
        out.day(it.day());
        out.account(it.account());
        out.amountMicros(it.amountMicros());
        out.bank(it.bank()).entry(it.entry());
    }

    Event.BankEntryBooked bankEntryBooked() {
        var in = reader.open(bankEntryBookedDecoder);
        return new Event.BankEntryBooked(in.bank(), in.entry(), in.day(), in.account(), in.amountMicros());
    }
}
