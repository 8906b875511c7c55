package kilohour.gateway;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** The other end of a connection without a network: reads nothing until it is let. */
final class SlowReader implements Outbox.Line {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CountDownLatch reading = new CountDownLatch(1);
    final AtomicInteger closed = new AtomicInteger();
    private int marks;

    @Override
    public void send(String message) throws InterruptedException {
        reading.await();
        heard.add(message);
    }

    @Override
    public void close(int code, String reason) {
        closed.set(code);
    }

    void read() {
        reading.countDown();
    }

    /** Takes all that was sent to it so far: channel and data of each message. */
    void hearAll(Connection connection, BiConsumer<String, JsonNode> hear) {
        String mark = "\"mark " + ++marks + "\"";
        connection.send(mark);
        try {
            while (true) {
                String text = heard.poll(10, TimeUnit.SECONDS);
                if (text == null) throw new AssertionError("nothing more was heard for 10 s");
                if (text.equals(mark)) return;
                JsonNode message = Json.read(text);
                hear.accept(message.at("/params/channel").asString(""), message.at("/params/data"));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
