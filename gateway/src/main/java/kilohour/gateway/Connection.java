package kilohour.gateway;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One WebSocket client: what it may do, what it listens to, and the way to it. */
final class Connection {
    private static final int CHARACTERS_MAX = 4 * 1024 * 1024;

    private final Peer peer;
    private final Outbox outbox;
    private final Outbox.Line line;
    private final Set<Channel> channels = new LinkedHashSet<>();
    private final List<Runnable> afterReply = new ArrayList<>();
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
        this.outbox = new Outbox(line, CHARACTERS_MAX);
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

    void send(String text) {
        outbox.put(null, text);
    }

    /** Sends the latest of its kind: an unsent older one is dropped. */
    void sendLatest(String key, String text) {
        outbox.put(key, text);
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

    /** Something to do once the reply to the request under way is in the outbox. */
    synchronized void afterReply(Runnable action) {
        afterReply.add(action);
    }

    void replied() {
        List<Runnable> actions;
        synchronized (this) {
            actions = List.copyOf(afterReply);
            afterReply.clear();
        }
        actions.forEach(Runnable::run);
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
