package kilohour.wire;

import java.util.ArrayList;
import java.util.List;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.Scenario;
import kilohour.exchange.OpenOrder;
import kilohour.exchange.StateRecord;
import kilohour.wire.sbe.ContractStateDecoder;
import kilohour.wire.sbe.ContractStateEncoder;
import kilohour.wire.sbe.MarginStateDecoder;
import kilohour.wire.sbe.MarginStateEncoder;
import kilohour.wire.sbe.OrderStateDecoder;
import kilohour.wire.sbe.OrderStateEncoder;
import kilohour.wire.sbe.PositionStateDecoder;
import kilohour.wire.sbe.PositionStateEncoder;
import kilohour.wire.sbe.PrintStateDecoder;
import kilohour.wire.sbe.PrintStateEncoder;
import kilohour.wire.sbe.StopsMetStateDecoder;
import kilohour.wire.sbe.StopsMetStateEncoder;
import kilohour.wire.sbe.UnderlyingStateDecoder;
import kilohour.wire.sbe.UnderlyingStateEncoder;

/** Underlyings, contracts, prices, positions, orders. */
final class MarketStates {
    private final UnderlyingStateEncoder underlyingStateEncoder = new UnderlyingStateEncoder();
    private final UnderlyingStateDecoder underlyingStateDecoder = new UnderlyingStateDecoder();
    private final MarginStateEncoder marginStateEncoder = new MarginStateEncoder();
    private final MarginStateDecoder marginStateDecoder = new MarginStateDecoder();
    private final PrintStateEncoder printStateEncoder = new PrintStateEncoder();
    private final PrintStateDecoder printStateDecoder = new PrintStateDecoder();
    private final ContractStateEncoder contractStateEncoder = new ContractStateEncoder();
    private final ContractStateDecoder contractStateDecoder = new ContractStateDecoder();
    private final PositionStateEncoder positionStateEncoder = new PositionStateEncoder();
    private final PositionStateDecoder positionStateDecoder = new PositionStateDecoder();
    private final StopsMetStateEncoder stopsMetStateEncoder = new StopsMetStateEncoder();
    private final StopsMetStateDecoder stopsMetStateDecoder = new StopsMetStateDecoder();
    private final OrderStateEncoder orderStateEncoder = new OrderStateEncoder();
    private final OrderStateDecoder orderStateDecoder = new OrderStateDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    MarketStates(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(StateRecord.UnderlyingState it) {
        UnderlyingStateEncoder out = writer.begin(underlyingStateEncoder);
        Underlyings.put(it.underlying(), out.underlying());
        out.lastHour(it.lastHour())
                .lastHourTenths(it.lastHourTenths())
                .lastHourGrade(Codes.PRINT_GRADE.codeOrNull(it.lastHourGrade()))
                .runLevelTenths(it.runLevelTenths())
                .code(it.underlying().code())
                .description(it.underlying().description());
    }

    StateRecord.UnderlyingState underlyingState() {
        var in = reader.open(underlyingStateDecoder);
        return new StateRecord.UnderlyingState(
                Underlyings.underlying(in.underlying(), in.code(), in.description()),
                in.lastHour(),
                in.lastHourTenths(),
                Codes.PRINT_GRADE.valueOrNull(in.lastHourGrade()),
                in.runLevelTenths());
    }

    void write(StateRecord.MarginState it) {
        MarginParameters parameters = it.parameters();
        MarginStateEncoder out = writer.begin(marginStateEncoder);
        out.parametersVersion(parameters.version()).initialPpm(parameters.initialPpm());
        var scenarios = out.scenariosCount(parameters.scenarios().size());
        for (Scenario scenario : parameters.scenarios())
            scenarios
                    .next()
                    .nearPpm(scenario.nearPpm())
                    .middlePpm(scenario.middlePpm())
                    .farPpm(scenario.farPpm())
                    .volatilityPpm(scenario.volatilityPpm())
                    .name(scenario.name());
        out.index(parameters.index());
    }

    StateRecord.MarginState marginState() {
        var in = reader.open(marginStateDecoder);
        List<Scenario> scenarios = new ArrayList<>();
        for (var each : in.scenarios())
            scenarios.add(
                    new Scenario(each.name(), each.nearPpm(), each.middlePpm(), each.farPpm(), each.volatilityPpm()));
        return new StateRecord.MarginState(
                new MarginParameters(in.index(), in.parametersVersion(), in.initialPpm(), scenarios));
    }

    void write(StateRecord.PrintState it) {
        writer.begin(printStateEncoder)
                .day(it.day())
                .valueTenths(it.valueTenths())
                .grade(Codes.PRINT_GRADE.code(it.grade()))
                .status(Codes.PRINT_STATUS.code(it.status()))
                .index(it.index())
                .recordHash(it.recordHash());
    }

    StateRecord.PrintState printState() {
        var in = reader.open(printStateDecoder);
        return new StateRecord.PrintState(
                in.index(),
                in.day(),
                in.valueTenths(),
                Codes.PRINT_GRADE.value(in.grade()),
                Codes.PRINT_STATUS.value(in.status()),
                in.recordHash());
    }

    void write(StateRecord.ContractState it) {
        ContractStateEncoder out = writer.begin(contractStateEncoder);
        Composites.put(it.contract(), out.contract());
        Spreads.put(it.contract(), out.legs());
        out.ended(Codes.yesNo(it.ended()))
                .markTenths(it.markTenths())
                .settlementTenths(it.settlementTenths())
                .settlementDay(it.settlementDay())
                .lastTradeTicks(it.lastTradeTicks())
                .tradedSinceRun(Codes.yesNo(it.tradedSinceRun()))
                .closingLots(it.closingLots())
                .closingTickLots(it.closingTickLots())
                .premiumSumPpb(it.premiumSumPpb())
                .premiumMinutes(it.premiumMinutes())
                .fundingIndexTenths(it.fundingIndexTenths())
                .code(it.contract().underlying().code())
                .description(it.contract().underlying().description())
                .farCode(Spreads.farCode(it.contract()))
                .farDescription(Spreads.farDescription(it.contract()));
    }

    StateRecord.ContractState contractState() {
        var in = reader.open(contractStateDecoder);
        return new StateRecord.ContractState(
                Spreads.contract(
                        in.contract(), in.code(), in.description(), in.legs(), in.farCode(), in.farDescription()),
                Codes.yesNo(in.ended()),
                in.markTenths(),
                in.settlementTenths(),
                in.settlementDay(),
                in.lastTradeTicks(),
                Codes.yesNo(in.tradedSinceRun()),
                in.closingLots(),
                in.closingTickLots(),
                in.premiumSumPpb(),
                in.premiumMinutes(),
                in.fundingIndexTenths());
    }

    void write(StateRecord.PositionState it) {
        writer.begin(positionStateEncoder)
                .account(it.account())
                .contract(it.contract())
                .lots(it.lots())
                .valueMicros(it.valueMicros())
                .entryCostMicros(it.entryCostMicros());
    }

    StateRecord.PositionState positionState() {
        var in = reader.open(positionStateDecoder);
        return new StateRecord.PositionState(
                in.account(), in.contract(), in.lots(), in.valueMicros(), in.entryCostMicros());
    }

    void write(StateRecord.OrderState it) {
        OpenOrder order = it.order();
        OrderStateEncoder out = writer.begin(orderStateEncoder);
        Composites.put(order.terms(), out.terms());
        out.orderId(order.orderId())
                .account(order.account())
                .contract(order.contract())
                .limitTicks(order.limitTicks())
                .untriggered(Codes.yesNo(order.untriggered()))
                .lotsOpen(order.lotsOpen())
                .lotsFilled(order.lotsFilled())
                .filledTickLots(order.filledTickLots())
                .feesMicros(order.feesMicros())
                .lotsShown(order.lotsShown())
                .createdNanos(order.createdNanos())
                .updatedNanos(order.updatedNanos())
                .session(order.session())
                .linkedTo(order.linkedTo())
                .label(order.terms().label());
    }

    StateRecord.OrderState orderState() {
        var in = reader.open(orderStateDecoder);
        return new StateRecord.OrderState(new OpenOrder(
                in.orderId(),
                in.account(),
                in.contract(),
                Composites.terms(in.terms(), in.label()),
                in.limitTicks(),
                Codes.yesNo(in.untriggered()),
                in.lotsOpen(),
                in.lotsFilled(),
                in.filledTickLots(),
                in.feesMicros(),
                in.lotsShown(),
                in.createdNanos(),
                in.updatedNanos(),
                in.session(),
                in.linkedTo()));
    }

    void write(StateRecord.StopsMetState it) {
        writer.begin(stopsMetStateEncoder)
                .contract(it.contract())
                .source(Codes.TRIGGER_SOURCE.code(it.source()))
                .lowTenths(it.lowTenths())
                .highTenths(it.highTenths());
    }

    StateRecord.StopsMetState stopsMetState() {
        var in = reader.open(stopsMetStateDecoder);
        return new StateRecord.StopsMetState(
                in.contract(), Codes.TRIGGER_SOURCE.value(in.source()), in.lowTenths(), in.highTenths());
    }
}
