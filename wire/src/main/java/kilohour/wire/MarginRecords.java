package kilohour.wire;

import java.util.ArrayList;
import kilohour.clearing.MarginGroup;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.StateRecord;
import kilohour.wire.sbe.ChargeBaseSetDecoder;
import kilohour.wire.sbe.ChargeBaseSetEncoder;
import kilohour.wire.sbe.ChargesSetDecoder;
import kilohour.wire.sbe.ChargesSetEncoder;
import kilohour.wire.sbe.ChargesStateDecoder;
import kilohour.wire.sbe.ChargesStateEncoder;
import kilohour.wire.sbe.MarginGroupSetDecoder;
import kilohour.wire.sbe.MarginGroupSetEncoder;
import kilohour.wire.sbe.MarginGroupStateDecoder;
import kilohour.wire.sbe.MarginGroupStateEncoder;
import kilohour.wire.sbe.SetChargesDecoder;
import kilohour.wire.sbe.SetChargesEncoder;
import kilohour.wire.sbe.SetMarginGroupDecoder;
import kilohour.wire.sbe.SetMarginGroupEncoder;

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
    private final SetMarginGroupEncoder setMarginGroupEncoder = new SetMarginGroupEncoder();
    private final SetMarginGroupDecoder setMarginGroupDecoder = new SetMarginGroupDecoder();
    private final MarginGroupSetEncoder marginGroupSetEncoder = new MarginGroupSetEncoder();
    private final MarginGroupSetDecoder marginGroupSetDecoder = new MarginGroupSetDecoder();
    private final MarginGroupStateEncoder marginGroupStateEncoder = new MarginGroupStateEncoder();
    private final MarginGroupStateDecoder marginGroupStateDecoder = new MarginGroupStateDecoder();
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

    void write(Command.SetMarginGroup it) {
        var out = writer.begin(setMarginGroupEncoder);
        out.offsetPpm(it.group().offsetPpm());
        var indices = out.indicesCount(it.group().indices().size());
        for (String each : it.group().indices()) indices.next().index(each);
        out.name(it.group().name());
    }

    Command.SetMarginGroup setMarginGroup() {
        var in = reader.open(setMarginGroupDecoder);
        var indices = new ArrayList<String>();
        for (var each : in.indices()) indices.add(each.index());
        return new Command.SetMarginGroup(new MarginGroup(in.name(), indices, in.offsetPpm()));
    }

    void write(Event.MarginGroupSet it) {
        var out = writer.begin(marginGroupSetEncoder);
        out.offsetPpm(it.group().offsetPpm());
        var indices = out.indicesCount(it.group().indices().size());
        for (String each : it.group().indices()) indices.next().index(each);
        out.name(it.group().name());
    }

    Event.MarginGroupSet marginGroupSet() {
        var in = reader.open(marginGroupSetDecoder);
        var indices = new ArrayList<String>();
        for (var each : in.indices()) indices.add(each.index());
        return new Event.MarginGroupSet(new MarginGroup(in.name(), indices, in.offsetPpm()));
    }

    void write(StateRecord.MarginGroupState it) {
        var out = writer.begin(marginGroupStateEncoder);
        out.offsetPpm(it.group().offsetPpm());
        var indices = out.indicesCount(it.group().indices().size());
        for (String each : it.group().indices()) indices.next().index(each);
        out.name(it.group().name());
    }

    StateRecord.MarginGroupState marginGroupState() {
        var in = reader.open(marginGroupStateDecoder);
        var indices = new ArrayList<String>();
        for (var each : in.indices()) indices.add(each.index());
        return new StateRecord.MarginGroupState(new MarginGroup(in.name(), indices, in.offsetPpm()));
    }
}
