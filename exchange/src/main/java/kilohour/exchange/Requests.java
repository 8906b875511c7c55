package kilohour.exchange;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Requests answered within the last 120 s of venue time, so that a repeated one is not done twice. */
final class Requests {
    private record Key(long account, RequestId id) implements Comparable<Key> {
        private static final Comparator<Key> IN_ORDER =
                Comparator.comparingLong(Key::account).thenComparing(Key::id);

        @Override
        public int compareTo(Key other) {
            return IN_ORDER.compare(this, other);
        }
    }

    private final Map<Key, StateRecord.RequestState> answered = new TreeMap<>();
    private final ArrayDeque<StateRecord.RequestState> oldestFirst = new ArrayDeque<>();

    /** The first answer, or null if the request is new. */
    StateRecord.RequestState answer(long account, RequestId id, long nowNanos) {
        forget(nowNanos);
        return answered.get(new Key(account, id));
    }

    void remember(StateRecord.RequestState answer) {
        answered.put(new Key(answer.account(), answer.requestId()), answer);
        oldestFirst.add(answer);
    }

    private void forget(long nowNanos) {
        while (!oldestFirst.isEmpty() && oldestFirst.peek().expiresNanos() <= nowNanos) {
            var old = oldestFirst.poll();
            answered.remove(new Key(old.account(), old.requestId()));
        }
    }

    /** Oldest first. */
    void forEach(Consumer<StateRecord.RequestState> visitor) {
        oldestFirst.forEach(visitor);
    }
}
