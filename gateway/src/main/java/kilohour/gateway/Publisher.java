package kilohour.gateway;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Tells subscribers what changed, on one thread of its own: raw channels at once, the others every 100 ms. Each message
 * is encoded once, however many hear it, and putting it into an outbox never waits; so neither the replica nor another
 * reader feels a slow one.
 */
final class Publisher implements AutoCloseable {
    private static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(Publisher.class);
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int PENDING_MAX = 200_000;

    /** What is to be done, in the order in which it came: who subscribes hears all that comes after. */
    private sealed interface Work {
        record Hear(Notice notice) implements Work {}

        record Do(Consumer<Floor> task) implements Work {}
    }

    private final Replica replica;
    private final InstantSource clock;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Map<Channel, Topic> topics = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private List<Work> pending = new ArrayList<>();
    /** Connections to be closed once the market may move again. */
    private final List<Runnable> goodbyes = new ArrayList<>();

    private boolean overrun;
    private boolean closed;
    private final Thread thread;

    Publisher(Replica replica, InstantSource clock) {
        this.replica = replica;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("publisher").unstarted(this::run);
    }

    void start() {
        listen();
        thread.start();
    }

    /** From now on it notes what changes. */
    void listen() {
        replica.watch(this::noticed);
    }

    /** On the tape's thread. */
    private void noticed(List<Notice> notices) {
        if (connections.isEmpty() || notices.isEmpty()) return;
        lock.lock();
        try {
            if (pending.size() > PENDING_MAX) overrun = true;
            else for (Notice notice : notices) pending.add(new Work.Hear(notice));
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    void connected(Connection connection) {
        connections.add(connection);
    }

    int connectionCount() {
        return connections.size();
    }

    void disconnected(Connection connection) {
        connections.remove(connection);
        connection.gone();
        submit(floor -> topics.values().removeIf(topic -> topic.leave(connection)));
    }

    void subscribe(Connection connection, Channel channel) {
        submit(floor ->
                topics.computeIfAbsent(channel, c -> new Topic(c, this::resume)).join(connection, floor));
    }

    void unsubscribe(Connection connection, Channel channel) {
        submit(floor -> topics.computeIfPresent(channel, (c, topic) -> topic.leave(connection) ? null : topic));
    }

    private void resume(Topic topic, Connection connection) {
        submit(floor -> topic.resume(connection, floor));
    }

    private void submit(Consumer<Floor> task) {
        lock.lock();
        try {
            pending.add(new Work.Do(task));
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        long nextTick = System.nanoTime() + TICK_NANOS;
        while (await(nextTick)) {
            boolean due = System.nanoTime() >= nextTick;
            if (due) nextTick = System.nanoTime() + TICK_NANOS;
            try {
                turn(due);
            } catch (RuntimeException e) {
                LOG.error("market data could not be published", e);
            }
        }
    }

    /** Waits for news or the next tick; false when closed. */
    private boolean await(long nextTick) {
        lock.lock();
        try {
            while (!closed && pending.isEmpty() && !overrun) {
                long left = nextTick - System.nanoTime();
                if (left <= 0) break;
                news.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Does what is to be done and tells what is new: at once on raw channels, on the others where their time has come. */
    void turn(boolean due) {
        List<Work> work = taken();
        if (work.stream().allMatch(Work.Hear.class::isInstance)) {
            work.forEach(each -> act(each, null));
            work = List.of();
        }
        if (!work.isEmpty() || topics.values().stream().anyMatch(topic -> isDue(topic, due))) tell(work, due);
        goodbyes.forEach(Runnable::run);
        goodbyes.clear();
        if (!due) return;
        long now = clock.millis();
        for (Connection connection : connections) connection.beat(now);
    }

    /** Nothing moves meanwhile: what is told is the market as it stands after all that was heard. */
    private void tell(List<Work> work, boolean due) {
        replica.read(floor -> {
            work.forEach(each -> act(each, floor));
            taken().forEach(each -> act(each, floor));
            for (Topic topic : topics.values()) if (isDue(topic, due)) topic.publish(floor);
            return null;
        });
    }

    private static boolean isDue(Topic topic, boolean due) {
        return topic.hasNews() && (due || topic.channel().raw());
    }

    private List<Work> taken() {
        lock.lock();
        try {
            if (overrun) startAnew();
            overrun = false;
            List<Work> taken = pending;
            pending = new ArrayList<>();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Some of what changed was not noted: nobody's book can go on. */
    private void startAnew() {
        topics.clear();
        for (Connection connection : connections)
            goodbyes.add(() -> connection.close(1013, "messages were lost; connect again"));
    }

    private void act(Work work, Floor floor) {
        switch (work) {
            case Work.Do(Consumer<Floor> task) -> task.accept(floor);
            case Work.Hear(Notice notice) -> {
                leave(notice);
                for (Topic topic : topics.values()) topic.hear(notice);
            }
        }
    }

    /** Connections that may go on no longer. */
    private void leave(Notice notice) {
        if (!(notice instanceof Notice.SessionLost || notice instanceof Notice.KeyDisabled)) return;
        for (Connection connection : connections) {
            if (notice instanceof Notice.SessionLost lost && connection.session() == lost.session())
                goodbyes.add(() -> connection.close(1012, "the way to the market was lost; connect again"));
            if (notice instanceof Notice.KeyDisabled disabled
                    && disabled.keyId().equals(connection.keyId()))
                goodbyes.add(() -> connection.close(1008, "the key was disabled"));
        }
    }

    @Override
    public void close() {
        replica.watch(notices -> {});
        lock.lock();
        try {
            closed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
        connections.forEach(connection -> connection.close(1001, "the gateway is closing"));
    }
}
