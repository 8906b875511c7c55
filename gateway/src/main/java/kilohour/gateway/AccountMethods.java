package kilohour.gateway;

import static kilohour.gateway.Method.Access.READ;

import java.util.ArrayList;
import java.util.List;
import kilohour.exchange.OpenOrder;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The methods by which an account looks at its orders, trades, positions and money. */
final class AccountMethods {
    private static final Parameter ORDER_ID =
            Parameter.text("order_id", "The order's number").charactersMax(32).mandatory();
    private static final Parameter OFFSET = Parameter.integer("offset", "Entries to pass over")
            .between(0, 100_000)
            .otherwise(0L);
    private static final Parameter HISTORICAL =
            Parameter.flag("historical", "Accepted; old entries are always included");

    private final Replica replica;
    private final Records records;

    AccountMethods(Replica replica, Records records) {
        this.replica = replica;
        this.records = records;
    }

    List<Method> methods() {
        List<Method> methods = new ArrayList<>(money());
        methods.addAll(orders());
        methods.addAll(trades());
        return methods;
    }

    private List<Method> money() {
        return List.of(
                Method.of(
                        "private/get_account_summary",
                        READ,
                        "Money and margin of the account, in dollars.",
                        List.of(MarketMethods.CURRENCY, Parameter.flag("extended", "Accepted")),
                        call -> replica.read(floor -> {
                            ObjectNode summary = AccountJson.summary(floor, call.account());
                            String currency = call.arguments().textOr("currency", MarketJson.CURRENCY);
                            return isDollar(currency) ? summary : emptySummary(currency);
                        })),
                Method.of(
                        "private/get_account_summaries",
                        READ,
                        "Money and margin of the account, by currency: there is one, USD.",
                        List.of(Parameter.flag("extended", "Accepted")),
                        call -> replica.read(floor -> {
                            ObjectNode node = Json.object();
                            node.put("id", call.account());
                            node.put("username", floor.account(call.account()).name());
                            node.put("type", "main");
                            node.putArray("summaries").add(AccountJson.summary(floor, call.account()));
                            return node;
                        })),
                Method.of(
                        "private/get_subaccounts",
                        READ,
                        "The accounts of this key: there is one.",
                        List.of(Parameter.flag("with_portfolio", "With money and margin")),
                        call -> replica.read(floor -> subaccounts(floor, call))),
                Method.of(
                        "private/get_positions",
                        READ,
                        "Positions that are not flat.",
                        List.of(MarketMethods.CURRENCY, MarketMethods.KIND),
                        call -> replica.read(floor -> positions(floor, call))),
                Method.of(
                        "private/get_position",
                        READ,
                        "The position in one instrument; size 0 if flat. Margins are its part of the worst scenario.",
                        List.of(MarketMethods.INSTRUMENT),
                        call -> replica.read(floor -> AccountJson.position(
                                floor, call.account(), call.arguments().text("instrument_name")))));
    }

    private static boolean isDollar(String currency) {
        return currency.equals(MarketJson.CURRENCY) || currency.equalsIgnoreCase("any");
    }

    private static ObjectNode emptySummary(String currency) {
        ObjectNode node = Json.object();
        node.put("currency", currency);
        for (String field : List.of(
                "balance",
                "equity",
                "available_funds",
                "available_withdrawal_funds",
                "initial_margin",
                "maintenance_margin")) node.put(field, 0);
        return node;
    }

    private static ArrayNode subaccounts(Floor floor, Call call) {
        ArrayNode list = Json.array();
        ObjectNode node = list.addObject();
        node.put("id", call.account());
        node.put("username", floor.account(call.account()).name());
        node.put("type", "main");
        if (call.arguments().flag("with_portfolio"))
            node.putObject("portfolio").set("usd", AccountJson.summary(floor, call.account()));
        return list;
    }

    private static ArrayNode positions(Floor floor, Call call) {
        ArrayNode all = AccountJson.positions(floor, call.account());
        ArrayNode wanted = Json.array();
        for (var position : all)
            if (MarketMethods.wanted(
                    floor.contract(position.get("instrument_name").asString()), call.arguments())) wanted.add(position);
        return wanted;
    }

    private List<Method> orders() {
        return List.of(
                Method.of(
                        "private/get_open_orders_by_instrument",
                        READ,
                        "Open orders in one instrument, oldest first.",
                        List.of(MarketMethods.INSTRUMENT, Parameter.text("type", "Accepted")),
                        call -> replica.read(floor -> {
                            int contract = floor.contract(call.arguments().text("instrument_name"))
                                    .id();
                            return openOrders(
                                    floor, call, order -> order.contract().id() == contract);
                        })),
                Method.of(
                        "private/get_open_orders_by_currency",
                        READ,
                        "Open orders, oldest first.",
                        List.of(MarketMethods.CURRENCY, MarketMethods.KIND, Parameter.text("type", "Accepted")),
                        call -> replica.read(floor -> openOrders(
                                floor, call, order -> MarketMethods.wanted(order.contract(), call.arguments())))),
                Method.of(
                        "private/get_open_orders",
                        READ,
                        "All open orders, oldest first.",
                        List.of(MarketMethods.KIND, Parameter.text("type", "Accepted")),
                        call -> replica.read(floor -> openOrders(floor, call, order -> true))),
                Method.of(
                        "private/get_order_state",
                        READ,
                        "One order, open or not.",
                        List.of(ORDER_ID),
                        call -> AccountJson.order(
                                records.order(call.account(), TradingMethods.orderId(call.arguments()))
                                        .orElseThrow(() -> TradingMethods.noOrder(call.arguments())))),
                Method.of(
                        "private/get_order_history_by_instrument",
                        READ,
                        "Orders in one instrument that are no longer open, newest first.",
                        List.of(MarketMethods.INSTRUMENT, MarketMethods.COUNT, OFFSET, MarketMethods.INCLUDE_OLD),
                        call -> closed(call, call.arguments().text("instrument_name"))),
                Method.of(
                        "private/get_order_history_by_currency",
                        READ,
                        "Orders that are no longer open, newest first.",
                        List.of(
                                MarketMethods.CURRENCY,
                                MarketMethods.KIND,
                                MarketMethods.COUNT,
                                OFFSET,
                                MarketMethods.INCLUDE_OLD),
                        call -> closed(call, null)));
    }

    private static ArrayNode openOrders(Floor floor, Call call, java.util.function.Predicate<Order> wanted) {
        ArrayNode list = Json.array();
        for (OpenOrder open : floor.exchange().openOrders(call.account()))
            floor.blotter().order(open.orderId()).filter(wanted).ifPresent(order -> list.add(AccountJson.order(order)));
        return list;
    }

    private ArrayNode closed(Call call, String instrument) {
        ArrayNode list = Json.array();
        for (Order order : records.closedOrders(
                call.account(), instrument, (int) call.arguments().integer("count"), (int)
                        call.arguments().integer("offset")))
            if (MarketMethods.wanted(order.contract(), call.arguments())) list.add(AccountJson.order(order));
        return list;
    }

    private List<Method> trades() {
        List<Parameter> span = List.of(
                MarketMethods.COUNT,
                MarketMethods.START,
                MarketMethods.END,
                MarketMethods.SORTING,
                MarketMethods.INCLUDE_OLD,
                HISTORICAL);
        List<Parameter> byInstrument = new ArrayList<>(List.of(MarketMethods.INSTRUMENT));
        byInstrument.addAll(span);
        List<Parameter> byCurrency = new ArrayList<>(List.of(MarketMethods.CURRENCY, MarketMethods.KIND));
        byCurrency.addAll(span);
        return List.of(
                Method.of(
                        "private/get_user_trades_by_instrument",
                        READ,
                        "Own trades in one instrument, newest first.",
                        byInstrument,
                        call -> userTrades(call, true)),
                Method.of(
                        "private/get_user_trades_by_instrument_and_time",
                        READ,
                        "Own trades in one instrument in a span of time, oldest first.",
                        byInstrument,
                        call -> userTrades(call, false)),
                Method.of(
                        "private/get_user_trades_by_currency",
                        READ,
                        "Own trades, newest first.",
                        byCurrency,
                        call -> userTrades(call, true)),
                Method.of(
                        "private/get_user_trades_by_currency_and_time",
                        READ,
                        "Own trades in a span of time, oldest first.",
                        byCurrency,
                        call -> userTrades(call, false)),
                Method.of(
                        "private/get_user_trades_by_order",
                        READ,
                        "The trades of one of your orders, oldest first.",
                        List.of(ORDER_ID, MarketMethods.SORTING, HISTORICAL),
                        this::tradesOfOrder));
    }

    private ObjectNode userTrades(Call call, boolean newestFirst) {
        Arguments arguments = call.arguments();
        String instrument = arguments.text("instrument_name");
        Records.Span span = MarketMethods.span(arguments, newestFirst);
        List<Trade> trades = records.tradesOf(call.account(), instrument, span);
        List<Trade> wanted = trades.subList(0, Math.min(span.countMax() - 1, trades.size())).stream()
                .filter(trade -> MarketMethods.wanted(trade.contract(), arguments))
                .toList();
        return AccountJson.trades(wanted, call.account(), records, trades.size() == span.countMax());
    }

    private ArrayNode tradesOfOrder(Call call) {
        long orderId = TradingMethods.orderId(call.arguments());
        Order order =
                records.order(call.account(), orderId).orElseThrow(() -> TradingMethods.noOrder(call.arguments()));
        List<Trade> trades = records.tradesOfOrder(call.account(), orderId);
        ArrayNode list = Json.array();
        boolean newestFirst = call.arguments().textOr("sorting", "asc").equals("desc");
        for (Trade trade : newestFirst ? trades.reversed() : trades)
            list.add(AccountJson.trade(trade, call.account(), order));
        return list;
    }
}
