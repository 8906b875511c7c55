package kilohour.wire;

import kilohour.exchange.StateRecord;
import kilohour.wire.sbe.CancelOnDisconnectStateDecoder;
import kilohour.wire.sbe.CancelOnDisconnectStateEncoder;
import kilohour.wire.sbe.KillSwitchStateDecoder;
import kilohour.wire.sbe.KillSwitchStateEncoder;
import kilohour.wire.sbe.SessionStateDecoder;
import kilohour.wire.sbe.SessionStateEncoder;

/** What the controls stand at. */
final class ControlStates {
    private final SessionStateEncoder sessionStateEncoder = new SessionStateEncoder();
    private final SessionStateDecoder sessionStateDecoder = new SessionStateDecoder();
    private final CancelOnDisconnectStateEncoder cancelOnDisconnectStateEncoder = new CancelOnDisconnectStateEncoder();
    private final CancelOnDisconnectStateDecoder cancelOnDisconnectStateDecoder = new CancelOnDisconnectStateDecoder();
    private final KillSwitchStateEncoder killSwitchStateEncoder = new KillSwitchStateEncoder();
    private final KillSwitchStateDecoder killSwitchStateDecoder = new KillSwitchStateDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    ControlStates(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(StateRecord.SessionState it) {
        writer.begin(sessionStateEncoder)
                .session(it.session())
                .account(it.account())
                .gateway(it.gateway())
                .cancelOnDisconnect(Codes.yesNo(it.cancelOnDisconnect()));
    }

    StateRecord.SessionState sessionState() {
        var in = reader.open(sessionStateDecoder);
        return new StateRecord.SessionState(
                in.session(), in.account(), in.gateway(), Codes.yesNo(in.cancelOnDisconnect()));
    }

    void write(StateRecord.CancelOnDisconnectState it) {
        writer.begin(cancelOnDisconnectStateEncoder).account(it.account());
    }

    StateRecord.CancelOnDisconnectState cancelOnDisconnectState() {
        var in = reader.open(cancelOnDisconnectStateDecoder);
        return new StateRecord.CancelOnDisconnectState(in.account());
    }

    void write(StateRecord.KillSwitchState it) {
        writer.begin(killSwitchStateEncoder)
                .reach(Codes.KILL_REACH.code(it.reach()))
                .whose(it.whose())
                .sinceNanos(it.sinceNanos())
                .officer(it.officer())
                .reason(it.reason());
    }

    StateRecord.KillSwitchState killSwitchState() {
        var in = reader.open(killSwitchStateDecoder);
        return new StateRecord.KillSwitchState(
                Codes.KILL_REACH.value(in.reach()), in.whose(), in.officer(), in.reason(), in.sinceNanos());
    }
}
