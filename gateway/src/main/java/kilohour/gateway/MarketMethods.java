package kilohour.gateway;

import static kilohour.gateway.Method.Access.PUBLIC;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.contracts.Spread;
import kilohour.units.Utc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The public methods of the dialect: instruments, prices, books, trades, candles, funding. */
final class MarketMethods {
    static final Parameter INSTRUMENT = Parameter.text("instrument_name", "Instrument, as in H100_USD-31DEC26")
            .charactersMax(64)
            .mandatory();
    static final Parameter CURRENCY = Parameter.text(
                    "currency", "USD or any for all, or a base code such as H100; unknown ones give nothing")
            .charactersMax(16);
    static final Parameter KIND = Parameter.text("kind", "future, option, future_combo (or combo) for spreads, or any")
            .charactersMax(32);
    static final Parameter COUNT =
            Parameter.integer("count", "Most entries").between(1, 1_000).otherwise(10L);
    static final Parameter START = Parameter.instant("start_timestamp", "From");
    static final Parameter END = Parameter.instant("end_timestamp", "To");
    static final Parameter SORTING =
            Parameter.text("sorting", "Order of the entries").oneOf("asc", "desc", "default");
    static final Parameter INCLUDE_OLD = Parameter.flag("include_old", "Accepted; old entries are always included");

    private static final Map<String, Integer> MINUTES = Map.ofEntries(
            Map.entry("1", 1),
            Map.entry("3", 3),
            Map.entry("5", 5),
            Map.entry("10", 10),
            Map.entry("15", 15),
            Map.entry("30", 30),
            Map.entry("60", 60),
            Map.entry("120", 120),
            Map.entry("180", 180),
            Map.entry("360", 360),
            Map.entry("720", 720),
            Map.entry("1D", 1_440));
    private static final int CANDLES_MAX = 5_000;

    private final Replica replica;
    private final Records records;

    MarketMethods(Replica replica, Records records) {
        this.replica = replica;
        this.records = records;
    }

    /** Minutes of a resolution such as {@code 60} or {@code 1D}; null if there is no such. */
    static Integer minutes(String resolution) {
        return MINUTES.get(resolution);
    }

    List<Method> methods() {
        List<Method> methods = new ArrayList<>(listing());
        methods.addAll(prices());
        methods.addAll(trades());
        methods.addAll(funding());
        return methods;
    }

    private List<Method> listing() {
        return List.of(
                Method.of(
                        "public/get_currencies",
                        PUBLIC,
                        "Currencies: USD first, then the goods.",
                        List.of(),
                        call -> replica.read(MarketMethods::currencies)),
                Method.of(
                        "public/get_instruments",
                        PUBLIC,
                        "Instruments listed now, or with expired=true those that have settled.",
                        List.of(CURRENCY, KIND, Parameter.flag("expired", "Settled ones instead")),
                        call -> replica.read(floor -> instruments(floor, call.arguments()))),
                Method.of(
                        "public/get_instrument",
                        PUBLIC,
                        "One instrument.",
                        List.of(INSTRUMENT),
                        call -> replica.read(floor -> instrument(floor, call.arguments()))),
                Method.of(
                        "public/get_index_price",
                        PUBLIC,
                        "The last declared value of an index.",
                        List.of(Parameter.text("index_name", "As in h100_usd or H100")
                                .mandatory()),
                        call -> replica.read(floor -> indexPrice(floor, call.arguments()))));
    }

    private static ArrayNode currencies(Floor floor) {
        ArrayNode list = Json.array();
        list.add(currency(MarketJson.CURRENCY, "US dollar"));
        for (String code : floor.exchange().underlyings()) list.add(currency(code, "Compute index " + code));
        return list;
    }

    private static ObjectNode currency(String code, String name) {
        ObjectNode node = Json.object();
        node.put("currency", code);
        node.put("currency_long", name);
        node.put("coin_type", code);
        node.put("fee_precision", 6);
        node.put("withdrawal_fee", 0);
        node.put("min_withdrawal_fee", 0);
        node.put("min_confirmations", 0);
        node.putArray("withdrawal_priorities");
        return node;
    }

    private static ArrayNode instruments(Floor floor, Arguments arguments) {
        ArrayNode list = Json.array();
        boolean expired = arguments.flag("expired");
        for (Sales.Listing listing : floor.sales().listings()) {
            Contract contract = listing.contract();
            boolean listed = floor.exchange().contract(contract.id()).isPresent();
            if (listed == expired || !wanted(contract, arguments)) continue;
            boolean active = listed && floor.market(contract).trading();
            list.add(MarketJson.instrument(listing, active, floor.exchange().parameters()));
        }
        return list;
    }

    static boolean wanted(Contract contract, Arguments arguments) {
        String kind = arguments.textOr("kind", "any");
        return currencyMatches(contract, arguments.textOr("currency", "any"))
                && (kind.equals("any") || kind.equals(MarketJson.kind(contract)) || isCombo(kind, contract));
    }

    private static boolean isCombo(String kind, Contract contract) {
        return kind.equals("combo") && contract instanceof Spread;
    }

    static boolean currencyMatches(Contract contract, String currency) {
        return currency.equalsIgnoreCase("any")
                || currency.equals(MarketJson.CURRENCY)
                || currency.equals(contract.baseCode())
                || currency.equals(contract.underlying().code());
    }

    private static ObjectNode instrument(Floor floor, Arguments arguments) {
        Contract contract = floor.contract(arguments.text("instrument_name"));
        return MarketJson.instrument(
                floor.sales().listing(contract.id()).orElseThrow(),
                floor.market(contract).trading(),
                floor.exchange().parameters());
    }

    private static ObjectNode indexPrice(Floor floor, Arguments arguments) {
        String code = indexCode(floor, arguments.text("index_name"));
        var level = floor.exchange().index(code).orElseThrow();
        var grid = floor.sales().listings().stream()
                .map(Sales.Listing::contract)
                .filter(contract -> contract.underlying().code().equals(code))
                .findFirst()
                .map(Contract::grid);
        ObjectNode node = Json.object();
        node.put("index_name", MarketJson.indexName(code));
        node.put(
                "index_price",
                grid.map(g -> Json.tenthsOrNull(g, level.valueTenths())).orElse(null));
        node.put(
                "estimated_delivery_price",
                node.get("index_price").isNull()
                        ? null
                        : node.get("index_price").decimalValue());
        return node;
    }

    /** The code of an index named as in {@code H100} or {@code h100_usd}. */
    static String indexCode(Floor floor, String name) {
        String code = name.toUpperCase(java.util.Locale.ROOT);
        if (code.endsWith("_USD")) code = code.substring(0, code.length() - 4);
        if (floor.exchange().index(code).isEmpty())
            throw new Refusal(
                    ErrorCode.NOT_FOUND,
                    "there is no index " + Arguments.shortened(name) + "; public/kilohour/get_venue lists them all",
                    "index_name");
        return code;
    }

    private List<Method> prices() {
        return List.of(
                Method.of(
                        "public/ticker",
                        PUBLIC,
                        "Last, best, mark and index price of an instrument, and its last 24 hours.",
                        List.of(INSTRUMENT),
                        call -> replica.read(floor -> MarketJson.ticker(
                                floor, floor.contract(call.arguments().text("instrument_name"))))),
                Method.of(
                        "public/get_order_book",
                        PUBLIC,
                        "The book by price level, best first.",
                        List.of(
                                INSTRUMENT,
                                Parameter.integer("depth", "Most levels a side")
                                        .between(1, 10_000)
                                        .otherwise(20L)),
                        call -> replica.read(floor -> MarketJson.orderBook(
                                floor, floor.contract(call.arguments().text("instrument_name")), (int)
                                        call.arguments().integer("depth")))),
                Method.of(
                        "public/get_book_summary_by_currency",
                        PUBLIC,
                        "One line for each instrument.",
                        List.of(CURRENCY, KIND),
                        call -> replica.read(floor -> summaries(floor, call.arguments()))),
                Method.of(
                        "public/get_book_summary_by_instrument",
                        PUBLIC,
                        "One line for one instrument.",
                        List.of(INSTRUMENT),
                        call -> replica.read(floor -> Json.array()
                                .add(summary(
                                        floor, floor.contract(call.arguments().text("instrument_name")))))),
                Method.of(
                        "public/get_tradingview_chart_data",
                        PUBLIC,
                        "Candles in which there was a trade, oldest first; volume in units, cost in dollars.",
                        List.of(
                                INSTRUMENT,
                                START.mandatory(),
                                END.mandatory(),
                                Parameter.text("resolution", "Minutes, or 1D")
                                        .oneOf(MINUTES.keySet().stream()
                                                .sorted(java.util.Comparator.comparing(MINUTES::get))
                                                .toArray(String[]::new))
                                        .mandatory()),
                        call -> chart(call.arguments())));
    }

    private static ArrayNode summaries(Floor floor, Arguments arguments) {
        ArrayNode list = Json.array();
        for (Contract contract : floor.exchange().contracts())
            if (wanted(contract, arguments)) list.add(summary(floor, contract));
        return list;
    }

    private static ObjectNode summary(Floor floor, Contract contract) {
        ObjectNode ticker = MarketJson.ticker(floor, contract);
        JsonNode stats = ticker.get("stats");
        ObjectNode node = Json.object();
        node.put("instrument_name", contract.name());
        node.put("base_currency", contract.baseCode());
        node.put("quote_currency", MarketJson.CURRENCY);
        node.put("creation_timestamp", ticker.get("timestamp").longValue());
        node.set("bid_price", ticker.get("best_bid_price"));
        node.set("ask_price", ticker.get("best_ask_price"));
        node.set("mark_price", ticker.get("mark_price"));
        node.set("last", ticker.get("last_price"));
        node.set("high", stats.get("high"));
        node.set("low", stats.get("low"));
        node.set("volume", stats.get("volume"));
        node.set("volume_usd", stats.get("volume_usd"));
        node.set("price_change", stats.get("price_change"));
        node.set("open_interest", ticker.get("open_interest"));
        node.set("kilohour_phase", ticker.get("kilohour_phase"));
        node.set("estimated_delivery_price", ticker.get("index_price"));
        if (contract instanceof Option)
            for (String field : List.of(
                    "underlying_index", "underlying_price", "interest_rate", "mark_iv", "bid_iv", "ask_iv", "greeks"))
                node.set(field, ticker.get(field));
        return node;
    }

    private ObjectNode chart(Arguments arguments) {
        String name = arguments.text("instrument_name");
        Contract contract = replica.read(floor -> known(floor, name));
        int minutes = MINUTES.get(arguments.text("resolution"));
        long from = arguments.nanosOr("start_timestamp", 0);
        long to = arguments.nanosOr("end_timestamp", 0);
        var all = records.candles(name, minutes, from, to);
        var candles = all.subList(Math.max(0, all.size() - CANDLES_MAX), all.size());
        ObjectNode node = Json.object();
        for (String column : List.of("ticks", "open", "high", "low", "close", "volume", "cost")) node.putArray(column);
        for (Records.Candle candle : candles) {
            ObjectNode row = MarketJson.candle(contract, candle);
            node.withArrayProperty("ticks").add(row.get("tick"));
            for (String column : List.of("open", "high", "low", "close", "volume", "cost"))
                node.withArrayProperty(column).add(row.get(column));
        }
        node.put("status", candles.isEmpty() ? "no_data" : "ok");
        return node;
    }

    /** A contract of that name, listed now or once. */
    static Contract known(Floor floor, String name) {
        return floor.sales().listing(name).map(Sales.Listing::contract).orElseGet(() -> floor.contract(name));
    }

    private List<Method> trades() {
        return List.of(
                Method.of(
                        "public/get_last_trades_by_instrument",
                        PUBLIC,
                        "Trades of an instrument, the newest first unless sorting says otherwise.",
                        List.of(INSTRUMENT, COUNT, START, END, SORTING, INCLUDE_OLD),
                        call -> lastTrades(call.arguments(), true)),
                Method.of(
                        "public/get_last_trades_by_instrument_and_time",
                        PUBLIC,
                        "Trades of an instrument in a span of time, the oldest first unless sorting says otherwise.",
                        List.of(INSTRUMENT, COUNT, START, END, SORTING, INCLUDE_OLD),
                        call -> lastTrades(call.arguments(), false)));
    }

    private ObjectNode lastTrades(Arguments arguments, boolean newestFirst) {
        String name = arguments.text("instrument_name");
        replica.read(floor -> known(floor, name));
        Records.Span span = span(arguments, newestFirst);
        List<Trade> trades = records.trades(name, span);
        return MarketJson.trades(
                trades.subList(0, Math.min(span.countMax() - 1, trades.size())), trades.size() == span.countMax());
    }

    /** The span asked for, with one more than asked: whether it comes tells whether there are more. */
    static Records.Span span(Arguments arguments, boolean newestFirst) {
        String sorting = arguments.textOr("sorting", "default");
        return new Records.Span(
                arguments.nanosOr("start_timestamp", 0),
                endOfMilli(arguments.nanosOr("end_timestamp", Long.MAX_VALUE - Utc.NANOS_PER_MILLI)),
                (int) arguments.integer("count") + 1,
                sorting.equals("default") ? newestFirst : sorting.equals("desc"));
    }

    private static long endOfMilli(long nanos) {
        return nanos + Utc.NANOS_PER_MILLI - 1;
    }

    private List<Method> funding() {
        List<Parameter> parameters = List.of(INSTRUMENT, START.mandatory(), END.mandatory());
        return List.of(
                Method.of(
                        "public/get_funding_rate_value",
                        PUBLIC,
                        "The sum of a perpetual's hourly funding rates in a span of time: a bare number.",
                        parameters,
                        call -> Json.number(Json.ppb(MarketJson.sumPpb(hours(call.arguments(), 0))))),
                Method.of(
                        "public/get_funding_rate_history",
                        PUBLIC,
                        "A perpetual's hourly funding rates; interest_8h sums the eight hours up to each.",
                        parameters,
                        call -> fundingHistory(call.arguments())));
    }

    private List<Records.FundingHour> hours(Arguments arguments, long earlierNanos) {
        String name = arguments.text("instrument_name");
        Contract contract = replica.read(floor -> known(floor, name));
        if (!(contract instanceof Contract.Perpetual))
            throw Refusal.invalid("instrument_name", name + " is no perpetual: only perpetuals have funding");
        return records.funding(
                name,
                arguments.nanosOr("start_timestamp", 0) - earlierNanos,
                arguments.nanosOr("end_timestamp", Long.MAX_VALUE));
    }

    private ArrayNode fundingHistory(Arguments arguments) {
        var grid = replica.read(
                floor -> known(floor, arguments.text("instrument_name")).grid());
        long from = arguments.nanosOr("start_timestamp", 0);
        List<Records.FundingHour> hours = hours(arguments, 8 * Utc.NANOS_PER_HOUR);
        ArrayNode list = Json.array();
        for (int i = Math.max(0, hours.size() - 744); i < hours.size(); i++) {
            Records.FundingHour hour = hours.get(i);
            if (hour.atNanos() < from) continue;
            ObjectNode node = list.addObject();
            node.put("timestamp", Json.millis(hour.atNanos()));
            node.put("index_price", Json.tenthsOrNull(grid, hour.indexTenths()));
            node.put(
                    "prev_index_price",
                    Json.tenthsOrNull(grid, i == 0 ? 0 : hours.get(i - 1).indexTenths()));
            node.put("interest_1h", Json.ppb(hour.ratePpb()));
            node.put("interest_8h", Json.ppb(eightHours(hours, hour.atNanos())));
        }
        return list;
    }

    private static long eightHours(List<Records.FundingHour> hours, long atNanos) {
        return MarketJson.sumPpb(hours.stream()
                .filter(hour -> hour.atNanos() <= atNanos && hour.atNanos() > atNanos - 8 * Utc.NANOS_PER_HOUR)
                .toList());
    }
}
