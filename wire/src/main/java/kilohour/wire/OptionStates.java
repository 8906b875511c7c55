package kilohour.wire;

import java.time.YearMonth;
import kilohour.exchange.StateRecord;
import kilohour.wire.sbe.OptionParametersStateDecoder;
import kilohour.wire.sbe.OptionParametersStateEncoder;
import kilohour.wire.sbe.VolatilityStateDecoder;
import kilohour.wire.sbe.VolatilityStateEncoder;

/** How options are listed and marked. */
final class OptionStates {
    private final OptionParametersStateEncoder optionParametersStateEncoder = new OptionParametersStateEncoder();
    private final OptionParametersStateDecoder optionParametersStateDecoder = new OptionParametersStateDecoder();
    private final VolatilityStateEncoder volatilityStateEncoder = new VolatilityStateEncoder();
    private final VolatilityStateDecoder volatilityStateDecoder = new VolatilityStateDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    OptionStates(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(StateRecord.OptionParametersState it) {
        var out = writer.begin(optionParametersStateEncoder);
        Composites.put(it.parameters(), out.parameters());
        out.valuedNanos(it.valuedNanos());
        out.index(it.parameters().index());
    }

    StateRecord.OptionParametersState optionParametersState() {
        var in = reader.open(optionParametersStateDecoder);
        return new StateRecord.OptionParametersState(Composites.options(in.parameters(), in.index()), in.valuedNanos());
    }

    void write(StateRecord.VolatilityState it) {
        var out = writer.begin(volatilityStateEncoder);
        out.year(it.month().getYear())
                .month((short) it.month().getMonthValue())
                .volatilityPpm(it.volatilityPpm())
                .index(it.index());
    }

    StateRecord.VolatilityState volatilityState() {
        var in = reader.open(volatilityStateDecoder);
        return new StateRecord.VolatilityState(in.index(), YearMonth.of(in.year(), in.month()), in.volatilityPpm());
    }
}
