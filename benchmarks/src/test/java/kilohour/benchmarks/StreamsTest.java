package kilohour.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsTest {
    @TempDir
    private Path folder;

    /** exchange-core's generator on one symbol: 70.9% moves, 12.8% new, 7.3% cancels, 7.3% reductions, 1.8% immediate. */
    @Test
    void aGeneratedStreamHasThePeersMix() throws IOException {
        CommandStream stream = generated(new StreamShape("A", 1, 1_000, 100_000, 1_000), 7);
        int[] kinds = new int[6];
        for (int i = stream.fills(); i < stream.size(); i++) kinds[stream.kind(i)]++;
        assertThat(kinds[CommandStream.MOVE] / 1_000.0).isCloseTo(70.9, within(4.0));
        assertThat(kinds[CommandStream.PLACE] / 1_000.0).isCloseTo(12.8, within(3.0));
        assertThat(kinds[CommandStream.CANCEL] / 1_000.0).isCloseTo(7.3, within(1.5));
        assertThat(kinds[CommandStream.REDUCE] / 1_000.0).isCloseTo(7.3, within(1.5));
        assertThat(kinds[CommandStream.IMMEDIATE] / 1_000.0).isCloseTo(1.75, within(0.7));
        assertThat(kinds[CommandStream.FILL_WITHIN_BUDGET]).isPositive();
    }

    @Test
    void theWholeMarketEndsWithTheBooksOfTheBareOnes() throws IOException {
        bothEndAlike(generated(new StreamShape("A", 1, 300, 6_000, 100), 1));
        bothEndAlike(generated(new StreamShape("D", 60, 600, 4_000, 1_000), 2));
    }

    @Test
    void theRecordedMarketPlaysOnBareBooksAndOnTheWholeMarket() throws IOException {
        Path file = folder.resolve("real");
        RealStream.write(4_000, 3, file);
        bothEndAlike(CommandFile.read(file));
    }

    private CommandStream generated(StreamShape shape, long seed) throws IOException {
        Path file = folder.resolve(shape.name());
        GeneratedStream.write(shape, seed, file);
        return CommandFile.read(file);
    }

    private static void bothEndAlike(CommandStream stream) {
        var books = new OurBooks(stream);
        var market = new OurExchange(stream);
        for (Contestant each : new Contestant[] {books, market}) {
            each.reset();
            each.run(0, stream.size());
        }
        assertThat(market.ordersResting()).isEqualTo(books.ordersResting()).isPositive();
        assertThat(market.checksum()).isEqualTo(books.checksum());
    }
}
