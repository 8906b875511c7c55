package kilohour.node;

import io.aeron.Aeron;
import io.aeron.CommonContext;
import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.archive.ArchiveTool;
import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.client.ArchiveException;
import io.aeron.cluster.ClusterControl;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.ElectionState;
import io.aeron.cluster.NanosecondClusterClock;
import io.aeron.cluster.service.ClusteredService;
import io.aeron.cluster.service.ClusteredServiceContainer;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.CloseHelper;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.AgentTerminationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of Aeron that make one member: media driver, archive, consensus module and service container, each on one
 * thread that dozes when there is nothing to do. The archive writes through to the disk before anything is answered.
 */
final class ClusterMember implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterMember.class);
    private static final String HOST = "127.0.0.1";
    private static final int MEMBER_ID = 0;
    private static final int LOG_TERM_LENGTH = 16 << 20;
    private static final int IPC_TERM_LENGTH = 4 << 20;

    /** 1: data are on disk before a write counts; 2 would add the files' times. */
    private static final int ON_DISK = 1;

    /** Patience with threads that do not run, such as on a loaded machine or under a debugger. */
    private static final long LIVENESS_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Home home;
    private final ErrorHandler errors;
    private final Consumer<Throwable> ended;
    private MediaDriver driver;
    private Archive archive;
    private Aeron aeron;
    private AeronArchive archiveClient;
    private ConsensusModule consensus;
    private ClusteredServiceContainer container;

    private ClusterMember(Home home, Consumer<Throwable> ended) {
        this.home = home;
        this.errors = ClusterMember::log;
        this.ended = ended;
    }

    /** Ends of threads are told of by who ends them; the rest is for the log. */
    private static void log(Throwable error) {
        if (error instanceof AgentTerminationException) {
            LOG.debug("Aeron: {}", error.getMessage(), error);
        } else {
            LOG.warn("Aeron: {}", error.getMessage(), error);
        }
    }

    /**
     * Starts driver and archive, so that the tape can be opened before the service runs.
     *
     * @param ended told when a part ends, whether it was asked to or not, with what ended it or null
     */
    static ClusterMember launch(Home home, Consumer<Throwable> ended) {
        ClusterMember member = new ClusterMember(home, ended);
        try {
            member.driver = MediaDriver.launch(member.driverContext());
            member.archive = member.launchArchive();
            member.aeron = Aeron.connect(new Aeron.Context()
                    .aeronDirectoryName(member.driver.aeronDirectoryName())
                    .errorHandler(member.errors));
            member.archiveClient = member.connectArchive();
            return member;
        } catch (RuntimeException e) {
            member.close();
            throw e;
        }
    }

    /** Starts the service and all that feeds it; returns at once, while the log is still being replayed. */
    void serve(ClusteredService service) {
        consensus = ConsensusModule.launch(consensusContext());
        container = ClusteredServiceContainer.launch(new ClusteredServiceContainer.Context()
                .aeronDirectoryName(driver.aeronDirectoryName())
                .clusterDir(home.cluster().toFile())
                .archiveContext(archiveContext())
                .clusteredService(service)
                .idleStrategySupplier(Idling::member)
                .errorHandler(errors)
                .threadFactory(this::watched)
                .terminationHook(this::terminated));
    }

    /** A thread that tells of its end, which else nobody would notice: a full disk can kill any of them. */
    private Thread watched(Runnable part) {
        return new Thread(() -> {
            Throwable cause = null;
            try {
                part.run();
            } catch (Throwable e) {
                cause = e;
            } finally {
                ended.accept(cause);
            }
        });
    }

    private void terminated() {
        ended.accept(null);
    }

    Aeron aeron() {
        return aeron;
    }

    AeronArchive archiveClient() {
        return archiveClient;
    }

    /** A connection of its own to the archive, for one thread. */
    AeronArchive connectArchive() {
        return AeronArchive.connect(archiveContext().aeron(aeron).ownsAeronClient(false));
    }

    boolean leads() {
        return ElectionState.get(consensus.context().electionStateCounter()) == ElectionState.CLOSED;
    }

    boolean requestSnapshot() {
        return ClusterControl.ToggleState.SNAPSHOT.toggle(consensus.context().controlToggleCounter());
    }

    boolean snapshotIdle() {
        return ClusterControl.ToggleState.get(consensus.context().controlToggleCounter())
                == ClusterControl.ToggleState.NEUTRAL;
    }

    long snapshotsTaken() {
        return consensus.context().snapshotCounter().get();
    }

    private MediaDriver.Context driverContext() {
        return new MediaDriver.Context()
                .aeronDirectoryName(home.aeron().toString())
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true)
                .threadingMode(ThreadingMode.SHARED)
                .sharedIdleStrategy(Idling.member())
                .termBufferSparseFile(true)
                .publicationTermBufferLength(LOG_TERM_LENGTH)
                .ipcTermBufferLength(IPC_TERM_LENGTH)
                .clientLivenessTimeoutNs(LIVENESS_NANOS)
                .publicationUnblockTimeoutNs(2 * LIVENESS_NANOS)
                .spiesSimulateConnection(true)
                .sharedThreadFactory(this::watched)
                .errorHandler(errors);
    }

    /**
     * Starts the archive. A kill or a power cut can leave the last frame of a recording half written; it was never
     * acknowledged, and is cut off.
     */
    private Archive launchArchive() {
        try {
            return Archive.launch(archiveServerContext());
        } catch (ArchiveException e) {
            if (e.getMessage() == null || !e.getMessage().contains("straddling page boundary")) {
                throw e;
            }
            LOG.warn("A frame at the end of a recording is half written, and cut off: {}", e.getMessage());
            ArchiveTool.verify(
                    new PrintStream(OutputStream.nullOutputStream()),
                    home.archive().toFile(),
                    Set.of(),
                    null,
                    file -> true);
            return Archive.launch(archiveServerContext());
        }
    }

    private Archive.Context archiveServerContext() {
        return new Archive.Context()
                .aeronDirectoryName(home.aeron().toString())
                .archiveDir(home.archive().toFile())
                .threadingMode(ArchiveThreadingMode.SHARED)
                .idleStrategySupplier(Idling::member)
                .fileSyncLevel(ON_DISK)
                .catalogFileSyncLevel(ON_DISK)
                .controlChannelEnabled(false)
                .archiveClientContext(new AeronArchive.Context().controlResponseChannel(CommonContext.IPC_CHANNEL))
                .recordingEventsEnabled(false)
                .replicationChannel("aeron:udp?endpoint=" + HOST + ":0")
                .threadFactory(this::watched)
                .errorHandler(errors);
    }

    private AeronArchive.Context archiveContext() {
        return new AeronArchive.Context()
                .aeronDirectoryName(home.aeron().toString())
                .controlRequestChannel(CommonContext.IPC_CHANNEL)
                .controlRequestStreamId(AeronArchive.Configuration.localControlStreamId())
                .controlResponseChannel(CommonContext.IPC_CHANNEL)
                .controlResponseStreamId(AeronArchive.Configuration.controlResponseStreamId())
                .messageTimeoutNs(LIVENESS_NANOS);
    }

    private ConsensusModule.Context consensusContext() {
        List<Integer> ports = freePorts(5);
        StringBuilder endpoints = new StringBuilder().append(MEMBER_ID);
        for (int port : ports) {
            endpoints.append(',').append(HOST).append(':').append(port);
        }
        return new ConsensusModule.Context()
                .aeronDirectoryName(driver.aeronDirectoryName())
                .clusterMemberId(MEMBER_ID)
                .clusterMembers(endpoints.toString())
                .clusterDir(home.cluster().toFile())
                .archiveContext(archiveContext())
                .clusterClock(new NanosecondClusterClock())
                .idleStrategySupplier(Idling::member)
                .fileSyncLevel(ON_DISK)
                .logChannel("aeron:udp?term-length=" + LOG_TERM_LENGTH)
                // Over IPC alone each command would come in twice; sessions use IPC because it is allowed besides.
                .ingressChannel("aeron:udp?term-length=" + IPC_TERM_LENGTH)
                .isIpcIngressAllowed(true)
                .replicationChannel("aeron:udp?endpoint=" + HOST + ":0")
                .sessionTimeoutNs(LIVENESS_NANOS)
                .errorHandler(errors)
                .threadFactory(this::watched)
                .terminationHook(this::terminated);
    }

    /** Ports nobody has at the moment, held all at once so that they differ. */
    private static List<Integer> freePorts(int count) {
        List<DatagramSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new DatagramSocket(new InetSocketAddress(InetAddress.getByName(HOST), 0)));
            }
            return sockets.stream().map(DatagramSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("No free UDP port on " + HOST, e);
        } finally {
            sockets.forEach(DatagramSocket::close);
        }
    }

    /** Ends what writes the log and the tape; the archive goes on until {@link #close}. */
    void stopServing() {
        CloseHelper.quietCloseAll(container, consensus);
    }

    @Override
    public void close() {
        stopServing();
        CloseHelper.quietCloseAll(archiveClient, aeron, archive, driver);
    }
}
