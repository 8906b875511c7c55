package kilohour.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/**
 * One order, seen by a hundred subscribers of the book's raw channel: from before the order is signed to when the change
 * has reached each of them. The next order is sent when all have seen the last. Subscribers share the machine.
 */
final class FanOutMeasurement implements WholeProcess {
    private static final int SUBSCRIBERS = 100;
    private static final int RUNS = 3;
    private static final int CHANGES = 200;

    @Override
    public String name() {
        return "webSocketFanOut";
    }

    @Override
    public List<Figure> measure() throws Exception {
        double[] median = new double[RUNS];
        double[] high = new double[RUNS];
        double[] rate = new double[RUNS];
        Path home = Homes.make();
        try (RunningVenue venue = RunningVenue.up(home)) {
            var client = new SignedClient(venue, "trader-1");
            JsonNode instrument = client.secondMonth();
            var audience = new Audience(venue.url(), instrument);
            show(client, instrument, audience, CHANGES);
            for (int run = 0; run < RUNS; run++) {
                long from = System.nanoTime();
                double[] millis = show(client, instrument, audience, CHANGES);
                rate[run] = millis.length / ((System.nanoTime() - from) / 1e9);
                median[run] = Percentile.of(millis, 50);
                high[run] = Percentile.of(millis, 99);
            }
            audience.leave();
        }
        Homes.remove(home);
        return List.of(
                Figure.of(name(), "p50, order to each of 100 subscribers", "ms", median),
                Figure.of(name(), "p99, order to each of 100 subscribers", "ms", high),
                Figure.of(name(), "delivered, an order at a time", "messages/s", rate));
    }

    private static double[] show(SignedClient client, JsonNode instrument, Audience audience, int changes)
            throws IOException, InterruptedException, TimeoutException {
        var millis = new ArrayList<Double>();
        for (int i = 0; i < changes; i++) {
            String price = SignedClient.restingPrice(instrument, 0);
            long from = System.nanoTime();
            audience.expect(price);
            String orderId = client.rest(instrument, 0);
            for (long at : audience.await()) millis.add((at - from) / 1e6);
            audience.expect(price);
            client.call("private/cancel?order_id=" + orderId);
            audience.await();
        }
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** The subscribers, who all wait for a change at the same price. */
    private static final class Audience {
        private final List<WebSocket> sockets = new ArrayList<>();
        private final long[] seenNanos = new long[SUBSCRIBERS];
        private final Phaser seen = new Phaser(SUBSCRIBERS);
        private volatile String expected = "nothing yet";
        private int phase;

        Audience(URI venue, JsonNode instrument) throws IOException {
            var address = URI.create(venue.toString().replaceFirst("http", "ws") + "/ws/api/v2");
            String channel = "book." + instrument.get("instrument_name").asString() + ".raw";
            var http = HttpClient.newHttpClient();
            for (int i = 0; i < SUBSCRIBERS; i++) {
                WebSocket socket = http.newWebSocketBuilder()
                        .buildAsync(address, new Subscriber(i))
                        .join();
                socket.sendText(
                                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"public/subscribe\",\"params\":{\"channels\":[\""
                                        + channel + "\"]}}",
                                true)
                        .join();
                sockets.add(socket);
            }
        }

        /** Each subscriber tells once of the next message that has this price. */
        void expect(String price) {
            Arrays.fill(seenNanos, 0);
            expected = "," + Double.parseDouble(price) + ",";
        }

        long[] await() throws InterruptedException, TimeoutException {
            phase = seen.awaitAdvanceInterruptibly(phase, 20, TimeUnit.SECONDS);
            return seenNanos.clone();
        }

        void leave() {
            sockets.forEach(WebSocket::abort);
        }

        private final class Subscriber implements WebSocket.Listener {
            private final int place;
            private final StringBuilder message = new StringBuilder();

            Subscriber(int place) {
                this.place = place;
            }

            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                message.append(text);
                if (last) {
                    if (seenNanos[place] == 0 && message.indexOf(expected) >= 0) {
                        seenNanos[place] = System.nanoTime();
                        seen.arrive();
                    }
                    message.setLength(0);
                }
                socket.request(1);
                return null;
            }
        }
    }
}
