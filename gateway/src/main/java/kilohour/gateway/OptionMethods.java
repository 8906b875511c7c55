package kilohour.gateway;

import static kilohour.gateway.Method.Access.OFFICER;
import static kilohour.gateway.Method.Access.PUBLIC;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import kilohour.clearing.OptionParameters;
import kilohour.contracts.Option;
import kilohour.exchange.Command;
import kilohour.exchange.Views;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Options: the chain of a month, how they ended, and what an officer sets. */
final class OptionMethods {
    private static final Parameter INDEX = Parameter.text("index_name", "As in h100_usd or H100")
            .charactersMax(32)
            .mandatory();
    private static final Parameter STYLE = Parameter.text("style", "On the month future, or on the mean of its prints")
            .oneOf("on_future", "average_price");

    private final Replica replica;
    private final Records records;
    private final OrderDesk desk;

    OptionMethods(Replica replica, Records records, OrderDesk desk) {
        this.replica = replica;
        this.records = records;
        this.desk = desk;
    }

    List<Method> methods() {
        return List.of(
                Method.of(
                        "public/kilohour/get_option_chain",
                        PUBLIC,
                        "The options of a month in one style: for each strike the call and the put with their quotes, marks,"
                                + " volatilities and sensitivities; and the months that have options.",
                        List.of(
                                INDEX,
                                Parameter.text("month", "As in 2026-12; the nearest if left out"),
                                STYLE.otherwise("on_future")),
                        call -> replica.read(floor -> chain(floor, call.arguments()))),
                Method.of(
                        "public/kilohour/get_option_expiries",
                        PUBLIC,
                        "How options ended, the newest first: what the strike was compared with, whether they were"
                                + " exercised, and how much was held.",
                        List.of(
                                MarketMethods.START,
                                MarketMethods.END,
                                Parameter.integer("count", "Most entries")
                                        .between(1, 1_000)
                                        .otherwise(100L)),
                        call -> expiries(call.arguments())),
                Method.asking(
                        "private/kilohour/set_volatility",
                        OFFICER,
                        "The volatility that a month's options are marked and margined with from now on.",
                        List.of(
                                INDEX,
                                Parameter.text("month", "As in 2026-12").mandatory(),
                                Parameter.decimal("volatility", "Percent a year, 1 to 500")
                                        .mandatory()),
                        this::setVolatility),
                Method.asking(
                        "private/kilohour/set_option_parameters",
                        OFFICER,
                        "How options on an underlying are listed and margined; the first time, options are listed at once.",
                        List.of(
                                INDEX,
                                Parameter.integer("version", "One more than the last")
                                        .mandatory(),
                                Parameter.decimal("strike_step", "Largest distance of strikes, percent of the price")
                                        .mandatory(),
                                Parameter.integer("strikes_each_side", "Strikes on each side of the price")
                                        .between(0, 9)
                                        .mandatory(),
                                Parameter.integer("strikes_max", "Most strikes of a month and style")
                                        .between(1, 60)
                                        .mandatory(),
                                Parameter.decimal("volatility", "Percent a year where a month has none of its own")
                                        .mandatory(),
                                Parameter.decimal("short_minimum", "Least margin of a short lot, percent of its value")
                                        .mandatory()),
                        this::setParameters));
    }

    private static ObjectNode chain(Floor floor, Arguments arguments) {
        String index = MarketMethods.indexCode(floor, arguments.text("index_name"));
        var style = Option.Style.valueOf(arguments.text("style").toUpperCase(java.util.Locale.ROOT));
        List<Option> listed = floor.exchange().contracts().stream()
                .filter(Option.class::isInstance)
                .map(Option.class::cast)
                .filter(option -> option.underlying().code().equals(index) && option.style() == style)
                .toList();
        var months = new TreeSet<YearMonth>();
        for (Option option : listed) months.add(option.month());
        YearMonth asked = arguments.has("month") ? month(arguments.text("month")) : null;
        YearMonth month = asked != null || months.isEmpty() ? asked : months.getFirst();
        ObjectNode node = Json.object();
        node.put("index_name", index);
        node.put("style", arguments.text("style"));
        if (month == null) node.putNull("month");
        else node.put("month", month.toString());
        ArrayNode all = node.putArray("months");
        months.forEach(each -> all.add(each.toString()));
        putRows(
                floor,
                node,
                listed.stream().filter(option -> option.month().equals(month)).toList());
        return node;
    }

    private static void putRows(Floor floor, ObjectNode node, List<Option> options) {
        Map<Long, ObjectNode> byStrike = new TreeMap<>();
        for (Option option : options) {
            if (byStrike.isEmpty()) putMonth(floor, node, option);
            ObjectNode row = byStrike.computeIfAbsent(option.strikeTicks(), strike -> {
                ObjectNode made = Json.object();
                made.put("strike", Json.price(option, strike));
                return made;
            });
            row.set(OptionJson.type(option), side(floor, option));
        }
        ArrayNode rows = node.putArray("rows");
        byStrike.values().forEach(rows::add);
    }

    private static void putMonth(Floor floor, ObjectNode node, Option option) {
        Views.Option value = floor.exchange().option(option.id()).orElseThrow();
        node.put("underlying_index", option.future().name());
        node.put("underlying_price", Json.tenthsOrNull(option.grid(), value.forwardTenths()));
        node.put("volatility", OptionJson.percent(value.volatilityPpm()));
        node.put("expiration_timestamp", OptionJson.expiryMillis(option));
    }

    private static ObjectNode side(Floor floor, Option option) {
        ObjectNode ticker = MarketJson.ticker(floor, option);
        ObjectNode node = Json.object();
        for (String field : List.of(
                "instrument_name",
                "best_bid_price",
                "best_bid_amount",
                "best_ask_price",
                "best_ask_amount",
                "mark_price",
                "last_price",
                "open_interest",
                "mark_iv",
                "bid_iv",
                "ask_iv",
                "greeks")) node.set(field, ticker.get(field));
        return node;
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException notAMonth) {
            throw Refusal.invalid("month", "a month is written as in 2026-12, not " + Arguments.shortened(text));
        }
    }

    private ArrayNode expiries(Arguments arguments) {
        ArrayNode all = Json.array();
        var found = records.optionExpiries(
                arguments.nanosOr("start_timestamp", 0), arguments.nanosOr("end_timestamp", Long.MAX_VALUE), (int)
                        arguments.integer("count"));
        for (Records.OptionEnd end : found) {
            Option option = end.option();
            ObjectNode node = all.addObject();
            node.put("instrument_name", option.name());
            node.put("timestamp", Json.millis(end.atNanos()));
            node.put("price", Json.tenthsOrNull(option.grid(), end.priceTenths()));
            node.put("strike", Json.price(option, option.strikeTicks()));
            node.put("exercised", end.inTheMoney());
            node.put("payoff", Json.tenths(option.grid(), option.payoffTenths(end.priceTenths())));
            node.put("amount", Json.amount(option, end.lots()));
        }
        return all;
    }

    private CompletableFuture<JsonNode> setVolatility(Call call) {
        Arguments arguments = call.arguments();
        var command =
                new Command.SetVolatility(index(call), month(arguments.text("month")), ppm(arguments, "volatility"));
        return desk.tell(command, done -> Json.text("ok"));
    }

    private CompletableFuture<JsonNode> setParameters(Call call) {
        Arguments arguments = call.arguments();
        OptionParameters parameters;
        try {
            parameters = new OptionParameters(
                    index(call),
                    arguments.integer("version"),
                    ppm(arguments, "strike_step"),
                    (int) arguments.integer("strikes_each_side"),
                    (int) arguments.integer("strikes_max"),
                    ppm(arguments, "volatility"),
                    ppm(arguments, "short_minimum"));
        } catch (IllegalArgumentException outOfBounds) {
            throw Refusal.invalid("strike_step", outOfBounds.getMessage());
        }
        return desk.tell(new Command.SetOptionParameters(parameters), done -> Json.text("ok"));
    }

    private String index(Call call) {
        return replica.read(
                floor -> MarketMethods.indexCode(floor, call.arguments().text("index_name")));
    }

    /** A percentage as parts per million. */
    private static long ppm(Arguments arguments, String name) {
        try {
            return arguments.decimal(name).movePointRight(4).longValueExact();
        } catch (ArithmeticException tooFine) {
            throw Refusal.invalid(name, name + " has at most four decimals");
        }
    }
}
