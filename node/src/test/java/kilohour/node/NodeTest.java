package kilohour.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kilohour.exchange.Command;
import kilohour.exchange.RequestId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class NodeTest {
    private static final long ANN = 100;

    @TempDir
    private Path home;

    @Test
    void commandsAreAnsweredInOrderAndTheTapeHasEachOnce() throws Exception {
        List<Answer> answers;
        try (Node node = Node.start(NodeConfig.of(home));
                MarketSession session = node.openSession("test")) {
            open(session);
            answers = deposit(session, 1, 200);
            assertThat(answers).extracting(Answer::logPosition).isSorted().doesNotHaveDuplicates();
            List<TapeEntry> tape = Tapes.read(node, 0);
            assertThat(tape).extracting(TapeEntry::logPosition).isSorted().doesNotHaveDuplicates();
            assertThat(Tapes.requests(tape)).isEqualTo(numbers(1, 200));
            assertThat(tape)
                    .filteredOn(entry -> entry.command() instanceof Command.Deposit)
                    .extracting(TapeEntry::batch)
                    .isEqualTo(answers.stream().map(Answer::batch).toList());
        }
    }

    @Test
    void aRestartCarriesOnFromTheSnapshotOfTheStop() throws Exception {
        StateMark before;
        try (Node node = Node.start(NodeConfig.of(home));
                MarketSession session = node.openSession("test")) {
            open(session);
            deposit(session, 1, 50);
            before = node.stateMark();
        }
        try (Node node = Node.start(NodeConfig.of(home));
                MarketSession session = node.openSession("test")) {
            assertThat(node.stateMark().logPosition()).isGreaterThanOrEqualTo(before.logPosition());
            deposit(session, 51, 60);
            List<TapeEntry> tape = Tapes.read(node, 0);
            assertThat(Tapes.requests(tape)).isEqualTo(numbers(1, 60));
            assertThat(Tapes.sequencesAreWithoutGaps(tape)).isTrue();
            Tapes.assertReplayGivesTheState(node);
        }
    }

    static void open(MarketSession session) throws Exception {
        answered(session.send(new Command.OpenVenue("Test", Command.OpenVenue.Clock.LIVE, true)));
        answered(session.send(new Command.RegisterMember(1, "Ann & Co")));
        answered(session.send(new Command.OpenAccount(ANN, 1, "house")));
    }

    /** Deposits of number × $1 with number as request id, all under way at once. */
    static List<Answer> deposit(MarketSession session, int first, int last) throws Exception {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int number = first; number <= last; number++) {
            answers.add(session.send(deposit(number)));
        }
        List<Answer> all = new ArrayList<>();
        for (CompletableFuture<Answer> answer : answers) {
            all.add(answered(answer));
        }
        return all;
    }

    static Command.Deposit deposit(int number) {
        return new Command.Deposit(ANN, new RequestId(7, number), 1_000_000L * number, "number " + number);
    }

    static List<Long> numbers(long first, long last) {
        return java.util.stream.LongStream.rangeClosed(first, last).boxed().toList();
    }

    static Answer answered(CompletableFuture<Answer> answer) throws Exception {
        return answer.get(60, TimeUnit.SECONDS);
    }
}
