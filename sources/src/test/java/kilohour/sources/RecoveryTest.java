package kilohour.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import kilohour.index.SourceRegistry;
import kilohour.sources.LocalSource.Answer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A source that is away when it is to be read, and comes back: how long until its prices are archived again. Time is
 * driven, the server is real, manners are those of a venue. What it gives is in {@code docs/operating/observations.md}.
 */
@Timeout(120)
class RecoveryTest {
    private static final long SEED = 20261121;
    private static final int OUTAGES_EACH = 3;
    private static final int OUTAGE_SECONDS_MAX = 3 * 3_600;

    /** Five attempts with waits of 2, 4, 8 and 16 s, a request a second, at most 14 pages. */
    private static final Duration ATTEMPTS_MAX = Duration.ofSeconds(30 + 14);

    private static final String MODELS =
            "{\"data\":[{\"id\":\"a/b\",\"pricing\":{\"prompt\":\"0.000001\",\"completion\":\"0.000004\"}}]}";

    /** The open sources, and what each answers when it is well. */
    enum Open {
        AZURE(AzureRetailPrices::new, path -> """
                {"Items":[{"currencyCode":"USD","retailPrice":3.673,"armRegionName":"eastus","productName":"x","skuName":"x",
                 "unitOfMeasure":"1 Hour","type":"Consumption","armSkuName":"Standard_NC24ads_A100_v4"}],
                 "NextPageLink":null}"""),
        AWS(AwsPricePages::new, path -> """
                {"regions":{"US East (N. Virginia)":{"p5":{"price":"55.04","Location":"US East (N. Virginia)",
                 "Instance Type":"p5.48xlarge","Operating System":"Linux","Pre Installed S/W":"NA"}}}}"""),
        MODELS(OpenRouterModels::new, path -> RecoveryTest.MODELS),
        ENDPOINTS(
                OpenRouterEndpoints::new,
                path -> path.endsWith("endpoints")
                        ? "{\"data\":{\"id\":\"a/b\",\"endpoints\":[{\"tag\":\"h/fp8\",\"pricing\":{\"prompt\":\"0.000001\","
                                + "\"completion\":\"0.000004\"}}]}}"
                        : RecoveryTest.MODELS);

        private final Function<String, Connector> connector;
        private final Function<String, String> answer;

        Open(Function<String, Connector> connector, Function<String, String> answer) {
            this.connector = connector;
            this.answer = answer;
        }
    }

    /** What it is to be away. */
    private static final List<Answer> AWAY = List.of(
            LocalSource.NONE,
            Answer.of(503, ""),
            Answer.json("<html>Down for maintenance</html>"),
            Answer.cutShort("{\"data\":["));

    @TempDir
    Path folder;

    /** Time that passes at once, until the first good reading. */
    private static final class Until implements Waiting, Observe.Listener {
        private long now;
        private long readAt = -1;

        @Override
        public synchronized long nanoTime() {
            return now;
        }

        @Override
        public synchronized void sleep(long nanos) throws InterruptedException {
            if (readAt >= 0) throw new InterruptedException();
            now += Math.max(0, nanos);
        }

        @Override
        public synchronized void read(String source, long archived, List<String> faults) {
            readAt = now;
        }

        @Override
        public void failed(String source, String reason) {}
    }

    @ParameterizedTest
    @EnumSource
    void itIsReadAgainWithinElevenMinutesOfComingBack(Open open) throws Exception {
        var random = new Random(SEED);
        long longest = 0;
        for (Answer away : AWAY)
            for (int i = 0; i < OUTAGES_EACH; i++) {
                Duration outage = Duration.ofSeconds(60 + random.nextInt(OUTAGE_SECONDS_MAX));
                long took = recovery(open, away, outage, random.nextLong());
                assertThat(Duration.ofNanos(took))
                        .as("%s after %s of %s, seed %d", open, outage, away, SEED)
                        .isBetween(Duration.ZERO, Duration.ofMinutes(10).plus(ATTEMPTS_MAX));
                longest = Math.max(longest, took);
            }
    }

    /** From the server's return to the archived reading, nanoseconds. */
    private long recovery(Open open, Answer away, Duration outage, long seed) throws Exception {
        var until = new Until();
        InstantSource clock = () -> LocalSource.AT.plusNanos(until.nanoTime());
        Path root = fresh();
        try (var source = new LocalSource(
                        path -> until.nanoTime() < outage.toNanos() ? away : Answer.json(open.answer.apply(path)));
                var archive = ObservationArchive.write(root, SourceRegistry.standard());
                Http http = new Http(Manners.POLITE, until, clock, seed)) {
            var observe = new Observe(archive, http, clock, until, until);
            observe.continuously(List.of(open.connector.apply(source.address())));
        }
        return until.readAt - outage.toNanos();
    }

    private Path fresh() throws IOException {
        return Files.createTempDirectory(folder, "archive");
    }
}
