package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kilohour.exchange.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MarketDataTest {
    private static final String DECEMBER = "H100_USD-31DEC26";
    private TestVenue venue;
    private Client ann;
    private Client bob;

    @BeforeEach
    void open() {
        venue = new TestVenue();
        ann = Client.ann(venue);
        bob = Client.bob(venue);
    }

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void aBookBuiltFromTheChangesIsTheBook() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, Map<String, Long>> book = Map.of("bids", new TreeMap<>(), "asks", new TreeMap<>());
        try (var socket = new kilohour.gateway.Socket(venue)) {
            String channel = "book." + DECEMBER + ".raw";
            socket.call("public/subscribe", "{\"channels\":[\"" + channel + "\"]}");
            JsonNode first = socket.next(channel);
            apply(first, book);
            long last = first.get("change_id").longValue();
            for (int i = 0; i < 60; i++) {
                (random.nextBoolean() ? ann : bob)
                        .call(
                                random.nextBoolean() ? "private/buy" : "private/sell",
                                "instrument_name",
                                DECEMBER,
                                "amount",
                                744 * (1 + random.nextInt(5)),
                                "price",
                                "2.5" + random.nextInt(10));
                if (random.nextInt(6) == 0) ann.call("private/cancel_all");
            }
            bob.call("private/cancel_all");
            ann.call("private/buy", "instrument_name", DECEMBER, "amount", 7_440, "price", "2.4");
            boolean done = false;
            while (!done) {
                JsonNode change = socket.next(channel);
                assertThat(change)
                        .as("seed %d: the last change is missing", seed)
                        .isNotNull();
                assertThat(change.get("prev_change_id").longValue())
                        .as("seed %d", seed)
                        .isEqualTo(last);
                last = change.get("change_id").longValue();
                apply(change, book);
                done = book.get("bids").getOrDefault("2.4", 0L) == 7_440;
            }
        }
        JsonNode whole = ann.call("public/get_order_book", "instrument_name", DECEMBER, "depth", 1000);
        for (String side : new String[] {"bids", "asks"}) {
            Map<String, Long> levels = new TreeMap<>();
            for (JsonNode level : whole.get(side))
                levels.put(
                        level.get(0).decimalValue().toPlainString(),
                        level.get(1).longValue());
            assertThat(book.get(side)).as("seed %d, %s", seed, side).isEqualTo(levels);
        }
    }

    private static void apply(JsonNode message, Map<String, Map<String, Long>> book) {
        book.forEach((side, levels) -> {
            for (JsonNode entry : message.get(side)) {
                String price = entry.get(1).decimalValue().toPlainString();
                if (entry.get(0).asString().equals("delete")) levels.remove(price);
                else levels.put(price, entry.get(2).longValue());
            }
        });
    }

    @Test
    void aReaderThatDoesNotReadIsCutOffAndNobodyElseWaits() throws Exception {
        try (Socket lazy = new Socket()) {
            lazy.setReceiveBufferSize(4096);
            lazy.connect(new java.net.InetSocketAddress("127.0.0.1", venue.gateway.httpPort()));
            lazy.getOutputStream()
                    .write(("GET /ws/api/v2 HTTP/1.1\r\nHost: 127.0.0.1:" + venue.gateway.httpPort()
                                    + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = lazy.getInputStream();
            assertThat(in.read()).isEqualTo('H');
            // each answer to get_instruments is about 60 KB: some 200 of them are more than 4 MB and the socket's
            // buffers
            byte[] ask = frame("{\"id\":1,\"method\":\"public/get_instruments\",\"params\":{}}");
            Thread asking = Thread.ofVirtual().start(() -> ask(lazy, ask));
            long started = System.nanoTime();
            assertThat(ann.call("private/buy", "instrument_name", DECEMBER, "amount", 744, "price", "2.5")
                            .at("/order/order_state")
                            .asString())
                    .isEqualTo("open");
            assertThat(System.nanoTime() - started).isLessThan(TimeUnit.SECONDS.toNanos(5));
            long end = started + TimeUnit.SECONDS.toNanos(20);
            while (venue.gateway.connectionCount() > 0 && System.nanoTime() < end) Thread.onSpinWait();
            assertThat(venue.gateway.connectionCount()).isZero();
            asking.interrupt();
        }
    }

    private static void ask(Socket socket, byte[] frame) {
        try {
            for (int i = 0; i < 2_000; i++) socket.getOutputStream().write(frame);
        } catch (java.io.IOException cutOff) {
            // that is what must happen
        }
    }

    /** A masked text frame of up to 125 bytes. */
    private static byte[] frame(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[6 + bytes.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | bytes.length);
        System.arraycopy(bytes, 0, frame, 6, bytes.length); // a mask of zeros changes nothing
        return frame;
    }

    @Test
    void onlyTheLatestOfItsKindWaitsInAnOutbox() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch sent = new CountDownLatch(4);
        StringBuilder seen = new StringBuilder();
        Outbox outbox = new Outbox(
                new Outbox.Line() {
                    @Override
                    public void send(String message) throws Exception {
                        reading.await();
                        seen.append(message).append(' ');
                        sent.countDown();
                    }

                    @Override
                    public void close(int code, String reason) {}
                },
                1_000,
                1_000);
        Thread writer = Thread.ofVirtual().start(outbox::run);
        outbox.put(null, "first");
        while (writer.getState() != Thread.State.WAITING || !taken(outbox)) Thread.onSpinWait();
        outbox.put("ticker", "t1");
        outbox.put(null, "trade1");
        outbox.put("ticker", "t2");
        outbox.put(null, "trade2");
        reading.countDown();
        assertThat(sent.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(seen.toString().strip()).isEqualTo("first t2 trade1 trade2");
        outbox.close();
    }

    private static boolean taken(Outbox outbox) {
        return outbox.waiting() == 0;
    }

    @Test
    void anOutboxThatOverflowsClosesItsLine() {
        AtomicInteger closed = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(1);
        Outbox outbox = new Outbox(
                new Outbox.Line() {
                    @Override
                    public void send(String message) {}

                    @Override
                    public void close(int code, String reason) {
                        closed.set(code);
                        done.countDown();
                    }
                },
                10,
                10);
        outbox.put(null, "123456789");
        outbox.put(null, "12");
        assertThat(awaited(done)).isTrue();
        assertThat(closed).hasValue(1008);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aDisabledKeyLosesItsConnection() throws Exception {
        try (var socket = new kilohour.gateway.Socket(venue)) {
            socket.call(
                    "public/auth",
                    "{\"grant_type\":\"client_credentials\",\"client_id\":\"ann-key\",\"client_secret\":\"ann-secret\"}");
            venue.tell(new Command.DisableKey("ann-key"));
            assertThat(socket.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1008);
        }
    }

    @Test
    void aSocketMessageThatIsTooLongEndsTheConnection() throws Exception {
        try (var socket = new kilohour.gateway.Socket(venue)) {
            socket.send("{\"id\":1,\"method\":\"public/test\",\"x\":\"" + "x".repeat(70_000) + "\"}");
            assertThat(socket.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1009);
        }
    }

    @Test
    void fundingIsPaidByTheHourAndToldByTheHour() {
        venue.moveTo("2026-11-20T13:06:00Z");
        venue.hour("H100", 26_000);
        venue.moveTo("2026-11-20T14:00:30Z");
        JsonNode rates = ann.call(
                "public/get_funding_rate_history",
                "instrument_name",
                "H100_USD-PERPETUAL",
                "start_timestamp",
                0,
                "end_timestamp",
                venue.now.toEpochMilli());
        assertThat(rates).isNotEmpty();
        assertThat(rates.at("/0/timestamp").longValue() % 3_600_000).isZero();
        assertThat(rates.at("/0/interest_8h").isNumber()).isTrue();
    }
}
