package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The ring and its table against a plain map, on random requests in bursts, with ids that are counters or digests. */
class RequestsTest {
    private record Key(long account, RequestId id) {}

    @Test
    void answersAreThoseOfAPlainMap() {
        for (long seed = 1; seed <= 60; seed++) new Twins(seed).play();
    }

    private static final class Twins {
        private final long seed;
        private final Random random;
        private final Requests requests = new Requests();
        private final Map<Key, StateRecord.RequestState> plain = new LinkedHashMap<>();
        private long nowNanos;

        Twins(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void play() {
            // a window of 1,000 and bursts of any length: the ring grows, turns around and empties
            for (int step = 0; step < 8_000; step++) {
                nowNanos += random.nextInt(random.nextInt(500) == 0 ? 2_000 : 2);
                ask();
            }
            var inRing = new ArrayList<StateRecord.RequestState>();
            requests.forEach(inRing::add);
            assertThat(inRing).as("seed %d", seed).isEqualTo(new ArrayList<>(plain.values()));
        }

        private void ask() {
            boolean counter = random.nextBoolean();
            var id =
                    new RequestId(counter ? 0 : random.nextLong(), counter ? random.nextInt(3_000) : random.nextLong());
            long account = 100 + random.nextInt(3);
            plain.values().removeIf(answer -> answer.expiresNanos() <= nowNanos);
            var known = plain.get(new Key(account, id));
            assertThat(requests.answer(account, id, nowNanos))
                    .as("seed %d", seed)
                    .isEqualTo(known);
            if (known != null) return;
            RejectReason reason = random.nextBoolean() ? null : RejectReason.values()[random.nextInt(5)];
            var answer = new StateRecord.RequestState(account, id, nowNanos + 1_000, random.nextInt(9), reason);
            plain.put(new Key(account, id), answer);
            requests.remember(answer);
        }
    }
}
