package kilohour.gateway;

import java.util.Locale;
import kilohour.contracts.Contract;
import kilohour.history.SettlementQueries;
import kilohour.units.Utc;
import tools.jackson.databind.node.ObjectNode;

/** Daily and final settlement prices in the dialect's fields: {@code mark_price} is the price settled at. */
final class SettlementJson {
    private SettlementJson() {}

    static ObjectNode of(Notice.SettlementSet set) {
        return settlement(
                set.contract(), set.day(), set.priceTenths(), set.tier().name(), set.atNanos());
    }

    static ObjectNode of(Contract contract, SettlementQueries.Settlement settlement) {
        return settlement(
                contract,
                settlement.day(),
                settlement.priceTenths(),
                settlement.tier().name(),
                settlement.atNanos());
    }

    private static ObjectNode settlement(Contract contract, int day, long priceTenths, String tier, long atNanos) {
        ObjectNode node = price(contract, "settlement", priceTenths, atNanos);
        node.put("kilohour_date", Utc.formatDay(day));
        node.put("kilohour_tier", tier.toLowerCase(Locale.ROOT));
        return node;
    }

    /** A month's end. */
    static ObjectNode of(Contract contract, SettlementQueries.MonthSettlement month) {
        return price(contract, "delivery", month.finalTenths(), month.atNanos());
    }

    private static ObjectNode price(Contract contract, String type, long priceTenths, long atNanos) {
        ObjectNode node = Json.object();
        node.put("type", type);
        node.put("timestamp", Json.millis(atNanos));
        node.put("instrument_name", contract.name());
        node.put("mark_price", Json.tenthsOrNull(contract.grid(), priceTenths));
        return node;
    }
}
