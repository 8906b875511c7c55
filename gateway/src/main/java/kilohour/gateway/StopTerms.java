package kilohour.gateway;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import kilohour.contracts.Contract;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.Trigger;
import kilohour.exchange.Views;
import kilohour.units.PriceGrid;
import kilohour.units.Side;
import tools.jackson.databind.node.ObjectNode;

/** Stops in the dialect's words: an order type with {@code stop_} or {@code take_} before it, and a trigger. */
final class StopTerms {
    static final Parameter TYPE = Parameter.text("type", "Order type; stop_ and take_ wait for trigger_price")
            .oneOf("limit", "market", "stop_limit", "stop_market", "take_limit", "take_market")
            .otherwise("limit");
    static final Parameter TRIGGER_PRICE = Parameter.decimal(
            "trigger_price",
            "The price a stop waits for: stop_ until it has risen to it for a buy, fallen to it for a sell; take_ the"
                    + " other way round. Refused where it is met already");
    private static final Parameter TRIGGER =
            Parameter.text("trigger", "Whose price a stop watches").oneOf("index_price", "mark_price", "last_price");
    /** Unmodified ccxt passes its unified parameter through under its own name. */
    private static final Parameter UNIFIED_TRIGGER_PRICE = Parameter.decimal(
            "triggerPrice",
            "As ccxt sends it, with type limit or market: a stop_ or a take_ order, whichever waits for the price from"
                    + " where it is now; trigger is last_price if it is left out");

    static final List<Parameter> PARAMETERS = List.of(TRIGGER, TRIGGER_PRICE, UNIFIED_TRIGGER_PRICE);

    private StopTerms() {}

    static OrderTerms.Type type(Arguments order) {
        return order.textOr("type", "limit").endsWith("market") ? OrderTerms.Type.MARKET : OrderTerms.Type.LIMIT;
    }

    static boolean waits(Arguments order) {
        return order.textOr("type", "limit").contains("_") || order.has("triggerPrice");
    }

    /** What the order waits for, or null. */
    static Trigger trigger(Floor floor, Contract contract, Side side, Arguments order) {
        String type = order.textOr("type", "limit");
        boolean named = type.contains("_");
        if (named && order.has("triggerPrice"))
            throw Refusal.invalid("triggerPrice", "type " + type + " takes trigger_price instead");
        if (!named && order.has("trigger_price"))
            throw Refusal.invalid("trigger_price", "trigger_price needs a type that begins with stop_ or take_");
        if (!named && !order.has("triggerPrice")) {
            if (order.has("trigger")) throw Refusal.invalid("trigger", "trigger needs a price to wait for");
            return null;
        }
        if (named && !order.has("trigger"))
            throw Refusal.invalid("trigger", "say whose price triggers it: index_price, mark_price or last_price");
        if (named && !order.has("trigger_price")) throw Refusal.invalid("trigger_price", "trigger_price is missing");
        Trigger.Source source = Trigger.Source.valueOf(
                order.textOr("trigger", "last_price").replace("_price", "").toUpperCase(Locale.ROOT));
        String parameter = named ? "trigger_price" : "triggerPrice";
        long ticks = ticks(contract, order.decimal(parameter), parameter);
        return new Trigger(named ? kind(type) : kind(floor, contract, side, source, ticks), source, ticks);
    }

    static long ticks(Contract contract, BigDecimal price, String parameter) {
        return TradingMethods.ticks(contract, price, parameter, ErrorCode.TRIGGER_WRONG_TICK);
    }

    private static Trigger.Kind kind(String type) {
        return type.startsWith("stop_") ? Trigger.Kind.STOP : Trigger.Kind.TAKE_PROFIT;
    }

    private static Trigger.Kind kind(
            Floor floor, Contract contract, Side side, Trigger.Source source, long triggerTicks) {
        Views.Market market = floor.market(contract);
        long now = switch (source) {
            case INDEX -> market.indexTenths();
            case MARK -> market.markTenths();
            case LAST ->
                market.lastTradeTicks() == Views.NO_PRICE
                        ? market.markTenths()
                        : PriceGrid.tenths(market.lastTradeTicks());
        };
        boolean rises = PriceGrid.tenths(triggerTicks) > now;
        return rises == (side == Side.BUY) ? Trigger.Kind.STOP : Trigger.Kind.TAKE_PROFIT;
    }

    /** The type of an order, with what it waits for as long as it does. */
    static String type(Order order) {
        String type = order.terms().type() == OrderTerms.Type.MARKET ? "market" : "limit";
        if (!order.untriggered()) return type;
        return (order.terms().trigger().kind() == Trigger.Kind.STOP ? "stop_" : "take_") + type;
    }

    /** A stop keeps its number when it is triggered, so it is its own trigger order. */
    static void put(Order order, ObjectNode node) {
        Trigger trigger = order.terms().trigger();
        if (trigger == null) return;
        node.put("trigger", trigger.source().name().toLowerCase(Locale.ROOT) + "_price");
        node.put("trigger_price", Json.price(order.contract(), trigger.ticks()));
        node.put("stop_price", Json.price(order.contract(), trigger.ticks()));
        node.put("triggered", !order.untriggered());
        if (!order.untriggered()) node.put("trigger_order_id", Long.toString(order.orderId()));
    }
}
