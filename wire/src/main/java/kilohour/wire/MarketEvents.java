package kilohour.wire;

import java.util.ArrayList;
import java.util.List;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.Scenario;
import kilohour.exchange.Event;
import kilohour.wire.sbe.ContractListedDecoder;
import kilohour.wire.sbe.ContractListedEncoder;
import kilohour.wire.sbe.HourDeclaredDecoder;
import kilohour.wire.sbe.HourDeclaredEncoder;
import kilohour.wire.sbe.MarginParametersSetDecoder;
import kilohour.wire.sbe.MarginParametersSetEncoder;
import kilohour.wire.sbe.MarkMovedDecoder;
import kilohour.wire.sbe.MarkMovedEncoder;
import kilohour.wire.sbe.PrintDeclaredDecoder;
import kilohour.wire.sbe.PrintDeclaredEncoder;
import kilohour.wire.sbe.ReferenceSetDecoder;
import kilohour.wire.sbe.ReferenceSetEncoder;
import kilohour.wire.sbe.SettlementPriceSetDecoder;
import kilohour.wire.sbe.SettlementPriceSetEncoder;
import kilohour.wire.sbe.TradingParametersSetDecoder;
import kilohour.wire.sbe.TradingParametersSetEncoder;
import kilohour.wire.sbe.UnderlyingListedDecoder;
import kilohour.wire.sbe.UnderlyingListedEncoder;

/** What trades, how, and prices. */
final class MarketEvents {
    private final UnderlyingListedEncoder underlyingListedEncoder = new UnderlyingListedEncoder();
    private final UnderlyingListedDecoder underlyingListedDecoder = new UnderlyingListedDecoder();
    private final ContractListedEncoder contractListedEncoder = new ContractListedEncoder();
    private final ContractListedDecoder contractListedDecoder = new ContractListedDecoder();
    private final ReferenceSetEncoder referenceSetEncoder = new ReferenceSetEncoder();
    private final ReferenceSetDecoder referenceSetDecoder = new ReferenceSetDecoder();
    private final TradingParametersSetEncoder tradingParametersSetEncoder = new TradingParametersSetEncoder();
    private final TradingParametersSetDecoder tradingParametersSetDecoder = new TradingParametersSetDecoder();
    private final MarginParametersSetEncoder marginParametersSetEncoder = new MarginParametersSetEncoder();
    private final MarginParametersSetDecoder marginParametersSetDecoder = new MarginParametersSetDecoder();
    private final HourDeclaredEncoder hourDeclaredEncoder = new HourDeclaredEncoder();
    private final HourDeclaredDecoder hourDeclaredDecoder = new HourDeclaredDecoder();
    private final PrintDeclaredEncoder printDeclaredEncoder = new PrintDeclaredEncoder();
    private final PrintDeclaredDecoder printDeclaredDecoder = new PrintDeclaredDecoder();
    private final MarkMovedEncoder markMovedEncoder = new MarkMovedEncoder();
    private final MarkMovedDecoder markMovedDecoder = new MarkMovedDecoder();
    private final SettlementPriceSetEncoder settlementPriceSetEncoder = new SettlementPriceSetEncoder();
    private final SettlementPriceSetDecoder settlementPriceSetDecoder = new SettlementPriceSetDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    MarketEvents(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Event.UnderlyingListed it) {
        UnderlyingListedEncoder out = writer.begin(underlyingListedEncoder);
        Underlyings.put(it.underlying(), out.underlying());
        out.code(it.underlying().code()).description(it.underlying().description());
    }

    Event.UnderlyingListed underlyingListed() {
        var in = reader.open(underlyingListedDecoder);
        return new Event.UnderlyingListed(Underlyings.underlying(in.underlying(), in.code(), in.description()));
    }

    void write(Event.ContractListed it) {
        ContractListedEncoder out = writer.begin(contractListedEncoder);
        Composites.put(it.contract(), out.contract());
        Spreads.put(it.contract(), out.legs());
        out.referenceTenths(it.referenceTenths())
                .code(it.contract().underlying().code())
                .description(it.contract().underlying().description())
                .farCode(Spreads.farCode(it.contract()))
                .farDescription(Spreads.farDescription(it.contract()));
    }

    Event.ContractListed contractListed() {
        var in = reader.open(contractListedDecoder);
        return new Event.ContractListed(
                Spreads.contract(
                        in.contract(), in.code(), in.description(), in.legs(), in.farCode(), in.farDescription()),
                in.referenceTenths());
    }

    void write(Event.ReferenceSet it) {
        writer.begin(referenceSetEncoder).contract(it.contract()).priceTenths(it.priceTenths());
    }

    Event.ReferenceSet referenceSet() {
        var in = reader.open(referenceSetDecoder);
        return new Event.ReferenceSet(in.contract(), in.priceTenths());
    }

    void write(Event.TradingParametersSet it) {
        TradingParametersSetEncoder out = writer.begin(tradingParametersSetEncoder);
        Composites.put(it.parameters(), out.parameters());
    }

    Event.TradingParametersSet tradingParametersSet() {
        var in = reader.open(tradingParametersSetDecoder);
        return new Event.TradingParametersSet(Composites.trading(in.parameters()));
    }

    void write(Event.MarginParametersSet it) {
        MarginParameters parameters = it.parameters();
        MarginParametersSetEncoder out = writer.begin(marginParametersSetEncoder);
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

    Event.MarginParametersSet marginParametersSet() {
        var in = reader.open(marginParametersSetDecoder);
        List<Scenario> scenarios = new ArrayList<>();
        for (var each : in.scenarios())
            scenarios.add(
                    new Scenario(each.name(), each.nearPpm(), each.middlePpm(), each.farPpm(), each.volatilityPpm()));
        return new Event.MarginParametersSet(
                new MarginParameters(in.index(), in.parametersVersion(), in.initialPpm(), scenarios));
    }

    void write(Event.HourDeclared it) {
        writer.begin(hourDeclaredEncoder)
                .hour(it.hour())
                .valueTenths(it.valueTenths())
                .grade(Codes.PRINT_GRADE.code(it.grade()))
                .index(it.index());
    }

    Event.HourDeclared hourDeclared() {
        var in = reader.open(hourDeclaredDecoder);
        return new Event.HourDeclared(in.index(), in.hour(), in.valueTenths(), Codes.PRINT_GRADE.value(in.grade()));
    }

    void write(Event.PrintDeclared it) {
        writer.begin(printDeclaredEncoder)
                .day(it.day())
                .valueTenths(it.valueTenths())
                .grade(Codes.PRINT_GRADE.code(it.grade()))
                .status(Codes.PRINT_STATUS.code(it.status()))
                .index(it.index())
                .recordHash(it.recordHash());
    }

    Event.PrintDeclared printDeclared() {
        var in = reader.open(printDeclaredDecoder);
        return new Event.PrintDeclared(
                in.index(),
                in.day(),
                in.valueTenths(),
                Codes.PRINT_GRADE.value(in.grade()),
                Codes.PRINT_STATUS.value(in.status()),
                in.recordHash());
    }

    void write(Event.MarkMoved it) {
        writer.begin(markMovedEncoder).contract(it.contract()).markTenths(it.markTenths());
    }

    Event.MarkMoved markMoved() {
        var in = reader.open(markMovedDecoder);
        return new Event.MarkMoved(in.contract(), in.markTenths());
    }

    void write(Event.SettlementPriceSet it) {
        writer.begin(settlementPriceSetEncoder)
                .contract(it.contract())
                .day(it.day())
                .priceTenths(it.priceTenths())
                .tier(Codes.TIER.code(it.tier()));
    }

    Event.SettlementPriceSet settlementPriceSet() {
        var in = reader.open(settlementPriceSetDecoder);
        return new Event.SettlementPriceSet(in.contract(), in.day(), in.priceTenths(), Codes.TIER.value(in.tier()));
    }
}
