package kilohour.systemtests;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** One of an account's clients: places, changes and cancels orders near the market until nobody answers any more. */
final class Trader implements Runnable {
    private final Client client;
    private final Remembered remembered;
    private final String name;
    private final Random random;
    private final JsonNode instrument;
    private final List<String> own = new ArrayList<>();
    private long asked;

    Trader(Client client, Remembered remembered, String name, JsonNode instrument, long seed) {
        this.client = client;
        this.remembered = remembered;
        this.name = name;
        this.instrument = instrument;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        boolean answered = true;
        while (answered) answered = ask(next());
    }

    /** False once the venue is gone. */
    private boolean ask(Client.Signed signed) {
        try {
            JsonNode answer = client.send(signed);
            remembered.hear(answer);
            JsonNode order = answer.has("order") ? answer.get("order") : answer;
            if (order.get("order_state").asString().equals("open"))
                own.add(order.get("order_id").asString());
            return true;
        } catch (Client.Refused e) {
            remembered.hearRefusal();
            return true;
        } catch (IOException e) {
            remembered.hearNothing(signed);
            return false;
        }
    }

    private Client.Signed next() {
        int draw = random.nextInt(10);
        if (own.isEmpty() || draw < 6) return place();
        String order = own.remove(random.nextInt(own.size()));
        return draw < 8
                ? client.sign("private/cancel", "order_id", order)
                : client.sign("private/edit", "order_id", order, "amount", amount(), "price", price());
    }

    private Client.Signed place() {
        return client.sign(
                random.nextBoolean() ? "private/buy" : "private/sell",
                "instrument_name",
                instrument.get("instrument_name").asString(),
                "amount",
                amount(),
                "price",
                price(),
                "label",
                name + "-" + ++asked);
    }

    private long amount() {
        return instrument.get("min_trade_amount").asLong() * (1 + random.nextInt(3));
    }

    /** Within five ticks of the mark, so that most orders meet another. */
    private String price() {
        long markMils = Math.round(instrument.get("mark_price").asDouble() * 1_000);
        return java.math.BigDecimal.valueOf(markMils - 5 + random.nextInt(11), 3)
                .toString();
    }
}
