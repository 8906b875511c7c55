package kilohour.wire;

import java.util.ArrayList;
import java.util.List;
import kilohour.exchange.BlockTerms;
import kilohour.exchange.PositionLimits;
import kilohour.exchange.StateRecord;
import kilohour.wire.sbe.BlockProposalStateDecoder;
import kilohour.wire.sbe.BlockProposalStateEncoder;
import kilohour.wire.sbe.CancelOnDisconnectStateDecoder;
import kilohour.wire.sbe.CancelOnDisconnectStateEncoder;
import kilohour.wire.sbe.ControlGroupStateDecoder;
import kilohour.wire.sbe.ControlGroupStateEncoder;
import kilohour.wire.sbe.KillSwitchStateDecoder;
import kilohour.wire.sbe.KillSwitchStateEncoder;
import kilohour.wire.sbe.PositionLimitsStateDecoder;
import kilohour.wire.sbe.PositionLimitsStateEncoder;
import kilohour.wire.sbe.QuoteGroupStateDecoder;
import kilohour.wire.sbe.QuoteGroupStateEncoder;
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
    private final QuoteGroupStateEncoder quoteGroupStateEncoder = new QuoteGroupStateEncoder();
    private final QuoteGroupStateDecoder quoteGroupStateDecoder = new QuoteGroupStateDecoder();
    private final PositionLimitsStateEncoder positionLimitsStateEncoder = new PositionLimitsStateEncoder();
    private final PositionLimitsStateDecoder positionLimitsStateDecoder = new PositionLimitsStateDecoder();
    private final ControlGroupStateEncoder controlGroupStateEncoder = new ControlGroupStateEncoder();
    private final ControlGroupStateDecoder controlGroupStateDecoder = new ControlGroupStateDecoder();
    private final BlockProposalStateEncoder blockProposalStateEncoder = new BlockProposalStateEncoder();
    private final BlockProposalStateDecoder blockProposalStateDecoder = new BlockProposalStateDecoder();
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

    void write(StateRecord.QuoteGroupState it) {
        QuoteGroupStateEncoder out = writer.begin(quoteGroupStateEncoder);
        out.account(it.account())
                .intervalNanos(it.intervalNanos())
                .frozenNanos(it.frozenNanos())
                .unitsMax(it.unitsMax())
                .deltaUnitsMax(it.deltaUnitsMax())
                .windowNanos(it.windowNanos())
                .units(it.units())
                .deltaUnits(it.deltaUnits())
                .frozenUntilNanos(it.frozenUntilNanos());
        var quotes = out.quotesCount(it.quotes().size());
        for (StateRecord.QuoteGroupState.Standing each : it.quotes())
            quotes.next()
                    .contract(each.contract())
                    .bidOrderId(each.bidOrderId())
                    .askOrderId(each.askOrderId());
        out.index(it.index()).group(it.group());
    }

    StateRecord.QuoteGroupState quoteGroupState() {
        var in = reader.open(quoteGroupStateDecoder);
        List<StateRecord.QuoteGroupState.Standing> quotes = new ArrayList<>();
        for (var each : in.quotes())
            quotes.add(new StateRecord.QuoteGroupState.Standing(each.contract(), each.bidOrderId(), each.askOrderId()));
        return new StateRecord.QuoteGroupState(
                in.account(),
                in.index(),
                in.group(),
                in.intervalNanos(),
                in.frozenNanos(),
                in.unitsMax(),
                in.deltaUnitsMax(),
                in.windowNanos(),
                in.units(),
                in.deltaUnits(),
                in.frozenUntilNanos(),
                quotes);
    }

    void write(StateRecord.PositionLimitsState it) {
        writer.begin(positionLimitsStateEncoder)
                .contractUnitsMax(it.limits().contractUnitsMax())
                .allMonthsUnitsMax(it.limits().allMonthsUnitsMax())
                .index(it.limits().index());
    }

    StateRecord.PositionLimitsState positionLimitsState() {
        var in = reader.open(positionLimitsStateDecoder);
        return new StateRecord.PositionLimitsState(
                new PositionLimits(in.index(), in.contractUnitsMax(), in.allMonthsUnitsMax()));
    }

    void write(StateRecord.ControlGroupState it) {
        writer.begin(controlGroupStateEncoder).account(it.account()).group(it.group());
    }

    StateRecord.ControlGroupState controlGroupState() {
        var in = reader.open(controlGroupStateDecoder);
        return new StateRecord.ControlGroupState(in.account(), in.group());
    }

    void write(StateRecord.BlockProposalState it) {
        writer.begin(blockProposalStateEncoder)
                .proposal(it.proposal())
                .account(it.account())
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

    StateRecord.BlockProposalState blockProposalState() {
        var in = reader.open(blockProposalStateDecoder);
        return new StateRecord.BlockProposalState(
                in.proposal(),
                in.account(),
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
}
