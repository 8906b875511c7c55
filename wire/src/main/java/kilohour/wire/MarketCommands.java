package kilohour.wire;

import java.util.ArrayList;
import java.util.List;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.Scenario;
import kilohour.exchange.Command;
import kilohour.wire.sbe.DeclareHourDecoder;
import kilohour.wire.sbe.DeclareHourEncoder;
import kilohour.wire.sbe.DeclarePrintDecoder;
import kilohour.wire.sbe.DeclarePrintEncoder;
import kilohour.wire.sbe.ListUnderlyingDecoder;
import kilohour.wire.sbe.ListUnderlyingEncoder;
import kilohour.wire.sbe.SetMarginParametersDecoder;
import kilohour.wire.sbe.SetMarginParametersEncoder;
import kilohour.wire.sbe.SetReferenceDecoder;
import kilohour.wire.sbe.SetReferenceEncoder;
import kilohour.wire.sbe.SetTradingParametersDecoder;
import kilohour.wire.sbe.SetTradingParametersEncoder;

/** What trades, how, and what the index says. */
final class MarketCommands {
    private final ListUnderlyingEncoder listUnderlyingEncoder = new ListUnderlyingEncoder();
    private final ListUnderlyingDecoder listUnderlyingDecoder = new ListUnderlyingDecoder();
    private final SetTradingParametersEncoder setTradingParametersEncoder = new SetTradingParametersEncoder();
    private final SetTradingParametersDecoder setTradingParametersDecoder = new SetTradingParametersDecoder();
    private final SetMarginParametersEncoder setMarginParametersEncoder = new SetMarginParametersEncoder();
    private final SetMarginParametersDecoder setMarginParametersDecoder = new SetMarginParametersDecoder();
    private final SetReferenceEncoder setReferenceEncoder = new SetReferenceEncoder();
    private final SetReferenceDecoder setReferenceDecoder = new SetReferenceDecoder();
    private final DeclareHourEncoder declareHourEncoder = new DeclareHourEncoder();
    private final DeclareHourDecoder declareHourDecoder = new DeclareHourDecoder();
    private final DeclarePrintEncoder declarePrintEncoder = new DeclarePrintEncoder();
    private final DeclarePrintDecoder declarePrintDecoder = new DeclarePrintDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    MarketCommands(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Command.ListUnderlying it) {
        ListUnderlyingEncoder out = writer.begin(listUnderlyingEncoder);
        Underlyings.put(it.underlying(), out.underlying());
        out.code(it.underlying().code()).description(it.underlying().description());
    }

    Command.ListUnderlying listUnderlying() {
        var in = reader.open(listUnderlyingDecoder);
        return new Command.ListUnderlying(Underlyings.underlying(in.underlying(), in.code(), in.description()));
    }

    void write(Command.SetTradingParameters it) {
        SetTradingParametersEncoder out = writer.begin(setTradingParametersEncoder);
        Composites.put(it.parameters(), out.parameters());
    }

    Command.SetTradingParameters setTradingParameters() {
        var in = reader.open(setTradingParametersDecoder);
        return new Command.SetTradingParameters(Composites.trading(in.parameters()));
    }

    void write(Command.SetMarginParameters it) {
        MarginParameters parameters = it.parameters();
        SetMarginParametersEncoder out = writer.begin(setMarginParametersEncoder);
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

    Command.SetMarginParameters setMarginParameters() {
        var in = reader.open(setMarginParametersDecoder);
        List<Scenario> scenarios = new ArrayList<>();
        for (var each : in.scenarios())
            scenarios.add(
                    new Scenario(each.name(), each.nearPpm(), each.middlePpm(), each.farPpm(), each.volatilityPpm()));
        return new Command.SetMarginParameters(
                new MarginParameters(in.index(), in.parametersVersion(), in.initialPpm(), scenarios));
    }

    void write(Command.SetReference it) {
        writer.begin(setReferenceEncoder).contract(it.contract()).priceTenths(it.priceTenths());
    }

    Command.SetReference setReference() {
        var in = reader.open(setReferenceDecoder);
        return new Command.SetReference(in.contract(), in.priceTenths());
    }

    void write(Command.DeclareHour it) {
        writer.begin(declareHourEncoder)
                .hour(it.hour())
                .valueTenths(it.valueTenths())
                .grade(Codes.PRINT_GRADE.code(it.grade()))
                .index(it.index());
    }

    Command.DeclareHour declareHour() {
        var in = reader.open(declareHourDecoder);
        return new Command.DeclareHour(in.index(), in.hour(), in.valueTenths(), Codes.PRINT_GRADE.value(in.grade()));
    }

    void write(Command.DeclarePrint it) {
        writer.begin(declarePrintEncoder)
                .day(it.day())
                .valueTenths(it.valueTenths())
                .grade(Codes.PRINT_GRADE.code(it.grade()))
                .status(Codes.PRINT_STATUS.code(it.status()))
                .index(it.index())
                .recordHash(it.recordHash());
    }

    Command.DeclarePrint declarePrint() {
        var in = reader.open(declarePrintDecoder);
        return new Command.DeclarePrint(
                in.index(),
                in.day(),
                in.valueTenths(),
                Codes.PRINT_GRADE.value(in.grade()),
                Codes.PRINT_STATUS.value(in.status()),
                in.recordHash());
    }
}
