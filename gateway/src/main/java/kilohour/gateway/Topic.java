package kilohour.gateway;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kilohour.contracts.Contract;
import kilohour.units.Utc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One channel, those who listen to it, and what has changed since they were last told. On the publisher's thread. */
final class Topic {
    private final Channel channel;
    private final Set<Connection> listeners = new LinkedHashSet<>();
    private final List<Trade> trades = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private final BookImage book = new BookImage();
    private boolean touched;
    private JsonNode lastQuote;

    Topic(Channel channel) {
        this.channel = channel;
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
        if (channel instanceof Channel.OfContract of
                && floor.exchange().market(of.contract()).isEmpty()) return;
        switch (channel) {
            case Channel.Ticker ticker -> connection.send(message(MarketJson.ticker(floor, contract(ticker, floor))));
            case Channel.Quote quote -> connection.send(message(MarketJson.quote(floor, contract(quote, floor))));
            case Channel.Portfolio portfolio ->
                connection.send(message(AccountJson.summary(floor, portfolio.account())));
            case Channel.Book of -> {
                if (first) book.moveTo(floor, contract(of, floor));
                connection.send(message(book.snapshot(floor, contract(of, floor))));
            }
            case Channel.Chart chart -> candle(chart, floor).ifPresent(candle -> connection.send(message(candle)));
            case Channel.Trades _, Channel.UserOrders _, Channel.UserTrades _ -> {}
        }
    }

    /** @return whether nobody is left */
    boolean leave(Connection connection) {
        listeners.remove(connection);
        return listeners.isEmpty();
    }

    void hear(Notice notice) {
        boolean concerned = switch (notice) {
            case Notice.ContractTouched contract -> touches(contract.contract());
            case Notice.TradeDone done -> heard(done.trade());
            case Notice.OrderChanged changed -> heard(changed.order());
            case Notice.AccountTouched account ->
                channel instanceof Channel.Portfolio portfolio && portfolio.account() == account.account();
            case Notice.MarksMoved _ -> channel instanceof Channel.Portfolio;
            case Notice.KeyDisabled _, Notice.SessionLost _ -> false;
        };
        touched |= concerned;
    }

    private boolean touches(int contract) {
        return switch (channel) {
            case Channel.Ticker ticker -> ticker.contract() == contract;
            case Channel.Quote quote -> quote.contract() == contract;
            case Channel.Book of -> of.contract() == contract;
            case Channel.Trades _, Channel.Chart _, Channel.OfAccount _ -> false;
        };
    }

    private boolean heard(Trade trade) {
        boolean concerned = switch (channel) {
            case Channel.Trades of -> of.contract() == trade.contract().id();
            case Channel.Chart of -> of.contract() == trade.contract().id();
            case Channel.UserTrades of ->
                trade.concerns(of.account()) && admits(of.instrument(), of.currency(), trade.contract());
            case Channel.Ticker _, Channel.Quote _, Channel.Book _, Channel.UserOrders _, Channel.Portfolio _ -> false;
        };
        if (concerned) trades.add(trade);
        return concerned;
    }

    private boolean heard(Order order) {
        if (!(channel instanceof Channel.UserOrders of) || of.account() != order.account()) return false;
        if (!admits(of.instrument(), of.currency(), order.contract())) return false;
        orders.add(order);
        return true;
    }

    private static boolean admits(String instrument, String currency, Contract contract) {
        return (instrument == null || instrument.equals(contract.name()))
                && MarketMethods.currencyMatches(contract, currency);
    }

    /** Tells the listeners what is new. */
    void publish(Floor floor) {
        touched = false;
        switch (channel) {
            case Channel.Ticker of -> {
                if (listed(of, floor)) sendLatest(MarketJson.ticker(floor, contract(of, floor)));
            }
            case Channel.Quote of -> {
                if (listed(of, floor)) publishQuote(MarketJson.quote(floor, contract(of, floor)));
            }
            case Channel.Book of -> {
                if (listed(of, floor)) book.change(floor, contract(of, floor)).ifPresent(this::send);
            }
            case Channel.Chart of -> candle(of, floor).ifPresent(this::sendLatest);
            case Channel.Trades _ -> {
                ArrayNode list = Json.array();
                for (Trade trade : trades) list.add(MarketJson.trade(trade));
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
        trades.clear();
        orders.clear();
    }

    private static boolean listed(Channel.OfContract of, Floor floor) {
        return floor.exchange().market(of.contract()).isPresent();
    }

    private void publishQuote(ObjectNode quote) {
        ObjectNode prices = quote.deepCopy();
        prices.remove("timestamp");
        if (prices.equals(lastQuote)) return;
        lastQuote = prices;
        sendLatest(quote);
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

    private static java.util.Optional<ObjectNode> candle(Channel.Chart chart, Floor floor) {
        long now = floor.exchange().nowNanos();
        long span = chart.minutes() * Utc.NANOS_PER_MINUTE;
        var candles = floor.sales().candles(chart.contract(), chart.minutes(), now - span, now);
        return candles.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(MarketJson.candle(floor.sales().contract(chart.contract()), candles.getLast()));
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
