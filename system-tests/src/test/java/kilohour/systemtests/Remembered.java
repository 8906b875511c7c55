package kilohour.systemtests;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** What one account's clients were told, and what they asked without hearing an answer. */
final class Remembered {
    /** An order as the last answer about it said. */
    record Told(String label, String state, double filled) {}

    private final Map<String, Told> orders = new LinkedHashMap<>();
    private final Set<String> trades = new LinkedHashSet<>();
    private final Set<String> deposits = ConcurrentHashMap.newKeySet();
    private final List<Client.Signed> unanswered = new CopyOnWriteArrayList<>();
    private long answers;

    /** An answer to buy, sell or edit ({order, trades}) or to cancel (a bare order). */
    synchronized void hear(JsonNode answer) {
        answers++;
        JsonNode order = answer.has("order") ? answer.get("order") : answer;
        orders.put(
                order.get("order_id").asString(),
                new Told(
                        order.get("label").asString(),
                        order.get("order_state").asString(),
                        order.get("filled_amount").asDouble()));
        for (JsonNode trade : answer.path("trades"))
            trades.add(trade.get("trade_id").asString());
    }

    synchronized void hearRefusal() {
        answers++;
    }

    void hearDeposit(String reference) {
        deposits.add(reference);
    }

    void hearNothing(Client.Signed asked) {
        unanswered.add(asked);
    }

    synchronized Map<String, Told> orders() {
        return new LinkedHashMap<>(orders);
    }

    synchronized Set<String> trades() {
        return new LinkedHashSet<>(trades);
    }

    synchronized long answers() {
        return answers;
    }

    Set<String> deposits() {
        return deposits;
    }

    List<Client.Signed> unanswered() {
        return unanswered;
    }
}
