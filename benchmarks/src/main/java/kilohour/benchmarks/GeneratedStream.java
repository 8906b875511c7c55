package kilohour.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** Writes a stream of a {@link StreamShape}: the symbols' commands, interleaved at random as they are many. */
final class GeneratedStream {
    /** The number of the first symbol in the file. */
    private static final int FIRST_SYMBOL = 40_000;

    private static final int SHARE_OF_COMMANDS_PER_USER = 5;

    private final StreamShape shape;
    private final Random random;

    private GeneratedStream(StreamShape shape, long seed) {
        this.shape = shape;
        this.random = new Random(seed);
    }

    static void write(StreamShape shape, long seed, Path file) throws IOException {
        new GeneratedStream(shape, seed).write(file);
    }

    private void write(Path file) throws IOException {
        double[] weights = shape.weights(random);
        int[] resting = shape.cut(shape.resting(), weights);
        int[] commands = shape.cut(shape.commands(), weights);
        long[][] flows = new long[shape.symbols()][];
        for (int symbol = 0; symbol < flows.length; symbol++) {
            int users = Math.clamp(commands[symbol] / SHARE_OF_COMMANDS_PER_USER, 2, shape.users());
            int firstUser = 2 + random.nextInt(shape.users() - users + 1);
            var own = new Random(random.nextLong());
            flows[symbol] = new SymbolFlow(resting[symbol], commands[symbol], firstUser, users, own).words();
        }
        int[] reached = new int[flows.length];
        try (var out = new CommandFile.Writer(file)) {
            interleave(out, flows, reached, resting);
            out.filled();
            interleave(out, flows, reached, commands);
        }
    }

    private void interleave(CommandFile.Writer out, long[][] flows, int[] reached, int[] counts) throws IOException {
        for (int symbol : shuffled(counts)) {
            long[] words = flows[symbol];
            int at = reached[symbol]++ * SymbolFlow.WORDS;
            out.write(
                    (int) words[at] & 0xff,
                    (int) words[at] >>> 8,
                    FIRST_SYMBOL + symbol,
                    words[at + 1],
                    words[at + 2],
                    words[at + 3],
                    words[at + 4]);
        }
    }

    /** Each symbol as often as it has commands, in random order. */
    private int[] shuffled(int[] counts) {
        int total = 0;
        for (int count : counts) total += count;
        int[] turns = new int[total];
        int at = 0;
        for (int symbol = 0; symbol < counts.length; symbol++)
            for (int i = 0; i < counts[symbol]; i++) turns[at++] = symbol;
        for (int i = total - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int turn = turns[i];
            turns[i] = turns[other];
            turns[other] = turn;
        }
        return turns;
    }
}
