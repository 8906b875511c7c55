package kilohour.gateway;

import java.util.List;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.contracts.Spread;
import kilohour.exchange.TradingParameters;
import kilohour.exchange.Views;
import kilohour.units.PriceGrid;
import kilohour.units.Side;
import kilohour.units.Utc;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The public market in the dialect's fields: prices in dollars per unit, amounts in units of the good. */
final class MarketJson {
    static final String CURRENCY = "USD";
    /** The dialect's date for "never". */
    static final long NEVER_MILLIS = 32_503_708_800_000L;

    private MarketJson() {}

    static ObjectNode instrument(Sales.Listing listing, boolean active, TradingParameters parameters) {
        Contract contract = listing.contract();
        ObjectNode node = Json.object();
        node.put("instrument_id", contract.id());
        node.put("instrument_name", contract.name());
        node.put("kind", kind(contract));
        node.put("instrument_type", "linear");
        if (!(contract instanceof Option)) node.put("future_type", "linear");
        node.put("base_currency", contract.baseCode());
        node.put("quote_currency", CURRENCY);
        node.put("counter_currency", CURRENCY);
        node.put("settlement_currency", CURRENCY);
        node.put("kilohour_underlying", contract.underlying().code());
        node.put("kilohour_unit", contract.underlying().good().unit());
        node.put("price_index", indexName(contract.underlying().code()));
        node.put("contract_size", 1);
        node.put("min_trade_amount", contract.unitsPerLot());
        node.put("tick_size", Json.price(contract, 1));
        node.putArray("tick_size_steps");
        node.put("maker_commission", Json.ppm(parameters.makerFeePpm()));
        node.put("taker_commission", Json.ppm(parameters.takerFeePpm()));
        node.put("creation_timestamp", Json.millis(listing.listedNanos()));
        node.put("is_active", active);
        node.put("rfq", false);
        switch (contract) {
            case Contract.MonthFuture month -> {
                node.put("settlement_period", "month");
                // The last millisecond of trading, so that clients that name contracts by their expiry say the same
                // day.
                node.put("expiration_timestamp", Json.millis(month.tradingEndNanos()) - 1);
                node.put("kilohour_month_code", month.monthCode());
            }
            case Contract.Strip strip -> {
                node.put("settlement_period", "month");
                node.put("expiration_timestamp", Json.millis(strip.cascadeNanos()));
                node.putNull("kilohour_month_code");
            }
            case Option option -> OptionJson.putTerms(node, option);
            case Spread spread -> {
                node.put("settlement_period", "month");
                node.put("expiration_timestamp", Json.millis(spread.tradingEndNanos()) - 1);
                node.putNull("kilohour_month_code");
                node.set("kilohour_legs", ComboMethods.legs(spread));
            }
            case Contract.Perpetual _ -> {
                node.put("settlement_period", "perpetual");
                node.put("expiration_timestamp", NEVER_MILLIS);
                node.putNull("kilohour_month_code");
            }
        }
        return node;
    }

    /** In the dialect's words. */
    static String kind(Contract contract) {
        return switch (contract) {
            case Spread _ -> "future_combo";
            case Option _ -> "option";
            case Contract.MonthFuture _, Contract.Strip _, Contract.Perpetual _ -> "future";
        };
    }

    static String indexName(String code) {
        return code.toLowerCase(java.util.Locale.ROOT) + "_usd";
    }

    static ObjectNode ticker(Floor floor, Contract contract) {
        Views.Market market = floor.market(contract);
        long now = floor.exchange().nowNanos();
        PriceGrid grid = contract.grid();
        Sales.Day day = floor.sales().lastDay(contract.id(), now);
        ObjectNode node = Json.object();
        node.put("timestamp", Json.millis(now));
        node.put("instrument_name", contract.name());
        node.put("state", PhaseJson.state(floor, contract));
        PhaseJson.putBeside(node, floor, contract);
        node.set("stats", stats(contract, day, market));
        boolean traded = market.lastTradeTicks() != Views.NO_PRICE;
        node.put("last_price", traded ? Json.price(contract, market.lastTradeTicks()) : null);
        putBest(node, contract, market);
        putImplied(node, contract, floor.exchange().implied(contract.id()));
        node.put("mark_price", Json.tenthsOrNull(contract, market.markTenths()));
        node.put("index_price", Json.tenthsOrNull(grid, market.indexTenths()));
        node.put("estimated_delivery_price", Json.tenthsOrNull(grid, market.indexTenths()));
        node.put("settlement_price", Json.tenthsOrNull(contract, market.settlementTenths()));
        node.put("open_interest", Json.amount(contract, market.openInterestLots()));
        node.put("min_price", Json.price(contract, market.bandLowTicks()));
        node.put("max_price", Json.price(contract, market.bandHighTicks()));
        floor.exchange().option(contract.id()).ifPresent(value -> OptionJson.putValue(node, (Option) contract, value));
        if (contract instanceof Contract.Perpetual) {
            var hours = floor.sales().funding(contract.id(), now - 8 * Utc.NANOS_PER_HOUR + 1, now);
            node.put(
                    "current_funding",
                    Json.ppb(hours.isEmpty() ? 0 : hours.getLast().ratePpb()));
            node.put("funding_8h", Json.ppb(sumPpb(hours)));
        }
        return node;
    }

    static long sumPpb(List<Records.FundingHour> hours) {
        return hours.stream().mapToLong(Records.FundingHour::ratePpb).sum();
    }

    private static ObjectNode stats(Contract contract, Sales.Day day, Views.Market market) {
        ObjectNode stats = Json.object();
        stats.put("high", Json.priceOrNull(contract, day.highTicks(), day.lots()));
        stats.put("low", Json.priceOrNull(contract, day.lowTicks(), day.lots()));
        stats.put("volume", Json.amount(contract, day.lots()));
        stats.put("volume_usd", Json.usd(contract.valueMicros(1, PriceGrid.tenths(day.tickLots()))));
        stats.put("volume_notional", stats.get("volume_usd").decimalValue());
        // A relative change of what may be zero or negative says nothing.
        if (day.lots() == 0 || contract instanceof Spread) stats.putNull("price_change");
        else
            stats.put(
                    "price_change",
                    java.math.BigDecimal.valueOf(100 * (market.lastTradeTicks() - day.firstTicks()))
                            .divide(
                                    java.math.BigDecimal.valueOf(day.firstTicks()),
                                    4,
                                    java.math.RoundingMode.HALF_EVEN));
        return stats;
    }

    /** What strips and months imply beside the contract's own book: tradable, not part of its bids and asks. */
    private static void putImplied(ObjectNode node, Contract contract, Views.Implied implied) {
        node.put("kilohour_implied_bid_price", Json.priceOrNull(contract, implied.bidTicks(), implied.bidLots()));
        node.put("kilohour_implied_bid_amount", Json.amount(contract, implied.bidLots()));
        node.put("kilohour_implied_ask_price", Json.priceOrNull(contract, implied.askTicks(), implied.askLots()));
        node.put("kilohour_implied_ask_amount", Json.amount(contract, implied.askLots()));
    }

    private static void putBest(ObjectNode node, Contract contract, Views.Market market) {
        node.put("best_bid_price", Json.priceOrNull(contract, market.bestBidTicks(), market.bestBidLots()));
        node.put("best_bid_amount", Json.amount(contract, market.bestBidLots()));
        node.put("best_ask_price", Json.priceOrNull(contract, market.bestAskTicks(), market.bestAskLots()));
        node.put("best_ask_amount", Json.amount(contract, market.bestAskLots()));
    }

    static ObjectNode quote(Floor floor, Contract contract) {
        ObjectNode node = Json.object();
        node.put("timestamp", Json.millis(floor.exchange().nowNanos()));
        node.put("instrument_name", contract.name());
        putBest(node, contract, floor.market(contract));
        return node;
    }

    static ObjectNode orderBook(Floor floor, Contract contract, int levelsMax) {
        ObjectNode node = ticker(floor, contract);
        Views.Depth depth = floor.exchange().depth(contract.id(), levelsMax);
        node.put("change_id", floor.exchange().nextSequence());
        node.set("bids", levels(contract, depth.bids()));
        node.set("asks", levels(contract, depth.asks()));
        return node;
    }

    private static ArrayNode levels(Contract contract, List<Views.Level> levels) {
        ArrayNode node = Json.array();
        for (Views.Level level : levels)
            node.addArray().add(Json.price(contract, level.priceTicks())).add(Json.amount(contract, level.lots()));
        return node;
    }

    static ObjectNode trade(Trade trade) {
        return trade(trade, trade.takerSide());
    }

    /** As one of its sides sees it. */
    static ObjectNode trade(Trade trade, Side side) {
        Contract contract = trade.contract();
        ObjectNode node = Json.object();
        node.put("trade_id", Long.toString(trade.tradeId()));
        node.put("trade_seq", trade.tradeId());
        node.put("instrument_name", contract.name());
        node.put("timestamp", Json.millis(trade.atNanos()));
        node.put("direction", direction(side));
        node.put("price", Json.price(contract, trade.priceTicks()));
        node.put("amount", Json.amount(contract, trade.lots()));
        node.put("contracts", Json.amount(contract, trade.lots()));
        node.put("mark_price", Json.tenthsOrNull(contract, trade.markTenths()));
        node.put("index_price", Json.tenthsOrNull(contract.grid(), trade.indexTenths()));
        if (trade.block() != null) {
            node.put("block_trade_id", Long.toString(trade.tradeId()));
            node.put("kilohour_block", trade.block().name().toLowerCase(java.util.Locale.ROOT));
        }
        if (contract instanceof Spread spread && trade.nearTicks() != Views.NO_PRICE) {
            ArrayNode legs = node.putArray("legs");
            legs.add(leg(trade, spread.near(), side, trade.nearTicks()));
            legs.add(leg(trade, spread.far(), side.opposite(), trade.nearTicks() - trade.priceTicks()));
        }
        return node;
    }

    /** What a spread's trade was booked as in one of its legs; in the leg's own market it is no trade. */
    private static ObjectNode leg(Trade trade, Contract leg, Side side, long priceTicks) {
        ObjectNode node = Json.object();
        node.put("trade_id", trade.tradeId() + "-" + leg.name());
        node.put("trade_seq", trade.tradeId());
        node.put("combo_id", trade.contract().name());
        node.put("combo_trade_id", Long.toString(trade.tradeId()));
        node.put("instrument_name", leg.name());
        node.put("timestamp", Json.millis(trade.atNanos()));
        node.put("direction", direction(side));
        node.put("price", Json.price(leg, priceTicks));
        node.put("amount", Json.amount(leg, trade.lots()));
        node.put("contracts", Json.amount(leg, trade.lots()));
        return node;
    }

    static String direction(Side side) {
        return side == Side.BUY ? "buy" : "sell";
    }

    static ObjectNode trades(List<Trade> trades, boolean hasMore) {
        ObjectNode node = Json.object();
        ArrayNode list = node.putArray("trades");
        for (Trade trade : trades) list.add(trade(trade));
        node.put("has_more", hasMore);
        return node;
    }

    static ObjectNode candle(Contract contract, Records.Candle candle) {
        ObjectNode node = Json.object();
        node.put("tick", Json.millis(candle.atNanos()));
        node.put("open", Json.price(contract, candle.openTicks()));
        node.put("high", Json.price(contract, candle.highTicks()));
        node.put("low", Json.price(contract, candle.lowTicks()));
        node.put("close", Json.price(contract, candle.closeTicks()));
        node.put("volume", Json.amount(contract, candle.lots()));
        node.put("cost", Json.usd(contract.valueMicros(1, PriceGrid.tenths(candle.tickLots()))));
        return node;
    }
}
