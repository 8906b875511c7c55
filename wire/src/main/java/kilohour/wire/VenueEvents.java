package kilohour.wire;

import kilohour.exchange.Event;
import kilohour.wire.sbe.AccountOpenedDecoder;
import kilohour.wire.sbe.AccountOpenedEncoder;
import kilohour.wire.sbe.CommandRejectedDecoder;
import kilohour.wire.sbe.CommandRejectedEncoder;
import kilohour.wire.sbe.KeyDisabledDecoder;
import kilohour.wire.sbe.KeyDisabledEncoder;
import kilohour.wire.sbe.KeyRegisteredDecoder;
import kilohour.wire.sbe.KeyRegisteredEncoder;
import kilohour.wire.sbe.MemberRegisteredDecoder;
import kilohour.wire.sbe.MemberRegisteredEncoder;
import kilohour.wire.sbe.RequestRejectedDecoder;
import kilohour.wire.sbe.RequestRejectedEncoder;
import kilohour.wire.sbe.RequestRepeatedDecoder;
import kilohour.wire.sbe.RequestRepeatedEncoder;
import kilohour.wire.sbe.TimeAdvancedDecoder;
import kilohour.wire.sbe.TimeAdvancedEncoder;
import kilohour.wire.sbe.VenueOpenedDecoder;
import kilohour.wire.sbe.VenueOpenedEncoder;

/** The venue, its members, and what was not done. */
final class VenueEvents {
    private final VenueOpenedEncoder venueOpenedEncoder = new VenueOpenedEncoder();
    private final VenueOpenedDecoder venueOpenedDecoder = new VenueOpenedDecoder();
    private final TimeAdvancedEncoder timeAdvancedEncoder = new TimeAdvancedEncoder();
    private final TimeAdvancedDecoder timeAdvancedDecoder = new TimeAdvancedDecoder();
    private final MemberRegisteredEncoder memberRegisteredEncoder = new MemberRegisteredEncoder();
    private final MemberRegisteredDecoder memberRegisteredDecoder = new MemberRegisteredDecoder();
    private final AccountOpenedEncoder accountOpenedEncoder = new AccountOpenedEncoder();
    private final AccountOpenedDecoder accountOpenedDecoder = new AccountOpenedDecoder();
    private final KeyRegisteredEncoder keyRegisteredEncoder = new KeyRegisteredEncoder();
    private final KeyRegisteredDecoder keyRegisteredDecoder = new KeyRegisteredDecoder();
    private final KeyDisabledEncoder keyDisabledEncoder = new KeyDisabledEncoder();
    private final KeyDisabledDecoder keyDisabledDecoder = new KeyDisabledDecoder();
    private final CommandRejectedEncoder commandRejectedEncoder = new CommandRejectedEncoder();
    private final CommandRejectedDecoder commandRejectedDecoder = new CommandRejectedDecoder();
    private final RequestRejectedEncoder requestRejectedEncoder = new RequestRejectedEncoder();
    private final RequestRejectedDecoder requestRejectedDecoder = new RequestRejectedDecoder();
    private final RequestRepeatedEncoder requestRepeatedEncoder = new RequestRepeatedEncoder();
    private final RequestRepeatedDecoder requestRepeatedDecoder = new RequestRepeatedDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    VenueEvents(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Event.VenueOpened it) {
        writer.begin(venueOpenedEncoder)
                .clock(Codes.CLOCK.code(it.clock()))
                .practice(Codes.yesNo(it.practice()))
                .name(it.name());
    }

    Event.VenueOpened venueOpened() {
        var in = reader.open(venueOpenedDecoder);
        return new Event.VenueOpened(in.name(), Codes.CLOCK.value(in.clock()), Codes.yesNo(in.practice()));
    }

    void write(Event.TimeAdvanced it) {
        writer.begin(timeAdvancedEncoder).toNanos(it.toNanos()).workRemains(Codes.yesNo(it.workRemains()));
    }

    Event.TimeAdvanced timeAdvanced() {
        var in = reader.open(timeAdvancedDecoder);
        return new Event.TimeAdvanced(in.toNanos(), Codes.yesNo(in.workRemains()));
    }

    void write(Event.MemberRegistered it) {
        writer.begin(memberRegisteredEncoder).member(it.member()).name(it.name());
    }

    Event.MemberRegistered memberRegistered() {
        var in = reader.open(memberRegisteredDecoder);
        return new Event.MemberRegistered(in.member(), in.name());
    }

    void write(Event.AccountOpened it) {
        writer.begin(accountOpenedEncoder)
                .account(it.account())
                .member(it.member())
                .kind(Codes.ACCOUNT_KIND.code(it.kind()))
                .name(it.name());
    }

    Event.AccountOpened accountOpened() {
        var in = reader.open(accountOpenedDecoder);
        return new Event.AccountOpened(in.account(), in.member(), in.name(), Codes.ACCOUNT_KIND.value(in.kind()));
    }

    void write(Event.KeyRegistered it) {
        KeyRegisteredEncoder out = writer.begin(keyRegisteredEncoder);
        Composites.put(it.scopes(), out.scopes());
        out.account(it.account()).keyId(it.keyId());
    }

    Event.KeyRegistered keyRegistered() {
        var in = reader.open(keyRegisteredDecoder);
        return new Event.KeyRegistered(in.keyId(), in.account(), Composites.scopes(in.scopes()));
    }

    void write(Event.KeyDisabled it) {
        writer.begin(keyDisabledEncoder).keyId(it.keyId());
    }

    Event.KeyDisabled keyDisabled() {
        var in = reader.open(keyDisabledDecoder);
        return new Event.KeyDisabled(in.keyId());
    }

    void write(Event.CommandRejected it) {
        writer.begin(commandRejectedEncoder)
                .reason(Codes.REJECT_REASON.code(it.reason()))
                .sentence(it.sentence());
    }

    Event.CommandRejected commandRejected() {
        var in = reader.open(commandRejectedDecoder);
        return new Event.CommandRejected(Codes.REJECT_REASON.value(in.reason()), in.sentence());
    }

    void write(Event.RequestRejected it) {
        RequestRejectedEncoder out = writer.begin(requestRejectedEncoder);
        Composites.put(it.requestId(), out.requestId());
        out.account(it.account()).reason(Codes.REJECT_REASON.code(it.reason())).sentence(it.sentence());
    }

    Event.RequestRejected requestRejected() {
        var in = reader.open(requestRejectedDecoder);
        return new Event.RequestRejected(
                in.account(),
                Composites.requestId(in.requestId()),
                Codes.REJECT_REASON.value(in.reason()),
                in.sentence());
    }

    void write(Event.RequestRepeated it) {
        RequestRepeatedEncoder out = writer.begin(requestRepeatedEncoder);
        Composites.put(it.requestId(), out.requestId());
        out.account(it.account()).orderId(it.orderId()).reason(Codes.REJECT_REASON.codeOrNull(it.reason()));
    }

    Event.RequestRepeated requestRepeated() {
        var in = reader.open(requestRepeatedDecoder);
        return new Event.RequestRepeated(
                in.account(),
                Composites.requestId(in.requestId()),
                in.orderId(),
                Codes.REJECT_REASON.valueOrNull(in.reason()));
    }
}
