package kilohour.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An order over HTTP and back, one at a time on one kept connection: signing, HTTP, authentication, checks, the cluster
 * with its disk sync, the replica's catching up, JSON. Orders rest and are cancelled in turn; both are timed.
 */
final class HttpMeasurement implements WholeProcess {
    private static final int RUNS = 3;
    private static final int PAIRS = 700;
    private static final int WARM_UP_PAIRS = 700;

    @Override
    public String name() {
        return "httpOrder";
    }

    @Override
    public List<Figure> measure() throws IOException, InterruptedException {
        double[] median = new double[RUNS];
        double[] high = new double[RUNS];
        Path home = Homes.make();
        try (RunningVenue venue = RunningVenue.up(home)) {
            var client = new SignedClient(venue, "trader-1");
            JsonNode instrument = client.secondMonth();
            roundTrips(client, instrument, WARM_UP_PAIRS);
            for (int run = 0; run < RUNS; run++) {
                double[] millis = roundTrips(client, instrument, PAIRS);
                median[run] = Percentile.of(millis, 50);
                high[run] = Percentile.of(millis, 99);
            }
        }
        Homes.remove(home);
        return List.of(
                Figure.of(name(), "p50 of 1,400 round trips", "ms", median),
                Figure.of(name(), "p99 of 1,400 round trips", "ms", high));
    }

    private static double[] roundTrips(SignedClient client, JsonNode instrument, int pairs)
            throws IOException, InterruptedException {
        double[] millis = new double[2 * pairs];
        for (int i = 0; i < pairs; i++) {
            long from = System.nanoTime();
            String orderId = client.rest(instrument, 0);
            long between = System.nanoTime();
            client.call("private/cancel?order_id=" + orderId);
            millis[2 * i] = (between - from) / 1e6;
            millis[2 * i + 1] = (System.nanoTime() - between) / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }
}
