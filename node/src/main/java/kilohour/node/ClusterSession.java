package kilohour.node;

import io.aeron.Aeron;
import io.aeron.CommonContext;
import io.aeron.Publication;
import io.aeron.cluster.client.AeronCluster;
import io.aeron.cluster.client.EgressListener;
import io.aeron.exceptions.AeronException;
import io.aeron.logbuffer.Header;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import kilohour.exchange.Command;
import kilohour.wire.BatchCodec;
import kilohour.wire.CommandCodec;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.ManyToOneConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session of the cluster on a thread of its own, which alone encodes, offers and decodes. */
final class ClusterSession implements MarketSession, EgressListener, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterSession.class);

    /** A command of more bytes is refused before it is sent. */
    static final int COMMAND_BYTES_MAX = 64 << 10;

    private static final AtomicInteger NEXT_ANSWER_STREAM = new AtomicInteger(20_001);
    private static final long UPKEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long KEEP_ALIVE_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** How long to wait for another leader when the way breaks off; after that the session connects anew. */
    private static final long NEW_LEADER_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long RECONNECT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int OFFERS_PER_ROUND = 64;

    /** One command on its way. */
    private static final class UnderWay {
        private final Command command;
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private final long sinceNanos = System.nanoTime();
        private long correlation;
        private long offeredNanos;
        private boolean offered;

        /** Settled by the session; the future alone may be cancelled by who holds it. */
        private boolean done;

        private UnderWay(Command command) {
            this.command = command;
        }
    }

    private final Aeron aeron;
    private final String name;
    private final NodeConfig config;
    private final DiskReserve disk;
    private final Consumer<ClusterSession> closed;
    private final Thread thread;
    private final CountDownLatch connected = new CountDownLatch(1);
    private final ManyToOneConcurrentLinkedQueue<UnderWay> handedIn = new ManyToOneConcurrentLinkedQueue<>();
    private final AtomicInteger underWayCount = new AtomicInteger();
    private volatile StoppedException stopped;
    private volatile boolean finished;

    // The session's thread only, from here on.
    private final Deque<UnderWay> toOffer = new ArrayDeque<>();
    private final Map<Long, UnderWay> unanswered = new LinkedHashMap<>();
    private final CommandCodec commands = new CommandCodec();
    private final BatchCodec batches = new BatchCodec();
    private final ExpandableArrayBuffer out = new ExpandableArrayBuffer(1024);
    private final Pieces.Joiner answers =
            new Pieces.Joiner((buffer, offset, length, header) -> answered(buffer, offset, length));
    private AeronCluster cluster;
    private long nextCorrelation = 1;
    private long upkeepNanos;
    private long keptAliveNanos;

    ClusterSession(Aeron aeron, String name, NodeConfig config, DiskReserve disk, Consumer<ClusterSession> closed) {
        this.aeron = aeron;
        this.name = name;
        this.config = config;
        this.disk = disk;
        this.closed = closed;
        this.thread = Thread.ofPlatform().name("session-" + name).daemon().unstarted(this);
    }

    /** Starts the session and waits until the market knows it. */
    ClusterSession open() {
        thread.start();
        try {
            if (!connected.await(config.startWithin().toNanos(), TimeUnit.NANOSECONDS)) {
                close();
                throw new NodeException("The session " + name + " could not be opened within "
                        + config.startWithin().toSeconds() + " s.");
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new NodeException("Interrupted while the session " + name + " was being opened.", e);
        }
        if (stopped != null) {
            throw stopped;
        }
        return this;
    }

    @Override
    public CompletableFuture<Answer> send(Command command) {
        StoppedException why = stopped;
        if (why != null) {
            return CompletableFuture.failedFuture(why);
        }
        Optional<String> shortage = disk.shortage();
        if (shortage.isPresent()) {
            return CompletableFuture.failedFuture(new BusyException(shortage.get()));
        }
        if (underWayCount.incrementAndGet() > config.commandsUnderWayMax()) {
            underWayCount.decrementAndGet();
            return CompletableFuture.failedFuture(new BusyException(
                    config.commandsUnderWayMax() + " commands are unanswered; wait for answers and try again."));
        }
        UnderWay one = new UnderWay(command);
        handedIn.add(one);
        LockSupport.unpark(thread);
        if (finished) {
            handBack();
        }
        return one.answer;
    }

    /** Ends the session because the member stops. */
    void stop(String sentence, Throwable cause) {
        if (stopped == null) {
            stopped = new StoppedException(sentence, cause);
        }
        LockSupport.unpark(thread);
    }

    @Override
    public void close() {
        stop("The session " + name + " is closed.", null);
        if (Thread.currentThread() == thread) {
            return;
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        closed.accept(this);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // ── The session's thread ────────────────────────────────────────────────────────────────────────────────────

    @Override
    public void run() {
        IdleStrategy resting = new BackoffIdleStrategy();
        IdleStrategy forAnswers = Idling.forAnswers();
        while (stopped == null) {
            try {
                int work = round();
                if (unanswered.isEmpty()) resting.idle(work);
                else forAnswers.idle(work);
            } catch (RuntimeException e) {
                if (stopped == null) {
                    LOG.warn("Session {} was lost: {}; connecting again", name, e.getMessage());
                    disconnect();
                    giveUpWaiting(System.nanoTime());
                    LockSupport.parkNanos(RECONNECT_NANOS);
                }
            }
        }
        disconnect();
        connected.countDown();
        handBack();
    }

    private int round() {
        if (cluster == null) {
            connect();
        }
        int work = cluster.pollEgress();
        if (cluster.isClosed()) {
            throw new AeronException("the cluster closed it");
        }
        work += offerSome();
        long now = System.nanoTime();
        if (now - upkeepNanos >= UPKEEP_NANOS) {
            upkeepNanos = now;
            upkeep(now);
        }
        return work;
    }

    private void connect() {
        cluster = AeronCluster.connect(new AeronCluster.Context()
                .aeron(aeron)
                .ownsAeronClient(false)
                .clientName(name)
                .ingressChannel(CommonContext.IPC_CHANNEL)
                .isIngressExclusive(true)
                .newLeaderTimeoutNs(NEW_LEADER_NANOS)
                .egressChannel(CommonContext.IPC_CHANNEL + "?term-length=" + Pieces.TERM_LENGTH)
                // Sessions of one machine must not find each other's answers in their stream.
                .egressStreamId(NEXT_ANSWER_STREAM.getAndIncrement())
                .egressListener(this));
        connected.countDown();
        keptAliveNanos = System.nanoTime();
        sendAgainAfterLoss();
    }

    private void disconnect() {
        AeronCluster lost = cluster;
        cluster = null;
        if (lost != null) {
            try {
                lost.close();
            } catch (RuntimeException e) {
                LOG.debug("Session {} did not close in order", name, e);
            }
        }
    }

    private int offerSome() {
        takeHandedIn();
        int offered = 0;
        while (offered < OFFERS_PER_ROUND && !toOffer.isEmpty()) {
            UnderWay one = toOffer.peek();
            if (!one.offered) {
                one.correlation = nextCorrelation++;
            }
            if (!offer(one)) {
                break;
            }
            toOffer.poll();
            offered++;
        }
        return offered;
    }

    /** Offers a command, if it is still wanted and fits; false means to try again later. */
    private boolean offer(UnderWay one) {
        if (one.done) {
            return true;
        }
        int length;
        try {
            out.putLong(0, one.correlation, ByteOrder.LITTLE_ENDIAN);
            length = commands.encode(one.command, out, MarketService.CORRELATION_BYTES);
        } catch (RuntimeException e) {
            fail(one, new IllegalArgumentException("A command that cannot be written: " + e.getMessage(), e));
            return true;
        }
        if (length > COMMAND_BYTES_MAX) {
            fail(
                    one,
                    new IllegalArgumentException(
                            "A command of " + length + " bytes; at most " + COMMAND_BYTES_MAX + " are taken."));
            return true;
        }
        long result = cluster.offer(out, 0, MarketService.CORRELATION_BYTES + length);
        if (result > 0) {
            one.offered = true;
            one.offeredNanos = System.nanoTime();
            unanswered.put(one.correlation, one);
            return true;
        }
        if (result != Publication.BACK_PRESSURED && result != Publication.ADMIN_ACTION) {
            throw new AeronException("ingress " + Publication.errorString(result));
        }
        return false;
    }

    @Override
    public void onMessage(
            long clusterSessionId, long timestamp, DirectBuffer in, int offset, int length, Header header) {
        answers.onFragment(in, offset, length, header);
    }

    private void answered(DirectBuffer in, int offset, int length) {
        UnderWay one = unanswered.remove(in.getLong(offset, ByteOrder.LITTLE_ENDIAN));
        if (one == null) {
            return;
        }
        int answerBytes = length - MarketService.CORRELATION_BYTES;
        if (answerBytes == 0) {
            fail(one, new IllegalArgumentException("The market could not read the command."));
            return;
        }
        TapeEntry entry = TapeRecord.decode(batches, in, offset + MarketService.CORRELATION_BYTES, answerBytes);
        underWayCount.decrementAndGet();
        one.done = true;
        one.answer.complete(new Answer(entry.logPosition(), entry.batch()));
    }

    /** What was under way when the way was lost goes out again, before anything newer, in its old order. */
    private void sendAgainAfterLoss() {
        Deque<UnderWay> again = new ArrayDeque<>();
        for (UnderWay one : unanswered.values()) {
            if (one.command instanceof Command.Request) {
                again.add(one);
            } else {
                fail(
                        one,
                        new OutcomeUnknownException(
                                "The way to the market was lost before the answer to " + kind(one) + " came."));
            }
        }
        unanswered.clear();
        toOffer.removeIf(one -> one.offered);
        while (!again.isEmpty()) {
            toOffer.addFirst(again.pollLast());
        }
    }

    private void upkeep(long now) {
        if (now - keptAliveNanos >= KEEP_ALIVE_NANOS && cluster.sendKeepAlive()) {
            keptAliveNanos = now;
        }
        for (Iterator<UnderWay> all = unanswered.values().iterator(); all.hasNext(); ) {
            UnderWay one = all.next();
            if (now - one.sinceNanos >= config.giveUpAfter().toNanos()) {
                all.remove();
                fail(
                        one,
                        new OutcomeUnknownException("No answer to " + kind(one) + " within "
                                + config.giveUpAfter().toSeconds() + " s."));
            } else if (one.command instanceof Command.Request
                    && now - one.offeredNanos >= config.repeatAfter().toNanos()) {
                one.offeredNanos = now;
                toOffer.addLast(one);
            }
        }
        giveUpWaiting(now);
    }

    /** Ends the waiting of commands for which there has been no way to the market for too long. */
    private void giveUpWaiting(long now) {
        takeHandedIn();
        String sentence =
                "There is no way to the market since " + config.giveUpAfter().toSeconds() + " s.";
        toOffer.removeIf(one -> {
            boolean over =
                    !one.done && now - one.sinceNanos >= config.giveUpAfter().toNanos();
            if (over) {
                unanswered.remove(one.correlation);
                fail(
                        one,
                        one.offered
                                ? new OutcomeUnknownException(sentence)
                                : new BusyException(sentence + " Try again."));
            }
            return over;
        });
    }

    private void takeHandedIn() {
        for (UnderWay one = handedIn.poll(); one != null; one = handedIn.poll()) {
            toOffer.add(one);
        }
    }

    private void fail(UnderWay one, RuntimeException why) {
        underWayCount.decrementAndGet();
        one.done = true;
        one.answer.completeExceptionally(why);
    }

    private static String kind(UnderWay one) {
        return one.command.getClass().getSimpleName();
    }

    /** After the end: each command gets to know whether it may have been done. */
    private synchronized void handBack() {
        finished = true;
        for (UnderWay one : new ArrayList<>(unanswered.values())) {
            fail(one, new OutcomeUnknownException("No answer to " + kind(one) + " had come. " + stopped.getMessage()));
        }
        unanswered.clear();
        for (UnderWay one = toOffer.poll(); one != null; one = toOffer.poll()) {
            if (!one.done) {
                fail(one, one.offered ? new OutcomeUnknownException(stopped.getMessage()) : stopped);
            }
        }
        for (UnderWay one = handedIn.poll(); one != null; one = handedIn.poll()) {
            fail(one, stopped);
        }
    }
}
