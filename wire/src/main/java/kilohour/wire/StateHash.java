package kilohour.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import kilohour.exchange.Exchange;
import kilohour.exchange.StateRecord;
import org.agrona.ExpandableArrayBuffer;

/** One number for a whole market: two markets with the same state have the same hash. */
public final class StateHash {
    private StateHash() {}

    /** SHA-256, hexadecimal, over the encoded state records in their order. */
    public static String of(Exchange exchange) {
        return of(exchange::snapshot);
    }

    static String of(Consumer<Consumer<StateRecord>> snapshot) {
        MessageDigest digest = sha256();
        StateCodec codec = new StateCodec();
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1024);
        snapshot.accept(record -> {
            int length = codec.encode(record, buffer, 0); // may grow the buffer into another array
            digest.update(buffer.byteArray(), 0, length);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
