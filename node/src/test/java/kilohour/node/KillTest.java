package kilohour.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import kilohour.exchange.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class KillTest {
    private static final int ROUNDS = 3;

    @TempDir
    private Path home;

    @Test
    void aKilledVenueHasEveryAnsweredCommandOnceAndTheStateOfItsTape() throws Exception {
        List<VenueProcess.Told> answered = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            answered.addAll(
                    runAndKill(answered.isEmpty() ? 1 : answered.getLast().number() + 1, 150 + 10 * round));
        }
        long last = answered.getLast().number();
        try (Node node = Node.start(NodeConfig.of(home));
                MarketSession session = node.openSession("after")) {
            List<TapeEntry> tape = Tapes.read(node, 0);
            assertThat(tape).extracting(TapeEntry::logPosition).isSorted().doesNotHaveDuplicates();
            assertThat(tape)
                    .extracting(TapeEntry::logPosition)
                    .containsAll(answered.stream()
                            .map(VenueProcess.Told::logPosition)
                            .toList());
            List<Long> done = done(tape);
            assertThat(done).isEqualTo(NodeTest.numbers(1, done.size())).hasSizeGreaterThanOrEqualTo((int) last);
            Tapes.assertReplayGivesTheState(node);

            List<Answer> again = NodeTest.deposit(session, (int) last - 10, done.size() + 10);
            assertThat(again)
                    .filteredOn(answer -> answer.batch().events().getLast() instanceof Event.RequestRepeated)
                    .hasSize(done.size() - (int) last + 11);
            assertThat(done(Tapes.read(node, 0))).isEqualTo(NodeTest.numbers(1, done.size() + 10));
        }
    }

    @Test
    void aFrameLeftHalfWrittenByAPowerCutIsCutOff() throws Exception {
        List<VenueProcess.Told> answered = runAndKill(1, 50);
        List<Path> torn = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home.resolve("archive"), "*.rec")) {
            for (Path file : files) {
                tear(file);
                torn.add(file);
            }
        }
        assertThat(torn).as("at least the log and the tape").hasSizeGreaterThanOrEqualTo(2);
        try (Node node = Node.start(NodeConfig.of(home))) {
            assertThat(done(Tapes.read(node, 0))).hasSizeGreaterThanOrEqualTo(answered.size());
            Tapes.assertReplayGivesTheState(node);
        }
    }

    /** Writes the beginning of a frame of 8 KB behind the last one, and nothing of what should follow. */
    private static void tear(Path recording) throws IOException {
        try (FileChannel file = FileChannel.open(recording, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            long end = 0;
            while (true) {
                length.clear();
                if (end >= file.size() || file.read(length, end) < Integer.BYTES || length.getInt(0) == 0) {
                    break;
                }
                end += (length.getInt(0) + 31) / 32 * 32;
            }
            file.write(length.clear().putInt(8_192).flip(), end);
        }
    }

    private List<VenueProcess.Told> runAndKill(long firstNumber, int answers) throws Exception {
        List<VenueProcess.Told> told = new ArrayList<>();
        try (VenueProcess venue = VenueProcess.start(home, firstNumber, answers / 2)) {
            for (int i = 0; i < answers; i++) {
                VenueProcess.Told one = venue.next();
                assertThat(one).as("an answer before the venue's own end").isNotNull();
                told.add(one);
            }
            told.addAll(venue.kill());
        }
        return told;
    }

    /** Numbers of the deposits that were done, not merely repeated, in order. */
    private static List<Long> done(List<TapeEntry> tape) {
        return Tapes.requests(tape.stream()
                .filter(entry -> entry.batch().events().stream().anyMatch(Event.CashTransferred.class::isInstance))
                .toList());
    }
}
