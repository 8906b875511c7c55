package kilohour.gateway;

import static kilohour.gateway.Method.Access.OFFICER;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import kilohour.exchange.Command;
import kilohour.exchange.DefaultParameters;
import kilohour.exchange.DefaultViews;
import kilohour.exchange.FundShare;
import kilohour.exchange.VenueFund;
import kilohour.units.Decimals;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What officers do and see of the default fund, liquidations and defaults. */
final class DefaultOfficerMethods {
    private static final Parameter MEMBER =
            Parameter.integer("member", "Member").between(1, Integer.MAX_VALUE).mandatory();
    private static final Parameter REFERENCE =
            Parameter.text("reference", "Free words").charactersMax(64).otherwise("");
    private static final Parameter REASON =
            Parameter.text("reason", "Why").charactersMax(200).mandatory();
    private static final List<Parameter> SHARE = List.of(
            MEMBER,
            Parameter.decimal("required", "Dollars the member must have in the fund")
                    .mandatory());

    private final Replica replica;
    private final OrderDesk desk;

    DefaultOfficerMethods(Replica replica, OrderDesk desk) {
        this.replica = replica;
        this.desk = desk;
    }

    List<Method> methods() {
        return List.of(
                Method.of(
                        "private/kilohour/get_defaults",
                        OFFICER,
                        "All of default management: parameters, the fund with every share and call, accounts under"
                                + " liquidation, auctions, and members in default with what each layer had and bore.",
                        List.of(),
                        call -> replica.read(DefaultOfficerMethods::all)),
                Method.asking(
                        "private/kilohour/set_default_parameters",
                        OFFICER,
                        "How accounts are liquidated and defaults managed. Shares are parts per million. Without a value the"
                                + " standard one is taken; book_minutes 0 switches liquidation off.",
                        List.of(
                                share("depth_ppm", "Most of the visible lots that a slice takes"),
                                share("position_ppm", "Most of a position that a slice takes"),
                                share("limit_ppm", "How far from the mark a slice may trade"),
                                share("fee_ppm", "Liquidation fee, of value"),
                                span("book_minutes", "Slices in the book before the auction"),
                                span("auction_minutes", "How long members may bid"),
                                Parameter.integer("auction_rounds", "How often what is left is offered")
                                        .between(0, 10),
                                Parameter.integer("packages", "Into how many packages a portfolio is cut")
                                        .between(0, 1_000),
                                Parameter.integer("assessment_ppm", "Cap on assessments, of a required fund share")
                                        .between(0, 10_000_000),
                                span("assessment_minutes", "How long members have to meet an assessment"),
                                span("porting_minutes", "How long clients have to be ported")),
                        this::setParameters),
                Method.asking(
                        "private/kilohour/set_fund_shares",
                        OFFICER,
                        "What each member must have in the default fund; members not named need nothing. The shares must"
                                + " come to the loss that they cover. Who has less is called until 12:00 of the next day.",
                        List.of(
                                Parameter.decimal("cover", "Dollars that the two largest would lose together")
                                        .mandatory(),
                                Parameter.objects("shares", "member and required, in ascending order of member")
                                        .mandatory()),
                        this::setShares),
                Method.asking(
                        "private/kilohour/move_fund_share",
                        OFFICER,
                        "Moves money into a member's fund share, or out of it if negative.",
                        List.of(
                                MEMBER,
                                Parameter.integer("account", "A house account of the member; 0 for the bank")
                                        .otherwise(0L),
                                Parameter.decimal("amount", "Dollars").mandatory(),
                                REFERENCE),
                        this::moveShare),
                Method.asking(
                        "private/kilohour/move_venue_fund",
                        OFFICER,
                        "Moves the venue's own money behind defaults in from the bank, or out if negative.",
                        List.of(
                                Parameter.text("fund", "Which")
                                        .oneOf("insurance", "capital", "liquidity")
                                        .mandatory(),
                                Parameter.decimal("amount", "Dollars").mandatory(),
                                REFERENCE),
                        this::moveFund),
                Method.asking(
                        "private/kilohour/liquidate_account",
                        OFFICER,
                        "Liquidates an account until its equity covers initial margin.",
                        List.of(Parameter.integer("account", "Account").mandatory(), REASON),
                        call -> tell(new Command.LiquidateAccount(
                                call.arguments().integer("account"),
                                call.caller().keyId(),
                                call.arguments().text("reason")))),
                Method.asking(
                        "private/kilohour/declare_default",
                        OFFICER,
                        "Declares a member in default: its house accounts are closed, its clients ported or closed out, its"
                                + " losses borne by the waterfall. It cannot be taken back.",
                        List.of(MEMBER, REASON),
                        call -> tell(new Command.DeclareDefault(
                                member(call),
                                call.caller().keyId(),
                                call.arguments().text("reason")))),
                Method.asking(
                        "private/kilohour/port_account",
                        OFFICER,
                        "Moves a client of a member in default to another member, with positions and money.",
                        List.of(
                                Parameter.integer("account", "The client's account")
                                        .mandatory(),
                                MEMBER),
                        call -> tell(new Command.PortAccount(call.arguments().integer("account"), member(call)))));
    }

    private static Parameter share(String name, String what) {
        return Parameter.integer(name, what).between(0, 1_000_000);
    }

    private static Parameter span(String name, String what) {
        return Parameter.integer(name, what + ", minutes").between(0, 10_080);
    }

    private static int member(Call call) {
        return (int) call.arguments().integer("member");
    }

    private CompletableFuture<JsonNode> tell(Command command) {
        return desk.tell(command, done -> all(done.floor()));
    }

    private CompletableFuture<JsonNode> setParameters(Call call) {
        var standard = DefaultParameters.STANDARD;
        Arguments given = call.arguments();
        if (given.integerOr("book_minutes", standard.bookMinutes()) == 0)
            return tell(new Command.SetDefaultParameters(DefaultParameters.NONE));
        try {
            return tell(new Command.SetDefaultParameters(new DefaultParameters(
                    given.integerOr("depth_ppm", standard.depthPpm()),
                    given.integerOr("position_ppm", standard.positionPpm()),
                    given.integerOr("limit_ppm", standard.limitPpm()),
                    given.integerOr("fee_ppm", standard.feePpm()),
                    (int) given.integerOr("book_minutes", standard.bookMinutes()),
                    (int) given.integerOr("auction_minutes", standard.auctionMinutes()),
                    (int) given.integerOr("auction_rounds", standard.auctionRounds()),
                    (int) given.integerOr("packages", standard.packages()),
                    given.integerOr("assessment_ppm", standard.assessmentPpm()),
                    (int) given.integerOr("assessment_minutes", standard.assessmentMinutes()),
                    (int) given.integerOr("porting_minutes", standard.portingMinutes()))));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("book_minutes", e.getMessage());
        }
    }

    private CompletableFuture<JsonNode> setShares(Call call) {
        var shares = new ArrayList<FundShare>();
        for (JsonNode given : call.arguments().objects("shares")) {
            Arguments share = Arguments.check(SHARE, given, true);
            try {
                shares.add(new FundShare((int) share.integer("member"), Decimals.exact(share.decimal("required"), 6)));
            } catch (IllegalArgumentException e) {
                throw Refusal.invalid("shares", "required: " + e.getMessage());
            }
        }
        return tell(new Command.SetFundShares(PaymentMethods.micros(call, "cover"), shares));
    }

    private CompletableFuture<JsonNode> moveShare(Call call) {
        return tell(new Command.MoveFundShare(
                member(call),
                call.arguments().integer("account"),
                PaymentMethods.micros(call, "amount"),
                call.arguments().text("reference")));
    }

    private CompletableFuture<JsonNode> moveFund(Call call) {
        return tell(new Command.MoveVenueFund(
                VenueFund.valueOf(call.arguments().text("fund").toUpperCase(Locale.ROOT)),
                PaymentMethods.micros(call, "amount"),
                call.arguments().text("reference")));
    }

    private static ObjectNode all(Floor floor) {
        DefaultViews defaults = floor.exchange().defaults();
        ObjectNode node = Json.object();
        node.set("parameters", parameters(defaults.parameters()));
        ObjectNode fund = DefaultMethods.money(defaults.fund());
        ArrayNode shares = fund.putArray("shares");
        for (DefaultViews.Share share : defaults.fund().shares()) shares.add(DefaultMethods.share(share));
        node.set("fund", fund);
        node.set("calls", DefaultMethods.calls(defaults.fundCalls()));
        ArrayNode liquidations = node.putArray("liquidations");
        for (var known : defaults.liquidations())
            liquidations.add(DefaultMethods.liquidation(known)
                    .put("member", floor.account(known.account()).member()));
        node.set("auctions", DefaultMethods.auctions(floor, 0));
        ArrayNode members = node.putArray("defaults");
        for (var known : defaults.defaults()) {
            ObjectNode one = DefaultMethods.layers(known, DefaultMethods.name(defaults.fund(), known.member()));
            one.put("reason", known.reason());
            one.put("collateral", Json.usd(known.collateralMicros()));
            members.add(one);
        }
        return node;
    }

    private static ObjectNode parameters(DefaultParameters known) {
        return Json.object()
                .put("depth_ppm", known.depthPpm())
                .put("position_ppm", known.positionPpm())
                .put("limit_ppm", known.limitPpm())
                .put("fee_ppm", known.feePpm())
                .put("book_minutes", known.bookMinutes())
                .put("auction_minutes", known.auctionMinutes())
                .put("auction_rounds", known.auctionRounds())
                .put("packages", known.packages())
                .put("assessment_ppm", known.assessmentPpm())
                .put("assessment_minutes", known.assessmentMinutes())
                .put("porting_minutes", known.portingMinutes());
    }
}
