package kilohour.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
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

    @Test
    void aSnapshotAndTheLogAfterItGiveTheStateOfTheWholeTape() throws Exception {
        try (Node node = Node.start(NodeConfig.of(home));
                MarketSession session = node.openSession("test")) {
            open(session);
            deposit(session, 1, 20);
            node.snapshot();
            deposit(session, 21, 40);
            node.snapshot();
            deposit(session, 41, 60);
            Tapes.assertReplayGivesTheState(node);
        }
        try (Node node = Node.start(NodeConfig.of(home))) {
            Tapes.assertReplayGivesTheState(node);
        }
    }

    @Test
    void aFollowerGoesOnAfterItsPositionAndThenLive() throws Exception {
        try (Node node = Node.start(NodeConfig.of(home));
                MarketSession session = node.openSession("test")) {
            open(session);
            long tenth = deposit(session, 1, 20).get(9).logPosition();
            List<TapeEntry> read = new CopyOnWriteArrayList<>();
            try (Tape.Follower follower = node.tape().follow(tenth, read::add)) {
                Tapes.until(() -> Tapes.requests(read).size() == 10, "what is recorded");
                long last = deposit(session, 21, 30).getLast().logPosition();
                Tapes.until(() -> follower.readLogPosition() >= last, "what is new");
            }
            assertThat(Tapes.requests(read)).isEqualTo(numbers(11, 30));
        }
    }

    @Test
    void aReaderThatFailsGetsNoMoreAndTheFailureIsKept() throws Exception {
        try (Node node = Node.start(NodeConfig.of(home));
                MarketSession session = node.openSession("test")) {
            open(session);
            AtomicInteger read = new AtomicInteger();
            try (Tape.Follower follower = node.tape().follow(0, entry -> {
                read.incrementAndGet();
                throw new IllegalStateException("full table");
            })) {
                Tapes.until(() -> follower.failure().isPresent(), "the failure");
                deposit(session, 1, 3);
                assertThat(follower.failure()).get().asString().contains("full table");
                assertThat(follower.readLogPosition()).isZero();
            }
            assertThat(read).hasValue(1);
        }
    }

    @Test
    void aLiveClockTicksByItselfAndADrivenOneDoesNot() throws Exception {
        NodeConfig config = NodeConfig.of(home.resolve("live")).withTickEvery(Duration.ofMillis(50));
        try (Node node = Node.start(config);
                MarketSession session = node.openSession("test")) {
            open(session);
            awaitTicks(node, 3);
        }
        try (Node node = Node.start(config)) {
            awaitTicks(node, ticks(node) + 3);
        }
        try (Node node = Node.start(NodeConfig.of(home.resolve("driven")).withTickEvery(Duration.ofMillis(50)));
                MarketSession session = node.openSession("test")) {
            answered(session.send(new Command.OpenVenue("Test", Command.OpenVenue.Clock.DRIVEN, true)));
            for (int i = 1; i <= 50; i++) {
                answered(session.send(new Command.AdvanceTime(1_000_000_000L * i)));
            }
            assertThat(ticks(node)).isZero();
        }
    }

    @Test
    void aSecondStartOnTheSameHomeIsRefusedWithOneSentence() {
        try (Node node = Node.start(NodeConfig.of(home))) {
            assertThatThrownBy(() -> Node.start(NodeConfig.of(home)))
                    .isInstanceOf(NodeException.class)
                    .hasMessageMatching(
                            "The home .* is in use by process \\d+; stop that one first, or give another home.");
            assertThat(node.tape().endLogPosition()).isZero();
        }
        Node.start(NodeConfig.of(home)).close();
    }

    @Test
    void twoVenuesRunBesideEachOther() throws Exception {
        try (Node one = Node.start(NodeConfig.of(home.resolve("one")));
                Node two = Node.start(NodeConfig.of(home.resolve("two")));
                MarketSession toOne = one.openSession("test");
                MarketSession toTwo = two.openSession("test")) {
            open(toOne);
            open(toTwo);
            deposit(toOne, 1, 10);
            deposit(toTwo, 1, 5);
            assertThat(Tapes.requests(Tapes.read(one, 0))).hasSize(10);
            assertThat(Tapes.requests(Tapes.read(two, 0))).hasSize(5);
        }
    }

    @Test
    void sessionsOfOneVenueGetTheirOwnAnswersOnly() throws Exception {
        try (Node node = Node.start(NodeConfig.of(home));
                MarketSession one = node.openSession("one");
                MarketSession two = node.openSession("two")) {
            open(one);
            List<CompletableFuture<Answer>> answers = new ArrayList<>();
            for (int number = 1; number <= 100; number++) {
                answers.add((number % 2 == 0 ? one : two).send(deposit(number)));
            }
            for (int number = 1; number <= 100; number++) {
                assertThat(answered(answers.get(number - 1)).batch().events())
                        .extracting(event -> ((Event.CashTransferred) event).reference())
                        .containsExactly("number " + number);
            }
        }
    }

    private static void awaitTicks(Node node, long count) {
        AtomicLong ticks = new AtomicLong();
        try (Tape.Follower follower = node.tape().follow(0, entry -> {
            if (entry.command() instanceof Command.Tick) {
                ticks.incrementAndGet();
            }
        })) {
            Tapes.until(() -> ticks.get() >= count, count + " ticks, " + follower.readLogPosition());
        }
    }

    private static long ticks(Node node) {
        return Tapes.read(node, 0).stream()
                .filter(entry -> entry.command() instanceof Command.Tick)
                .count();
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

    static Command.Deposit deposit(long number) {
        return new Command.Deposit(ANN, new RequestId(7, number), 1_000_000L * number, "number " + number);
    }

    static List<Long> numbers(long first, long last) {
        return java.util.stream.LongStream.rangeClosed(first, last).boxed().toList();
    }

    static Answer answered(CompletableFuture<Answer> answer) throws Exception {
        return answer.get(60, TimeUnit.SECONDS);
    }
}
