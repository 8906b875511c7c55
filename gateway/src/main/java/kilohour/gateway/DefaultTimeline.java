package kilohour.gateway;

import java.util.List;
import java.util.Locale;
import kilohour.contracts.Contract;
import kilohour.exchange.LiquidationStage;
import kilohour.history.DefaultCourse;
import kilohour.history.DefaultStep;
import kilohour.units.Decimals;
import kilohour.units.Rounding;
import kilohour.units.Utc;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The course of calls, liquidations and defaults, a sentence a step. */
final class DefaultTimeline {
    private static final int DAYS_BACK = 7;

    private final Replica replica;
    private final Records records;

    DefaultTimeline(Replica replica, Records records) {
        this.replica = replica;
        this.records = records;
    }

    ArrayNode course(Arguments arguments) {
        long now = replica.read(floor -> floor.exchange().nowNanos());
        long from = arguments.has("start_timestamp")
                ? arguments.nanosOr("start_timestamp", 0)
                : now - DAYS_BACK * Utc.NANOS_PER_DAY;
        ArrayNode all = Json.array();
        for (DefaultStep step : records.defaultSteps(from, now, (int) arguments.integer("count"))) all.add(json(step));
        return all;
    }

    private ObjectNode json(DefaultStep step) {
        ObjectNode node = Json.object();
        node.put("timestamp", Json.millis(step.atNanos()));
        switch (step) {
            case DefaultStep.Called e -> {
                node.put("step", "margin_call").put("account", e.account());
                node.put("text", "Account %d is called for %s".formatted(e.account(), usd(e.shortfallMicros())));
            }
            case DefaultStep.Liquidated e -> {
                node.put("step", "liquidation_" + lower(e.stage())).put("account", e.account());
                node.put("text", liquidated(e));
            }
            case DefaultStep.Offered e -> {
                node.put("step", "auction_opened").put("account", e.account()).put("auction_id", e.auction());
                node.put("member", member(e.account()));
                node.put(
                        "text",
                        "Auction %d of account %d opens: %d packages, at most %s each, until %s"
                                .formatted(
                                        e.auction(),
                                        e.account(),
                                        e.packages(),
                                        usd(e.reserveMicros()),
                                        minute(e.closesNanos())));
            }
            case DefaultStep.Sold e -> sold(node, e);
            case DefaultStep.TornUp e -> tornUp(node, e);
            case DefaultStep.Failed e -> {
                node.put("step", "default").put("member", e.member());
                node.put(
                        "text",
                        "Member %d is in default: %s; its collateral %s"
                                .formatted(e.member(), e.reason(), usd(e.collateralMicros())));
            }
            case DefaultStep.Bore e -> {
                node.put("step", "layer").put("member", e.member()).put("layer", lower(e.layer()));
                node.put("available", Json.usd(e.availableMicros())).put("used", Json.usd(e.usedMicros()));
                node.put(
                        "text",
                        "Layer %s bears %s of %s; %s left to cover"
                                .formatted(
                                        words(e.layer()),
                                        usd(e.usedMicros()),
                                        usd(e.availableMicros()),
                                        usd(e.leftMicros())));
            }
            case DefaultStep.FundCalled e -> {
                node.put("step", e.defaulted() == 0 ? "fund_call" : "assessment")
                        .put("member", e.member());
                String why = e.defaulted() == 0 ? "for its fund share" : "for member " + e.defaulted() + "'s default";
                node.put(
                        "text",
                        "Member %d is called for %s %s, due %s"
                                .formatted(e.member(), usd(e.amountMicros()), why, minute(e.dueNanos())));
            }
            case DefaultStep.Ported e -> {
                node.put("step", "ported").put("account", e.account()).put("member", e.toMember());
                node.put(
                        "text",
                        "Account %d goes from member %d to member %d"
                                .formatted(e.account(), e.fromMember(), e.toMember()));
            }
        }
        return node;
    }

    private static String liquidated(DefaultStep.Liquidated step) {
        String how = switch (step.stage()) {
            case BOOK -> "goes to the book in slices (%s)".formatted(words(step.reason()));
            case AUCTION -> "goes to auction";
            case RESTORED -> "covers initial margin again: liquidation over";
            case CLOSED -> "is closed: liquidation over";
        };
        String after = step.stage() == LiquidationStage.CLOSED ? "" : ", initial margin " + usd(step.initialMicros());
        return "Account %d %s; equity %s%s".formatted(step.account(), how, usd(step.equityMicros()), after);
    }

    /** Bids are told once the auction is over, best first, as they were filled. */
    private void sold(ObjectNode node, DefaultStep.Sold step) {
        node.put("step", "auction_closed").put("account", step.account()).put("auction_id", step.auction());
        List<DefaultCourse.Bid> bids = records.portfolioBids(step.auction());
        node.put(
                "text",
                step.packagesSold() == 0
                        ? "Auction %d of account %d closes: no package was taken"
                                .formatted(step.auction(), step.account())
                        : "Auction %d of account %d closes: %d packages taken at %s each"
                                .formatted(
                                        step.auction(), step.account(), step.packagesSold(), usd(step.priceMicros())));
        ArrayNode ranked = node.putArray("bids");
        for (int i = 0; i < bids.size(); i++) {
            DefaultCourse.Bid bid = bids.get(i);
            ObjectNode one = ranked.addObject();
            one.put("rank", i + 1);
            one.put("account", bid.account());
            one.put("member", member(bid.account()));
            one.put("packages", bid.packages());
            one.put("price", Json.usd(bid.priceMicros()));
            one.put("allotted", bid.allotted());
            one.put("timestamp", Json.millis(bid.atNanos()));
        }
    }

    private int member(long account) {
        return replica.read(floor -> floor.account(account).member());
    }

    private void tornUp(ObjectNode node, DefaultStep.TornUp step) {
        Contract contract = replica.read(floor -> floor.sales().contract(step.contract()));
        node.put("step", "torn_up").put("account", step.account()).put("instrument_name", contract.name());
        node.put(
                "text",
                "Account %d: %d %s of %s torn up at the mark, $%s"
                        .formatted(
                                step.account(),
                                Math.abs(step.lots()),
                                Math.abs(step.lots()) == 1 ? "lot" : "lots",
                                contract.name(),
                                contract.grid().formatTenths(step.priceTenths())));
    }

    /** Dollars and cents, rounded half-even for reading. */
    private static String usd(long micros) {
        String text = Decimals.format(Rounding.halfEven(Math.abs(micros), 10_000), 2);
        int point = text.indexOf('.');
        String dollars = String.format(Locale.ROOT, "%,d", Long.parseLong(text.substring(0, point)));
        return (micros < 0 ? "−$" : "$") + dollars + text.substring(point);
    }

    /** As in 2026-11-22 12:00 UTC. */
    private static String minute(long nanos) {
        return Utc.format(nanos).substring(0, 16).replace('T', ' ') + " UTC";
    }

    private static String words(Enum<?> value) {
        return lower(value).replace('_', ' ');
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
