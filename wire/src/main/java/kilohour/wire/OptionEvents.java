package kilohour.wire;

import java.time.YearMonth;
import kilohour.exchange.Event;
import kilohour.wire.sbe.OptionExpiredDecoder;
import kilohour.wire.sbe.OptionExpiredEncoder;
import kilohour.wire.sbe.OptionParametersSetDecoder;
import kilohour.wire.sbe.OptionParametersSetEncoder;
import kilohour.wire.sbe.VolatilitySetDecoder;
import kilohour.wire.sbe.VolatilitySetEncoder;

/** Options: how they are listed and marked, and their end. */
final class OptionEvents {
    private final OptionParametersSetEncoder optionParametersSetEncoder = new OptionParametersSetEncoder();
    private final OptionParametersSetDecoder optionParametersSetDecoder = new OptionParametersSetDecoder();
    private final VolatilitySetEncoder volatilitySetEncoder = new VolatilitySetEncoder();
    private final VolatilitySetDecoder volatilitySetDecoder = new VolatilitySetDecoder();
    private final OptionExpiredEncoder optionExpiredEncoder = new OptionExpiredEncoder();
    private final OptionExpiredDecoder optionExpiredDecoder = new OptionExpiredDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    OptionEvents(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Event.OptionParametersSet it) {
        var out = writer.begin(optionParametersSetEncoder);
        Composites.put(it.parameters(), out.parameters());
        out.index(it.parameters().index());
    }

    Event.OptionParametersSet optionParametersSet() {
        var in = reader.open(optionParametersSetDecoder);
        return new Event.OptionParametersSet(Composites.options(in.parameters(), in.index()));
    }

    void write(Event.VolatilitySet it) {
        var out = writer.begin(volatilitySetEncoder);
        out.year(it.month().getYear())
                .month((short) it.month().getMonthValue())
                .volatilityPpm(it.volatilityPpm())
                .index(it.index());
    }

    Event.VolatilitySet volatilitySet() {
        var in = reader.open(volatilitySetDecoder);
        return new Event.VolatilitySet(in.index(), YearMonth.of(in.year(), in.month()), in.volatilityPpm());
    }

    void write(Event.OptionExpired it) {
        var out = writer.begin(optionExpiredEncoder);
        out.contract(it.contract())
                .priceTenths(it.priceTenths())
                .inTheMoney(Codes.yesNo(it.inTheMoney()))
                .lots(it.lots());
    }

    Event.OptionExpired optionExpired() {
        var in = reader.open(optionExpiredDecoder);
        return new Event.OptionExpired(in.contract(), in.priceTenths(), Codes.yesNo(in.inTheMoney()), in.lots());
    }
}
