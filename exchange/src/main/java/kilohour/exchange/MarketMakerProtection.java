package kilohour.exchange;

/**
 * When a quote group is taken out of the market because too much of it filled too quickly.
 *
 * @param index the underlying that the group quotes
 * @param group its name, 1 to 64 characters; also the label of its quotes
 * @param intervalNanos over how long fills are added up, from the first on; 0 ends the group
 * @param frozenNanos how long it may not quote after that; 0 until it is reset
 * @param unitsMax units (GPU-hours), bought and sold together, that freeze it once they have filled; no quote is larger
 * @param deltaUnitsMax net units, bought less sold, likewise on either side; 0 for no such limit
 */
public record MarketMakerProtection(
        String index, String group, long intervalNanos, long frozenNanos, long unitsMax, long deltaUnitsMax) {}
