package kilohour.gateway;

import static kilohour.gateway.Method.Access.READ;
import static kilohour.gateway.Method.Access.TRADE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import kilohour.contracts.Contract;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.MarketMakerProtection;
import kilohour.exchange.OpenOrder;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.Views;
import kilohour.units.Decimals;
import kilohour.units.Side;
import kilohour.units.Utc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What market makers need: many quotes in one request, and protection against too much of them filling. */
final class QuoteMethods {
    private static final String DEFAULT_GROUP = "default";
    private static final Parameter INDEX = Parameter.text(
                    "index_name", "The underlying's index, as in h100_usd or H100")
            .charactersMax(32);
    private static final Parameter GROUP = Parameter.text(
                    "mmp_group", "The quote group; its name is the label of its quotes")
            .charactersMax(64)
            .otherwise(DEFAULT_GROUP);
    private static final List<Parameter> QUOTE = List.of(
            MarketMethods.INSTRUMENT,
            Parameter.object("bid", "price and amount"),
            Parameter.object("ask", "price and amount"),
            Parameter.text("quote_set_id", "Accepted"));
    private static final List<Parameter> SIDE =
            List.of(TradingMethods.PRICE.mandatory(), TradingMethods.AMOUNT.mandatory());

    private final Replica replica;
    private final OrderDesk desk;

    QuoteMethods(Replica replica, OrderDesk desk) {
        this.replica = replica;
        this.desk = desk;
    }

    List<Method> methods() {
        return List.of(
                Method.asking(
                        "private/mass_quote",
                        TRADE,
                        "Quotes up to 100 instruments of one index at once. Each quote replaces the group's quote in its"
                                + " instrument: {instrument_name, bid: {price, amount}, ask: {price, amount}}; a side"
                                + " that is left out or has amount 0 is taken out. Each side stands or is refused by"
                                + " itself, and what is refused leaves nothing standing. A quote trades at once where"
                                + " it can, unless it is post-only. The group is made with private/set_mmp_config.",
                        List.of(
                                Parameter.objects("quotes", "The quotes").mandatory(),
                                GROUP,
                                Parameter.flag(
                                        "post_only",
                                        "None trades at once: repriced one tick off the best opposite price"),
                                Parameter.flag("reject_post_only", "With post_only: refused instead of repriced"),
                                Parameter.text("quote_id", "Given back").charactersMax(64),
                                Parameter.flag("detailed", "Accepted: errors are always listed")),
                        this::massQuote),
                Method.asking(
                        "private/set_mmp_config",
                        TRADE,
                        "Makes, changes or ends a quote group: when so much of it has filled within the interval, all"
                                + " its quotes are cancelled and it may not quote for the frozen time.",
                        List.of(
                                INDEX.mandatory(),
                                Parameter.integer("interval", "Seconds over which fills are added up; 0 ends the group")
                                        .between(0, 3_600)
                                        .mandatory(),
                                Parameter.integer("frozen_time", "Seconds; 0 until private/reset_mmp")
                                        .between(0, 86_400)
                                        .mandatory(),
                                GROUP,
                                Parameter.decimal(
                                        "quantity_limit",
                                        "Units, bought and sold together, that freeze it once they have filled; no quote"
                                                + " is larger"),
                                Parameter.decimal("delta_limit", "Net units, likewise; none by default")),
                        this::setProtection),
                Method.of(
                        "private/get_mmp_config",
                        READ,
                        "The account's quote groups and their protection.",
                        List.of(
                                INDEX,
                                Parameter.text("mmp_group", "Only this one").charactersMax(64)),
                        call -> replica.read(floor -> groups(floor, call, QuoteMethods::config))),
                Method.of(
                        "private/get_mmp_status",
                        READ,
                        "What has filled in each group's interval, and until when it is frozen.",
                        List.of(
                                INDEX,
                                Parameter.text("mmp_group", "Only this one").charactersMax(64)),
                        call -> replica.read(floor -> groups(floor, call, QuoteMethods::status))),
                Method.asking(
                        "private/reset_mmp",
                        TRADE,
                        "Lets a frozen quote group quote again at once.",
                        List.of(INDEX.mandatory(), GROUP),
                        this::reset));
    }

    // ── Quotes ──────────────────────────────────────────────────────────────────────────────────────────────────

    /** The quotes of a request as the market takes them, and what could not even be sent. */
    private record Sheet(List<Command.MassQuote.Quote> quotes, ArrayNode errors) {
        void refuse(String instrument, String side, Refusal refusal) {
            ObjectNode error = errors.addObject();
            error.put("instrument_name", instrument);
            error.put("side", side);
            ObjectNode what = error.putObject("error");
            what.put("code", refusal.code().number);
            what.put("message", refusal.code().message);
            what.putObject("data").put("reason", refusal.sentence());
        }
    }

    private CompletableFuture<JsonNode> massQuote(Call call) {
        Arguments arguments = call.arguments();
        if (arguments.objects("quotes").size() > Command.MassQuote.QUOTES_MAX)
            throw Refusal.invalid("quotes", "at most " + Command.MassQuote.QUOTES_MAX + " quotes at once");
        if (arguments.flag("reject_post_only") && !arguments.flag("post_only"))
            throw Refusal.invalid("reject_post_only", "reject_post_only needs post_only");
        var sheet = new Sheet(new ArrayList<>(), Json.array());
        for (JsonNode quote : arguments.objects("quotes")) add(sheet, Arguments.check(QUOTE, quote, true));
        if (sheet.quotes().isEmpty())
            return CompletableFuture.completedFuture(quoted(call, sheet, Json.array(), Json.array()));
        var request = new Command.MassQuote(
                call.account(),
                call.requestId(),
                arguments.text("mmp_group"),
                TradingMethods.postOnly(arguments),
                sheet.quotes(),
                call.session());
        return desk.send(request, (sent, done) -> quoted(call, request, sheet, done));
    }

    private void add(Sheet sheet, Arguments quote) {
        String name = quote.text("instrument_name");
        try {
            Contract contract = replica.read(floor -> floor.contract(name));
            long[] bid = side(sheet, contract, quote, "bid");
            long[] ask = side(sheet, contract, quote, "ask");
            sheet.quotes().add(new Command.MassQuote.Quote(contract.id(), bid[0], bid[1], ask[0], ask[1]));
        } catch (Refusal refusal) {
            if (quote.has("bid")) sheet.refuse(name, "bid", refusal);
            if (quote.has("ask")) sheet.refuse(name, "ask", refusal);
        }
    }

    /** Ticks and lots; zeros where there is no quote, or none that can be. */
    private static long[] side(Sheet sheet, Contract contract, Arguments quote, String side) {
        if (!quote.has(side)) return new long[2];
        try {
            Arguments wanted = Arguments.check(SIDE, quote.object(side), true);
            if (wanted.decimal("amount").signum() == 0) return new long[2];
            return new long[] {
                TradingMethods.ticks(contract, wanted.decimal("price")),
                TradingMethods.lots(contract, wanted.decimal("amount"))
            };
        } catch (Refusal refusal) {
            sheet.refuse(contract.name(), side, refusal);
            return new long[2];
        }
    }

    private static JsonNode quoted(Call call, Command.MassQuote request, Sheet sheet, OrderDesk.Done done) {
        Floor floor = done.floor();
        Set<Integer> contracts = new HashSet<>();
        for (Command.MassQuote.Quote quote : request.quotes()) contracts.add(quote.contract());
        Set<Long> trades = new HashSet<>();
        for (Event event : done.batch().events()) {
            if (event instanceof Event.Traded traded && traded.takerAccount() == request.account())
                trades.add(traded.tradeId());
            if (event instanceof Event.QuoteRejected rejected && rejected.account() == request.account())
                sheet.refuse(
                        floor.sales().contract(rejected.contract()).name(),
                        rejected.side() == Side.BUY ? "bid" : "ask",
                        new Refusal(Rejections.code(rejected.reason()), rejected.sentence()));
        }
        ArrayNode orders = Json.array();
        for (OpenOrder open : floor.exchange().openOrders(request.account()))
            if (contracts.contains(open.contract()) && open.terms().label().equals(request.group()))
                orders.add(
                        AccountJson.order(floor.blotter().order(open.orderId()).orElseThrow())
                                .put("quote", true)
                                .put("mmp_group", request.group()));
        ArrayNode fills = Json.array();
        for (Trade trade : floor.blotter()
                .trades(request.account(), trade -> trades.contains(trade.tradeId()))
                .reversed())
            fills.add(
                    AccountJson.trade(trade, request.account(), AccountJson.ownOrder(trade, request.account(), floor)));
        return quoted(call, sheet, orders, fills);
    }

    private static ObjectNode quoted(Call call, Sheet sheet, ArrayNode orders, ArrayNode trades) {
        ObjectNode node = Json.object();
        node.set("orders", orders);
        node.set("trades", trades);
        node.set("errors", sheet.errors());
        node.put("errors_count", sheet.errors().size());
        if (call.arguments().has("quote_id"))
            node.put("quote_id", call.arguments().text("quote_id"));
        return node;
    }

    // ── Protection ──────────────────────────────────────────────────────────────────────────────────────────────

    private CompletableFuture<JsonNode> setProtection(Call call) {
        Arguments arguments = call.arguments();
        long interval = arguments.integer("interval");
        if (interval != 0 && !arguments.has("quantity_limit"))
            throw Refusal.invalid("quantity_limit", "a quote group needs a quantity_limit");
        var protection = new MarketMakerProtection(
                replica.read(floor -> MarketMethods.indexCode(floor, arguments.text("index_name"))),
                arguments.text("mmp_group"),
                interval * Utc.NANOS_PER_SECOND,
                arguments.integer("frozen_time") * Utc.NANOS_PER_SECOND,
                units(arguments, "quantity_limit"),
                units(arguments, "delta_limit"));
        var request = new Command.SetMarketMakerProtection(call.account(), call.requestId(), protection);
        return desk.send(request, (sent, done) -> groups(done.floor(), call, QuoteMethods::config));
    }

    private static long units(Arguments arguments, String name) {
        if (!arguments.has(name)) return 0;
        BigDecimal units = arguments.decimal(name);
        try {
            return Decimals.exact(units, 0);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Refusal.invalid(name, name + " must be a whole number of units");
        }
    }

    private CompletableFuture<JsonNode> reset(Call call) {
        replica.read(floor -> MarketMethods.indexCode(floor, call.arguments().text("index_name")));
        var request = new Command.ResetMarketMakerProtection(
                call.account(), call.requestId(), call.arguments().text("mmp_group"));
        return desk.send(request, (sent, done) -> Json.text("ok"));
    }

    private interface Line {
        void fill(ObjectNode node, Views.QuoteGroup group);
    }

    private static ArrayNode groups(Floor floor, Call call, Line line) {
        Arguments arguments = call.arguments();
        String index =
                arguments.has("index_name") ? MarketMethods.indexCode(floor, arguments.text("index_name")) : null;
        ArrayNode all = Json.array();
        for (Views.QuoteGroup group : floor.exchange().quoteGroups(call.account())) {
            MarketMakerProtection protection = group.protection();
            if (index != null && !protection.index().equals(index)) continue;
            if (arguments.has("mmp_group") && !protection.group().equals(arguments.text("mmp_group"))) continue;
            ObjectNode node = all.addObject();
            node.put("index_name", MarketJson.indexName(protection.index()));
            node.put("mmp_group", protection.group());
            line.fill(node, group);
        }
        return all;
    }

    private static void config(ObjectNode node, Views.QuoteGroup group) {
        MarketMakerProtection protection = group.protection();
        node.put("interval", protection.intervalNanos() / Utc.NANOS_PER_SECOND);
        node.put("frozen_time", protection.frozenNanos() / Utc.NANOS_PER_SECOND);
        node.put("quantity_limit", protection.unitsMax());
        node.put("delta_limit", protection.deltaUnitsMax());
    }

    /** {@code frozen_until} in milliseconds; 0 if only a reset ends it, null if it is not frozen. */
    private static void status(ObjectNode node, Views.QuoteGroup group) {
        if (group.frozenUntilNanos() == 0) node.putNull("frozen_until");
        else
            node.put(
                    "frozen_until",
                    group.frozenUntilNanos() == OrderTerms.NEVER ? 0 : Json.millis(group.frozenUntilNanos()));
        node.put("kilohour_filled", group.units());
        node.put("kilohour_net", group.deltaUnits());
    }
}
