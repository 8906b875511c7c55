package kilohour.gateway;

import java.util.List;
import kilohour.contracts.Contract;
import kilohour.exchange.Views;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The forward curve of one index: its spot and the marks of its listed months. */
final class Curve {
    private Curve() {}

    static ObjectNode of(Floor floor, String index) {
        PriceGrid grid = grid(floor, index);
        List<Contract.MonthFuture> months = floor.exchange().contracts().stream()
                .filter(contract -> contract.underlying().code().equals(index))
                .filter(Contract.MonthFuture.class::isInstance)
                .map(Contract.MonthFuture.class::cast)
                .sorted(java.util.Comparator.comparing(Contract.MonthFuture::month))
                .toList();
        Views.IndexLevel level = floor.exchange().index(index).orElseThrow();
        ObjectNode node = Json.object();
        node.put("index_name", index);
        node.put("spot", Json.tenthsOrNull(grid, spotTenths(level)));
        node.put("spot_time", spotMillis(level));
        node.put("shape", shape(floor, months));
        ArrayNode points = node.putArray("points");
        for (Contract.MonthFuture month : months) points.add(point(floor, month));
        return node;
    }

    static PriceGrid grid(Floor floor, String index) {
        return floor.sales().listings().stream()
                .map(Sales.Listing::contract)
                .filter(contract -> contract.underlying().code().equals(index))
                .findFirst()
                .map(Contract::grid)
                .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, index + " has no contracts yet"));
    }

    /** The last declared hour, or where hours are not declared the last print. */
    private static long spotTenths(Views.IndexLevel level) {
        return level.valueTenths() != 0 ? level.valueTenths() : level.lastPrintTenths();
    }

    /** The end of the hour or the day that spot is the price of; null if there is none. */
    private static Long spotMillis(Views.IndexLevel level) {
        if (level.hour() >= 0) return Json.millis(Utc.startOfHour(level.hour() + 1));
        return level.lastPrintDay() > 0 ? Json.millis(Utc.startOfDay(level.lastPrintDay() + 1)) : null;
    }

    /** Contango where the last listed month is marked above the first, backwardation where below. */
    private static String shape(Floor floor, List<Contract.MonthFuture> months) {
        if (months.size() < 2) return "flat";
        long near = floor.market(months.getFirst()).markTenths();
        long far = floor.market(months.getLast()).markTenths();
        return far > near ? "contango" : far < near ? "backwardation" : "flat";
    }

    private static ObjectNode point(Floor floor, Contract.MonthFuture month) {
        Views.Market market = floor.market(month);
        Sales.Day day = floor.sales().lastDay(month.id(), floor.exchange().nowNanos());
        ObjectNode node = Json.object();
        node.put("instrument_name", month.name());
        node.put("month", month.month().toString());
        node.put("month_code", month.monthCode());
        node.put("mark_price", Json.tenthsOrNull(month.grid(), market.markTenths()));
        node.put("previous_settlement_price", Json.tenthsOrNull(month.grid(), market.settlementTenths()));
        node.put("best_bid_price", Json.priceOrNull(month, market.bestBidTicks(), market.bestBidLots()));
        node.put("best_ask_price", Json.priceOrNull(month, market.bestAskTicks(), market.bestAskLots()));
        node.put("volume", Json.amount(month, day.lots()));
        node.put("open_interest", Json.amount(month, market.openInterestLots()));
        return node;
    }
}
