package kilohour.wire;

import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.StateRecord;
import kilohour.wire.sbe.ChargeBaseSetDecoder;
import kilohour.wire.sbe.ChargeBaseSetEncoder;
import kilohour.wire.sbe.ChargesSetDecoder;
import kilohour.wire.sbe.ChargesSetEncoder;
import kilohour.wire.sbe.ChargesStateDecoder;
import kilohour.wire.sbe.ChargesStateEncoder;
import kilohour.wire.sbe.SetChargesDecoder;
import kilohour.wire.sbe.SetChargesEncoder;

/** What margin has besides scenarios: commands, events and states alike. */
final class MarginRecords {
    private final SetChargesEncoder setChargesEncoder = new SetChargesEncoder();
    private final SetChargesDecoder setChargesDecoder = new SetChargesDecoder();
    private final ChargesSetEncoder chargesSetEncoder = new ChargesSetEncoder();
    private final ChargesSetDecoder chargesSetDecoder = new ChargesSetDecoder();
    private final ChargeBaseSetEncoder chargeBaseSetEncoder = new ChargeBaseSetEncoder();
    private final ChargeBaseSetDecoder chargeBaseSetDecoder = new ChargeBaseSetDecoder();
    private final ChargesStateEncoder chargesStateEncoder = new ChargesStateEncoder();
    private final ChargesStateDecoder chargesStateDecoder = new ChargesStateDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    MarginRecords(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Command.SetCharges it) {
        var out = writer.begin(setChargesEncoder);
        Composites.put(it.charges(), out.charges());
        out.index(it.charges().index());
    }

    Command.SetCharges setCharges() {
        var in = reader.open(setChargesDecoder);
        return new Command.SetCharges(Composites.charges(in.charges(), in.index()));
    }

    void write(Event.ChargesSet it) {
        var out = writer.begin(chargesSetEncoder);
        Composites.put(it.charges(), out.charges());
        out.index(it.charges().index());
    }

    Event.ChargesSet chargesSet() {
        var in = reader.open(chargesSetDecoder);
        return new Event.ChargesSet(Composites.charges(in.charges(), in.index()));
    }

    void write(Event.ChargeBaseSet it) {
        var out = writer.begin(chargeBaseSetEncoder);
        out.priceTenths(it.priceTenths())
                .openInterestUnits(it.openInterestUnits())
                .index(it.index());
    }

    Event.ChargeBaseSet chargeBaseSet() {
        var in = reader.open(chargeBaseSetDecoder);
        return new Event.ChargeBaseSet(in.index(), in.priceTenths(), in.openInterestUnits());
    }

    void write(StateRecord.ChargesState it) {
        var out = writer.begin(chargesStateEncoder);
        Composites.put(it.charges(), out.charges());
        out.priceTenths(it.priceTenths())
                .openInterestUnits(it.openInterestUnits())
                .index(it.charges().index());
    }

    StateRecord.ChargesState chargesState() {
        var in = reader.open(chargesStateDecoder);
        return new StateRecord.ChargesState(
                Composites.charges(in.charges(), in.index()), in.priceTenths(), in.openInterestUnits());
    }
}
