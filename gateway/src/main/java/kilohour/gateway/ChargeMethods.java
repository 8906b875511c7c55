package kilohour.gateway;

import static kilohour.gateway.Method.Access.OFFICER;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import kilohour.clearing.ChargeTariff;
import kilohour.clearing.Charges;
import kilohour.exchange.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What margin charges beyond its scenarios: everybody sees it with the margin parameters, an officer sets it. */
final class ChargeMethods {
    private final Replica replica;
    private final OrderDesk desk;

    ChargeMethods(Replica replica, OrderDesk desk) {
        this.replica = replica;
        this.desk = desk;
    }

    List<Method> methods() {
        return List.of(Method.asking(
                "private/kilohour/set_margin_charges",
                OFFICER,
                "Sets what margin charges on an underlying beyond its scenarios, all of it; every account's margin follows"
                        + " at once. All rates 0 ends it.",
                List.of(
                        Parameter.text("index_name", "The underlying's index")
                                .charactersMax(32)
                                .mandatory(),
                        ppm("basis_ppm", "Of the value matched between months, parts per million"),
                        ppm("liquidity_ppm", "Of net value for each day's volume, parts per million"),
                        ppm("concentration_ppm", "Of net value for each open interest beyond the threshold"),
                        ppm("threshold_ppm", "Share of the open interest that is free"),
                        Parameter.integer("daily_volume", "Units that trade on a day")
                                .between(0, Charges.VOLUME_UNITS_MAX)
                                .mandatory()),
                this::set));
    }

    private static Parameter ppm(String name, String what) {
        return Parameter.integer(name, what).between(0, 1_000_000).mandatory();
    }

    private CompletableFuture<JsonNode> set(Call call) {
        Charges charges = replica.read(
                floor -> sent(MarketMethods.indexCode(floor, call.arguments().text("index_name")), call.arguments()));
        return desk.tell(new Command.SetCharges(charges), done -> node(done.floor(), charges.index()));
    }

    private static Charges sent(String code, Arguments arguments) {
        try {
            return new Charges(
                    code,
                    arguments.integer("basis_ppm"),
                    arguments.integer("liquidity_ppm"),
                    arguments.integer("concentration_ppm"),
                    arguments.integer("threshold_ppm"),
                    arguments.integer("daily_volume"));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("daily_volume", e.getMessage());
        }
    }

    /** With the price and the open interest that they are measured on. */
    static ObjectNode node(Floor floor, String code) {
        ChargeTariff tariff = floor.exchange().chargeTariff(code).orElse(new ChargeTariff(Charges.none(code), 0, 0, 0));
        Charges charges = tariff.charges();
        return Json.object()
                .put("index_name", code)
                .put("basis_ppm", charges.basisPpm())
                .put("liquidity_ppm", charges.liquidityPpm())
                .put("concentration_ppm", charges.concentrationPpm())
                .put("threshold_ppm", charges.thresholdPpm())
                .put("daily_volume", charges.dailyVolumeUnits())
                .put("price", Json.usd(tariff.unitMicros()))
                .put("open_interest", tariff.openInterestUnits());
    }
}
