package kilohour.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import kilohour.exchange.Command;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RequestId;
import kilohour.units.Side;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
    private static final long SEED = 20_261_120;

    static List<Format<?>> formats() {
        return Format.all();
    }

    @Test
    void everySealedFamilyHasItsRecords() {
        assertThat(Records.commands()).hasSizeGreaterThanOrEqualTo(19);
        assertThat(Records.events()).hasSizeGreaterThanOrEqualTo(28);
        assertThat(Records.states()).hasSizeGreaterThanOrEqualTo(14);
    }

    @ParameterizedTest
    @MethodSource("formats")
    <T> void everyRecordComesBackAsItWas(Format<T> format) {
        Records source = new Records(new SplittableRandom(SEED));
        for (int round = 0; round < 200; round++)
            for (T it : format.oneOfEach(source).values()) {
                byte[] bytes = format.bytes(it);
                assertThat(format.read().decode(new UnsafeBuffer(bytes), 0, bytes.length))
                        .as("seed %d, round %d", SEED, round)
                        .isEqualTo(it);
            }
    }

    @ParameterizedTest
    @MethodSource("formats")
    <T> void theSameRecordGivesTheSameBytesWhateverWasWrittenBefore(Format<T> format) {
        Records source = new Records(new SplittableRandom(SEED));
        ExpandableArrayBuffer used = new ExpandableArrayBuffer();
        for (T it : format.oneOfEach(source).values()) {
            Arrays.fill(used.byteArray(), (byte) 0xAA);
            int length = format.write().encode(it, used, 3);
            assertThat(Arrays.copyOfRange(used.byteArray(), 3, 3 + length)).isEqualTo(format.bytes(it));
        }
    }

    @Test
    void anOrderIsItsHeaderItsBlockAndItsLabel() {
        Command order = new Command.PlaceOrder(
                100,
                new RequestId(1, 2),
                3,
                OrderTerms.limit(Side.BUY, 5, 2_600).withLabel("hedge"));

        // as docs/development/wire.md shows it, line by line
        assertThat(HexFormat.of().formatHex(Format.commands().bytes(order)))
                .isEqualTo("54001000e8030100"
                        + "6400000000000000"
                        + "01000000000000000200000000000000"
                        + "03000000"
                        + "010101010001"
                        + "0500000000000000280a000000000000"
                        + "0000000000000000"
                        + "0000000000000000"
                        + "ffff0000000000000000"
                        + "0000000000000000"
                        + "05006865646765");
    }

    @Test
    void aTextOfMoreThan65534BytesIsRefused() {
        CommandCodec codec = new CommandCodec();
        ExpandableArrayBuffer out = new ExpandableArrayBuffer();

        assertThat(codec.encode(new Command.DisableKey("k".repeat(65_534)), out, 0))
                .isEqualTo(8 + 2 + 65_534);
        assertThatThrownBy(() -> codec.encode(new Command.DisableKey("k".repeat(65_535)), out, 0))
                .isInstanceOf(WireFormatException.class)
                .hasMessage("command not written: a text in it is longer than 65,534 bytes of UTF-8");
    }
}
