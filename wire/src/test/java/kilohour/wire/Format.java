package kilohour.wire;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.StateRecord;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/** One family of records and its codec, so that a test can say a thing once for all three. */
record Format<T>(String name, List<Class<? extends T>> records, Write<T> write, Read<T> read) {
    interface Write<T> {
        int encode(T it, MutableDirectBuffer out, int offset);
    }

    interface Read<T> {
        T decode(DirectBuffer in, int offset, int length);
    }

    static Format<Command> commands() {
        CommandCodec codec = new CommandCodec();
        return new Format<>("Command", Records.commands(), codec::encode, codec::decode);
    }

    static Format<Event> events() {
        EventCodec codec = new EventCodec();
        return new Format<>("Event", Records.events(), codec::encode, codec::decode);
    }

    static Format<StateRecord> states() {
        StateCodec codec = new StateCodec();
        return new Format<>("StateRecord", Records.states(), codec::encode, codec::decode);
    }

    static List<Format<?>> all() {
        return List.of(commands(), events(), states());
    }

    byte[] bytes(T it) {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(16);
        int length = write.encode(it, buffer, 7);
        byte[] bytes = new byte[length];
        buffer.getBytes(7, bytes);
        return bytes;
    }

    /** One record of each kind, by the record's name, alphabetically. */
    Map<String, T> oneOfEach(Records source) {
        Map<String, T> each = new TreeMap<>();
        for (Class<? extends T> record : records) each.put(record.getSimpleName(), source.any(record));
        return each;
    }
}
