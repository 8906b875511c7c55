package kilohour.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.RequestId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class HardTimesTest {
    /** About four megabytes when each is said in about 100 bytes. */
    private static final int SAID_BIG = 40_000;

    @TempDir
    private Path home;

    @Test
    void batchesOfMegabytesAreAnsweredAndAFollowerFindsItsPlaceAmongMany() throws Exception {
        try (Node node = Node.start(NodeConfig.of(home), LoudMarket.maker())) {
            List<Answer> answers = new ArrayList<>();
            try (MarketSession session = node.openSession("big")) {
                // 20 × 4 MB is ten of the tape's terms of 8 MB.
                for (int number = 1; number <= 20; number++) {
                    answers.add(NodeTest.answered(session.send(said(number, SAID_BIG))));
                }
            }
            assertThat(answers).allMatch(answer -> answer.batch().events().size() == SAID_BIG);
            for (int after : List.of(19, 18, 15, 10, 9, 1)) {
                List<TapeEntry> rest = Tapes.read(node, answers.get(after - 1).logPosition());
                assertThat(Tapes.requests(rest)).isEqualTo(NodeTest.numbers(after + 1, 20));
            }
        }
        try (Node node = Node.start(NodeConfig.of(home), LoudMarket.maker());
                MarketSession session = node.openSession("big")) {
            NodeTest.answered(session.send(said(21, 1)));
            assertThat(Tapes.requests(Tapes.read(node, 0))).isEqualTo(NodeTest.numbers(1, 21));
        }
    }

    @Test
    void aSessionThatDoesNotTakeItsAnswersIsCutOffAndAsksAgain() throws Exception {
        int commands = 24;
        try (Node node = Node.start(NodeConfig.of(home), LoudMarket.maker());
                MarketSession session = node.openSession("slow")) {
            CountDownLatch released = new CountDownLatch(1);
            List<CompletableFuture<Answer>> answers = new ArrayList<>();
            for (int number = 1; number <= commands; number++) {
                CompletableFuture<Answer> answer = session.send(said(number, SAID_BIG));
                answers.add(number == 1 ? answer.thenApply(first -> heldUp(first, released)) : answer);
            }
            AtomicLong taped = new AtomicLong();
            try (Tape.Follower follower = node.tape().follow(0, entry -> taped.incrementAndGet())) {
                Tapes.until(
                        () -> taped.get() >= commands && follower.failure().isEmpty(),
                        "the tape to have all commands though nobody takes answers");
            }
            released.countDown();
            int repeated = 0;
            for (CompletableFuture<Answer> answer : answers) {
                Event first = NodeTest.answered(answer).batch().events().getFirst();
                repeated += first instanceof Event.RequestRepeated ? 1 : 0;
            }
            assertThat(repeated).isPositive().isLessThan(commands);
        }
    }

    @Test
    void aBrokenInvariantStopsTheMemberWhichSaysSo() throws Exception {
        AtomicReference<Throwable> told = new AtomicReference<>();
        try (Node node = Node.start(NodeConfig.of(home).withFailure(told::set), LoudMarket.maker());
                MarketSession session = node.openSession("poison")) {
            NodeTest.answered(session.send(said(1, 1)));
            CompletableFuture<Answer> broken = session.send(said(2, LoudMarket.BREAKS_AT));
            assertThatThrownBy(() -> NodeTest.answered(broken))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(OutcomeUnknownException.class)
                    .hasMessageContaining("cash does not sum to zero");
            Tapes.until(() -> told.get() != null, "the listener to be told");
            assertThat(told.get()).hasMessage("cash does not sum to zero");
            assertThatThrownBy(() -> NodeTest.answered(session.send(said(3, 1))))
                    .hasCauseInstanceOf(StoppedException.class);
            assertThatThrownBy(node::snapshot).isInstanceOf(StoppedException.class);
        }
        assertThatThrownBy(() -> Node.start(NodeConfig.of(home), LoudMarket.maker()))
                .as("the log still holds the command, so the member must not come up by passing over it")
                .isInstanceOf(NodeException.class)
                .hasMessageContaining("cash does not sum to zero");
    }

    @Test
    void aDiskAlmostFullStopsCommandsUntilThereIsRoom() throws Exception {
        try (Node node = Node.start(NodeConfig.of(home).withDiskReserveBytes(Long.MAX_VALUE), LoudMarket.maker());
                MarketSession session = node.openSession("full")) {
            assertThatThrownBy(() -> NodeTest.answered(session.send(said(1, 1))))
                    .hasCauseInstanceOf(BusyException.class)
                    .hasMessageContaining("Disk almost full at " + home.toRealPath());
        }
        AtomicLong usable = new AtomicLong(99);
        DiskReserve reserve = new DiskReserve(home, 100, usable::get);
        assertThat(reserve.shortage()).isPresent();
        usable.set(100);
        Tapes.until(() -> reserve.shortage().isEmpty(), "the reserve to look again");
        assertThatThrownBy(reserve::checkRoomToStart)
                .isInstanceOf(NodeException.class)
                .hasMessageContaining("0 MB left, a start needs 256 MB");
        usable.set(DiskReserve.START_BYTES_MIN);
        reserve.checkRoomToStart();
    }

    @Test
    void moreCommandsThanASessionMayHaveUnansweredAreBusy() throws Exception {
        try (Node node = Node.start(NodeConfig.of(home).withCommandsUnderWayMax(8), LoudMarket.maker());
                MarketSession session = node.openSession("many")) {
            List<CompletableFuture<Answer>> answers = new ArrayList<>();
            for (int number = 1; number <= 1_000; number++) {
                answers.add(session.send(said(number, 1)));
            }
            long busy = 0;
            List<Long> done = new ArrayList<>();
            for (int number = 1; number <= 1_000; number++) {
                try {
                    NodeTest.answered(answers.get(number - 1));
                    done.add((long) number);
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(BusyException.class);
                    busy++;
                }
            }
            assertThat(busy).isPositive();
            assertThat(Tapes.requests(Tapes.read(node, 0))).isEqualTo(done);
        }
    }

    @Test
    void aCallerThatNoLongerWaitsLeavesItsPlaceToOthers() throws Exception {
        try (Node node = Node.start(NodeConfig.of(home).withCommandsUnderWayMax(1), LoudMarket.maker());
                MarketSession session = node.openSession("impatient")) {
            for (int number = 1; number <= 20; number++) {
                int itsNumber = number;
                AtomicReference<CompletableFuture<Answer>> sent = new AtomicReference<>();
                Tapes.until(
                        () -> {
                            sent.set(session.send(said(itsNumber, 1)));
                            return !sent.get().isCompletedExceptionally();
                        },
                        "a place for number " + number);
                sent.get().cancel(true);
            }
            Tapes.until(
                    () -> Tapes.requests(Tapes.read(node, 0)).equals(NodeTest.numbers(1, 20)),
                    "all to be done, since what was sent cannot be called back");
        }
    }

    @Test
    void aCommandThatCannotBeWrittenIsRefusedAndTheSessionGoesOn() throws Exception {
        try (Node node = Node.start(NodeConfig.of(home), LoudMarket.maker());
                MarketSession session = node.openSession("large")) {
            Command tooLarge = new Command.Deposit(100, new RequestId(7, 1), 1, "x".repeat(70_000));
            assertThatThrownBy(() -> NodeTest.answered(session.send(tooLarge)))
                    .hasCauseInstanceOf(IllegalArgumentException.class);
            NodeTest.answered(session.send(said(2, 1)));
            assertThat(Tapes.requests(Tapes.read(node, 0))).containsExactly(2L);
        }
    }

    private static Command said(int number, long times) {
        return new Command.Deposit(
                100, new RequestId(7, number), times, "said as often as it has micro-dollars, and long");
    }

    private static Answer heldUp(Answer answer, CountDownLatch released) {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }
}
