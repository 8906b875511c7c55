package kilohour.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A recorded stream of commands. Little-endian: two 32-bit counts (commands that fill the books, commands measured),
 * then 48 bytes a command:
 *
 * <pre>
 *   offset  size
 *        0     1  kind: 0 good till cancelled, 1 immediate or cancel, 2 fill within budget, 3 cancel, 4 move, 5 reduce
 *        1     1  side: 0 ask, 1 bid, 2 none
 *        2     2  zero
 *        4     4  symbol
 *        8     8  order id: unique in its symbol
 *       16     8  user
 *       24     8  price; a budget is a price × a size
 *       32     8  size
 *       40     8  reserve price
 * </pre>
 */
public final class CommandFile {
    static final int HEADER_BYTES = 8;
    static final int RECORD_BYTES = 48;

    private static final long VALUE_MAX = 1L << 40;
    private static final int BUFFER_RECORDS = 1 << 14;

    private CommandFile() {}

    /** @throws IOException if it cannot be read; if it is not a stream, with the offset of the first fault */
    public static CommandStream read(Path file) throws IOException {
        long length = Files.size(file);
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
            ByteBuffer header = block(in, file, length, 0, HEADER_BYTES);
            int fills = header.getInt(0);
            int measured = header.getInt(4);
            if (fills < 0) throw fault(file, 0, "a count of " + fills + " commands");
            if (measured < 1) throw fault(file, 4, "a count of " + measured + " commands to measure");
            long promised = HEADER_BYTES + RECORD_BYTES * ((long) fills + measured);
            if (promised != length)
                throw fault(
                        file,
                        Math.min(promised, length),
                        "the header promises %d bytes, and the file has %d".formatted(promised, length));
            if ((long) fills + measured > Integer.MAX_VALUE / CommandStream.WORDS)
                throw fault(file, 0, "more than " + Integer.MAX_VALUE / CommandStream.WORDS + " commands");
            var words = new long[(fills + measured) * CommandStream.WORDS];
            var names = new int[fills + measured];
            readRecords(in, file, length, words, names);
            return new CommandStream(numbered(names, words), fills, words);
        }
    }

    private static void readRecords(DataInputStream in, Path file, long length, long[] words, int[] names)
            throws IOException {
        for (int done = 0; done < names.length; ) {
            int count = Math.min(BUFFER_RECORDS, names.length - done);
            long offset = HEADER_BYTES + (long) done * RECORD_BYTES;
            ByteBuffer block = block(in, file, length, offset, count * RECORD_BYTES);
            for (int i = 0; i < count; i++, done++) {
                int at = i * RECORD_BYTES;
                check(file, offset + at, block, at);
                words[done * CommandStream.WORDS] = block.getShort(at);
                names[done] = block.getInt(at + 4);
                for (int word = 1; word < CommandStream.WORDS; word++)
                    words[done * CommandStream.WORDS + word] = block.getLong(at + 8 * word);
            }
        }
    }

    private static void check(Path file, long offset, ByteBuffer block, int at) throws IOException {
        int kind = block.get(at);
        int side = block.get(at + 1);
        if (kind < CommandStream.PLACE || kind > CommandStream.REDUCE)
            throw fault(file, offset, "no command has the kind " + (kind & 0xff));
        boolean incoming = kind <= CommandStream.FILL_WITHIN_BUDGET;
        if (side < 0 || side > (incoming ? CommandStream.BID : CommandStream.NO_SIDE))
            throw fault(file, offset + 1, "no command of kind " + kind + " has the side " + (side & 0xff));
        if (block.getShort(at + 2) != 0) throw fault(file, offset + 2, "two bytes that must be zero are not");
        if (block.getLong(at + 8) < 1) throw fault(file, offset + 8, "an order id of " + block.getLong(at + 8));
        boolean priced = incoming || kind == CommandStream.MOVE;
        long priceMax = kind == CommandStream.FILL_WITHIN_BUDGET ? Long.MAX_VALUE : VALUE_MAX;
        if (priced && (block.getLong(at + 24) < 1 || block.getLong(at + 24) > priceMax))
            throw fault(file, offset + 24, "a price of " + block.getLong(at + 24));
        boolean sized = incoming || kind == CommandStream.REDUCE;
        if (sized && (block.getLong(at + 32) < 1 || block.getLong(at + 32) > VALUE_MAX))
            throw fault(file, offset + 32, "a size of " + block.getLong(at + 32));
    }

    private static ByteBuffer block(DataInputStream in, Path file, long length, long offset, int bytes)
            throws IOException {
        if (offset + bytes > length) throw fault(file, length, "the file ends in the middle of a record");
        return ByteBuffer.wrap(in.readNBytes(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Puts the symbols' numbers into the heads, and returns their names in ascending order. */
    private static int[] numbered(int[] names, long[] words) {
        int[] symbols = Arrays.stream(names).distinct().sorted().toArray();
        Map<Integer, Integer> numbers = HashMap.newHashMap(symbols.length);
        for (int number = 0; number < symbols.length; number++) numbers.put(symbols[number], number);
        for (int i = 0; i < names.length; i++) words[i * CommandStream.WORDS] |= (long) numbers.get(names[i]) << 32;
        return symbols;
    }

    private static IOException fault(Path file, long offset, String what) {
        return new IOException("%s is no stream of commands: at offset %d, %s".formatted(file, offset, what));
    }

    /** Writes a stream command by command; the counts go in front when it is closed. */
    static final class Writer implements AutoCloseable {
        private final Path file;
        private final OutputStream out;
        private final ByteBuffer record = ByteBuffer.allocate(RECORD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        private int fills;
        private int measured;

        Writer(Path file) throws IOException {
            this.file = file;
            this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
            out.write(new byte[HEADER_BYTES]);
        }

        /** From here on commands are measured. */
        void filled() {
            fills = measured;
            measured = 0;
        }

        int written() {
            return fills + measured;
        }

        void write(int kind, int side, int symbol, long orderId, long user, long price, long lots) throws IOException {
            record.clear();
            record.put((byte) kind).put((byte) side).putShort((short) 0).putInt(symbol);
            boolean bid = side == CommandStream.BID && kind <= CommandStream.FILL_WITHIN_BUDGET;
            record.putLong(orderId).putLong(user).putLong(price).putLong(lots).putLong(bid ? VALUE_MAX : 0);
            out.write(record.array());
            measured++;
        }

        @Override
        public void close() throws IOException {
            out.close();
            var header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            header.putInt(fills).putInt(measured).flip();
            try (var channel = Files.newByteChannel(file, java.nio.file.StandardOpenOption.WRITE)) {
                channel.write(header);
            }
        }
    }
}
