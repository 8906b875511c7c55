package kilohour.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
