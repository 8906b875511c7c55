package kilohour.wire;

import kilohour.exchange.BlockTerms;
import kilohour.exchange.Event;
import kilohour.exchange.MarketMakerProtection;
import kilohour.exchange.PositionLimits;
import kilohour.wire.sbe.BlockTradeEndedDecoder;
import kilohour.wire.sbe.BlockTradeEndedEncoder;
import kilohour.wire.sbe.BlockTradeProposedDecoder;
import kilohour.wire.sbe.BlockTradeProposedEncoder;
import kilohour.wire.sbe.BlockTradedDecoder;
import kilohour.wire.sbe.BlockTradedEncoder;
import kilohour.wire.sbe.CancelOnDisconnectSetDecoder;
import kilohour.wire.sbe.CancelOnDisconnectSetEncoder;
import kilohour.wire.sbe.ControlGroupSetDecoder;
import kilohour.wire.sbe.ControlGroupSetEncoder;
import kilohour.wire.sbe.GatewayLostDecoder;
import kilohour.wire.sbe.GatewayLostEncoder;
import kilohour.wire.sbe.KillSwitchSetDecoder;
import kilohour.wire.sbe.KillSwitchSetEncoder;
import kilohour.wire.sbe.MarketMakerProtectionResetDecoder;
import kilohour.wire.sbe.MarketMakerProtectionResetEncoder;
import kilohour.wire.sbe.MarketMakerProtectionSetDecoder;
import kilohour.wire.sbe.MarketMakerProtectionSetEncoder;
import kilohour.wire.sbe.PositionLimitsSetDecoder;
import kilohour.wire.sbe.PositionLimitsSetEncoder;
import kilohour.wire.sbe.QuoteRejectedDecoder;
import kilohour.wire.sbe.QuoteRejectedEncoder;
import kilohour.wire.sbe.QuotesFrozenDecoder;
import kilohour.wire.sbe.QuotesFrozenEncoder;
import kilohour.wire.sbe.SessionLostDecoder;
import kilohour.wire.sbe.SessionLostEncoder;
import kilohour.wire.sbe.SessionOpenedDecoder;
import kilohour.wire.sbe.SessionOpenedEncoder;

/** What came of the controls. */
final class ControlEvents {
    private final SessionOpenedEncoder sessionOpenedEncoder = new SessionOpenedEncoder();
    private final SessionOpenedDecoder sessionOpenedDecoder = new SessionOpenedDecoder();
    private final CancelOnDisconnectSetEncoder cancelOnDisconnectSetEncoder = new CancelOnDisconnectSetEncoder();
    private final CancelOnDisconnectSetDecoder cancelOnDisconnectSetDecoder = new CancelOnDisconnectSetDecoder();
    private final SessionLostEncoder sessionLostEncoder = new SessionLostEncoder();
    private final SessionLostDecoder sessionLostDecoder = new SessionLostDecoder();
    private final GatewayLostEncoder gatewayLostEncoder = new GatewayLostEncoder();
    private final GatewayLostDecoder gatewayLostDecoder = new GatewayLostDecoder();
    private final KillSwitchSetEncoder killSwitchSetEncoder = new KillSwitchSetEncoder();
    private final KillSwitchSetDecoder killSwitchSetDecoder = new KillSwitchSetDecoder();
    private final QuoteRejectedEncoder quoteRejectedEncoder = new QuoteRejectedEncoder();
    private final QuoteRejectedDecoder quoteRejectedDecoder = new QuoteRejectedDecoder();
    private final MarketMakerProtectionSetEncoder marketMakerProtectionSetEncoder =
            new MarketMakerProtectionSetEncoder();
    private final MarketMakerProtectionSetDecoder marketMakerProtectionSetDecoder =
            new MarketMakerProtectionSetDecoder();
    private final QuotesFrozenEncoder quotesFrozenEncoder = new QuotesFrozenEncoder();
    private final QuotesFrozenDecoder quotesFrozenDecoder = new QuotesFrozenDecoder();
    private final MarketMakerProtectionResetEncoder marketMakerProtectionResetEncoder =
            new MarketMakerProtectionResetEncoder();
    private final MarketMakerProtectionResetDecoder marketMakerProtectionResetDecoder =
            new MarketMakerProtectionResetDecoder();
    private final PositionLimitsSetEncoder positionLimitsSetEncoder = new PositionLimitsSetEncoder();
    private final PositionLimitsSetDecoder positionLimitsSetDecoder = new PositionLimitsSetDecoder();
    private final ControlGroupSetEncoder controlGroupSetEncoder = new ControlGroupSetEncoder();
    private final ControlGroupSetDecoder controlGroupSetDecoder = new ControlGroupSetDecoder();
    private final BlockTradeProposedEncoder blockTradeProposedEncoder = new BlockTradeProposedEncoder();
    private final BlockTradeProposedDecoder blockTradeProposedDecoder = new BlockTradeProposedDecoder();
    private final BlockTradeEndedEncoder blockTradeEndedEncoder = new BlockTradeEndedEncoder();
    private final BlockTradeEndedDecoder blockTradeEndedDecoder = new BlockTradeEndedDecoder();
    private final BlockTradedEncoder blockTradedEncoder = new BlockTradedEncoder();
    private final BlockTradedDecoder blockTradedDecoder = new BlockTradedDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    ControlEvents(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Event.SessionOpened it) {
        writer.begin(sessionOpenedEncoder)
                .account(it.account())
                .session(it.session())
                .gateway(it.gateway())
                .cancelOnDisconnect(Codes.yesNo(it.cancelOnDisconnect()));
    }

    Event.SessionOpened sessionOpened() {
        var in = reader.open(sessionOpenedDecoder);
        return new Event.SessionOpened(in.account(), in.session(), in.gateway(), Codes.yesNo(in.cancelOnDisconnect()));
    }

    void write(Event.CancelOnDisconnectSet it) {
        writer.begin(cancelOnDisconnectSetEncoder)
                .account(it.account())
                .session(it.session())
                .cancelOnDisconnect(Codes.yesNo(it.cancelOnDisconnect()));
    }

    Event.CancelOnDisconnectSet cancelOnDisconnectSet() {
        var in = reader.open(cancelOnDisconnectSetDecoder);
        return new Event.CancelOnDisconnectSet(in.account(), in.session(), Codes.yesNo(in.cancelOnDisconnect()));
    }

    void write(Event.SessionLost it) {
        writer.begin(sessionLostEncoder).account(it.account()).session(it.session());
    }

    Event.SessionLost sessionLost() {
        var in = reader.open(sessionLostDecoder);
        return new Event.SessionLost(in.account(), in.session());
    }

    void write(Event.GatewayLost it) {
        writer.begin(gatewayLostEncoder).gateway(it.gateway());
    }

    Event.GatewayLost gatewayLost() {
        var in = reader.open(gatewayLostDecoder);
        return new Event.GatewayLost(in.gateway());
    }

    void write(Event.KillSwitchSet it) {
        writer.begin(killSwitchSetEncoder)
                .reach(Codes.KILL_REACH.code(it.reach()))
                .whose(it.whose())
                .thrown(Codes.yesNo(it.thrown()))
                .officer(it.officer())
                .reason(it.reason());
    }

    Event.KillSwitchSet killSwitchSet() {
        var in = reader.open(killSwitchSetDecoder);
        return new Event.KillSwitchSet(
                Codes.KILL_REACH.value(in.reach()), in.whose(), Codes.yesNo(in.thrown()), in.officer(), in.reason());
    }

    void write(Event.QuoteRejected it) {
        writer.begin(quoteRejectedEncoder)
                .account(it.account())
                .contract(it.contract())
                .side(Codes.SIDE.code(it.side()))
                .reason(Codes.REJECT_REASON.code(it.reason()))
                .group(it.group())
                .sentence(it.sentence());
    }

    Event.QuoteRejected quoteRejected() {
        var in = reader.open(quoteRejectedDecoder);
        return new Event.QuoteRejected(
                in.account(),
                in.contract(),
                Codes.SIDE.value(in.side()),
                in.group(),
                Codes.REJECT_REASON.value(in.reason()),
                in.sentence());
    }

    void write(Event.MarketMakerProtectionSet it) {
        writer.begin(marketMakerProtectionSetEncoder)
                .account(it.account())
                .intervalNanos(it.protection().intervalNanos())
                .frozenNanos(it.protection().frozenNanos())
                .unitsMax(it.protection().unitsMax())
                .deltaUnitsMax(it.protection().deltaUnitsMax())
                .index(it.protection().index())
                .group(it.protection().group());
    }

    Event.MarketMakerProtectionSet marketMakerProtectionSet() {
        var in = reader.open(marketMakerProtectionSetDecoder);
        return new Event.MarketMakerProtectionSet(
                in.account(),
                new MarketMakerProtection(
                        in.index(),
                        in.group(),
                        in.intervalNanos(),
                        in.frozenNanos(),
                        in.unitsMax(),
                        in.deltaUnitsMax()));
    }

    void write(Event.QuotesFrozen it) {
        writer.begin(quotesFrozenEncoder)
                .account(it.account())
                .units(it.units())
                .deltaUnits(it.deltaUnits())
                .untilNanos(it.untilNanos())
                .group(it.group());
    }

    Event.QuotesFrozen quotesFrozen() {
        var in = reader.open(quotesFrozenDecoder);
        return new Event.QuotesFrozen(in.account(), in.group(), in.units(), in.deltaUnits(), in.untilNanos());
    }

    void write(Event.MarketMakerProtectionReset it) {
        writer.begin(marketMakerProtectionResetEncoder).account(it.account()).group(it.group());
    }

    Event.MarketMakerProtectionReset marketMakerProtectionReset() {
        var in = reader.open(marketMakerProtectionResetDecoder);
        return new Event.MarketMakerProtectionReset(in.account(), in.group());
    }

    void write(Event.PositionLimitsSet it) {
        writer.begin(positionLimitsSetEncoder)
                .contractUnitsMax(it.limits().contractUnitsMax())
                .allMonthsUnitsMax(it.limits().allMonthsUnitsMax())
                .index(it.limits().index());
    }

    Event.PositionLimitsSet positionLimitsSet() {
        var in = reader.open(positionLimitsSetDecoder);
        return new Event.PositionLimitsSet(
                new PositionLimits(in.index(), in.contractUnitsMax(), in.allMonthsUnitsMax()));
    }

    void write(Event.ControlGroupSet it) {
        writer.begin(controlGroupSetEncoder).account(it.account()).group(it.group());
    }

    Event.ControlGroupSet controlGroupSet() {
        var in = reader.open(controlGroupSetDecoder);
        return new Event.ControlGroupSet(in.account(), in.group());
    }

    void write(Event.BlockTradeProposed it) {
        writer.begin(blockTradeProposedEncoder)
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

    Event.BlockTradeProposed blockTradeProposed() {
        var in = reader.open(blockTradeProposedDecoder);
        return new Event.BlockTradeProposed(
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

    void write(Event.BlockTradeEnded it) {
        writer.begin(blockTradeEndedEncoder)
                .proposal(it.proposal())
                .account(it.account())
                .counterparty(it.counterparty())
                .end(Codes.BLOCK_END.code(it.end()));
    }

    Event.BlockTradeEnded blockTradeEnded() {
        var in = reader.open(blockTradeEndedDecoder);
        return new Event.BlockTradeEnded(
                in.proposal(), in.account(), in.counterparty(), Codes.BLOCK_END.value(in.end()));
    }

    void write(Event.BlockTraded it) {
        writer.begin(blockTradedEncoder)
                .tradeId(it.tradeId())
                .proposal(it.proposal())
                .kind(Codes.BLOCK_KIND.code(it.kind()))
                .contract(it.contract())
                .priceTicks(it.priceTicks())
                .lots(it.lots())
                .buyer(it.buyer())
                .buyerFeeMicros(it.buyerFeeMicros())
                .seller(it.seller())
                .sellerFeeMicros(it.sellerFeeMicros())
                .executedNanos(it.executedNanos())
                .reference(it.reference());
    }

    Event.BlockTraded blockTraded() {
        var in = reader.open(blockTradedDecoder);
        return new Event.BlockTraded(
                in.tradeId(),
                in.proposal(),
                Codes.BLOCK_KIND.value(in.kind()),
                in.contract(),
                in.priceTicks(),
                in.lots(),
                in.buyer(),
                in.buyerFeeMicros(),
                in.seller(),
                in.sellerFeeMicros(),
                in.executedNanos(),
                in.reference());
    }
}
