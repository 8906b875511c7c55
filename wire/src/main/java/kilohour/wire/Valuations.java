package kilohour.wire;

import java.util.ArrayList;
import java.util.List;
import kilohour.exchange.Event;
import kilohour.exchange.Valuation;
import kilohour.wire.sbe.AccountValuedDecoder;
import kilohour.wire.sbe.AccountValuedEncoder;

/** What accounts are worth at the close of a day. */
final class Valuations {
    private final AccountValuedEncoder accountValuedEncoder = new AccountValuedEncoder();
    private final AccountValuedDecoder accountValuedDecoder = new AccountValuedDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    Valuations(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Event.AccountValued it) {
        AccountValuedEncoder out = writer.begin(accountValuedEncoder);
        Valuation valuation = it.valuation();
        out.account(it.account())
                .day(it.day())
                .cashMicros(valuation.cashMicros())
                .gainsMicros(valuation.gainsMicros())
                .optionsMicros(valuation.optionsMicros())
                .maintenanceMicros(valuation.maintenanceMicros())
                .initialMicros(valuation.initialMicros());
        var pledged = out.pledgedCount(valuation.pledged().size());
        for (Valuation.Pledged each : valuation.pledged())
            pledged.next()
                    .amountMicros(each.amountMicros())
                    .pricePpm(each.pricePpm())
                    .haircutPpm(each.haircutPpm())
                    .countsMicros(each.countsMicros())
                    .asset(each.asset());
    }

    Event.AccountValued accountValued() {
        var in = reader.open(accountValuedDecoder);
        List<Valuation.Pledged> pledged = new ArrayList<>();
        for (var each : in.pledged())
            pledged.add(new Valuation.Pledged(
                    each.asset(), each.amountMicros(), each.pricePpm(), each.haircutPpm(), each.countsMicros()));
        return new Event.AccountValued(
                in.account(),
                in.day(),
                new Valuation(
                        in.cashMicros(),
                        in.gainsMicros(),
                        in.optionsMicros(),
                        in.maintenanceMicros(),
                        in.initialMicros(),
                        pledged));
    }
}
