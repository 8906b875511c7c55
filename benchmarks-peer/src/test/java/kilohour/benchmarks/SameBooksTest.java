package kilohour.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import kilohour.benchmarks.peer.PeerSide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The peer and our books end alike on small streams of each shape. */
class SameBooksTest {
    @TempDir
    private Path folder;

    @Test
    void oneSymbolEndsWithTheSameBookOnBothSides() throws IOException {
        compare(new StreamShape("small A", 1, 1_000, 60_000, 1_000), 1);
    }

    @Test
    void manySymbolsEndWithTheSameBooksOnBothSides() throws IOException {
        for (long seed = 2; seed <= 4; seed++) compare(new StreamShape("small D", 200, 5_000, 30_000, 20_000), seed);
    }

    private void compare(StreamShape shape, long seed) throws IOException {
        Path file = folder.resolve(shape.name() + seed);
        GeneratedStream.write(shape, seed, file);
        CommandStream stream = CommandFile.read(file);
        long ours = checksum(new OurBooks(stream), stream);
        assertThat(checksum(PeerSide.of("matching", stream), stream))
                .as("the peer's bare books on %s, seed %d", shape, seed)
                .isEqualTo(ours);
        assertThat(checksum(PeerSide.of("exchange", stream), stream))
                .as("the peer's risk and matching on %s, seed %d", shape, seed)
                .isEqualTo(ours);
    }

    private static long checksum(Contestant contestant, CommandStream stream) {
        contestant.reset();
        contestant.run(0, stream.size());
        assertThat(contestant.ordersResting()).isPositive();
        return contestant.checksum();
    }
}
