package kilohour.gateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kilohour.contracts.Contract;
import kilohour.units.Utc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One channel, those who listen to it, and what has changed since they were last told. On the publisher's thread. */
final class Topic {
    /** Brings a listener that was behind up to now, on the publisher's thread. */
    interface Resuming {
        void resume(Topic topic, Connection connection);
    }

    private final Channel channel;
    private final Resuming resuming;
    private final Set<Connection> listeners = new LinkedHashSet<>();
    private final Map<Connection, Behind> behind = new HashMap<>();

    /** A listener that reads too slowly for every increment: how many it was spared, and what it holds of the book. */
    private record Behind(int spared, BookFeed.Prices held) {}

    private final List<Trade> trades = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<Notice.SettlementSet> settlements = new ArrayList<>();
    private final BookFeed book;
    private boolean touched;
    private JsonNode lastSaid;

    Topic(Channel channel, Resuming resuming) {
        this.channel = channel;
        this.resuming = resuming;
        this.book = channel instanceof Channel.BookOrders ? new QueueImage() : new BookImage();
    }

    Channel channel() {
        return channel;
    }

    boolean hasNews() {
        return touched;
    }

    /** A new listener first hears how things stand. */
    void join(Connection connection, Floor floor) {
        boolean first = listeners.isEmpty();
        if (!listeners.add(connection)) return;
        if (channel instanceof Channel.OfContract of && !listed(of, floor)) return;
        switch (channel) {
            case Channel.Ticker of -> connection.send(message(MarketJson.ticker(floor, contract(of, floor))));
            case Channel.Quote of -> connection.send(message(MarketJson.quote(floor, contract(of, floor))));
            case Channel.Phase of -> connection.send(message(PhaseJson.of(floor, contract(of, floor))));
            case Channel.Portfolio of -> connection.send(message(AccountJson.summary(floor, of.account())));
            case Channel.OfBook of -> {
                if (first) book.moveTo(floor, contract(of, floor));
                connection.send(message(book.snapshot(floor, contract(of, floor), BookFeed.Prices.NONE)));
            }
            case Channel.Chart of -> candle(of, floor).ifPresent(candle -> connection.send(message(candle)));
            case Channel.Trades _, Channel.Settlements _, Channel.UserOrders _, Channel.UserTrades _ -> {}
        }
    }

    /** @return whether nobody is left */
    boolean leave(Connection connection) {
        listeners.remove(connection);
        behind.remove(connection);
        return listeners.isEmpty();
    }

    /** A listener that was behind has read most of what waited: it hears the whole book, and changes from there on. */
    void resume(Connection connection, Floor floor) {
        Behind was = behind.remove(connection);
        if (was == null || !(channel instanceof Channel.OfBook of) || !listed(of, floor)) return;
        ObjectNode snapshot = book.snapshot(floor, contract(of, floor), was.held());
        snapshot.put("kilohour_conflated", was.spared());
        connection.send(message(snapshot));
    }

    // ── What changes ────────────────────────────────────────────────────────────────────────────────────────────

    void hear(Notice notice) {
        touched |= switch (notice) {
            case Notice.ContractTouched contract -> touches(contract.contract());
            case Notice.TradeDone done -> heard(done.trade());
            case Notice.OrderChanged changed -> heard(changed.order());
            case Notice.SettlementSet set -> heard(set);
            case Notice.AccountTouched account ->
                channel instanceof Channel.Portfolio portfolio && portfolio.account() == account.account();
            case Notice.MarksMoved _ -> channel instanceof Channel.Portfolio;
            case Notice.KeyDisabled _, Notice.SessionLost _ -> false;
        };
    }

    private boolean touches(int contract) {
        return switch (channel) {
            case Channel.Ticker of -> of.contract() == contract;
            case Channel.Quote of -> of.contract() == contract;
            case Channel.Phase of -> of.contract() == contract;
            case Channel.Book of -> of.contract() == contract;
            case Channel.BookOrders _, Channel.Trades _, Channel.Chart _, Channel.Settlements _, Channel.OfAccount _ ->
                false;
        };
    }

    private boolean heard(Trade trade) {
        boolean concerned = switch (channel) {
            case Channel.Trades of -> of.contract() == trade.contract().id();
            case Channel.Chart of -> of.contract() == trade.contract().id();
            case Channel.UserTrades of ->
                trade.concerns(of.account()) && admits(of.instrument(), of.currency(), trade.contract());
            case Channel.Ticker _,
                    Channel.Quote _,
                    Channel.Phase _,
                    Channel.OfBook _,
                    Channel.Settlements _,
                    Channel.UserOrders _,
                    Channel.Portfolio _ -> false;
        };
        if (concerned) trades.add(trade);
        return concerned;
    }

    private boolean heard(Order order) {
        if (channel instanceof Channel.BookOrders of
                && of.contract() == order.contract().id()) {
            book.touched(order);
            return true;
        }
        if (!(channel instanceof Channel.UserOrders of) || of.account() != order.account()) return false;
        if (!admits(of.instrument(), of.currency(), order.contract())) return false;
        orders.add(order);
        return true;
    }

    private boolean heard(Notice.SettlementSet set) {
        if (!(channel instanceof Channel.Settlements of)
                || !of.index().equals(set.contract().underlying().code())) return false;
        settlements.add(set);
        return true;
    }

    private static boolean admits(String instrument, String currency, Contract contract) {
        return (instrument == null || instrument.equals(contract.name()))
                && MarketMethods.currencyMatches(contract, currency);
    }

    // ── What is told ────────────────────────────────────────────────────────────────────────────────────────────

    /** Tells the listeners what is new. */
    void publish(Floor floor) {
        touched = false;
        boolean isTold = channel instanceof Channel.Trades || channel instanceof Channel.Chart;
        if (isTold || !(channel instanceof Channel.OfContract of) || listed(of, floor)) say(floor);
        trades.clear();
        orders.clear();
        settlements.clear();
    }

    private void say(Floor floor) {
        switch (channel) {
            case Channel.Ticker of -> sendLatest(MarketJson.ticker(floor, contract(of, floor)));
            case Channel.Quote of -> sendIfNew(MarketJson.quote(floor, contract(of, floor)));
            case Channel.Phase of -> sendIfNew(PhaseJson.of(floor, contract(of, floor)));
            case Channel.OfBook of -> book.change(floor, contract(of, floor)).ifPresent(this::sendIncrement);
            case Channel.Chart of -> candle(of, floor).ifPresent(this::sendLatest);
            case Channel.Trades _ -> {
                ArrayNode list = Json.array();
                for (Trade trade : trades) list.add(MarketJson.trade(trade));
                send(list);
            }
            case Channel.Settlements _ -> {
                ArrayNode list = Json.array();
                for (Notice.SettlementSet set : settlements) list.add(SettlementJson.of(set));
                send(list);
            }
            case Channel.UserTrades of -> {
                ArrayNode list = Json.array();
                for (Trade trade : trades)
                    list.add(AccountJson.trade(trade, of.account(), AccountJson.ownOrder(trade, of.account(), floor)));
                send(list);
            }
            case Channel.UserOrders of -> publishOrders(of);
            case Channel.Portfolio of -> sendLatest(AccountJson.summary(floor, of.account()));
        }
    }

    private static boolean listed(Channel.OfContract of, Floor floor) {
        return floor.exchange().market(of.contract()).isPresent();
    }

    /** Raw: one message an order; gathered: one list. */
    private void publishOrders(Channel.UserOrders of) {
        if (of.raw()) {
            for (Order order : orders) send(AccountJson.order(order));
            return;
        }
        ArrayNode list = Json.array();
        for (Order order : orders) list.add(AccountJson.order(order));
        send(list);
    }

    private static Optional<ObjectNode> candle(Channel.Chart chart, Floor floor) {
        long now = floor.exchange().nowNanos();
        long span = chart.minutes() * Utc.NANOS_PER_MINUTE;
        var candles = floor.sales().candles(chart.contract(), chart.minutes(), now - span, now);
        return candles.isEmpty()
                ? Optional.empty()
                : Optional.of(MarketJson.candle(floor.sales().contract(chart.contract()), candles.getLast()));
    }

    private static Contract contract(Channel.OfContract of, Floor floor) {
        return floor.sales().contract(of.contract());
    }

    private void send(JsonNode data) {
        String text = message(data);
        for (Connection listener : listeners) listener.send(text);
    }

    private void sendLatest(JsonNode data) {
        String text = message(data);
        for (Connection listener : listeners) listener.sendLatest(channel.name(), text);
    }

    private void sendIfNew(ObjectNode data) {
        ObjectNode said = data.deepCopy();
        said.remove("timestamp");
        if (said.equals(lastSaid)) return;
        lastSaid = said;
        sendLatest(data);
    }

    private void sendIncrement(JsonNode data) {
        String text = message(data);
        for (Connection listener : listeners) {
            Behind was = behind.get(listener);
            if (was != null) behind.put(listener, new Behind(was.spared() + 1, was.held()));
            else if (!listener.offer(text, () -> resuming.resume(this, listener)))
                behind.put(listener, new Behind(1, book.before()));
        }
    }

    private String message(JsonNode data) {
        ObjectNode node = Json.object();
        node.put("jsonrpc", "2.0");
        node.put("method", "subscription");
        ObjectNode params = node.putObject("params");
        params.put("channel", channel.name());
        params.set("data", data);
        return Json.write(node);
    }
}
