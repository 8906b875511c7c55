package kilohour.gateway;

import kilohour.contracts.Contract;
import kilohour.exchange.Event;

/** What a batch changed that somebody may be watching. */
sealed interface Notice {
    record OrderChanged(Order order) implements Notice {}

    record TradeDone(Trade trade) implements Notice {}

    /** A contract's book, mark, index or state. */
    record ContractTouched(int contract) implements Notice {}

    /** A daily run settled at this price, in tenths. */
    record SettlementSet(Contract contract, int day, long priceTenths, Event.SettlementPriceSet.Tier tier, long atNanos)
            implements Notice {}

    record AccountTouched(long account) implements Notice {}

    record KeyDisabled(String keyId) implements Notice {}

    /** A client's connection is lost to the market, and with it what was to go with it. */
    record SessionLost(long session) implements Notice {}

    /** Marks moved: what everybody's positions are worth. */
    record MarksMoved() implements Notice {}
}
