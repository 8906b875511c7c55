package kilohour.gateway;

import static kilohour.gateway.Method.Access.OFFICER;
import static kilohour.gateway.Method.Access.PUBLIC;
import static kilohour.gateway.Method.Access.READ;
import static kilohour.gateway.Method.Access.WALLET;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import kilohour.clearing.CollateralAsset;
import kilohour.exchange.Command;
import kilohour.exchange.Views;
import kilohour.units.Utc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Collateral besides dollars: what is taken, what an account has, how it comes in and goes out. */
final class CollateralMethods {
    private static final Parameter ASSET =
            Parameter.text("asset", "Code, as in USDC").charactersMax(16).mandatory();
    private static final Parameter AMOUNT =
            Parameter.decimal("amount", "Units: coins, or dollars of face").mandatory();

    private final Replica replica;
    private final OrderDesk desk;

    CollateralMethods(Replica replica, OrderDesk desk) {
        this.replica = replica;
        this.desk = desk;
    }

    List<Method> methods() {
        return List.of(
                Method.of(
                        "public/kilohour/get_collateral_assets",
                        PUBLIC,
                        "What is taken as collateral besides dollars: haircut, cap for an account, price and how far it can"
                                + " be relied on, a bill's maturity.",
                        List.of(),
                        call -> replica.read(CollateralMethods::assets)),
                Method.of(
                        "private/kilohour/get_collateral",
                        READ,
                        "What the account holds besides dollars, and what it counts for.",
                        List.of(),
                        call -> replica.read(floor -> held(floor, call.account()))),
                Method.asking(
                        "private/kilohour/withdraw_collateral",
                        WALLET,
                        "Asks for an asset to be sent to the place that an officer has registered, under the same control"
                                + " as dollars.",
                        List.of(
                                ASSET,
                                AMOUNT,
                                Parameter.text("reference", "What for").charactersMax(64)),
                        this::withdraw),
                Method.asking(
                        "private/kilohour/set_collateral_asset",
                        OFFICER,
                        "Takes an asset as collateral, or changes its terms; kind and maturity never change.",
                        List.of(
                                ASSET,
                                Parameter.text("kind", "What it is")
                                        .oneOf("stablecoin", "treasury_bill")
                                        .mandatory(),
                                Parameter.decimal("haircut", "As a fraction, as in 0.02")
                                        .mandatory(),
                                Parameter.decimal("cap", "Most of its value that counts for an account, dollars")
                                        .mandatory(),
                                Parameter.integer("price_age_seconds", "How old its price may be")
                                        .between(1, 1_000_000_000)
                                        .otherwise(86_400L),
                                Parameter.date("maturity", "A bill's day of maturity")),
                        this::setAsset),
                Method.asking(
                        "private/kilohour/set_collateral_price",
                        OFFICER,
                        "An asset's price in dollars per unit, a bill's per dollar of face.",
                        List.of(
                                ASSET,
                                Parameter.decimal("price", "Dollars per unit").mandatory()),
                        call -> desk.tell(
                                new Command.SetAssetPrice(
                                        call.arguments().text("asset"), PaymentMethods.micros(call, "price")),
                                done -> assets(done.floor()))),
                Method.asking(
                        "private/kilohour/deposit_collateral",
                        OFFICER,
                        "An asset came in for an account, as its custodian has confirmed; the same confirmation again moves"
                                + " nothing.",
                        List.of(
                                Parameter.integer("account", "Account").mandatory(),
                                ASSET,
                                AMOUNT,
                                Parameter.text("custodian", "Who keeps it")
                                        .charactersMax(64)
                                        .mandatory(),
                                Parameter.text("entry", "The custodian's own reference")
                                        .charactersMax(64)
                                        .mandatory()),
                        this::deposit));
    }

    private static ArrayNode assets(Floor floor) {
        ArrayNode all = Json.array();
        for (Views.CollateralAsset known : floor.exchange().collateralAssets()) {
            CollateralAsset terms = known.terms();
            ObjectNode node = all.addObject();
            node.put("asset", terms.code());
            node.put("kind", terms.kind().name().toLowerCase(Locale.ROOT));
            node.put("haircut", BigDecimal.valueOf(terms.haircutPpm(), 6).stripTrailingZeros());
            node.put(
                    "haircut_now",
                    BigDecimal.valueOf(terms.haircutPpm(known.standing()), 6).stripTrailingZeros());
            node.put("cap", Json.usd(terms.capMicros()));
            node.put("price", known.pricePpm() == 0 ? null : BigDecimal.valueOf(known.pricePpm(), 6));
            if (known.pricePpm() == 0) node.putNull("priced");
            else node.put("priced", Json.millis(known.pricedNanos()));
            node.put("standing", known.standing().name().toLowerCase(Locale.ROOT));
            node.put("price_age_seconds", terms.priceAgeNanosMax() / Utc.NANOS_PER_SECOND);
            node.put("maturity", terms.maturityDay() == 0 ? null : Utc.formatDay(terms.maturityDay()));
            node.put("matured", known.matured());
        }
        return all;
    }

    private static ObjectNode held(Floor floor, long account) {
        ObjectNode node = Json.object();
        node.put("collateral", Json.usd(floor.exchange().collateralMicros(account)));
        ArrayNode holdings = node.putArray("holdings");
        for (Views.Holding each : floor.exchange().collateral(account)) {
            ObjectNode holding = holdings.addObject();
            holding.put("asset", each.asset());
            holding.put("amount", BigDecimal.valueOf(each.amountMicros(), 6));
            holding.put("collateral", Json.usd(each.collateralMicros()));
        }
        return node;
    }

    private CompletableFuture<JsonNode> withdraw(Call call) {
        var request = new Command.WithdrawAsset(
                call.account(),
                call.requestId(),
                call.arguments().text("asset"),
                PaymentMethods.micros(call, "amount"),
                call.arguments().textOr("reference", ""));
        return desk.send(request, (sent, done) -> PaymentMethods.asked(done, call.account()));
    }

    private CompletableFuture<JsonNode> setAsset(Call call) {
        Arguments arguments = call.arguments();
        CollateralAsset asset;
        try {
            asset = new CollateralAsset(
                    arguments.text("asset"),
                    CollateralAsset.Kind.valueOf(arguments.text("kind").toUpperCase(Locale.ROOT)),
                    PaymentMethods.micros(call, "haircut"),
                    PaymentMethods.micros(call, "cap"),
                    arguments.integer("price_age_seconds") * Utc.NANOS_PER_SECOND,
                    arguments.has("maturity") ? arguments.day("maturity") : 0);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("asset", e.getMessage());
        }
        return desk.tell(new Command.SetCollateralAsset(asset), done -> assets(done.floor()));
    }

    private CompletableFuture<JsonNode> deposit(Call call) {
        Arguments arguments = call.arguments();
        long account = arguments.integer("account");
        return desk.tell(
                new Command.DepositAsset(
                        account,
                        arguments.text("asset"),
                        PaymentMethods.micros(call, "amount"),
                        arguments.text("custodian"),
                        arguments.text("entry"),
                        call.caller().keyId()),
                done -> held(done.floor(), account));
    }
}
