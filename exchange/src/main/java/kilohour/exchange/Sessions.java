package kilohour.exchange;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Clients' connections as the gateways told of them: which gateway holds each, and whether its orders go with it. A
 * gateway is a session of the cluster; when that ends, all its connections are lost at once.
 */
final class Sessions {
    private final NavigableMap<Long, StateRecord.SessionState> open = new TreeMap<>();
    private final NavigableMap<Long, NavigableSet<Long>> byGateway = new TreeMap<>();
    /** Accounts whose sessions open with cancel on disconnect. */
    private final NavigableSet<Long> cancelling = new TreeSet<>();

    StateRecord.SessionState get(long session) {
        return open.get(session);
    }

    boolean isOpen(long session, long account) {
        StateRecord.SessionState known = open.get(session);
        return known != null && known.account() == account;
    }

    void put(StateRecord.SessionState session) {
        open.put(session.session(), session);
        byGateway.computeIfAbsent(session.gateway(), g -> new TreeSet<>()).add(session.session());
    }

    void remove(long session) {
        StateRecord.SessionState ended = open.remove(session);
        NavigableSet<Long> together = byGateway.get(ended.gateway());
        together.remove(session);
        if (together.isEmpty()) byGateway.remove(ended.gateway());
    }

    boolean anyOf(long gateway) {
        return byGateway.containsKey(gateway);
    }

    /** The gateway's first session, or null if it has none. */
    StateRecord.SessionState firstOf(long gateway) {
        NavigableSet<Long> together = byGateway.get(gateway);
        return together == null ? null : open.get(together.first());
    }

    boolean cancelsByDefault(long account) {
        return cancelling.contains(account);
    }

    void cancelByDefault(long account, boolean changed) {
        if (changed) cancelling.add(account);
        else cancelling.remove(account);
    }

    Collection<StateRecord.SessionState> all() {
        return open.values();
    }

    void forEachDefault(Consumer<StateRecord.CancelOnDisconnectState> visitor) {
        cancelling.forEach(account -> visitor.accept(new StateRecord.CancelOnDisconnectState(account)));
    }
}
