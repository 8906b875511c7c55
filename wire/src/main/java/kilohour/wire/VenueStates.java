package kilohour.wire;

import kilohour.exchange.StateRecord;
import kilohour.wire.sbe.AccountStateDecoder;
import kilohour.wire.sbe.AccountStateEncoder;
import kilohour.wire.sbe.DueStateDecoder;
import kilohour.wire.sbe.DueStateEncoder;
import kilohour.wire.sbe.EndOfStateDecoder;
import kilohour.wire.sbe.EndOfStateEncoder;
import kilohour.wire.sbe.KeyStateDecoder;
import kilohour.wire.sbe.KeyStateEncoder;
import kilohour.wire.sbe.LedgerStateDecoder;
import kilohour.wire.sbe.LedgerStateEncoder;
import kilohour.wire.sbe.MemberStateDecoder;
import kilohour.wire.sbe.MemberStateEncoder;
import kilohour.wire.sbe.RequestStateDecoder;
import kilohour.wire.sbe.RequestStateEncoder;
import kilohour.wire.sbe.VenueStateDecoder;
import kilohour.wire.sbe.VenueStateEncoder;

/** The venue, its members and their requests. */
final class VenueStates {
    private final VenueStateEncoder venueStateEncoder = new VenueStateEncoder();
    private final VenueStateDecoder venueStateDecoder = new VenueStateDecoder();
    private final MemberStateEncoder memberStateEncoder = new MemberStateEncoder();
    private final MemberStateDecoder memberStateDecoder = new MemberStateDecoder();
    private final LedgerStateEncoder ledgerStateEncoder = new LedgerStateEncoder();
    private final LedgerStateDecoder ledgerStateDecoder = new LedgerStateDecoder();
    private final AccountStateEncoder accountStateEncoder = new AccountStateEncoder();
    private final AccountStateDecoder accountStateDecoder = new AccountStateDecoder();
    private final KeyStateEncoder keyStateEncoder = new KeyStateEncoder();
    private final KeyStateDecoder keyStateDecoder = new KeyStateDecoder();
    private final RequestStateEncoder requestStateEncoder = new RequestStateEncoder();
    private final RequestStateDecoder requestStateDecoder = new RequestStateDecoder();
    private final DueStateEncoder dueStateEncoder = new DueStateEncoder();
    private final DueStateDecoder dueStateDecoder = new DueStateDecoder();
    private final EndOfStateEncoder endOfStateEncoder = new EndOfStateEncoder();
    private final EndOfStateDecoder endOfStateDecoder = new EndOfStateDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    VenueStates(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(StateRecord.VenueState it) {
        VenueStateEncoder out = writer.begin(venueStateEncoder);
        Composites.put(it.parameters(), out.parameters());
        out.clock(Codes.CLOCK.codeOrNull(it.clock()))
                .practice(Codes.yesNo(it.practice()))
                .nowNanos(it.nowNanos())
                .nextSequence(it.nextSequence())
                .nextOrderId(it.nextOrderId())
                .nextTradeId(it.nextTradeId())
                .nextContractId(it.nextContractId())
                .name(it.name());
    }

    StateRecord.VenueState venueState() {
        var in = reader.open(venueStateDecoder);
        return new StateRecord.VenueState(
                in.name(),
                Codes.CLOCK.valueOrNull(in.clock()),
                Codes.yesNo(in.practice()),
                in.nowNanos(),
                in.nextSequence(),
                in.nextOrderId(),
                in.nextTradeId(),
                in.nextContractId(),
                Composites.trading(in.parameters()));
    }

    void write(StateRecord.MemberState it) {
        writer.begin(memberStateEncoder).member(it.member()).name(it.name());
    }

    StateRecord.MemberState memberState() {
        var in = reader.open(memberStateDecoder);
        return new StateRecord.MemberState(in.member(), in.name());
    }

    void write(StateRecord.LedgerState it) {
        writer.begin(ledgerStateEncoder).account(it.account()).cashMicros(it.cashMicros());
    }

    StateRecord.LedgerState ledgerState() {
        var in = reader.open(ledgerStateDecoder);
        return new StateRecord.LedgerState(in.account(), in.cashMicros());
    }

    void write(StateRecord.AccountState it) {
        writer.begin(accountStateEncoder)
                .account(it.account())
                .member(it.member())
                .calledOnDay(it.calledOnDay())
                .kind(Codes.ACCOUNT_KIND.code(it.kind()))
                .name(it.name());
    }

    StateRecord.AccountState accountState() {
        var in = reader.open(accountStateDecoder);
        return new StateRecord.AccountState(
                in.account(), in.member(), in.name(), in.calledOnDay(), Codes.ACCOUNT_KIND.value(in.kind()));
    }

    void write(StateRecord.KeyState it) {
        KeyStateEncoder out = writer.begin(keyStateEncoder);
        Composites.put(it.scopes(), out.scopes());
        out.account(it.account()).disabled(Codes.yesNo(it.disabled())).keyId(it.keyId());
    }

    StateRecord.KeyState keyState() {
        var in = reader.open(keyStateDecoder);
        return new StateRecord.KeyState(
                in.keyId(), in.account(), Composites.scopes(in.scopes()), Codes.yesNo(in.disabled()));
    }

    void write(StateRecord.RequestState it) {
        RequestStateEncoder out = writer.begin(requestStateEncoder);
        Composites.put(it.requestId(), out.requestId());
        out.account(it.account())
                .expiresNanos(it.expiresNanos())
                .orderId(it.orderId())
                .reason(Codes.REJECT_REASON.codeOrNull(it.reason()));
    }

    StateRecord.RequestState requestState() {
        var in = reader.open(requestStateDecoder);
        return new StateRecord.RequestState(
                in.account(),
                Composites.requestId(in.requestId()),
                in.expiresNanos(),
                in.orderId(),
                Codes.REJECT_REASON.valueOrNull(in.reason()));
    }

    void write(StateRecord.DueState it) {
        writer.begin(dueStateEncoder)
                .atNanos(it.atNanos())
                .kind(Codes.DUE_KIND.code(it.kind()))
                .cursor(it.cursor())
                .subject(it.subject());
    }

    StateRecord.DueState dueState() {
        var in = reader.open(dueStateDecoder);
        return new StateRecord.DueState(in.atNanos(), Codes.DUE_KIND.value(in.kind()), in.subject(), in.cursor());
    }

    void write(StateRecord.EndOfState it) {
        writer.begin(endOfStateEncoder).records(it.records());
    }

    StateRecord.EndOfState endOfState() {
        var in = reader.open(endOfStateDecoder);
        return new StateRecord.EndOfState(in.records());
    }
}
