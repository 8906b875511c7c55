package kilohour.wire;

import java.util.ArrayList;
import java.util.List;
import kilohour.exchange.BlockTerms;
import kilohour.exchange.Command;
import kilohour.exchange.MarketMakerProtection;
import kilohour.exchange.PositionLimits;
import kilohour.wire.sbe.AnswerBlockTradeDecoder;
import kilohour.wire.sbe.AnswerBlockTradeEncoder;
import kilohour.wire.sbe.EndGatewayDecoder;
import kilohour.wire.sbe.EndGatewayEncoder;
import kilohour.wire.sbe.EndSessionDecoder;
import kilohour.wire.sbe.EndSessionEncoder;
import kilohour.wire.sbe.MassQuoteDecoder;
import kilohour.wire.sbe.MassQuoteEncoder;
import kilohour.wire.sbe.OpenSessionDecoder;
import kilohour.wire.sbe.OpenSessionEncoder;
import kilohour.wire.sbe.ProposeBlockTradeDecoder;
import kilohour.wire.sbe.ProposeBlockTradeEncoder;
import kilohour.wire.sbe.ResetMarketMakerProtectionDecoder;
import kilohour.wire.sbe.ResetMarketMakerProtectionEncoder;
import kilohour.wire.sbe.SetCancelOnDisconnectDecoder;
import kilohour.wire.sbe.SetCancelOnDisconnectEncoder;
import kilohour.wire.sbe.SetControlGroupDecoder;
import kilohour.wire.sbe.SetControlGroupEncoder;
import kilohour.wire.sbe.SetKillSwitchDecoder;
import kilohour.wire.sbe.SetKillSwitchEncoder;
import kilohour.wire.sbe.SetMarketMakerProtectionDecoder;
import kilohour.wire.sbe.SetMarketMakerProtectionEncoder;
import kilohour.wire.sbe.SetPositionLimitsDecoder;
import kilohour.wire.sbe.SetPositionLimitsEncoder;

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
    private final MassQuoteEncoder massQuoteEncoder = new MassQuoteEncoder();
    private final MassQuoteDecoder massQuoteDecoder = new MassQuoteDecoder();
    private final SetMarketMakerProtectionEncoder setMarketMakerProtectionEncoder =
            new SetMarketMakerProtectionEncoder();
    private final SetMarketMakerProtectionDecoder setMarketMakerProtectionDecoder =
            new SetMarketMakerProtectionDecoder();
    private final ResetMarketMakerProtectionEncoder resetMarketMakerProtectionEncoder =
            new ResetMarketMakerProtectionEncoder();
    private final ResetMarketMakerProtectionDecoder resetMarketMakerProtectionDecoder =
            new ResetMarketMakerProtectionDecoder();
    private final SetPositionLimitsEncoder setPositionLimitsEncoder = new SetPositionLimitsEncoder();
    private final SetPositionLimitsDecoder setPositionLimitsDecoder = new SetPositionLimitsDecoder();
    private final SetControlGroupEncoder setControlGroupEncoder = new SetControlGroupEncoder();
    private final SetControlGroupDecoder setControlGroupDecoder = new SetControlGroupDecoder();
    private final ProposeBlockTradeEncoder proposeBlockTradeEncoder = new ProposeBlockTradeEncoder();
    private final ProposeBlockTradeDecoder proposeBlockTradeDecoder = new ProposeBlockTradeDecoder();
    private final AnswerBlockTradeEncoder answerBlockTradeEncoder = new AnswerBlockTradeEncoder();
    private final AnswerBlockTradeDecoder answerBlockTradeDecoder = new AnswerBlockTradeDecoder();
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

    void write(Command.MassQuote it) {
        MassQuoteEncoder out = writer.begin(massQuoteEncoder);
        Composites.put(it.requestId(), out.requestId());
        out.account(it.account()).postOnly(Codes.POST_ONLY.code(it.postOnly())).session(it.session());
        var quotes = out.quotesCount(it.quotes().size());
        for (Command.MassQuote.Quote each : it.quotes())
            quotes.next()
                    .contract(each.contract())
                    .bidTicks(each.bidTicks())
                    .bidLots(each.bidLots())
                    .askTicks(each.askTicks())
                    .askLots(each.askLots());
        out.group(it.group());
    }

    Command.MassQuote massQuote() {
        var in = reader.open(massQuoteDecoder);
        List<Command.MassQuote.Quote> quotes = new ArrayList<>();
        for (var each : in.quotes())
            quotes.add(new Command.MassQuote.Quote(
                    each.contract(), each.bidTicks(), each.bidLots(), each.askTicks(), each.askLots()));
        return new Command.MassQuote(
                in.account(),
                Composites.requestId(in.requestId()),
                in.group(),
                Codes.POST_ONLY.value(in.postOnly()),
                quotes,
                in.session());
    }

    void write(Command.SetMarketMakerProtection it) {
        SetMarketMakerProtectionEncoder out = writer.begin(setMarketMakerProtectionEncoder);
        Composites.put(it.requestId(), out.requestId());
        out.account(it.account())
                .intervalNanos(it.protection().intervalNanos())
                .frozenNanos(it.protection().frozenNanos())
                .unitsMax(it.protection().unitsMax())
                .deltaUnitsMax(it.protection().deltaUnitsMax())
                .index(it.protection().index())
                .group(it.protection().group());
    }

    Command.SetMarketMakerProtection setMarketMakerProtection() {
        var in = reader.open(setMarketMakerProtectionDecoder);
        return new Command.SetMarketMakerProtection(
                in.account(),
                Composites.requestId(in.requestId()),
                new MarketMakerProtection(
                        in.index(),
                        in.group(),
                        in.intervalNanos(),
                        in.frozenNanos(),
                        in.unitsMax(),
                        in.deltaUnitsMax()));
    }

    void write(Command.ResetMarketMakerProtection it) {
        ResetMarketMakerProtectionEncoder out = writer.begin(resetMarketMakerProtectionEncoder);
        Composites.put(it.requestId(), out.requestId());
        out.account(it.account()).group(it.group());
    }

    Command.ResetMarketMakerProtection resetMarketMakerProtection() {
        var in = reader.open(resetMarketMakerProtectionDecoder);
        return new Command.ResetMarketMakerProtection(in.account(), Composites.requestId(in.requestId()), in.group());
    }

    void write(Command.SetPositionLimits it) {
        writer.begin(setPositionLimitsEncoder)
                .contractUnitsMax(it.limits().contractUnitsMax())
                .allMonthsUnitsMax(it.limits().allMonthsUnitsMax())
                .index(it.limits().index());
    }

    Command.SetPositionLimits setPositionLimits() {
        var in = reader.open(setPositionLimitsDecoder);
        return new Command.SetPositionLimits(
                new PositionLimits(in.index(), in.contractUnitsMax(), in.allMonthsUnitsMax()));
    }

    void write(Command.SetControlGroup it) {
        writer.begin(setControlGroupEncoder).account(it.account()).group(it.group());
    }

    Command.SetControlGroup setControlGroup() {
        var in = reader.open(setControlGroupDecoder);
        return new Command.SetControlGroup(in.account(), in.group());
    }

    void write(Command.ProposeBlockTrade it) {
        ProposeBlockTradeEncoder out = writer.begin(proposeBlockTradeEncoder);
        Composites.put(it.requestId(), out.requestId());
        out.account(it.account())
                .counterparty(it.counterparty())
                .kind(Codes.BLOCK_KIND.code(it.terms().kind()))
                .contract(it.terms().contract())
                .side(Codes.SIDE.code(it.terms().side()))
                .priceTicks(it.terms().priceTicks())
                .lots(it.terms().lots())
                .executedNanos(it.terms().executedNanos())
                .expiresNanos(it.terms().expiresNanos())
                .reference(it.terms().reference());
    }

    Command.ProposeBlockTrade proposeBlockTrade() {
        var in = reader.open(proposeBlockTradeDecoder);
        return new Command.ProposeBlockTrade(
                in.account(),
                Composites.requestId(in.requestId()),
                in.counterparty(),
                new BlockTerms(
                        Codes.BLOCK_KIND.value(in.kind()),
                        in.contract(),
                        Codes.SIDE.value(in.side()),
                        in.priceTicks(),
                        in.lots(),
                        in.executedNanos(),
                        in.reference(),
                        in.expiresNanos()));
    }

    void write(Command.AnswerBlockTrade it) {
        AnswerBlockTradeEncoder out = writer.begin(answerBlockTradeEncoder);
        Composites.put(it.requestId(), out.requestId());
        out.account(it.account())
                .proposal(it.proposal())
                .accept(Codes.yesNo(it.accept()))
                .priceTicks(it.priceTicks())
                .lots(it.lots());
    }

    Command.AnswerBlockTrade answerBlockTrade() {
        var in = reader.open(answerBlockTradeDecoder);
        return new Command.AnswerBlockTrade(
                in.account(),
                Composites.requestId(in.requestId()),
                in.proposal(),
                Codes.yesNo(in.accept()),
                in.priceTicks(),
                in.lots());
    }
}
