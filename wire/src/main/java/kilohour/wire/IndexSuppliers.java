package kilohour.wire;

import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.StateRecord;
import kilohour.wire.sbe.IndexSupplierSetDecoder;
import kilohour.wire.sbe.IndexSupplierSetEncoder;
import kilohour.wire.sbe.IndexSupplierStateDecoder;
import kilohour.wire.sbe.IndexSupplierStateEncoder;
import kilohour.wire.sbe.SetIndexSupplierDecoder;
import kilohour.wire.sbe.SetIndexSupplierEncoder;

/** Members that supply prices to an index. */
final class IndexSuppliers {
    private final SetIndexSupplierEncoder setIndexSupplierEncoder = new SetIndexSupplierEncoder();
    private final SetIndexSupplierDecoder setIndexSupplierDecoder = new SetIndexSupplierDecoder();
    private final IndexSupplierSetEncoder indexSupplierSetEncoder = new IndexSupplierSetEncoder();
    private final IndexSupplierSetDecoder indexSupplierSetDecoder = new IndexSupplierSetDecoder();
    private final IndexSupplierStateEncoder indexSupplierStateEncoder = new IndexSupplierStateEncoder();
    private final IndexSupplierStateDecoder indexSupplierStateDecoder = new IndexSupplierStateDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    IndexSuppliers(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Command.SetIndexSupplier it) {
        SetIndexSupplierEncoder out = writer.begin(setIndexSupplierEncoder);
        out.member(it.member())
                .supplies(Codes.yesNo(it.supplies()))
                .addOnPpm(it.addOnPpm())
                .index(it.index());
    }

    Command.SetIndexSupplier setIndexSupplier() {
        var in = reader.open(setIndexSupplierDecoder);
        return new Command.SetIndexSupplier(in.member(), in.index(), Codes.yesNo(in.supplies()), in.addOnPpm());
    }

    void write(Event.IndexSupplierSet it) {
        IndexSupplierSetEncoder out = writer.begin(indexSupplierSetEncoder);
        out.member(it.member())
                .supplies(Codes.yesNo(it.supplies()))
                .addOnPpm(it.addOnPpm())
                .index(it.index());
    }

    Event.IndexSupplierSet indexSupplierSet() {
        var in = reader.open(indexSupplierSetDecoder);
        return new Event.IndexSupplierSet(in.member(), in.index(), Codes.yesNo(in.supplies()), in.addOnPpm());
    }

    void write(StateRecord.IndexSupplierState it) {
        IndexSupplierStateEncoder out = writer.begin(indexSupplierStateEncoder);
        out.member(it.member()).addOnPpm(it.addOnPpm()).index(it.index());
    }

    StateRecord.IndexSupplierState indexSupplierState() {
        var in = reader.open(indexSupplierStateDecoder);
        return new StateRecord.IndexSupplierState(in.member(), in.index(), in.addOnPpm());
    }
}
