package kilohour.wire;

import kilohour.exchange.Command;
import kilohour.wire.sbe.AdvanceTimeDecoder;
import kilohour.wire.sbe.AdvanceTimeEncoder;
import kilohour.wire.sbe.DepositDecoder;
import kilohour.wire.sbe.DepositEncoder;
import kilohour.wire.sbe.DisableKeyDecoder;
import kilohour.wire.sbe.DisableKeyEncoder;
import kilohour.wire.sbe.OpenAccountDecoder;
import kilohour.wire.sbe.OpenAccountEncoder;
import kilohour.wire.sbe.OpenVenueDecoder;
import kilohour.wire.sbe.OpenVenueEncoder;
import kilohour.wire.sbe.RegisterKeyDecoder;
import kilohour.wire.sbe.RegisterKeyEncoder;
import kilohour.wire.sbe.RegisterMemberDecoder;
import kilohour.wire.sbe.RegisterMemberEncoder;
import kilohour.wire.sbe.TickDecoder;
import kilohour.wire.sbe.TickEncoder;
import kilohour.wire.sbe.WithdrawDecoder;
import kilohour.wire.sbe.WithdrawEncoder;

/** Running the venue: members, accounts, keys, cash. */
final class VenueCommands {
    private final OpenVenueEncoder openVenueEncoder = new OpenVenueEncoder();
    private final OpenVenueDecoder openVenueDecoder = new OpenVenueDecoder();
    private final AdvanceTimeEncoder advanceTimeEncoder = new AdvanceTimeEncoder();
    private final AdvanceTimeDecoder advanceTimeDecoder = new AdvanceTimeDecoder();
    private final TickEncoder tickEncoder = new TickEncoder();
    private final TickDecoder tickDecoder = new TickDecoder();
    private final RegisterMemberEncoder registerMemberEncoder = new RegisterMemberEncoder();
    private final RegisterMemberDecoder registerMemberDecoder = new RegisterMemberDecoder();
    private final OpenAccountEncoder openAccountEncoder = new OpenAccountEncoder();
    private final OpenAccountDecoder openAccountDecoder = new OpenAccountDecoder();
    private final RegisterKeyEncoder registerKeyEncoder = new RegisterKeyEncoder();
    private final RegisterKeyDecoder registerKeyDecoder = new RegisterKeyDecoder();
    private final DisableKeyEncoder disableKeyEncoder = new DisableKeyEncoder();
    private final DisableKeyDecoder disableKeyDecoder = new DisableKeyDecoder();
    private final DepositEncoder depositEncoder = new DepositEncoder();
    private final DepositDecoder depositDecoder = new DepositDecoder();
    private final WithdrawEncoder withdrawEncoder = new WithdrawEncoder();
    private final WithdrawDecoder withdrawDecoder = new WithdrawDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    VenueCommands(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Command.OpenVenue it) {
        writer.begin(openVenueEncoder)
                .clock(Codes.CLOCK.code(it.clock()))
                .practice(Codes.yesNo(it.practice()))
                .name(it.name());
    }

    Command.OpenVenue openVenue() {
        var in = reader.open(openVenueDecoder);
        return new Command.OpenVenue(in.name(), Codes.CLOCK.value(in.clock()), Codes.yesNo(in.practice()));
    }

    void write(Command.AdvanceTime it) {
        writer.begin(advanceTimeEncoder).toNanos(it.toNanos());
    }

    Command.AdvanceTime advanceTime() {
        var in = reader.open(advanceTimeDecoder);
        return new Command.AdvanceTime(in.toNanos());
    }

    void write(Command.Tick it) {
        writer.begin(tickEncoder);
    }

    Command.Tick tick() {
        reader.open(tickDecoder);
        return new Command.Tick();
    }

    void write(Command.RegisterMember it) {
        writer.begin(registerMemberEncoder).member(it.member()).name(it.name());
    }

    Command.RegisterMember registerMember() {
        var in = reader.open(registerMemberDecoder);
        return new Command.RegisterMember(in.member(), in.name());
    }

    void write(Command.OpenAccount it) {
        writer.begin(openAccountEncoder)
                .account(it.account())
                .member(it.member())
                .kind(Codes.ACCOUNT_KIND.code(it.kind()))
                .name(it.name());
    }

    Command.OpenAccount openAccount() {
        var in = reader.open(openAccountDecoder);
        return new Command.OpenAccount(in.account(), in.member(), in.name(), Codes.ACCOUNT_KIND.value(in.kind()));
    }

    void write(Command.RegisterKey it) {
        RegisterKeyEncoder out = writer.begin(registerKeyEncoder);
        Composites.put(it.scopes(), out.scopes());
        out.account(it.account()).keyId(it.keyId());
    }

    Command.RegisterKey registerKey() {
        var in = reader.open(registerKeyDecoder);
        return new Command.RegisterKey(in.keyId(), in.account(), Composites.scopes(in.scopes()));
    }

    void write(Command.DisableKey it) {
        writer.begin(disableKeyEncoder).keyId(it.keyId());
    }

    Command.DisableKey disableKey() {
        var in = reader.open(disableKeyDecoder);
        return new Command.DisableKey(in.keyId());
    }

    void write(Command.Deposit it) {
        DepositEncoder out = writer.begin(depositEncoder);
        Composites.put(it.requestId(), out.requestId());
        out.account(it.account()).amountMicros(it.amountMicros()).reference(it.reference());
    }

    Command.Deposit deposit() {
        var in = reader.open(depositDecoder);
        return new Command.Deposit(
                in.account(), Composites.requestId(in.requestId()), in.amountMicros(), in.reference());
    }

    void write(Command.Withdraw it) {
        WithdrawEncoder out = writer.begin(withdrawEncoder);
        Composites.put(it.requestId(), out.requestId());
        out.account(it.account()).amountMicros(it.amountMicros()).reference(it.reference());
    }

    Command.Withdraw withdraw() {
        var in = reader.open(withdrawDecoder);
        return new Command.Withdraw(
                in.account(), Composites.requestId(in.requestId()), in.amountMicros(), in.reference());
    }
}
