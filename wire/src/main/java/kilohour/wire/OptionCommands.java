package kilohour.wire;

import java.time.YearMonth;
import kilohour.exchange.Command;
import kilohour.wire.sbe.SetOptionParametersDecoder;
import kilohour.wire.sbe.SetOptionParametersEncoder;
import kilohour.wire.sbe.SetVolatilityDecoder;
import kilohour.wire.sbe.SetVolatilityEncoder;

/** How options are listed, margined and marked. */
final class OptionCommands {
    private final SetOptionParametersEncoder setOptionParametersEncoder = new SetOptionParametersEncoder();
    private final SetOptionParametersDecoder setOptionParametersDecoder = new SetOptionParametersDecoder();
    private final SetVolatilityEncoder setVolatilityEncoder = new SetVolatilityEncoder();
    private final SetVolatilityDecoder setVolatilityDecoder = new SetVolatilityDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    OptionCommands(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Command.SetOptionParameters it) {
        var out = writer.begin(setOptionParametersEncoder);
        Composites.put(it.parameters(), out.parameters());
        out.index(it.parameters().index());
    }

    Command.SetOptionParameters setOptionParameters() {
        var in = reader.open(setOptionParametersDecoder);
        return new Command.SetOptionParameters(Composites.options(in.parameters(), in.index()));
    }

    void write(Command.SetVolatility it) {
        var out = writer.begin(setVolatilityEncoder);
        out.year(it.month().getYear())
                .month((short) it.month().getMonthValue())
                .volatilityPpm(it.volatilityPpm())
                .index(it.index());
    }

    Command.SetVolatility setVolatility() {
        var in = reader.open(setVolatilityDecoder);
        return new Command.SetVolatility(in.index(), YearMonth.of(in.year(), in.month()), in.volatilityPpm());
    }
}
