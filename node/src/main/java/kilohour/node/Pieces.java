package kilohour.node;

import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Cuts a message into pieces and joins them again, so that a batch of any size passes through streams whose buffers
 * are small. A piece begins with the length of the whole message and its own place in it, four bytes each, little
 * endian. Almost every message is one piece.
 */
final class Pieces {
    static final int HEADER_BYTES = 2 * Integer.BYTES;

    /** Message bytes in one piece; fits an eighth of the smallest term used. */
    static final int PIECE_BYTES_MAX = 256 << 10;

    /** Terms of the streams that carry pieces. */
    static final int TERM_LENGTH = 8 << 20;

    private Pieces() {}

    /** Takes one piece; false ends the message half way. */
    interface Sink {
        boolean put(DirectBuffer buffer, int offset, int length);
    }

    /**
     * Sends a message piece by piece. The {@link #HEADER_BYTES} in front of it are overwritten.
     *
     * @return whether all of it went out
     */
    static boolean send(MutableDirectBuffer message, int offset, int length, Sink sink) {
        if (length <= PIECE_BYTES_MAX) {
            writeHeader(message, offset - HEADER_BYTES, length, 0);
            return sink.put(message, offset - HEADER_BYTES, HEADER_BYTES + length);
        }
        ExpandableArrayBuffer piece = new ExpandableArrayBuffer(HEADER_BYTES + PIECE_BYTES_MAX);
        for (int place = 0; place < length; place += PIECE_BYTES_MAX) {
            int bytes = Math.min(PIECE_BYTES_MAX, length - place);
            writeHeader(piece, 0, length, place);
            piece.putBytes(HEADER_BYTES, message, offset + place, bytes);
            if (!sink.put(piece, 0, HEADER_BYTES + bytes)) {
                return false;
            }
        }
        return true;
    }

    private static void writeHeader(MutableDirectBuffer buffer, int offset, int length, int place) {
        buffer.putInt(offset, length, ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(offset + Integer.BYTES, place, ByteOrder.LITTLE_ENDIAN);
    }

    /** Gives whole messages on. What has no beginning, or was left without an end, is passed over. */
    static final class Joiner implements FragmentHandler {
        private final FragmentHandler whole;
        private final ExpandableArrayBuffer joined = new ExpandableArrayBuffer(1024);
        private int joinedBytes;

        Joiner(FragmentHandler whole) {
            this.whole = whole;
        }

        @Override
        public void onFragment(DirectBuffer buffer, int offset, int length, Header header) {
            int total = buffer.getInt(offset, ByteOrder.LITTLE_ENDIAN);
            int place = buffer.getInt(offset + Integer.BYTES, ByteOrder.LITTLE_ENDIAN);
            int bytes = length - HEADER_BYTES;
            if (place == 0 && bytes == total) {
                joinedBytes = 0;
                whole.onFragment(buffer, offset + HEADER_BYTES, bytes, header);
            } else if (place == 0 || place == joinedBytes) {
                joined.putBytes(place, buffer, offset + HEADER_BYTES, bytes);
                joinedBytes = place + bytes;
                if (joinedBytes == total) {
                    joinedBytes = 0;
                    whole.onFragment(joined, 0, total, header);
                }
            } else {
                joinedBytes = 0;
            }
        }
    }
}
