package kilohour.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kilohour.index.SourceRegistry;
import kilohour.units.Utc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ObserveTest {
    @TempDir
    Path folder;

    /** Reads prices that it is given, or fails as it is told. */
    private record Scripted(String source, Duration interval, java.util.function.Function<Instant, Reading> script)
            implements Connector {
        @Override
        public boolean onByDefault() {
            return true;
        }

        @Override
        public Reading read(Http http, Instant at) {
            return script.apply(at);
        }
    }

    private static Reading one(Instant at) {
        return Reading.ofObservations(List.of(ArchiveFixture.offer(Utc.nanos(at), "provider-0", 2_000_000)));
    }

    private static final class Told implements Observe.Listener {
        private final TreeSet<String> lines = new TreeSet<>();
        private final List<Integer> order = new ArrayList<>();
        private final CountDownLatch three = new CountDownLatch(3);

        @Override
        public void read(String source, long archived, List<String> faults) {
            lines.add(source + " " + archived + " " + faults);
            order.add(1);
            three.countDown();
        }

        @Override
        public void failed(String source, String reason) {
            lines.add(source + " failed: " + reason);
        }
    }

    @Test
    void aFailingSourceStopsNoOther() throws Exception {
        var told = new Told();
        Path root = folder.resolve("archive");
        try (var archive = ObservationArchive.write(root, SourceRegistry.standard());
                Http http = LocalSource.http(new LocalSource.FakeWaiting())) {
            var observe = new Observe(archive, http, InstantSource.fixed(LocalSource.AT), Waiting.real(), told);
            int read = observe.once(List.of(
                    new Scripted("broken", Duration.ofHours(1), _ -> {
                        throw new IllegalStateException("a fault of ours");
                    }),
                    new Scripted("down", Duration.ofHours(1), _ -> {
                        throw new ConnectorException("down", java.net.URI.create("http://h/p"), "answered 500");
                    }),
                    new Scripted(
                            "stranger", Duration.ofHours(1), at -> Reading.ofObservations(List.of(unregistered(at)))),
                    new Scripted("good", Duration.ofHours(1), ObserveTest::one)));

            assertThat(read).isEqualTo(1);
        }
        assertThat(told.lines)
                .containsExactly(
                        "broken failed: broken: failed unexpectedly: java.lang.IllegalStateException: a fault of ours",
                        "down failed: down: h/p: answered 500",
                        "good 1 []",
                        "stranger failed: source is not registered: hearsay");
        assertThat(ArchiveFixture.read(root)).containsExactly("2026-11-20T12:00:00Z provider-0 2000000");
    }

    private static kilohour.index.Observation unregistered(Instant at) {
        var o = ArchiveFixture.offer(Utc.nanos(at), "provider-0", 1);
        return new kilohour.index.Observation(
                o.observedAtNanos(),
                "hearsay",
                o.provider(),
                "",
                o.evidence(),
                "H100",
                "SXM",
                80,
                8,
                "",
                "US",
                "",
                o.term(),
                0,
                1,
                1,
                "",
                "");
    }

    @Test
    void continuouslyEachAtItsIntervalUntilInterrupted() throws Exception {
        var told = new Told();
        var waiting = new LocalSource.FakeWaiting();
        var interrupted = new CountDownLatch(1);
        Path root = folder.resolve("archive");
        try (var archive = ObservationArchive.write(root, SourceRegistry.standard());
                Http http = LocalSource.http(waiting)) {
            var now = new java.util.concurrent.atomic.AtomicInteger();
            // The first waits cost no time; later ones last until the interrupt.
            Waiting thrice = new Waiting() {
                @Override
                public long nanoTime() {
                    return waiting.nanoTime();
                }

                @Override
                public void sleep(long nanos) throws InterruptedException {
                    waiting.sleep(nanos);
                    if (now.incrementAndGet() >= 3) new CountDownLatch(1).await();
                }
            };
            var observe = new Observe(archive, http, () -> LocalSource.AT.plusNanos(waiting.nanoTime()), thrice, told);
            Thread thread = Thread.ofVirtual().start(() -> {
                try {
                    observe.continuously(List.of(new Scripted("good", Duration.ofHours(1), ObserveTest::one)));
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            });
            assertThat(told.three.await(20, TimeUnit.SECONDS)).isTrue();
            thread.interrupt();
            assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(ArchiveFixture.read(root))
                .containsExactly(
                        "2026-11-20T12:00:00Z provider-0 2000000",
                        "2026-11-20T13:00:00Z provider-0 2000000",
                        "2026-11-20T14:00:00Z provider-0 2000000");
    }
}
