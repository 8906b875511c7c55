package kilohour.gateway;

import java.util.List;
import kilohour.contracts.Contract;
import kilohour.exchange.Event;
import kilohour.exchange.OrderTerms;
import kilohour.units.Side;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One cancels the other, in the dialect's words: a second order comes in the first one's request. */
final class LinkedTerms {
    static final List<Parameter> PARAMETERS = List.of(
            Parameter.text(
                            "linked_order_type",
                            "With otoco_config: when one trades, is triggered or ends, the other is"
                                    + " cancelled. At least one of the two waits for a trigger")
                    .oneOf("one_cancels_other"),
            Parameter.objects(
                    "otoco_config",
                    "The other order, one object with the parameters of an order and its direction; amount and direction"
                            + " are those of the first if they are left out"),
            Parameter.text("trigger_fill_condition", "Any fill of one, however small, cancels the other")
                    .oneOf("first_hit"));

    private static final Parameter DIRECTION =
            Parameter.text("direction", "Side").oneOf("buy", "sell");

    private LinkedTerms() {}

    static boolean isLinked(Arguments order) {
        boolean linked = order.has("linked_order_type");
        if (linked != order.has("otoco_config"))
            throw Refusal.invalid(
                    linked ? "otoco_config" : "linked_order_type",
                    "linked_order_type and otoco_config belong together: say both or neither");
        if (!linked && order.has("trigger_fill_condition"))
            throw Refusal.invalid("trigger_fill_condition", "trigger_fill_condition needs linked_order_type");
        return linked;
    }

    /** @param parameters those of any order */
    static OrderTerms other(
            Floor floor, Contract contract, Side firstSide, Arguments first, List<Parameter> parameters) {
        List<JsonNode> others = first.objects("otoco_config");
        if (others.size() != 1) throw Refusal.invalid("otoco_config", "otoco_config holds exactly one other order");
        ObjectNode sent = (ObjectNode) others.getFirst().deepCopy();
        sent.put("instrument_name", contract.name());
        if (!sent.has("amount")) sent.put("amount", first.decimal("amount"));
        var declared = new java.util.ArrayList<>(parameters);
        declared.removeAll(PARAMETERS);
        declared.add(DIRECTION);
        Arguments other = Arguments.check(declared, sent, true);
        Side side = other.textOr("direction", firstSide == Side.BUY ? "buy" : "sell")
                        .equals("buy")
                ? Side.BUY
                : Side.SELL;
        return TradingMethods.terms(floor, contract, side, other);
    }

    /** The number of the other order, 0 where the batch does not tell. */
    static long otherOrderId(OrderDesk.Done done) {
        for (Event event : done.batch().events())
            if (event instanceof Event.OrdersLinked linked) return linked.secondOrderId();
        return 0;
    }
}
