package kilohour.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class PiecesTest {
    private static final int AT = 32;

    private final List<byte[]> joined = new ArrayList<>();
    private final Pieces.Joiner joiner = new Pieces.Joiner((buffer, offset, length, header) -> {
        byte[] whole = new byte[length];
        buffer.getBytes(offset, whole);
        joined.add(whole);
    });

    @Test
    void messagesOfEverySizeComeTogetherAsTheyWere() {
        int most = Pieces.PIECE_BYTES_MAX;
        for (int length : List.of(0, 1, most - 1, most, most + 1, 2 * most, 5 * most + 3)) {
            byte[] message = message(length);
            joined.clear();
            assertThat(send(message, pieces(message).size())).isTrue();
            assertThat(joined).singleElement().isEqualTo(message);
        }
    }

    @Test
    void aMessageCutShortIsPassedOverAndTheNextIsWhole() {
        byte[] cut = message(3 * Pieces.PIECE_BYTES_MAX);
        byte[] next = message(2 * Pieces.PIECE_BYTES_MAX);
        assertThat(send(cut, 2)).isFalse();
        assertThat(send(next, 2)).isTrue();
        assertThat(joined).containsExactly(next);
    }

    @Test
    void piecesWithoutTheirBeginningArePassedOver() {
        List<byte[]> pieces = pieces(message(3 * Pieces.PIECE_BYTES_MAX));
        for (byte[] piece : pieces.subList(1, 3)) {
            joiner.onFragment(new UnsafeBuffer(piece), 0, piece.length, null);
        }
        assertThat(joined).isEmpty();
        byte[] small = message(10);
        send(small, 1);
        assertThat(joined).containsExactly(small);
    }

    private boolean send(byte[] message, int piecesMax) {
        int[] taken = {0};
        return Pieces.send(buffer(message), AT, message.length, (buffer, offset, length) -> {
            if (taken[0]++ == piecesMax) {
                return false;
            }
            joiner.onFragment(buffer, offset, length, null);
            return true;
        });
    }

    private static List<byte[]> pieces(byte[] message) {
        List<byte[]> pieces = new ArrayList<>();
        Pieces.send(buffer(message), AT, message.length, (buffer, offset, length) -> {
            byte[] piece = new byte[length];
            buffer.getBytes(offset, piece);
            return pieces.add(piece);
        });
        return pieces;
    }

    private static ExpandableArrayBuffer buffer(byte[] message) {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        buffer.putBytes(AT, message);
        return buffer;
    }

    private static byte[] message(int length) {
        byte[] message = new byte[length];
        new Random(length).nextBytes(message);
        return message;
    }
}
