package kilohour.node;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One member of the venue: the exchange on Aeron Cluster, with its log, its snapshots and its tape in one home.
 *
 * <p>An answer is given only for what is on disk. A stop at any moment loses nothing that was answered.
 */
public final class Node implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration SNAPSHOT_WITHIN = Duration.ofMinutes(5);
    private static final Duration STATE_WITHIN = Duration.ofMinutes(1);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final NodeConfig config;
    private final Home home;
    private final DiskReserve disk;
    private final List<ClusterSession> sessions = new CopyOnWriteArrayList<>();
    private final List<TapeFollower> followers = new CopyOnWriteArrayList<>();
    private final Tape tape = new RecordedTape();
    private ClusterMember member;
    private TapeWriter tapeWriter;
    private MarketService service;
    private volatile Throwable broken;
    private volatile boolean closing;

    private Node(NodeConfig config, Home home) {
        this.config = config;
        this.home = home;
        this.disk = new DiskReserve(home.root(), config.diskReserveBytes());
    }

    /**
     * Starts the member and waits until it has replayed its log and leads.
     *
     * @throws NodeException with one sentence if it cannot: the home is in use, damaged, or the disk is full
     */
    public static Node start(NodeConfig config) {
        return start(config, Market.EXCHANGE);
    }

    static Node start(NodeConfig config, Market.Maker maker) {
        Home home = Home.take(config.home(), config.progress());
        Node node = new Node(config, home);
        try {
            node.run(maker);
            return node;
        } catch (NodeException e) {
            node.giveUp();
            throw e;
        } catch (RuntimeException e) {
            node.giveUp();
            throw new NodeException("The member cannot start: " + e.getMessage(), e);
        }
    }

    private void giveUp() {
        closing = true;
        end();
    }

    private void run(Market.Maker maker) {
        disk.checkRoomToStart();
        disk.shortage().ifPresent(config.progress());
        member = ClusterMember.launch(home, this::partEnded);
        tapeWriter = TapeWriter.open(member.aeron(), member.archiveClient());
        service = new MarketService(maker, tapeWriter, config.tickEvery().toNanos(), this::broke);
        member.serve(service);
        awaitLeadership();
    }

    private void awaitLeadership() {
        long replayed = -1;
        long deadline = 0;
        long nextLine = System.nanoTime() + PROGRESS_NANOS;
        while (!member.leads()) {
            long now = System.nanoTime();
            if (service.lastLogPosition() != replayed) {
                replayed = service.lastLogPosition();
                deadline = now + config.startWithin().toNanos();
            } else if (now - deadline > 0) {
                throw new NodeException("The member did not come to lead within "
                        + config.startWithin().toSeconds() + " s.");
            }
            if (now - nextLine > 0) {
                nextLine = now + PROGRESS_NANOS;
                config.progress().accept(replayLine(replayed));
            }
            if (broken != null) {
                throw new NodeException("The member cannot start: " + broken.getMessage(), broken);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private String replayLine(long replayed) {
        long end = tapeWriter.atStartLogPosition();
        return end == 0 ? "Starting." : "Replaying the log: " + Math.min(100, 100 * replayed / end) + " %.";
    }

    /** Opens a way to the market; {@code name} is for logs. */
    public MarketSession openSession(String name) {
        refuseIfStopped();
        ClusterSession session = new ClusterSession(member.aeron(), name, config, disk, sessions::remove);
        sessions.add(session);
        return session.open();
    }

    /** Why no command can be taken right now, in a sentence; empty while there is room on the disk. */
    public Optional<String> shortage() {
        return disk.shortage();
    }

    /** What the member recorded and records. */
    public Tape tape() {
        return tape;
    }

    /** Hash of the market's state now. */
    public String stateHash() {
        return stateMark().hash();
    }

    /** Hash of the market's state now, and after which command. */
    public StateMark stateMark() {
        refuseIfStopped();
        return answered(service.stateMark(), "The state's hash");
    }

    /** The market's whole state now, and after which command: a copy of the market starts from here. */
    public MarketState state() {
        refuseIfStopped();
        return answered(service.state(), "The state");
    }

    private static <T> T answered(CompletableFuture<T> answer, String what) {
        try {
            return answer.get(STATE_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NodeException("Interrupted while waiting. " + what + " was not taken.", e);
        } catch (ExecutionException e) {
            throw new NodeException(
                    what + " could not be taken: " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new NodeException(what + " did not come within " + STATE_WITHIN.toSeconds() + " s.", e);
        }
    }

    /** Has the state written down, so that the next start replays only what comes after; returns when it is on disk. */
    public synchronized void snapshot() {
        refuseIfStopped();
        takeSnapshot();
    }

    private void takeSnapshot() {
        long before = member.snapshotsTaken();
        await(member::requestSnapshot, "The cluster does not take the request for a snapshot");
        await(() -> member.snapshotsTaken() > before && member.snapshotIdle(), "The snapshot was not finished");
    }

    private void await(BooleanSupplier condition, String complaint) {
        long deadline = System.nanoTime() + SNAPSHOT_WITHIN.toNanos();
        while (!condition.getAsBoolean()) {
            if (broken != null) {
                throw new NodeException(complaint + ": the member stopped.", broken);
            }
            if (System.nanoTime() - deadline > 0) {
                throw new NodeException(complaint + " within " + SNAPSHOT_WITHIN.toMinutes() + " minutes.");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void refuseIfStopped() {
        if (broken != null) {
            throw new StoppedException("The member stopped: " + broken.getMessage(), broken);
        }
        if (closing) {
            throw new StoppedException("The member is stopped.", null);
        }
    }

    private void partEnded(Throwable cause) {
        String why = disk.shortage().orElse(cause == null ? "the log has the reason." : cause.toString());
        broke(new NodeException("A part of the cluster ended by itself: " + why, cause));
    }

    /** Fail-stop: nothing is answered from here on; what was answered is on disk. */
    private void broke(Throwable cause) {
        synchronized (home) {
            if (closing || broken != null) {
                return;
            }
            broken = cause;
        }
        LOG.error("The member stops, because something broke: {}", cause.getMessage(), cause);
        for (ClusterSession session : sessions) {
            session.stop("The member stopped: " + cause.getMessage(), cause);
        }
        config.failure().accept(cause);
    }

    /** Stops in order, with a snapshot; the next start goes on from there. */
    @Override
    public void close() {
        synchronized (home) {
            if (closing) {
                return;
            }
            closing = true;
        }
        try {
            sessions.forEach(ClusterSession::close);
            if (broken == null) {
                takeSnapshot();
            }
        } catch (NodeException e) {
            LOG.warn("Stopping without a snapshot: {}; the next start replays more of the log", e.getMessage());
        } finally {
            end();
        }
    }

    private void end() {
        followers.forEach(TapeFollower::close);
        if (member != null) {
            member.stopServing();
            if (tapeWriter != null) {
                tapeWriter.close();
            }
            member.close();
        }
        home.close();
    }

    /** The tape as seen from outside. */
    private final class RecordedTape implements Tape {
        @Override
        public Follower follow(long afterLogPosition, Consumer<TapeEntry> reader) {
            refuseIfStopped();
            TapeFollower follower = new TapeFollower(
                    member::connectArchive, tapeWriter.recording(), afterLogPosition, reader, followers::remove);
            followers.add(follower);
            follower.start();
            return follower;
        }

        @Override
        public long endLogPosition() {
            return tapeWriter.endLogPosition();
        }
    }
}
