package kilohour.gateway;

import static kilohour.gateway.Method.Access.OFFICER;
import static kilohour.gateway.Method.Access.PUBLIC;
import static kilohour.gateway.Method.Access.READ;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.Scenario;
import kilohour.contracts.Contract;
import kilohour.exchange.Command;
import kilohour.exchange.Views;
import kilohour.units.Side;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What margin is computed from: everybody may see it, an officer sets it. */
final class MarginMethods {
    private static final Parameter INDEX =
            Parameter.text("index_name", "The underlying's index").charactersMax(32);

    private static final List<Parameter> SCENARIO = List.of(
            Parameter.text("name", "What happens").charactersMax(64).mandatory(),
            Parameter.integer("near_ppm", "Move now, parts per million").mandatory(),
            Parameter.integer("middle_ppm", "Move 18 months ahead").mandatory(),
            Parameter.integer("far_ppm", "Move 36 months ahead").mandatory(),
            Parameter.integer("volatility_ppm", "Move of every volatility").otherwise(0L));

    private final Replica replica;
    private final OrderDesk desk;

    MarginMethods(Replica replica, OrderDesk desk) {
        this.replica = replica;
        this.desk = desk;
    }

    List<Method> methods() {
        return List.of(
                Method.of(
                        "public/kilohour/get_margin_parameters",
                        PUBLIC,
                        "The scenarios that margin covers, by underlying, with their version, and the charges beyond them.",
                        List.of(INDEX),
                        call -> replica.read(floor -> parameters(floor, call))),
                Method.asking(
                        "private/kilohour/set_margin_parameters",
                        OFFICER,
                        "Sets the scenarios of an underlying, all of them; every account's margin follows at once. The"
                                + " list is as \"kilohour margin calibrate\" writes it.",
                        List.of(
                                INDEX.mandatory(),
                                Parameter.integer(
                                                "initial_ppm",
                                                "Initial margin, parts per million of maintenance margin")
                                        .between(1_000_000, 10_000_000)
                                        .mandatory(),
                                Parameter.objects(
                                                "scenarios",
                                                "name, near_ppm, middle_ppm, far_ppm each: relative moves now, 18 and 36"
                                                        + " months ahead; volatility_ppm, of volatilities, if any")
                                        .mandatory()),
                        this::set),
                Method.of(
                        "private/simulate_portfolio",
                        READ,
                        "What margin would be with other positions, at the marks as they stand. Limits and price bands"
                                + " are not asked.",
                        List.of(
                                MarketMethods.CURRENCY,
                                Parameter.object(
                                        "simulated_positions",
                                        "Units by instrument, as in {\"H100_USD-31DEC26\": -7440}: short if negative"),
                                Parameter.flag(
                                                "add_positions",
                                                "On top of the account's own positions and orders; false: those alone")
                                        .otherwise(true)),
                        call -> replica.read(floor -> simulated(floor, call))),
                Method.of(
                        "private/get_margins",
                        READ,
                        "What a buy and a sell of an instrument would add to initial margin, and the prices that are let"
                                + " in.",
                        List.of(
                                MarketMethods.INSTRUMENT,
                                TradingMethods.AMOUNT.mandatory(),
                                TradingMethods.PRICE.mandatory()),
                        call -> replica.read(floor -> margins(floor, call))));
    }

    private static ObjectNode simulated(Floor floor, Call call) {
        var lots = new TreeMap<Integer, Long>();
        if (call.arguments().has("simulated_positions"))
            call.arguments()
                    .object("simulated_positions")
                    .properties()
                    .forEach(each -> add(floor, lots, each.getKey(), each.getValue()));
        boolean added = call.arguments().flag("add_positions");
        Views.Account account = floor.account(call.account());
        Views.Portfolio portfolio = floor.exchange().portfolio(added ? call.account() : 0, lots);
        ObjectNode node = Json.object();
        node.put("currency", MarketJson.CURRENCY);
        node.put("margin_model", "cross_pm");
        node.put("portfolio_margining_enabled", true);
        node.put("equity", Json.usd(account.equityMicros()));
        node.put("balance", Json.usd(account.cashMicros()));
        node.put("margin_balance", Json.usd(account.equityMicros()));
        node.put("initial_margin", Json.usd(account.initialMicros()));
        node.put("maintenance_margin", Json.usd(account.maintenanceMicros()));
        node.put("available_funds", Json.usd(account.equityMicros() - account.initialMicros()));
        node.put("projected_initial_margin", Json.usd(portfolio.initialMicros()));
        node.put("projected_maintenance_margin", Json.usd(portfolio.maintenanceMicros()));
        node.put("projected_available_funds", Json.usd(account.equityMicros() - portfolio.initialMicros()));
        node.put("kilohour_offset", Json.usd(-portfolio.offsetMicros()));
        ArrayNode underlyings = node.putArray("kilohour_underlyings");
        for (Views.PortfolioLoss loss : portfolio.underlyings())
            underlyings
                    .addObject()
                    .put("index_name", loss.index())
                    .put("worst", loss.worst())
                    .put("loss_in_worst", Json.usd(loss.lossMicros()))
                    .put("charges", Json.usd(loss.chargesMicros()))
                    .put("initial_margin", Json.usd(loss.initialMicros()));
        return node;
    }

    private static void add(Floor floor, TreeMap<Integer, Long> lots, String instrument, JsonNode amount) {
        Contract contract = floor.contract(instrument);
        if (!amount.isNumber())
            throw Refusal.invalid("simulated_positions", "the amount of " + contract.name() + " must be a number");
        BigDecimal units = amount.decimalValue();
        if (units.signum() == 0) return;
        lots.merge(contract.id(), units.signum() * TradingMethods.lots(contract, units.abs()), Long::sum);
    }

    private static ObjectNode margins(Floor floor, Call call) {
        Contract contract = floor.contract(call.arguments().text("instrument_name"));
        Views.Market market = floor.market(contract);
        ObjectNode node = Json.object();
        for (Side side : Side.values()) {
            var terms = TradingMethods.terms(floor, contract, side, call.arguments());
            Views.Preview preview = floor.exchange().preview(call.account(), contract.id(), terms);
            node.put(
                    side == Side.BUY ? "buy" : "sell",
                    Json.usd(preview.initialAfterMicros() - preview.initialBeforeMicros()));
        }
        node.put("min_price", Json.price(contract, market.bandLowTicks()));
        node.put("max_price", Json.price(contract, market.bandHighTicks()));
        return node;
    }

    private static ArrayNode parameters(Floor floor, Call call) {
        ArrayNode all = Json.array();
        List<String> codes = call.arguments().has("index_name")
                ? List.of(MarketMethods.indexCode(floor, call.arguments().text("index_name")))
                : floor.exchange().underlyings();
        for (String code : codes)
            floor.exchange()
                    .marginParameters(code)
                    .ifPresent(each -> all.add(node(each).set("charges", ChargeMethods.node(floor, code))));
        return all;
    }

    private static ObjectNode node(MarginParameters parameters) {
        ObjectNode node = Json.object();
        node.put("index_name", parameters.index());
        node.put("version", parameters.version());
        node.put("initial_ppm", parameters.initialPpm());
        ArrayNode scenarios = node.putArray("scenarios");
        for (Scenario each : parameters.scenarios())
            scenarios
                    .addObject()
                    .put("name", each.name())
                    .put("near_ppm", each.nearPpm())
                    .put("middle_ppm", each.middlePpm())
                    .put("far_ppm", each.farPpm())
                    .put("volatility_ppm", each.volatilityPpm());
        return node;
    }

    private CompletableFuture<JsonNode> set(Call call) {
        MarginParameters parameters = replica.read(floor -> {
            String code = MarketMethods.indexCode(floor, call.arguments().text("index_name"));
            long version = floor.exchange()
                    .marginParameters(code)
                    .map(MarginParameters::version)
                    .orElse(0L);
            return sent(code, version + 1, call.arguments());
        });
        return desk.tell(
                new Command.SetMarginParameters(parameters),
                done -> node(done.floor()
                        .exchange()
                        .marginParameters(parameters.index())
                        .orElseThrow()));
    }

    private static MarginParameters sent(String code, long version, Arguments arguments) {
        var scenarios = new ArrayList<Scenario>();
        try {
            for (JsonNode each : arguments.objects("scenarios")) {
                Arguments scenario = Arguments.check(SCENARIO, each, true);
                scenarios.add(new Scenario(
                        scenario.text("name"),
                        scenario.integer("near_ppm"),
                        scenario.integer("middle_ppm"),
                        scenario.integer("far_ppm"),
                        scenario.integer("volatility_ppm")));
            }
            return new MarginParameters(code, version, arguments.integer("initial_ppm"), scenarios);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("scenarios", e.getMessage());
        }
    }
}
