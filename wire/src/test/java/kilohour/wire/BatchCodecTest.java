package kilohour.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.RejectReason;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

class BatchCodecTest {
    private static final long SEED = 20_261_122;

    private final BatchCodec codec = new BatchCodec();
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(16);

    @Test
    void aBatchComesBackAsItWas() {
        SplittableRandom random = new SplittableRandom(SEED);
        Records source = new Records(random);
        for (int round = 0; round < 200; round++) {
            RecordedBatch batch = any(random, source, random.nextInt(40));

            int length = codec.encode(batch.logPosition(), batch.command(), batch.batch(), buffer, 5);

            assertThat(codec.decode(buffer, 5, length))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(batch);
            assertThat(codec.logPosition(buffer, 5, length)).isEqualTo(batch.logPosition());
        }
    }

    @Test
    void aBatchOfOneRefusalIsNinetyNineBytes() {
        Batch batch = new Batch(
                1_000, 7, List.of(new Event.CommandRejected(RejectReason.VENUE_NOT_OPEN, "open the venue first")));

        int length = codec.encode(4_096, new Command.Tick(), batch, buffer, 0);

        // start 8 + 28; the command 4 + 8; the event 4 + 8 + 1 + (2 + 20); end 8 + 8
        assertThat(length).isEqualTo(36 + 12 + 35 + 16);
        assertThat(codec.decode(buffer, 0, length)).isEqualTo(new RecordedBatch(4_096, new Command.Tick(), batch));
    }

    @Test
    void aBatchWithoutItsEndIsRefused() {
        SplittableRandom random = new SplittableRandom(SEED);
        RecordedBatch batch = any(random, new Records(random), 5);
        int length = codec.encode(batch.logPosition(), batch.command(), batch.batch(), buffer, 0);

        for (int cut = 0; cut < length; cut++) {
            int shorter = cut;
            assertThatThrownBy(() -> codec.decode(buffer, 0, shorter))
                    .as("cut to %d of %d bytes", shorter, length)
                    .isInstanceOf(WireFormatException.class);
        }
    }

    @Test
    void aBatchWithAnyByteChangedIsRefused() {
        SplittableRandom random = new SplittableRandom(SEED);
        RecordedBatch batch = any(random, new Records(random), 5);
        int length = codec.encode(batch.logPosition(), batch.command(), batch.batch(), buffer, 0);

        for (int at = 0; at < length; at++) {
            byte was = buffer.getByte(at);
            buffer.putByte(at, (byte) (was ^ (1 << random.nextInt(8))));
            assertThatThrownBy(() -> codec.decode(buffer, 0, length))
                    .as("byte %d of %d", at, length)
                    .isInstanceOf(WireFormatException.class);
            buffer.putByte(at, was);
        }
    }

    private static RecordedBatch any(SplittableRandom random, Records source, int eventCount) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < eventCount; i++)
            events.add(source.any(
                    Records.events().get(random.nextInt(Records.events().size()))));
        Command command = source.any(
                Records.commands().get(random.nextInt(Records.commands().size())));
        return new RecordedBatch(
                random.nextLong(), command, new Batch(random.nextLong(), random.nextLong(1L << 60), events));
    }
}
