package kilohour.gateway;

import static kilohour.gateway.Method.Access.TRADE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kilohour.contracts.Contract;
import kilohour.contracts.Spread;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.OrderTerms;
import kilohour.matching.SelfTradePrevention;
import kilohour.units.Side;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The methods that place, change and cancel orders. */
final class TradingMethods {
    static final Parameter AMOUNT =
            Parameter.decimal("amount", "Units (GPU-hours): a multiple of the instrument's min_trade_amount");
    static final Parameter PRICE = Parameter.decimal("price", "Dollars per unit: a multiple of tick_size");
    private static final Parameter LABEL =
            Parameter.text("label", "The owner's note; never a key").charactersMax(64);
    private static final Parameter INSTRUMENT_IF_ANY =
            Parameter.text("instrument_name", "Only in this instrument").charactersMax(64);
    private static final Parameter ORDER_ID =
            Parameter.text("order_id", "The order's number").charactersMax(32).mandatory();
    private static final List<Parameter> ORDER = order();

    private final Replica replica;
    private final Records records;
    private final OrderDesk desk;

    TradingMethods(Replica replica, Records records, OrderDesk desk) {
        this.replica = replica;
        this.records = records;
        this.desk = desk;
    }

    private static List<Parameter> order() {
        var parameters = new ArrayList<Parameter>(List.of(
                MarketMethods.INSTRUMENT,
                AMOUNT.mandatory(),
                StopTerms.TYPE,
                PRICE,
                Parameter.text("time_in_force", "How long it works, and waits if it has a trigger")
                        .oneOf(
                                "good_til_cancelled",
                                "good_til_day",
                                "good_til_date",
                                "immediate_or_cancel",
                                "fill_or_kill")
                        .otherwise("good_til_cancelled"),
                Parameter.instant("kilohour_until", "When a good_til_date order expires"),
                Parameter.flag(
                        "post_only", "Never trade at once: repriced one tick off the best opposite price instead"),
                Parameter.flag("reject_post_only", "With post_only: refused instead of repriced"),
                Parameter.flag("reduce_only", "Only reduce a position"),
                Parameter.decimal(
                        "display_amount",
                        "An iceberg order: units that others see at a time, a multiple of min_trade_amount and at least"
                                + " a hundredth of amount. Each further tranche goes to the back of its price"),
                LABEL,
                Parameter.text("kilohour_self_trade_prevention", "What happens where it would meet an own order")
                        .oneOf("cancel_newest", "cancel_oldest", "cancel_both", "decrement")
                        .otherwise("cancel_newest")));
        parameters.addAll(StopTerms.PARAMETERS);
        parameters.addAll(LinkedTerms.PARAMETERS);
        return List.copyOf(parameters);
    }

    List<Method> methods() {
        return List.of(
                Method.asking("private/buy", TRADE, "Places a buy order.", ORDER, call -> place(call, Side.BUY)),
                Method.asking("private/sell", TRADE, "Places a sell order.", ORDER, call -> place(call, Side.SELL)),
                Method.asking(
                        "private/edit",
                        TRADE,
                        "Changes an open order. The amount counts what is filled already. Less at the same price keeps"
                                + " its place; anything else goes to the back and may trade. A stop that waits"
                                + " may change its trigger_price too and keeps its age.",
                        List.of(ORDER_ID, AMOUNT, PRICE, StopTerms.TRIGGER_PRICE),
                        this::edit),
                Method.asking("private/cancel", TRADE, "Cancels an open order.", List.of(ORDER_ID), this::cancel),
                Method.asking(
                        "private/cancel_all",
                        TRADE,
                        "Cancels all open orders of the account; answers how many.",
                        List.of(),
                        call -> cancelAll(call, 0, "")),
                Method.asking(
                        "private/cancel_all_by_instrument",
                        TRADE,
                        "Cancels all open orders in one instrument; answers how many.",
                        List.of(MarketMethods.INSTRUMENT),
                        call -> cancelAll(call, contract(call.arguments()).id(), "")),
                Method.asking(
                        "private/cancel_by_label",
                        TRADE,
                        "Cancels all open orders of the account with exactly this label, in one instrument if it is"
                                + " named; answers how many.",
                        List.of(LABEL.mandatory(), INSTRUMENT_IF_ANY),
                        this::cancelByLabel));
    }

    private Contract contract(Arguments arguments) {
        return replica.read(floor -> floor.contract(arguments.text("instrument_name")));
    }

    private CompletableFuture<JsonNode> place(Call call, Side side) {
        Contract contract = contract(call.arguments());
        OrderTerms terms = replica.read(floor -> terms(floor, contract, side, call.arguments()));
        if (LinkedTerms.isLinked(call.arguments())) return placePair(call, contract, terms);
        var request = new Command.PlaceOrder(call.account(), call.requestId(), contract.id(), terms, call.session());
        return desk.send(request, (sent, done) -> placed(done, sent.account()));
    }

    private CompletableFuture<JsonNode> placePair(Call call, Contract contract, OrderTerms first) {
        OrderTerms second =
                replica.read(floor -> LinkedTerms.other(floor, contract, first.side(), call.arguments(), ORDER));
        var request =
                new Command.PlacePair(call.account(), call.requestId(), contract.id(), first, second, call.session());
        return desk.send(request, (sent, done) -> {
            ObjectNode answer = placed(done, sent.account());
            records.order(sent.account(), LinkedTerms.otherOrderId(done))
                    .ifPresent(other -> answer.set("kilohour_linked_order", AccountJson.order(other)));
            return answer;
        });
    }

    static OrderTerms terms(Floor floor, Contract contract, Side side, Arguments order) {
        OrderTerms.Type type = StopTerms.type(order);
        boolean market = type == OrderTerms.Type.MARKET;
        if (market && order.has("price"))
            throw Refusal.invalid("price", "a market order takes no price: its limit is the protection band");
        if (!market && !order.has("price")) throw Refusal.invalid("price", "a limit order needs a price");
        if (order.flag("reject_post_only") && !order.flag("post_only"))
            throw Refusal.invalid("reject_post_only", "reject_post_only needs post_only");
        return new OrderTerms(
                side,
                type,
                lots(contract, order.decimal("amount")),
                market ? 0 : ticks(contract, order.decimal("price")),
                market && !StopTerms.waits(order) ? marketTimeInForce(order) : timeInForce(order),
                postOnly(order),
                order.flag("reduce_only"),
                selfTradePrevention(order),
                order.textOr("label", ""),
                untilNanos(order),
                order.has("display_amount") ? lots(contract, order.decimal("display_amount"), "display_amount") : 0,
                StopTerms.trigger(floor, contract, side, order));
    }

    private static long untilNanos(Arguments order) {
        boolean dated = order.textOr("time_in_force", "good_til_cancelled").equals("good_til_date");
        boolean market = StopTerms.type(order) == OrderTerms.Type.MARKET && !StopTerms.waits(order);
        if (dated && market) throw Refusal.invalid("time_in_force", "a market order never rests: it takes no date");
        if (dated && !order.has("kilohour_until"))
            throw Refusal.invalid("kilohour_until", "good_til_date needs kilohour_until, when the order expires");
        if (!dated && order.has("kilohour_until"))
            throw Refusal.invalid("kilohour_until", "kilohour_until needs time_in_force good_til_date");
        return dated ? order.nanosOr("kilohour_until", 0) : 0;
    }

    private static OrderTerms.TimeInForce timeInForce(Arguments order) {
        return switch (order.textOr("time_in_force", "good_til_cancelled")) {
            case "good_til_day" -> OrderTerms.TimeInForce.DAY;
            case "good_til_date" -> OrderTerms.TimeInForce.GOOD_TILL_DATE;
            case "immediate_or_cancel" -> OrderTerms.TimeInForce.IMMEDIATE_OR_CANCEL;
            case "fill_or_kill" -> OrderTerms.TimeInForce.FILL_OR_KILL;
            default -> OrderTerms.TimeInForce.GOOD_TILL_CANCELLED;
        };
    }

    /** A market order never rests, whatever the dialect's default says. */
    private static OrderTerms.TimeInForce marketTimeInForce(Arguments order) {
        return timeInForce(order) == OrderTerms.TimeInForce.FILL_OR_KILL
                ? OrderTerms.TimeInForce.FILL_OR_KILL
                : OrderTerms.TimeInForce.IMMEDIATE_OR_CANCEL;
    }

    static OrderTerms.PostOnly postOnly(Arguments order) {
        if (!order.flag("post_only")) return OrderTerms.PostOnly.NO;
        return order.flag("reject_post_only") ? OrderTerms.PostOnly.REJECT : OrderTerms.PostOnly.REPRICE;
    }

    private static SelfTradePrevention selfTradePrevention(Arguments order) {
        return SelfTradePrevention.valueOf(
                order.textOr("kilohour_self_trade_prevention", "cancel_newest").toUpperCase(java.util.Locale.ROOT));
    }

    /** Lots of an amount in units, exactly. */
    static long lots(Contract contract, BigDecimal amount) {
        return lots(contract, amount, "amount");
    }

    private static long lots(Contract contract, BigDecimal amount, String parameter) {
        long lot = contract.unitsPerLot();
        if (amount.signum() <= 0)
            throw new Refusal(ErrorCode.INVALID_AMOUNT, parameter + " must be above 0", parameter);
        if (amount.compareTo(BigDecimal.valueOf(lot)) < 0)
            throw new Refusal(
                    ErrorCode.AMOUNT_TOO_LOW,
                    parameter + " must be at least one lot of " + contract.name() + ", " + lot,
                    parameter);
        if (amount.compareTo(BigDecimal.valueOf(1_000_000_000_000L)) > 0)
            throw new Refusal(ErrorCode.INVALID_AMOUNT, parameter + " is out of range", parameter);
        BigDecimal[] lots = amount.divideAndRemainder(BigDecimal.valueOf(lot));
        if (lots[1].signum() != 0)
            throw new Refusal(
                    ErrorCode.INVALID_AMOUNT,
                    parameter + " must be a multiple of the lot of " + contract.name() + ", " + lot,
                    parameter);
        return lots[0].longValueExact();
    }

    /** Ticks of a price in dollars per unit, exactly. */
    static long ticks(Contract contract, BigDecimal price) {
        return ticks(contract, price, "price", ErrorCode.PRICE_WRONG_TICK);
    }

    static long ticks(Contract contract, BigDecimal price, String parameter, ErrorCode wrongTick) {
        if (price.signum() <= 0 && !(contract instanceof Spread))
            throw new Refusal(ErrorCode.INVALID_PRICE, parameter + " must be above 0", parameter);
        if (Math.abs((long) price.scale()) > 40 || price.abs().compareTo(BigDecimal.valueOf(1_000_000)) > 0)
            throw new Refusal(ErrorCode.INVALID_PRICE, parameter + " is out of range", parameter);
        try {
            return contract.grid().parseTicks(price);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    wrongTick,
                    parameter + " must be a multiple of the tick of " + contract.name() + ", "
                            + contract.grid().formatTicks(1),
                    parameter);
        }
    }

    /** A repeated request may be about an order from before the gateway's start: then the records know it. */
    private ObjectNode placed(OrderDesk.Done done, long account) {
        List<Trade> trades = records.tradesOfOrder(account, done.orderId()).stream()
                .filter(trade -> trade.takerOrderId() == done.orderId())
                .toList();
        return answer(done.orderId(), account, trades);
    }

    private ObjectNode answer(long orderId, long account, List<Trade> oldestFirst) {
        Order order = records.order(account, orderId).orElseThrow();
        ObjectNode node = Json.object();
        node.set("order", AccountJson.order(order));
        ArrayNode trades = node.putArray("trades");
        for (Trade trade : oldestFirst) trades.add(AccountJson.trade(trade, account, order));
        return node;
    }

    private CompletableFuture<JsonNode> edit(Call call) {
        Arguments arguments = call.arguments();
        if (!arguments.has("amount") && !arguments.has("price") && !arguments.has("trigger_price"))
            throw Refusal.invalid("amount", "say what to change: amount, price or a stop's trigger_price");
        Order order = ownOrder(call);
        Contract contract = order.contract();
        long limitTicks = arguments.has("price") ? ticks(contract, arguments.decimal("price")) : order.limitTicks();
        long lots = arguments.has("amount") ? lots(contract, arguments.decimal("amount")) : order.lots();
        long lotsOpen = lots - order.lotsFilled();
        long triggerTicks = arguments.has("trigger_price")
                ? StopTerms.ticks(contract, arguments.decimal("trigger_price"), "trigger_price")
                : 0;
        boolean open = order.isOpen();
        if (open && lotsOpen <= 0)
            throw new Refusal(
                    ErrorCode.INVALID_AMOUNT,
                    "amount counts what is filled already and must be more than that: "
                            + Json.amount(contract, order.lotsFilled()),
                    "amount");
        var request = new Command.AmendOrder(
                call.account(), call.requestId(), order.orderId(), lots, limitTicks, triggerTicks);
        return desk.send(request, (sent, done) -> edited(done, order.orderId(), sent.account()));
    }

    private ObjectNode edited(OrderDesk.Done done, long orderId, long account) {
        List<Long> ids = new ArrayList<>();
        for (Event event : done.batch().events()) if (event instanceof Event.Traded traded) ids.add(traded.tradeId());
        List<Trade> newestFirst = done.floor().blotter().trades(account, trade -> ids.contains(trade.tradeId()));
        return answer(orderId, account, newestFirst.reversed());
    }

    private CompletableFuture<JsonNode> cancel(Call call) {
        Order order = ownOrder(call);
        var request = new Command.CancelOrder(call.account(), call.requestId(), order.orderId());
        return desk.send(
                request,
                (sent, done) -> AccountJson.order(
                        records.order(call.account(), order.orderId()).orElseThrow()));
    }

    /** The account's own order. Somebody else's is not there. */
    private Order ownOrder(Call call) {
        long orderId = orderId(call.arguments());
        return records.order(call.account(), orderId).orElseThrow(() -> noOrder(call.arguments()));
    }

    static long orderId(Arguments arguments) {
        String text = arguments.text("order_id");
        if (!text.matches("[0-9]{1,18}")) throw noOrder(arguments);
        return Long.parseLong(text);
    }

    static Refusal noOrder(Arguments arguments) {
        return new Refusal(
                ErrorCode.ORDER_NOT_FOUND,
                "this account has no order " + Arguments.shortened(arguments.text("order_id")),
                "order_id");
    }

    private CompletableFuture<JsonNode> cancelByLabel(Call call) {
        String label = call.arguments().text("label");
        // an empty label would mean every order: whoever wants that says cancel_all
        if (label.isEmpty()) throw Refusal.invalid("label", "label must not be empty: private/cancel_all cancels all");
        int contract = call.arguments().has("instrument_name")
                ? contract(call.arguments()).id()
                : 0;
        return cancelAll(call, contract, label);
    }

    private CompletableFuture<JsonNode> cancelAll(Call call, int contract, String label) {
        var request = new Command.CancelAll(call.account(), call.requestId(), contract, label);
        return desk.send(
                request,
                (sent, done) -> Json.number(done.batch().events().stream()
                        .filter(Event.OrderCancelled.class::isInstance)
                        .count()));
    }
}
