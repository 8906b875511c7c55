package kilohour.gateway;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One WebSocket client: what it may do, what it listens to, and the way to it. */
final class Connection {
    private static final int CHARACTERS_MAX = 4 * 1024 * 1024;
    private static final int BEHIND_CHARACTERS = 256 * 1024;

    private final Peer peer;
    private final Outbox outbox;
    private final Outbox.Line line;
    private final Set<Channel> channels = new LinkedHashSet<>();
    /** What came for a channel before its subscription was answered; null while none is under way. */
    private List<Runnable> held;

    private volatile String keyId;
    private volatile long session;
    private long sessionAccount;
    private boolean gone;
    private volatile long heartbeatSeconds;
    private volatile long heardMillis;
    private volatile long beatMillis;

    Connection(Peer peer, Outbox.Line line) {
        this.peer = peer;
        this.line = line;
        this.outbox = new Outbox(line, CHARACTERS_MAX, BEHIND_CHARACTERS);
        Thread.ofVirtual().name("outbox").start(outbox::run);
    }

    Peer peer() {
        return peer;
    }

    /** The key that logged in here, or null. */
    String keyId() {
        return keyId;
    }

    void loggedIn(String keyId) {
        this.keyId = keyId;
    }

    /** Its number at the market, 0 while it has none. */
    long session() {
        return session;
    }

    synchronized boolean holdsSessionOf(long account) {
        return session != 0 && sessionAccount == account;
    }

    /** From now on it is this session at the market; gives the one it was before, or 0. */
    synchronized long begins(long newSession, long account) {
        long before = session;
        session = newSession;
        sessionAccount = account;
        return before;
    }

    /** The market does not know this session after all. */
    synchronized void isWithout(long refused) {
        if (session == refused) session = 0;
    }

    synchronized boolean isGone() {
        return gone;
    }

    /** The socket is gone; gives the session that was not told of yet, or 0. */
    synchronized long goes() {
        if (gone) return 0;
        gone = true;
        return session;
    }

    /** Sends what must not be left out. */
    void send(String text) {
        if (!holds(() -> outbox.put(null, text))) outbox.put(null, text);
    }

    /** Sends the latest of its kind: an unsent older one is dropped. */
    void sendLatest(String key, String text) {
        if (!holds(() -> outbox.put(key, text))) outbox.put(key, text);
    }

    /** Sends an increment, unless the reader is behind ({@link Outbox#offer}). */
    boolean offer(String text, Runnable caughtUp) {
        return holds(() -> outbox.put(null, text)) || outbox.offer(text, caughtUp);
    }

    /** A subscription is under way: what it brings waits until it has been answered. */
    synchronized void holdUntilAnswered() {
        if (held == null) held = new ArrayList<>();
    }

    private synchronized boolean holds(Runnable message) {
        if (held == null) return false;
        held.add(message);
        return true;
    }

    /** Sends the answer to a request, and then what waited for it. */
    synchronized void answer(String text) {
        outbox.put(null, text);
        if (held == null) return;
        held.forEach(Runnable::run);
        held = null;
    }

    /** Characters that wait to be sent. */
    int charactersWaiting() {
        return outbox.characters();
    }

    /** Whether what is sent still goes anywhere. */
    boolean isOpen() {
        return outbox.isOpen();
    }

    void close(int code, String reason) {
        outbox.close();
        line.close(code, reason);
    }

    void gone() {
        outbox.close();
    }

    synchronized Set<Channel> channels() {
        return new LinkedHashSet<>(channels);
    }

    synchronized int channelCount() {
        return channels.size();
    }

    synchronized void listens(Channel channel) {
        channels.add(channel);
    }

    synchronized void ignores(Channel channel) {
        channels.remove(channel);
    }

    void heartbeat(long everySeconds, long nowMillis) {
        heardMillis = nowMillis;
        beatMillis = nowMillis;
        heartbeatSeconds = everySeconds;
    }

    void heard(long nowMillis) {
        heardMillis = nowMillis;
    }

    /** Sends a heartbeat when one is due, and leaves a client that has not answered the last two. */
    void beat(long nowMillis) {
        long every = heartbeatSeconds * 1_000;
        if (every == 0 || nowMillis - beatMillis < every) return;
        if (nowMillis - heardMillis > 3 * every) {
            close(1008, "no answer to the heartbeat");
            return;
        }
        beatMillis = nowMillis;
        send("{\"jsonrpc\":\"2.0\",\"method\":\"heartbeat\",\"params\":{\"type\":\"heartbeat\"}}");
        send("{\"jsonrpc\":\"2.0\",\"method\":\"heartbeat\",\"params\":{\"type\":\"test_request\"}}");
    }
}
