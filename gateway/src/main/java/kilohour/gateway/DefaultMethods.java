package kilohour.gateway;

import static kilohour.gateway.Method.Access.READ;
import static kilohour.gateway.Method.Access.TRADE;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import kilohour.exchange.Command;
import kilohour.exchange.DefaultViews;
import kilohour.exchange.StateRecord;
import kilohour.exchange.Views;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a member sees of calls, liquidations, the default fund and auctions of portfolios, and its bids. */
final class DefaultMethods {
    private final Replica replica;
    private final OrderDesk desk;

    DefaultMethods(Replica replica, OrderDesk desk) {
        this.replica = replica;
        this.desk = desk;
    }

    List<Method> methods() {
        return List.of(
                Method.of(
                        "private/kilohour/get_margin_status",
                        READ,
                        "Whether the account is a house or a client account, what margin call it has until when, and how far"
                                + " its liquidation is; null where there is none.",
                        List.of(),
                        call -> replica.read(floor -> status(floor, call.account()))),
                Method.of(
                        "private/kilohour/get_default_fund",
                        READ,
                        "The money behind defaults: the account's member's share in the fund, what it is called for, the"
                                + " fund's size, insurance, the venue's capital and liquidity.",
                        List.of(),
                        call -> replica.read(floor -> fund(floor, call.account()))),
                Method.of(
                        "private/kilohour/get_portfolio_auctions",
                        READ,
                        "Portfolios that members may bid for: positions, packages, the highest price accepted, until when,"
                                + " and the account's own bid.",
                        List.of(),
                        call -> replica.read(floor -> auctions(floor, call.account()))),
                Method.asking(
                        "private/kilohour/bid_for_portfolio",
                        TRADE,
                        "A sealed bid from a house account for packages of a portfolio that is auctioned; it replaces the"
                                + " account's bid before. All packages go at one price, the highest bid accepted.",
                        List.of(
                                Parameter.integer("auction_id", "The auction")
                                        .between(1, Integer.MAX_VALUE)
                                        .mandatory(),
                                Parameter.integer("packages", "How many at most; 0 withdraws the bid")
                                        .between(0, 1_000)
                                        .mandatory(),
                                Parameter.decimal(
                                                "price",
                                                "Dollars asked for taking one package over at the marks; negative to pay")
                                        .mandatory()),
                        this::bid));
    }

    private CompletableFuture<JsonNode> bid(Call call) {
        var command = new Command.BidForPortfolio(
                call.account(),
                call.requestId(),
                (int) call.arguments().integer("auction_id"),
                (int) call.arguments().integer("packages"),
                PaymentMethods.micros(call, "price"));
        return desk.send(command, (sent, done) -> auctions(done.floor(), sent.account()));
    }

    static ObjectNode status(Floor floor, long number) {
        Views.Account account = floor.account(number);
        ObjectNode node = Json.object();
        node.put("account", number);
        node.put("kind", lower(account.kind()));
        node.put("member", account.member());
        node.put(
                "in_default",
                floor.exchange().defaults().ofMember(account.member()).isPresent());
        if (account.callDueNanos() == 0) node.putNull("margin_call");
        else {
            ObjectNode called = node.putObject("margin_call");
            called.put("shortfall", Json.usd(Math.max(0, account.initialMicros() - account.equityMicros())));
            called.put("due_timestamp", Json.millis(account.callDueNanos()));
        }
        floor.exchange()
                .defaults()
                .liquidation(number)
                .ifPresentOrElse(
                        known -> node.set("liquidation", liquidation(known)), () -> node.putNull("liquidation"));
        return node;
    }

    static ObjectNode liquidation(StateRecord.LiquidationState known) {
        ObjectNode node = Json.object();
        node.put("account", known.account());
        node.put("reason", lower(known.reason()));
        node.put("stage", lower(known.stage()));
        node.put("whole", known.whole());
        node.put("since_timestamp", Json.millis(known.sinceNanos()));
        node.put("slices", known.minutes());
        node.put("auctions", known.rounds());
        return node;
    }

    private static ObjectNode fund(Floor floor, long number) {
        int member = floor.account(number).member();
        DefaultViews defaults = floor.exchange().defaults();
        ObjectNode node = money(defaults.fund());
        for (DefaultViews.Share share : defaults.fund().shares())
            if (share.member() == member) node.set("share", share(share));
        node.set(
                "calls",
                calls(defaults.fundCalls().stream()
                        .filter(called -> called.member() == member)
                        .toList()));
        return node;
    }

    static ObjectNode money(DefaultViews.Fund fund) {
        ObjectNode node = Json.object();
        long size = 0;
        for (DefaultViews.Share share : fund.shares()) if (!share.inDefault()) size += share.heldMicros();
        node.put("fund", Json.usd(size));
        node.put("insurance", Json.usd(fund.insuranceMicros()));
        node.put("capital", Json.usd(fund.capitalMicros()));
        node.put("liquidity", Json.usd(fund.liquidityMicros()));
        node.put("liquidity_limit", Json.usd(fund.liquidityLimitMicros()));
        node.put("liquidity_left", Json.usd(fund.liquidityLeftMicros()));
        node.put("liquidity_used", Json.usd(fund.liquidityUsedMicros()));
        return node;
    }

    static ObjectNode share(DefaultViews.Share share) {
        ObjectNode node = Json.object();
        node.put("member", share.member());
        node.put("name", share.name());
        node.put("in_default", share.inDefault());
        node.put("required", Json.usd(share.requiredMicros()));
        node.put("held", Json.usd(share.heldMicros()));
        return node;
    }

    /** A member's name. */
    static String name(DefaultViews.Fund fund, int member) {
        for (DefaultViews.Share share : fund.shares()) if (share.member() == member) return share.name();
        return "";
    }

    /** A default as everybody may see it: what each layer had and bore, in their order. */
    static ObjectNode layers(StateRecord.DefaultState known, String name) {
        ObjectNode node = Json.object();
        node.put("member", known.member());
        node.put("name", name);
        node.put("since_timestamp", Json.millis(known.sinceNanos()));
        node.put("stage", lower(known.stage()));
        node.put("loss", Json.usd(known.lossMicros()));
        node.put("uncovered", Json.usd(known.uncoveredMicros()));
        ArrayNode layers = node.putArray("layers");
        for (var use : known.layers())
            layers.addObject()
                    .put("name", lower(use.layer()))
                    .put("available", Json.usd(use.availableMicros()))
                    .put("used", Json.usd(use.usedMicros()));
        return node;
    }

    static ArrayNode calls(List<StateRecord.FundCallState> calls) {
        ArrayNode all = Json.array();
        for (var called : calls) {
            ObjectNode node = all.addObject();
            node.put("member", called.member());
            if (called.defaulted() == 0) node.putNull("defaulted_member");
            else node.put("defaulted_member", called.defaulted());
            node.put("amount", Json.usd(called.amountMicros()));
            node.put("due_timestamp", Json.millis(called.dueNanos()));
        }
        return all;
    }

    /** Without an account (0) nobody's bid is shown: bids are sealed from officers too. */
    static ArrayNode auctions(Floor floor, long account) {
        DefaultViews defaults = floor.exchange().defaults();
        ArrayNode all = Json.array();
        for (var auction : defaults.auctions()) {
            ObjectNode node = all.addObject();
            node.put("auction_id", auction.auction());
            node.put("packages", auction.packages());
            node.put("reserve", Json.usd(auction.reserveMicros()));
            node.put("closes_timestamp", Json.millis(auction.closesNanos()));
            ArrayNode legs = node.putArray("portfolio");
            for (var leg : defaults.portfolio(auction.account())) {
                var contract = floor.sales().contract(leg.contract());
                legs.addObject()
                        .put("instrument_name", contract.name())
                        .put("size", leg.lots() * contract.unitsPerLot());
            }
            if (account == 0) {
                node.put("account", auction.account());
                node.put("member", floor.account(auction.account()).member());
                continue;
            }
            defaults.bid(auction.auction(), account)
                    .ifPresentOrElse(
                            bid -> node.putObject("bid")
                                    .put("packages", bid.packages())
                                    .put("price", Json.usd(bid.priceMicros())),
                            () -> node.putNull("bid"));
        }
        return all;
    }

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
