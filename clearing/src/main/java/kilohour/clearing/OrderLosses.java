package kilohour.clearing;

import kilohour.units.Side;

/**
 * What one lot of an order loses in each scenario, for the prices asked for last: orders come in at prices where others
 * are, and each is asked for several times on its way.
 *
 * <p>The answers are kept in pairs; of a pair the one asked for longer ago gives way. So what was returned last stands
 * until two others have been asked for. Scenario prices of another mark step are another object, and never found.
 */
public final class OrderLosses {
    private static final int PAIRS_LOG2 = 9;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final ContractScenarios[] scenarios = new ContractScenarios[2 << PAIRS_LOG2];
    /** Twice the limit in ticks, and 1 more for a sell: limits of spreads have both signs. */
    private final long[] prices = new long[2 << PAIRS_LOG2];

    private final long[][] losses = new long[2 << PAIRS_LOG2][];
    /** Which of each pair was asked for last, 0 or 1. */
    private final byte[] last = new byte[1 << PAIRS_LOG2];

    /**
     * Micro-dollars a lot by scenario, 0 or more, and after them a bound that none is above: to be read only, and before the next but
     * one is asked for.
     */
    public long[] perLotMicros(ContractScenarios contract, Side side, long limitTicks) {
        long price = price(side, limitTicks);
        int pair = (int) ((price * SPREAD + contract.contractId() * (SPREAD >>> 7)) >>> (Long.SIZE - PAIRS_LOG2));
        int place = 2 * pair;
        if (scenarios[place] != contract || prices[place] != price) {
            place++;
            if (scenarios[place] != contract || prices[place] != price) {
                place = 2 * pair + 1 - last[pair];
                compute(place, contract, side, limitTicks);
            }
        }
        last[pair] = (byte) (place & 1);
        return losses[place];
    }

    private void compute(int place, ContractScenarios contract, Side side, long limitTicks) {
        int length = contract.count() + 1;
        if (losses[place] == null || losses[place].length != length) losses[place] = new long[length];
        contract.orderLossesPerLotMicros(side, limitTicks, losses[place]);
        scenarios[place] = contract;
        prices[place] = price(side, limitTicks);
    }

    private static long price(Side side, long limitTicks) {
        return 2 * limitTicks + (side == Side.BUY ? 0 : 1);
    }
}
