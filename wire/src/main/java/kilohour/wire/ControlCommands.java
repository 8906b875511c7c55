package kilohour.wire;

import kilohour.exchange.Command;
import kilohour.wire.sbe.EndGatewayDecoder;
import kilohour.wire.sbe.EndGatewayEncoder;
import kilohour.wire.sbe.EndSessionDecoder;
import kilohour.wire.sbe.EndSessionEncoder;
import kilohour.wire.sbe.OpenSessionDecoder;
import kilohour.wire.sbe.OpenSessionEncoder;
import kilohour.wire.sbe.SetCancelOnDisconnectDecoder;
import kilohour.wire.sbe.SetCancelOnDisconnectEncoder;
import kilohour.wire.sbe.SetKillSwitchDecoder;
import kilohour.wire.sbe.SetKillSwitchEncoder;

/** Controls: clients' connections, kill switches, quotes, limits, block trades. */
final class ControlCommands {
    private final OpenSessionEncoder openSessionEncoder = new OpenSessionEncoder();
    private final OpenSessionDecoder openSessionDecoder = new OpenSessionDecoder();
    private final SetCancelOnDisconnectEncoder setCancelOnDisconnectEncoder = new SetCancelOnDisconnectEncoder();
    private final SetCancelOnDisconnectDecoder setCancelOnDisconnectDecoder = new SetCancelOnDisconnectDecoder();
    private final EndSessionEncoder endSessionEncoder = new EndSessionEncoder();
    private final EndSessionDecoder endSessionDecoder = new EndSessionDecoder();
    private final EndGatewayEncoder endGatewayEncoder = new EndGatewayEncoder();
    private final EndGatewayDecoder endGatewayDecoder = new EndGatewayDecoder();
    private final SetKillSwitchEncoder setKillSwitchEncoder = new SetKillSwitchEncoder();
    private final SetKillSwitchDecoder setKillSwitchDecoder = new SetKillSwitchDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    ControlCommands(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Command.OpenSession it) {
        OpenSessionEncoder out = writer.begin(openSessionEncoder);
        Composites.put(it.requestId(), out.requestId());
        out.account(it.account()).session(it.session()).gateway(it.gateway());
    }

    Command.OpenSession openSession() {
        var in = reader.open(openSessionDecoder);
        return new Command.OpenSession(in.account(), Composites.requestId(in.requestId()), in.session(), in.gateway());
    }

    void write(Command.SetCancelOnDisconnect it) {
        SetCancelOnDisconnectEncoder out = writer.begin(setCancelOnDisconnectEncoder);
        Composites.put(it.requestId(), out.requestId());
        out.account(it.account()).session(it.session()).cancelOnDisconnect(Codes.yesNo(it.cancelOnDisconnect()));
    }

    Command.SetCancelOnDisconnect setCancelOnDisconnect() {
        var in = reader.open(setCancelOnDisconnectDecoder);
        return new Command.SetCancelOnDisconnect(
                in.account(), Composites.requestId(in.requestId()), in.session(), Codes.yesNo(in.cancelOnDisconnect()));
    }

    void write(Command.EndSession it) {
        writer.begin(endSessionEncoder).session(it.session());
    }

    Command.EndSession endSession() {
        var in = reader.open(endSessionDecoder);
        return new Command.EndSession(in.session());
    }

    void write(Command.EndGateway it) {
        writer.begin(endGatewayEncoder).gateway(it.gateway());
    }

    Command.EndGateway endGateway() {
        var in = reader.open(endGatewayDecoder);
        return new Command.EndGateway(in.gateway());
    }

    void write(Command.SetKillSwitch it) {
        writer.begin(setKillSwitchEncoder)
                .reach(Codes.KILL_REACH.code(it.reach()))
                .whose(it.whose())
                .thrown(Codes.yesNo(it.thrown()))
                .officer(it.officer())
                .reason(it.reason());
    }

    Command.SetKillSwitch setKillSwitch() {
        var in = reader.open(setKillSwitchDecoder);
        return new Command.SetKillSwitch(
                Codes.KILL_REACH.value(in.reach()), in.whose(), Codes.yesNo(in.thrown()), in.officer(), in.reason());
    }
}
