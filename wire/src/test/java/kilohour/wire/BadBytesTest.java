package kilohour.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import kilohour.exchange.Command;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BadBytesTest {
    private static final long SEED = 20_261_121;

    static List<Format<?>> formats() {
        return Format.all();
    }

    @ParameterizedTest
    @MethodSource("formats")
    <T> void everyTruncationIsRefused(Format<T> format) {
        for (T it : format.oneOfEach(new Records(new SplittableRandom(SEED))).values()) {
            byte[] bytes = format.bytes(it);
            for (int length = 0; length < bytes.length; length++) {
                int shorter = length;
                // the rest of the message lies behind the length, and must not be looked at
                assertThatThrownBy(() -> format.read().decode(new UnsafeBuffer(bytes), 0, shorter))
                        .as("%s cut to %d of %d bytes", it, shorter, bytes.length)
                        .isInstanceOf(WireFormatException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    <T> void bytesBehindAMessageAreRefused(Format<T> format) {
        for (T it : format.oneOfEach(new Records(new SplittableRandom(SEED))).values()) {
            byte[] longer = java.util.Arrays.copyOf(format.bytes(it), format.bytes(it).length + 1);
            assertThatThrownBy(() -> format.read().decode(new UnsafeBuffer(longer), 0, longer.length))
                    .isInstanceOf(WireFormatException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    <T> void corruptedBytesAreReadOrRefusedAndNothingElse(Format<T> format) {
        SplittableRandom random = new SplittableRandom(SEED);
        Records source = new Records(random);
        int refused = 0;
        for (int round = 0; round < 300; round++)
            for (T it : format.oneOfEach(source).values()) {
                byte[] bytes = format.bytes(it);
                for (int hits = random.nextInt(1, 4); hits > 0; hits--)
                    bytes[random.nextInt(Math.min(bytes.length, 120))] = (byte) random.nextInt();
                try {
                    format.read().decode(new UnsafeBuffer(bytes), 0, bytes.length);
                } catch (WireFormatException expected) {
                    refused++;
                } catch (RuntimeException | Error other) {
                    throw new AssertionError("seed " + SEED + ", round " + round + ": " + it, other);
                }
            }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @MethodSource("formats")
    <T> void noiseIsRefused(Format<T> format) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 2_000; round++) {
            byte[] noise = new byte[random.nextInt(100)];
            random.nextBytes(noise);
            assertThatThrownBy(() -> format.read().decode(new UnsafeBuffer(noise), 0, noise.length))
                    .isInstanceOf(WireFormatException.class);
        }
    }

    @Test
    void aRefusalSaysWhatIsWrong() {
        CommandCodec codec = new CommandCodec();
        byte[] newer = Format.commands().bytes(new Command.Tick());
        newer[6] = 2; // schema version, little endian
        byte[] foreign = Format.commands().bytes(new Command.Tick());
        foreign[4] = 1; // schema id
        byte[] event = Format.commands().bytes(new Command.Tick());
        event[2] = 101; // template id

        assertThatThrownBy(() -> codec.decode(new UnsafeBuffer(newer), 0, newer.length))
                .hasMessage("a command is of schema version 2; this build reads 1 to 1");
        assertThatThrownBy(() -> codec.decode(new UnsafeBuffer(foreign), 0, foreign.length))
                .hasMessageStartingWith("a command is of schema ");
        assertThatThrownBy(() -> codec.decode(new UnsafeBuffer(event), 0, event.length))
                .hasMessage("101 is not the template id of a command");
        assertThatThrownBy(() -> codec.decode(new UnsafeBuffer(event), 4, event.length))
                .isInstanceOf(WireFormatException.class);
        assertThatThrownBy(() -> codec.decode(new UnsafeBuffer(event), -1, event.length))
                .isInstanceOf(WireFormatException.class);
        assertThatThrownBy(() -> codec.decode(new UnsafeBuffer(event), Integer.MAX_VALUE, event.length))
                .isInstanceOf(WireFormatException.class);
    }

    @Test
    void aValueThatTheMarketRefusesIsRefusedHereToo() {
        byte[] bytes = Format.commands().bytes(new Command.RegisterKey("k", 0, java.util.Set.of()));
        bytes[8 + 8] = 16; // the scopes' fifth bit, which means nothing

        assertThatThrownBy(() -> new CommandCodec().decode(new UnsafeBuffer(bytes), 0, bytes.length))
                .isInstanceOf(WireFormatException.class)
                .hasMessage("a command of template 6 cannot be: unknown scopes: bits 10000");
    }
}
