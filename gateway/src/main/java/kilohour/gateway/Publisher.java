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

/**
 * Tells subscribers what changed, on one thread of its own: raw channels at once, the others every 100 ms. Each message
 * is encoded once, however many hear it, and putting it into an outbox never waits; so neither the replica nor another
 * reader feels a slow one.
 */
final class Publisher implements AutoCloseable {
    private static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(Publisher.class);
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int PENDING_MAX = 200_000;

    private final Replica replica;
    private final InstantSource clock;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Map<Channel, Topic> topics = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private List<Notice> pending = new ArrayList<>();
    private List<Runnable> tasks = new ArrayList<>();
    private boolean overrun;
    private boolean closed;
    private final Thread thread;

    Publisher(Replica replica, InstantSource clock) {
        this.replica = replica;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("publisher").unstarted(this::run);
    }

    void start() {
        replica.watch(this::noticed);
        thread.start();
    }

    /** On the tape's thread. */
    private void noticed(List<Notice> notices) {
        if (connections.isEmpty() || notices.isEmpty()) return;
        lock.lock();
        try {
            if (pending.size() > PENDING_MAX) overrun = true;
            else pending.addAll(notices);
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
        submit(() -> topics.values().removeIf(topic -> topic.leave(connection)));
    }

    void subscribe(Connection connection, Channel channel) {
        submit(() -> replica.read(floor -> {
            topics.computeIfAbsent(channel, Topic::new).join(connection, floor);
            return null;
        }));
    }

    void unsubscribe(Connection connection, Channel channel) {
        submit(() -> topics.computeIfPresent(channel, (c, topic) -> topic.leave(connection) ? null : topic));
    }

    private void submit(Runnable task) {
        lock.lock();
        try {
            tasks.add(task);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        long nextTick = System.nanoTime() + TICK_NANOS;
        while (await(nextTick)) {
            try {
                drain();
                if (System.nanoTime() >= nextTick) {
                    nextTick = System.nanoTime() + TICK_NANOS;
                    tick();
                }
            } catch (RuntimeException e) {
                LOG.error("market data could not be published", e);
            }
        }
    }

    /** Waits for news or the next tick; false when closed. */
    private boolean await(long nextTick) {
        lock.lock();
        try {
            while (!closed && pending.isEmpty() && tasks.isEmpty() && !overrun) {
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

    private void drain() {
        List<Notice> notices;
        List<Runnable> work;
        boolean lost;
        lock.lock();
        try {
            notices = pending;
            pending = new ArrayList<>();
            work = tasks;
            tasks = new ArrayList<>();
            lost = overrun;
            overrun = false;
        } finally {
            lock.unlock();
        }
        if (lost) connections.forEach(connection -> connection.close(1013, "messages were lost; connect again"));
        hear(notices);
        work.forEach(Runnable::run);
    }

    private void hear(List<Notice> notices) {
        if (notices.isEmpty()) return;
        for (Notice notice : notices)
            if (notice instanceof Notice.SessionLost lost)
                for (Connection connection : connections)
                    if (connection.session() == lost.session())
                        connection.close(1012, "the way to the market was lost; connect again");
        for (Notice notice : notices)
            if (notice instanceof Notice.KeyDisabled disabled)
                for (Connection connection : connections)
                    if (disabled.keyId().equals(connection.keyId())) connection.close(1008, "the key was disabled");
        for (Topic topic : topics.values()) for (Notice notice : notices) topic.hear(notice);
        publish(topic -> topic.channel().raw());
    }

    private void tick() {
        publish(topic -> true);
        long now = clock.millis();
        for (Connection connection : connections) connection.beat(now);
    }

    private void publish(java.util.function.Predicate<Topic> due) {
        List<Topic> changed = new ArrayList<>();
        for (Topic topic : topics.values()) if (topic.hasNews() && due.test(topic)) changed.add(topic);
        if (changed.isEmpty()) return;
        replica.read(floor -> {
            for (Topic topic : changed) topic.publish(floor);
            return null;
        });
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
