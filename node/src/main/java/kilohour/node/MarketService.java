package kilohour.node;

import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.Publication;
import io.aeron.cluster.codecs.CloseReason;
import io.aeron.cluster.service.ClientSession;
import io.aeron.cluster.service.Cluster;
import io.aeron.cluster.service.ClusteredService;
import io.aeron.logbuffer.Header;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.StateRecord;
import kilohour.wire.BatchCodec;
import kilohour.wire.CommandCodec;
import kilohour.wire.WireFormatException;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.AgentTerminationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The market as the cluster's service: each logged command is applied, what it caused goes to the tape, and to the
 * session that asked. Nothing that an offer returns ever reaches the market. Whatever the market or the tape throws
 * stops the member: going on could make it differ from its own log.
 *
 * <p>A message from a session is eight bytes of the session's choice, which come back in the answer, and a command.
 * An answer of those eight bytes alone says that the command could not be read.
 */
final class MarketService implements ClusteredService {
    private static final Logger LOG = LoggerFactory.getLogger(MarketService.class);
    static final int CORRELATION_BYTES = Long.BYTES;

    /** In the buffer: room for the header of an answer's piece, the correlation, the entry as it goes to the tape. */
    private static final int CORRELATION_AT = Pieces.HEADER_BYTES;

    private static final int ENTRY_AT = CORRELATION_AT + CORRELATION_BYTES;

    /** The same in every log, so that setting the timer again moves it and never makes a second. */
    private static final long TICK_TIMER = 1;

    /** How long a session may leave its answers lying before it is cut off, to come back and ask again. */
    private static final long SLOW_SESSION_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Market.Maker maker;
    private final TapeWriter tape;
    private final long tickEveryNanos;
    private final Consumer<Throwable> broken;
    private final CommandCodec commands = new CommandCodec();
    private final BatchCodec batches = new BatchCodec();
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1 << 20);
    private final ConcurrentLinkedQueue<Runnable> questions = new ConcurrentLinkedQueue<>();

    private Cluster cluster;
    private Market market;
    private boolean tickScheduled;
    private volatile long lastLogPosition;
    private volatile boolean broke;

    MarketService(Market.Maker maker, TapeWriter tape, long tickEveryNanos, Consumer<Throwable> broken) {
        this.maker = maker;
        this.tape = tape;
        this.tickEveryNanos = tickEveryNanos;
        this.broken = broken;
    }

    // ── What the member asks, from other threads ────────────────────────────────────────────────────────────────

    /** Position of the last command applied, in this run or in the snapshot it began with. */
    long lastLogPosition() {
        return lastLogPosition;
    }

    /** The state's hash between two commands, computed on the service's thread. */
    CompletableFuture<StateMark> stateMark() {
        return asked(() -> new StateMark(lastLogPosition, market.stateHash()));
    }

    /** The whole state between two commands, written down on the service's thread. */
    CompletableFuture<MarketState> state() {
        return asked(() -> {
            List<StateRecord> records = new ArrayList<>();
            market.snapshot(records::add);
            return new MarketState(lastLogPosition, records);
        });
    }

    private <T> CompletableFuture<T> asked(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        questions.add(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    // ── What the cluster calls ──────────────────────────────────────────────────────────────────────────────────

    @Override
    public void onStart(Cluster itsCluster, Image snapshot) {
        cluster = itsCluster;
        guarded(() -> {
            if (snapshot == null) {
                market = maker.opening();
                return;
            }
            SnapshotStream.Content content = SnapshotStream.read(snapshot, cluster.idleStrategy());
            market = maker.restored(content.records());
            lastLogPosition = content.lastLogPosition();
            if (tape.atStartLogPosition() < lastLogPosition) {
                throw new NodeException("The tape ends at log position " + tape.atStartLogPosition()
                        + " and the snapshot stands at " + lastLogPosition
                        + "; restore the home's archive directory whole from a backup.");
            }
        });
    }

    @Override
    public void onSessionMessage(
            ClientSession session, long timestamp, DirectBuffer in, int offset, int length, Header header) {
        guarded(() -> {
            if (length < CORRELATION_BYTES) {
                LOG.warn("Session {} sent a message of {} bytes; ignored", session.id(), length);
                return;
            }
            Command command = readOrNull(session, in, offset + CORRELATION_BYTES, length - CORRELATION_BYTES);
            int answerBytes = command == null ? 0 : applied(timestamp, stamped(command, session.id()));
            answer(session, in.getLong(offset, ByteOrder.LITTLE_ENDIAN), answerBytes);
            keepTicking(timestamp);
        });
    }

    @Override
    public void onTimerEvent(long timer, long timestamp) {
        guarded(() -> {
            if (timer == TICK_TIMER && market.live()) {
                applied(timestamp, new Command.Tick());
                keepTicking(timestamp);
            }
        });
    }

    @Override
    public void onSessionOpen(ClientSession session, long timestamp) {
        guarded(() -> keepTicking(timestamp));
    }

    @Override
    public void onSessionClose(ClientSession session, long timestamp, CloseReason reason) {
        LOG.debug("Session {} closed: {}", session.id(), reason);
        guarded(() -> {
            if (market.anySessionAt(session.id())) {
                applied(timestamp, new Command.EndGateway(session.id()));
                keepTicking(timestamp);
            }
        });
    }

    @Override
    public void onTakeSnapshot(ExclusivePublication snapshot) {
        guarded(() -> {
            tape.awaitRecorded(cluster.idleStrategy());
            SnapshotStream.write(snapshot, market, lastLogPosition, cluster.idleStrategy());
        });
    }

    @Override
    public void onRoleChange(Cluster.Role role) {
        LOG.debug("Role: {}", role);
    }

    @Override
    public void onTerminate(Cluster itsCluster) {}

    @Override
    public int doBackgroundWork(long nowNanos) {
        Runnable question = broke ? null : questions.poll();
        if (question == null) {
            return 0;
        }
        question.run();
        return 1;
    }

    // ── One command ─────────────────────────────────────────────────────────────────────────────────────────────

    private Command readOrNull(ClientSession session, DirectBuffer in, int offset, int length) {
        try {
            return commands.decode(in, offset, length);
        } catch (WireFormatException e) {
            LOG.warn("Session {} sent what is no command: {}", session.id(), e.getMessage());
            return null;
        }
    }

    /** Clients' connections belong to the session that told of them: when it closes, they are lost. */
    private static Command stamped(Command command, long clusterSession) {
        return command instanceof Command.OpenSession open
                ? new Command.OpenSession(open.account(), open.requestId(), open.session(), clusterSession)
                : command;
    }

    /** Applies and tapes a command; its entry then stands in the buffer; the entry's length. */
    private int applied(long timestamp, Command command) {
        long position = cluster.logPosition();
        if (cluster.role() == Cluster.Role.LEADER && position <= tape.atStartLogPosition()) {
            throw new NodeException("The tape holds commands up to log position " + tape.atStartLogPosition()
                    + " that the log has lost; restore the home's archive directory whole from a backup.");
        }
        Batch batch = market.apply(timestamp, command);
        int length = TapeRecord.encode(batches, position, timestamp, command, batch, buffer, ENTRY_AT);
        tape.append(position, buffer, ENTRY_AT, length, cluster.idleStrategy());
        lastLogPosition = position;
        if (workRemains(batch)) {
            tickScheduled = market.live() && scheduleTick(timestamp + SOON_NANOS);
        } else if (command instanceof Command.Tick) {
            tickScheduled = false;
        }
        return length;
    }

    private static boolean workRemains(Batch batch) {
        for (Event event : batch.events()) {
            if (event instanceof Event.TimeAdvanced advanced && advanced.workRemains()) {
                return true;
            }
        }
        return false;
    }

    private void keepTicking(long timestamp) {
        if (!tickScheduled && market.live()) {
            tickScheduled = scheduleTick(timestamp + tickEveryNanos);
        }
    }

    private boolean scheduleTick(long atNanos) {
        cluster.idleStrategy().reset();
        while (!cluster.scheduleTimer(TICK_TIMER, atNanos)) {
            cluster.idleStrategy().idle();
        }
        return true;
    }

    private void answer(ClientSession session, long correlation, int entryBytes) {
        if (session.isClosing()) {
            return;
        }
        buffer.putLong(CORRELATION_AT, correlation, ByteOrder.LITTLE_ENDIAN);
        Pieces.send(
                buffer,
                CORRELATION_AT,
                CORRELATION_BYTES + entryBytes,
                (piece, offset, length) -> offer(session, piece, offset, length));
    }

    /** Whether the session took a piece, or would have if this member led. */
    private boolean offer(ClientSession session, DirectBuffer piece, int offset, int length) {
        long since = System.nanoTime();
        cluster.idleStrategy().reset();
        while (true) {
            long result = session.offer(piece, offset, length);
            if (result != Publication.BACK_PRESSURED && result != Publication.ADMIN_ACTION) {
                return result > 0;
            }
            if (System.nanoTime() - since > SLOW_SESSION_NANOS) {
                LOG.warn("Session {} does not take its answers; cut off", session.id());
                session.close();
                return false;
            }
            cluster.idleStrategy().idle();
        }
    }

    private void guarded(Runnable step) {
        if (broke) {
            throw new AgentTerminationException("the market is stopped");
        }
        try {
            step.run();
        } catch (AgentTerminationException e) {
            throw e;
        } catch (Throwable e) {
            broke = true;
            broken.accept(e);
            throw new AgentTerminationException(e);
        }
    }
}
