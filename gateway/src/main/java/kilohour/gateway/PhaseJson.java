package kilohour.gateway;

import java.util.List;
import java.util.Locale;
import kilohour.contracts.Contract;
import kilohour.exchange.AuctionKind;
import kilohour.exchange.AuctionParameters;
import kilohour.exchange.TradingPhase;
import kilohour.exchange.Views;
import kilohour.history.PhaseQueries;
import kilohour.units.Utc;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How contracts trade: the dialect's state of a book, and our phases with what an auction would come to. */
final class PhaseJson {
    private PhaseJson() {}

    /**
     * The dialect's word: {@code open} takes orders, {@code locked} only cancels, {@code settlement} none for now or, once
     * trading has ended, for good; {@code inactive} is a contract without margin parameters.
     */
    static String state(Floor floor, Contract contract) {
        Views.Market market = floor.market(contract);
        boolean inactive =
                floor.exchange().marginParameters(contract.underlying().code()).isEmpty();
        if (inactive) return "inactive";
        if (!market.trading() || market.settling()) return "settlement";
        return phase(floor, contract).phase() == TradingPhase.HALTED ? "locked" : "open";
    }

    static Views.Phase phase(Floor floor, Contract contract) {
        return floor.exchange().phase(contract.id()).orElseThrow();
    }

    /** One contract's phase by itself. */
    static ObjectNode of(Floor floor, Contract contract) {
        ObjectNode node = Json.object();
        node.put("timestamp", Json.millis(floor.exchange().nowNanos()));
        node.put("instrument_name", contract.name());
        node.put("state", state(floor, contract));
        put(node, "", contract, phase(floor, contract), floor.market(contract).trading());
        return node;
    }

    /** The same among a ticker's fields. */
    static void putBeside(ObjectNode node, Floor floor, Contract contract) {
        put(
                node,
                "kilohour_",
                contract,
                phase(floor, contract),
                floor.market(contract).trading());
    }

    private static void put(ObjectNode node, String prefix, Contract contract, Views.Phase phase, boolean trading) {
        boolean gathers = trading && phase.phase() == TradingPhase.AUCTION;
        node.put(prefix + "phase", trading ? word(phase.phase()) : "ended");
        node.put(prefix + "auction", gathers ? word(phase.auction()) : null);
        if (gathers) node.put(prefix + "auction_ends", Json.millis(phase.untilNanos()));
        else node.putNull(prefix + "auction_ends");
        node.put(prefix + "phase_reason", phase.reason().isEmpty() ? null : phase.reason());
        if (gathers) {
            node.put(
                    prefix + "indicative_price",
                    Json.priceOrNull(contract, phase.indicativeTicks(), phase.indicativeLots()));
            node.put(prefix + "indicative_amount", Json.amount(contract, phase.indicativeLots()));
            node.put(prefix + "imbalance_amount", Json.amount(contract, phase.imbalanceLots()));
        } else
            for (String name : List.of("indicative_price", "indicative_amount", "imbalance_amount"))
                node.putNull(prefix + name);
    }

    static ArrayNode all(Floor floor, List<Contract> contracts) {
        ArrayNode list = Json.array();
        for (Contract contract : contracts) list.add(of(floor, contract));
        return list;
    }

    static ObjectNode parameters(AuctionParameters parameters) {
        ObjectNode node = Json.object();
        node.put("opening_seconds", seconds(parameters.openingNanos()));
        node.put("reopening_seconds", seconds(parameters.reopeningNanos()));
        node.put("closing_seconds", seconds(parameters.closingNanos()));
        node.put("pause_move", Json.ppm(parameters.pausePpm()));
        node.put("pause_seconds", seconds(parameters.pauseNanos()));
        return node;
    }

    private static long seconds(long nanos) {
        return nanos / Utc.NANOS_PER_SECOND;
    }

    static ObjectNode change(PhaseQueries.PhaseChange change) {
        ObjectNode node = Json.object();
        node.put("timestamp", Json.millis(change.atNanos()));
        node.put("phase", word(change.phase()));
        node.put("auction", change.auction() == null ? null : word(change.auction()));
        if (change.untilNanos() == 0) node.putNull("auction_ends");
        else node.put("auction_ends", Json.millis(change.untilNanos()));
        node.put("phase_reason", change.reason().isEmpty() ? null : change.reason());
        node.put("officer", change.officer().isEmpty() ? null : change.officer());
        return node;
    }

    static ObjectNode auction(Contract contract, PhaseQueries.Auction auction) {
        ObjectNode node = Json.object();
        node.put("timestamp", Json.millis(auction.atNanos()));
        node.put("auction", word(auction.kind()));
        node.put("price", Json.priceOrNull(contract, auction.priceTicks(), auction.lots()));
        node.put("amount", Json.amount(contract, auction.lots()));
        return node;
    }

    private static String word(TradingPhase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private static String word(AuctionKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
