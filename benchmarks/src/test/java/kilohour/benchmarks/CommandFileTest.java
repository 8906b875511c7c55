package kilohour.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandFileTest {
    @TempDir
    private Path folder;

    @Test
    void aFileHoldsItsCommandsInFortyEightBytesEach() throws IOException {
        Path file = twoCommands();
        assertThat(Files.size(file)).isEqualTo(8 + 2 * 48);
        CommandStream stream = CommandFile.read(file);
        assertThat(stream.fills()).isEqualTo(1);
        assertThat(stream.size()).isEqualTo(2);
        assertThat(stream.symbols()).isEqualTo(2);
        assertThat(stream.symbolName(stream.symbol(0))).isEqualTo(40_007);
        assertThat(stream.symbol(0)).isEqualTo(1);
        assertThat(stream.kind(0)).isEqualTo(CommandStream.PLACE);
        assertThat(stream.side(0)).isEqualTo(CommandStream.BID);
        assertThat(stream.orderId(0)).isEqualTo(11);
        assertThat(stream.user(0)).isEqualTo(5);
        assertThat(stream.price(0)).isEqualTo(2_600);
        assertThat(stream.lots(0)).isEqualTo(3);
        assertThat(stream.kind(1)).isEqualTo(CommandStream.CANCEL);
    }

    @Test
    void aFaultIsToldWithItsOffset() throws IOException {
        fault(bytes -> bytes.put(8, (byte) 9), "at offset 8, no command has the kind 9");
        fault(bytes -> bytes.put(9, (byte) 2), "at offset 9, no command of kind 0 has the side 2");
        fault(bytes -> bytes.putShort(10, (short) 1), "at offset 10, two bytes that must be zero are not");
        fault(bytes -> bytes.putLong(8 + 32, 0), "at offset 40, a size of 0");
        fault(bytes -> bytes.putLong(8 + 24, -1), "at offset 32, a price of -1");
        fault(bytes -> bytes.putLong(56 + 8, 0), "at offset 64, an order id of 0");
        fault(bytes -> bytes.putInt(4, 2), "at offset 104, the header promises 152 bytes, and the file has 104");
        fault(bytes -> bytes.putInt(0, -1), "at offset 0, a count of -1 commands");
    }

    @Test
    void aFileThatBreaksOffIsRefused() throws IOException {
        Path file = twoCommands();
        Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 5));
        assertThatThrownBy(() -> CommandFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("at offset 5, the file ends in the middle");
    }

    private void fault(Consumer<ByteBuffer> spoil, String told) throws IOException {
        Path file = twoCommands();
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        spoil.accept(bytes);
        Files.write(file, bytes.array());
        assertThatThrownBy(() -> CommandFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(told);
    }

    private Path twoCommands() throws IOException {
        Path file = folder.resolve("two.commands");
        try (var out = new CommandFile.Writer(file)) {
            out.write(CommandStream.PLACE, CommandStream.BID, 40_007, 11, 5, 2_600, 3);
            out.filled();
            out.write(CommandStream.CANCEL, CommandStream.NO_SIDE, 40_002, 12, 6, 0, 0);
        }
        return file;
    }
}
