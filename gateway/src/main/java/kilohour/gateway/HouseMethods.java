package kilohour.gateway;

import static kilohour.gateway.Method.Access.OFFICER;
import static kilohour.gateway.Method.Access.PUBLIC;
import static kilohour.gateway.Method.Access.READ;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kilohour.contracts.Contract;
import kilohour.contracts.Underlying;
import kilohour.exchange.Command;
import kilohour.exchange.Views;
import kilohour.tokens.TokenPrint;
import kilohour.units.Side;
import kilohour.units.Utc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Our own methods beside the dialect's: the venue, its curves, margin, what-if, statements. */
final class HouseMethods {

    private final Replica replica;
    private final Records records;
    private final OrderDesk desk;
    private final GatewayConfig config;

    HouseMethods(Replica replica, Records records, OrderDesk desk, GatewayConfig config) {
        this.replica = replica;
        this.records = records;
        this.desk = desk;
        this.config = config;
    }

    List<Method> methods() {
        List<Method> methods = new ArrayList<>(venue());
        methods.addAll(account());
        return methods;
    }

    private List<Method> venue() {
        return List.of(
                Method.of(
                        "public/kilohour/get_venue",
                        PUBLIC,
                        "What venue this is, its clock, whether money is real, why an officer stopped it if one did, and its"
                                + " indices.",
                        List.of(),
                        call -> replica.read(this::venue).put("token_index", tokenIndex())),
                Method.of(
                        "public/kilohour/get_curve",
                        PUBLIC,
                        "The month futures of an index: spot and every listed month, and contango or backwardation.",
                        List.of(IndexMethods.INDEX),
                        call -> replica.read(floor -> Curve.of(floor, index(floor, call)))),
                Method.of(
                        "public/kilohour/get_contract_specification",
                        PUBLIC,
                        "The terms of an instrument, one row a term.",
                        List.of(MarketMethods.INSTRUMENT),
                        call -> replica.read(floor -> Specification.of(
                                floor, floor.contract(call.arguments().text("instrument_name"))))));
    }

    private static String index(Floor floor, Call call) {
        return MarketMethods.indexCode(floor, call.arguments().text("index_name"));
    }

    /** Code of the token index, null where it is not printed. */
    private String tokenIndex() {
        return records.lastTokenPrint().map(TokenPrint::index).orElse(null);
    }

    private ObjectNode venue(Floor floor) {
        ObjectNode node = Json.object();
        node.put("name", floor.exchange().name());
        node.put("practice", floor.exchange().practice());
        node.put("simulated", config.simulated());
        node.put("clock", floor.exchange().clock().name());
        node.put("time", Json.millis(floor.exchange().nowNanos()));
        node.put("read_only", config.readOnly());
        node.put("stopped", SessionMethods.stopped(floor).orElse(null));
        ArrayNode indices = node.putArray("indices");
        floor.exchange().underlyings().forEach(indices::add);
        IndexMethods.regionalIndices(floor).forEach(node.putArray("regional_indices")::add);
        goods(node.putObject("goods"), floor);
        node.put("version", config.version());
        return node;
    }

    /** What the prices of each index with contracts are for: one unit of what. */
    private static void goods(ObjectNode goods, Floor floor) {
        for (String code : floor.exchange().underlyings()) {
            Underlying underlying = floor.exchange().underlying(code).orElseThrow();
            goods.putObject(code)
                    .put("description", underlying.description())
                    .put("unit", underlying.good().unit())
                    .put("units", underlying.good().units())
                    .put("tick_size", Json.usd(underlying.grid().tickMicros()));
        }
    }

    private List<Method> account() {
        return List.of(
                Method.of(
                        "private/kilohour/get_margin",
                        READ,
                        "The margin of the account: each underlying's loss in every scenario, the worst, which"
                                + " positions make it, the charges on top, and what offsets across underlyings take off.",
                        List.of(),
                        call -> replica.read(floor -> margin(floor, call.account()))),
                Method.of(
                        "private/kilohour/preview_order",
                        READ,
                        "What an order would do now, without doing it.",
                        previewParameters(),
                        call -> replica.read(floor -> preview(floor, call))),
                Method.of(
                        "private/kilohour/get_statement",
                        READ,
                        "Every posting of the account in a span of days, with the balance before and after.",
                        List.of(IndexMethods.FROM.mandatory(), IndexMethods.TO.mandatory()),
                        this::statement),
                Method.asking(
                        "private/kilohour/deposit",
                        OFFICER,
                        "Pays cash in from outside.",
                        List.of(
                                Parameter.integer("account", "Account to pay into")
                                        .mandatory(),
                                Parameter.decimal("amount", "Dollars").mandatory(),
                                Parameter.text("reference", "What for").charactersMax(64)),
                        this::deposit));
    }

    private static ObjectNode margin(Floor floor, long accountNumber) {
        Views.Account account = floor.account(accountNumber);
        ObjectNode node = Json.object();
        node.put("equity", Json.usd(account.equityMicros()));
        node.put("cash", Json.usd(account.cashMicros()));
        node.put("collateral", Json.usd(floor.exchange().collateralMicros(accountNumber)));
        node.put("initial_margin", Json.usd(account.initialMicros()));
        node.put("maintenance_margin", Json.usd(account.maintenanceMicros()));
        node.put("available_funds", Json.usd(account.equityMicros() - account.initialMicros()));
        node.set("offsets", OffsetMethods.ofAccount(floor, accountNumber));
        ArrayNode underlyings = node.putArray("underlyings");
        for (Views.UnderlyingMargin margin : floor.exchange().margin(accountNumber)) {
            ObjectNode underlying = underlyings.addObject();
            underlying.put("index_name", margin.index());
            ArrayNode scenarios = underlying.putArray("scenarios");
            for (int i = 0; i < margin.scenarios().size(); i++)
                scenarios
                        .addObject()
                        .put("name", margin.scenarios().get(i))
                        .put("loss", Json.usd(margin.lossMicros().get(i)));
            if (margin.worst() < 0) underlying.putNull("worst");
            else underlying.put("worst", margin.scenarios().get(margin.worst()));
            underlying.set("charges", charges(margin.charges()));
            ArrayNode positions = underlying.putArray("positions");
            for (Views.PositionLoss loss : margin.positionsInWorst())
                positions
                        .addObject()
                        .put("instrument_name", loss.contract())
                        .put("loss_in_worst", Json.usd(loss.lossMicros()));
        }
        return node;
    }

    private static ObjectNode charges(Views.Charges charges) {
        return Json.object()
                .put("basis", Json.usd(charges.basisMicros()))
                .put("liquidity", Json.usd(charges.liquidityMicros()))
                .put("concentration", Json.usd(charges.concentrationMicros()))
                .put("wrong_way", Json.usd(charges.wrongWayMicros()))
                .put("total", Json.usd(charges.sumMicros()))
                .put("matched_units", charges.matchedUnits())
                .put("net_units", charges.netUnits());
    }

    private static List<Parameter> previewParameters() {
        var parameters = new ArrayList<Parameter>(List.of(
                MarketMethods.INSTRUMENT,
                Parameter.text("direction", "Side").oneOf("buy", "sell").mandatory(),
                TradingMethods.AMOUNT.mandatory(),
                TradingMethods.PRICE,
                StopTerms.TYPE));
        parameters.addAll(StopTerms.PARAMETERS);
        return parameters;
    }

    private static ObjectNode preview(Floor floor, Call call) {
        Arguments arguments = call.arguments();
        Contract contract = floor.contract(arguments.text("instrument_name"));
        Side side = arguments.text("direction").equals("buy") ? Side.BUY : Side.SELL;
        var terms = TradingMethods.terms(floor, contract, side, arguments);
        Views.Preview preview = floor.exchange().preview(call.account(), contract.id(), terms);
        long held = floor.exchange().positions(call.account()).stream()
                .filter(position -> position.contract().id() == contract.id())
                .mapToLong(Views.Position::lots)
                .sum();
        long after = held + side.sign() * terms.lots();
        ObjectNode node = Json.object();
        node.put("accepted", preview.reason() == null);
        node.put("reason", preview.reason() == null ? null : preview.sentence());
        node.put("cost_usd", Json.usd(preview.valueMicros()));
        node.put("fee_usd", Json.usd(preview.feeMicros()));
        node.put("initial_margin_before", Json.usd(preview.initialBeforeMicros()));
        node.put("initial_margin_after", Json.usd(preview.initialAfterMicros()));
        node.put("equity", Json.usd(preview.equityMicros()));
        long maintenanceMicros = kilohour.units.Rounding.halfEven(
                preview.initialAfterMicros(),
                1_000_000,
                floor.initialPpm(contract.underlying().code()));
        node.put(
                "liquidation_price",
                after == 0
                        ? null
                        : AccountJson.liquidationPrice(
                                contract,
                                after,
                                floor.market(contract).markTenths(),
                                preview.equityMicros() - preview.feeMicros(),
                                maintenanceMicros));
        return node;
    }

    private ObjectNode statement(Call call) {
        int from = call.arguments().day("from");
        int to = call.arguments().day("to");
        IndexMethods.requireSpan(from, to);
        long account = call.account();
        long start = Utc.startOfDay(from);
        List<Records.CashLine> lines = records.cashLines(account, start, Utc.startOfDay(to + 1) - 1);
        long balance = records.cashMicros(account, start);
        ObjectNode node = Json.object();
        node.put("currency", MarketJson.CURRENCY);
        node.put("from", Utc.formatDay(from));
        node.put("to", Utc.formatDay(to));
        node.put("opening_balance", Json.usd(balance));
        ArrayNode postings = node.putArray("lines");
        for (Records.CashLine line : lines) {
            balance += line.amountMicros();
            ObjectNode posting = postings.addObject();
            posting.put("timestamp", Json.millis(line.atNanos()));
            posting.put("purpose", line.purpose().name().toLowerCase(java.util.Locale.ROOT));
            posting.put("instrument_name", line.instrument());
            posting.put("amount", Json.usd(line.amountMicros()));
            posting.put("balance", Json.usd(balance));
            posting.put("reference", line.reference());
        }
        node.put("closing_balance", Json.usd(balance));
        return node;
    }

    private CompletableFuture<JsonNode> deposit(Call call) {
        long micros = PaymentMethods.micros(call, "amount");
        long account = call.arguments().integer("account");
        var request = new Command.Deposit(
                account, call.requestId(), micros, call.arguments().textOr("reference", ""));
        return desk.send(request, (sent, done) -> AccountJson.summary(done.floor(), account));
    }
}
