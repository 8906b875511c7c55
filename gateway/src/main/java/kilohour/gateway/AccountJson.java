package kilohour.gateway;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.Views;
import kilohour.units.PriceGrid;
import kilohour.units.Rounding;
import kilohour.units.Side;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an account may see of itself, in the dialect's fields. */
final class AccountJson {
    private AccountJson() {}

    static ObjectNode order(Order order) {
        Contract contract = order.contract();
        OrderTerms terms = order.terms();
        ObjectNode node = Json.object();
        node.put("order_id", Long.toString(order.orderId()));
        node.put("instrument_name", contract.name());
        node.put("direction", MarketJson.direction(terms.side()));
        node.put("order_type", StopTerms.type(order));
        StopTerms.put(order, node);
        if (order.linkedTo() != 0) {
            node.put("oco_ref", "OCO-" + Math.min(order.orderId(), order.linkedTo()));
            node.put("trigger_fill_condition", "first_hit");
        }
        if (terms.type() == OrderTerms.Type.MARKET) node.put("price", "market_price");
        else node.put("price", Json.price(contract, order.limitTicks()));
        node.put("amount", Json.amount(contract, order.lots()));
        node.put("contracts", Json.amount(contract, order.lots()));
        node.put("filled_amount", Json.amount(contract, order.lotsFilled()));
        BigDecimal average = Json.mean(contract, order.filledTickLots(), order.lotsFilled());
        node.put("average_price", average == null ? BigDecimal.ZERO : average);
        node.put("order_state", state(order.state()));
        if (order.cancelReason() != null) node.put("cancel_reason", cancelReason(order));
        node.put("time_in_force", timeInForce(terms.timeInForce()));
        if (terms.untilNanos() != 0) node.put("kilohour_until", Json.millis(terms.untilNanos()));
        node.put("post_only", terms.postOnly() != OrderTerms.PostOnly.NO);
        node.put("reject_post_only", terms.postOnly() == OrderTerms.PostOnly.REJECT);
        node.put("reduce_only", terms.reduceOnly());
        node.put("label", terms.label());
        node.put("commission", Json.usd(order.feesMicros()));
        node.put("replaced", order.amended());
        boolean iceberg = terms.displayLots() != 0;
        node.put("max_show", Json.amount(contract, iceberg ? terms.displayLots() : order.lots()));
        if (iceberg) {
            node.put("refresh_amount", Json.amount(contract, terms.displayLots()));
            node.put("display_amount", Json.amount(contract, order.lotsShown()));
        }
        node.put("is_liquidation", false);
        node.put("api", true);
        node.put("web", false);
        node.put("creation_timestamp", Json.millis(order.createdNanos()));
        node.put("last_update_timestamp", Json.millis(order.updatedNanos()));
        return node;
    }

    static String state(Order.State state) {
        return switch (state) {
            case OPEN -> "open";
            case UNTRIGGERED -> "untriggered";
            case FILLED -> "filled";
            case CANCELLED -> "cancelled";
        };
    }

    private static String cancelReason(Order order) {
        return switch (order.cancelReason()) {
            case BY_OWNER -> "user_request";
            case IMMEDIATE_REMAINDER -> "immediate_remainder";
            case SELF_TRADE -> "self_trade_prevention";
            case NOTHING_TO_REDUCE -> "reduce_only_nothing_to_reduce";
            case CONTRACT_ENDED -> "instrument_expired";
            case MARKET_MAKER_PROTECTION -> "mmp_trigger";
            case KILL_SWITCH -> "locked_by_admin";
            case SESSION_LOST -> "cancel_on_disconnect";
            case EXPIRED -> "order_expired";
            case LINKED_ORDER_CLOSED -> "oco_other_closed";
            case MATCH_LIMIT -> "match_limit";
            case REFUSED_AT_TRIGGER -> "refused_at_trigger";
            case MARGIN_CALL -> "margin_call";
            case LIQUIDATION -> "liquidation";
        };
    }

    private static String timeInForce(OrderTerms.TimeInForce timeInForce) {
        return switch (timeInForce) {
            case GOOD_TILL_CANCELLED -> "good_til_cancelled";
            case IMMEDIATE_OR_CANCEL -> "immediate_or_cancel";
            case FILL_OR_KILL -> "fill_or_kill";
            case DAY -> "good_til_day";
            case GOOD_TILL_DATE -> "good_til_date";
        };
    }

    /** A trade as one of its two accounts sees it; the order is needed for its type and label, and may be null. */
    static ObjectNode trade(Trade trade, long account, Order order) {
        boolean taker = trade.takerAccount() == account;
        Side side = Records.sideOf(trade, account);
        ObjectNode node = MarketJson.trade(trade, side);
        node.put("order_id", Long.toString(taker ? trade.takerOrderId() : trade.makerOrderId()));
        node.put("order_type", order != null && order.terms().type() == OrderTerms.Type.MARKET ? "market" : "limit");
        node.put("liquidity", taker ? "T" : "M");
        node.put("fee", Json.usd(taker ? trade.takerFeeMicros() : trade.makerFeeMicros()));
        node.put("fee_currency", MarketJson.CURRENCY);
        node.put("state", order == null ? "filled" : state(order.state()));
        node.put("label", order == null ? "" : order.terms().label());
        node.put("self_trade", false);
        node.put("post_only", order != null && order.terms().postOnly() != OrderTerms.PostOnly.NO);
        node.put("reduce_only", order != null && order.terms().reduceOnly());
        return node;
    }

    static ObjectNode trades(List<Trade> trades, long account, Records records, boolean hasMore) {
        ObjectNode node = Json.object();
        ArrayNode list = node.putArray("trades");
        for (Trade trade : trades)
            list.add(trade(
                    trade,
                    account,
                    records.order(account, ownOrderId(trade, account)).orElse(null)));
        node.put("has_more", hasMore);
        return node;
    }

    static Order ownOrder(Trade trade, long account, Floor floor) {
        return floor.blotter().order(ownOrderId(trade, account)).orElse(null);
    }

    private static long ownOrderId(Trade trade, long account) {
        return trade.takerAccount() == account ? trade.takerOrderId() : trade.makerOrderId();
    }

    static ObjectNode summary(Floor floor, long accountNumber) {
        Views.Account account = floor.account(accountNumber);
        long available = account.equityMicros() - account.initialMicros();
        ObjectNode node = Json.object();
        node.put("id", account.account());
        node.put("username", account.name());
        node.put("type", "main");
        node.put("currency", MarketJson.CURRENCY);
        node.put("balance", Json.usd(account.cashMicros()));
        node.put("equity", Json.usd(account.equityMicros()));
        node.put("margin_balance", Json.usd(account.equityMicros()));
        node.put("available_funds", Json.usd(available));
        node.put("available_withdrawal_funds", Json.usd(floor.exchange().withdrawableMicros(accountNumber)));
        node.put("initial_margin", Json.usd(account.initialMicros()));
        node.put("maintenance_margin", Json.usd(account.maintenanceMicros()));
        node.put("session_upl", Json.usd(account.unsettledMicros()));
        node.put("futures_session_upl", Json.usd(account.unsettledMicros()));
        node.put("total_pl", Json.usd(openPnlMicros(floor, accountNumber)));
        node.put("futures_pl", Json.usd(openPnlMicros(floor, accountNumber)));
        node.put("kilohour_charges", Json.usd(chargesMicros(floor, accountNumber)));
        node.put("kilohour_collateral", Json.usd(floor.exchange().collateralMicros(accountNumber)));
        node.put("portfolio_margining_enabled", true);
        return node;
    }

    /** What margin charges beyond scenarios, over all underlyings; a part of initial margin. */
    private static long chargesMicros(Floor floor, long account) {
        return floor.exchange().margin(account).stream()
                .mapToLong(margin -> margin.charges().sumMicros())
                .sum();
    }

    private static long openPnlMicros(Floor floor, long account) {
        return floor.exchange().positions(account).stream()
                .mapToLong(Views.Position::openPnlMicros)
                .sum();
    }

    static ArrayNode positions(Floor floor, long account) {
        ArrayNode list = Json.array();
        Map<String, Long> losses = lossesInWorst(floor, account);
        for (Views.Position position : floor.exchange().positions(account))
            list.add(position(floor, account, position, losses));
        return list;
    }

    /** Each position's loss in its underlying's worst scenario, micro-dollars: what the margin is made of. */
    private static Map<String, Long> lossesInWorst(Floor floor, long account) {
        return floor.exchange().margin(account).stream()
                .flatMap(margin -> margin.positionsInWorst().stream())
                .collect(Collectors.toMap(Views.PositionLoss::contract, Views.PositionLoss::lossMicros, Long::sum));
    }

    static ObjectNode position(Floor floor, long account, String instrument) {
        Contract contract = floor.contract(instrument);
        return floor.exchange().positions(account).stream()
                .filter(position -> position.contract().id() == contract.id())
                .findFirst()
                .map(position -> position(floor, account, position, lossesInWorst(floor, account)))
                .orElseGet(() -> flat(floor, contract));
    }

    private static ObjectNode flat(Floor floor, Contract contract) {
        var none = new Views.Position(contract, 0, floor.market(contract).markTenths(), 0, 0, 0);
        return position(floor, 0, none, Map.of());
    }

    private static ObjectNode position(Floor floor, long account, Views.Position position, Map<String, Long> losses) {
        Contract contract = position.contract();
        long size = Json.amount(contract, position.lots());
        long valueMicros = contract.valueMicros(Math.abs(position.lots()), position.markTenths());
        long maintenanceMicros = Math.max(0, losses.getOrDefault(contract.name(), 0L));
        long initialMicros = Rounding.ceiling(
                maintenanceMicros, floor.initialPpm(contract.underlying().code()), 1_000_000);
        ObjectNode node = Json.object();
        node.put("instrument_name", contract.name());
        node.put("kind", MarketJson.kind(contract));
        node.put("direction", position.lots() > 0 ? "buy" : position.lots() < 0 ? "sell" : "zero");
        node.put("size", size);
        node.put("size_currency", Json.usd(position.lots() < 0 ? -valueMicros : valueMicros));
        node.put("average_price", averagePrice(position, size));
        node.put("mark_price", Json.tenthsOrNull(contract.grid(), position.markTenths()));
        node.put(
                "index_price",
                Json.tenthsOrNull(contract.grid(), floor.market(contract).indexTenths()));
        node.put(
                "settlement_price",
                Json.tenthsOrNull(contract.grid(), floor.market(contract).settlementTenths()));
        node.put("floating_profit_loss", Json.usd(position.openPnlMicros()));
        node.put("total_profit_loss", Json.usd(position.openPnlMicros()));
        node.put("kilohour_unsettled_profit_loss", Json.usd(position.unsettledMicros()));
        node.put("initial_margin", Json.usd(initialMicros));
        node.put("maintenance_margin", Json.usd(maintenanceMicros));
        if (contract instanceof Option option)
            floor.exchange().option(option.id()).ifPresent(value -> OptionJson.putHeld(node, option, value, size));
        node.put("leverage", initialMicros == 0 ? 0 : valueMicros / initialMicros);
        node.put(
                "estimated_liquidation_price",
                position.lots() == 0
                        ? null
                        : liquidationPrice(
                                contract,
                                position.lots(),
                                position.markTenths(),
                                floor.account(account).equityMicros(),
                                floor.account(account).maintenanceMicros()));
        return node;
    }

    private static BigDecimal averagePrice(Views.Position position, long size) {
        if (size == 0) return BigDecimal.ZERO;
        int decimals = position.contract().grid().decimals() + 2;
        return BigDecimal.valueOf(position.entryCostMicros(), 6)
                .divide(BigDecimal.valueOf(size), decimals, java.math.RoundingMode.HALF_EVEN);
    }

    /**
     * The mark at which equity would meet maintenance if nothing else moved and maintenance stayed as it is: mark −
     * (equity − maintenance) ÷ (lots × units), in dollars per unit to a tenth of a tick; null if no price above zero
     * does it.
     */
    static BigDecimal liquidationPrice(
            Contract contract, long lots, long markTenths, long equityMicros, long maintenanceMicros) {
        PriceGrid grid = contract.grid();
        long microsPerTenth = Math.multiplyExact(Json.amount(contract, Math.abs(lots)), grid.tenthMicros());
        long away = Rounding.halfEven(equityMicros - maintenanceMicros, microsPerTenth);
        long tenths = lots > 0 ? markTenths - away : markTenths + away;
        return tenths <= 0 ? null : Json.tenths(grid, tenths);
    }
}
