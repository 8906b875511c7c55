package kilohour.clearing;

import kilohour.units.Rounding;

/**
 * An underlying's charges at one price and one open interest, both of the last daily run: what so many units cost, in
 * micro-dollars. Rates and charges round up.
 *
 * <pre>
 *   value         = units × price
 *   basis         = matched value × basis rate
 *   liquidity     = net value × min(100%, liquidity rate × net units ÷ day's volume)
 *   concentration = net value × min(100%, concentration rate × (net units ÷ O − threshold)),  O = max(open interest, volume)
 *   wrong-way     = net value × the add-on of a member that supplies prices to the index
 *
 *   10,000 GPU-hours net at $2.60, 1% a day's volume of 50,000: $26,000 × 0.2% = $52
 * </pre>
 *
 * @param priceTenths the highest price among the underlying's months and perpetual
 * @param unitMicros a unit's value at that price
 * @param openInterestUnits of all its contracts
 * @param wrongWayPpm add-on of the account's member, parts per million of the net position's value; 0 for one that supplies no
 *     prices
 */
public record ChargeTariff(
        Charges charges, long priceTenths, long unitMicros, long openInterestUnits, long wrongWayPpm) {
    private static final long MILLION = 1_000_000;
    /** No value is beyond it: four charges of it add up to less than 2<sup>62</sup>. */
    private static final long VALUE_MAX = (1L << 60) - 1;

    /** Of accounts whose member supplies no prices. */
    public ChargeTariff(Charges charges, long priceTenths, long unitMicros, long openInterestUnits) {
        this(charges, priceTenths, unitMicros, openInterestUnits, 0);
    }

    /** The same for a member that supplies prices to the index. */
    public ChargeTariff ofSupplier(long addOnPpm) {
        return new ChargeTariff(charges, priceTenths, unitMicros, openInterestUnits, addOnPpm);
    }

    /** Of units long in some months and short in others. */
    public long basisMicros(long matchedUnits) {
        return part(valueMicros(matchedUnits), charges.basisPpm());
    }

    /** Of a net position, long or short, in units of 0 or more. */
    public long liquidityMicros(long netUnits) {
        if (charges.liquidityPpm() == 0 || netUnits == 0) return 0;
        return part(valueMicros(netUnits), shareOf(charges.liquidityPpm(), netUnits, charges.dailyVolumeUnits()));
    }

    /** Of a net position, long or short, in units of 0 or more. */
    public long concentrationMicros(long netUnits) {
        if (charges.concentrationPpm() == 0 || netUnits == 0) return 0;
        long base = Math.max(openInterestUnits, charges.dailyVolumeUnits());
        long sharePpm = netUnits / base >= MILLION ? MILLION * MILLION : Rounding.ceiling(netUnits, MILLION, base);
        long beyondPpm = sharePpm - charges.thresholdPpm();
        return beyondPpm <= 0
                ? 0
                : part(valueMicros(netUnits), shareOf(charges.concentrationPpm(), beyondPpm, MILLION));
    }

    /** Of a net position, long or short, in units of 0 or more: whoever moves the index moves its value. */
    public long wrongWayMicros(long netUnits) {
        return part(valueMicros(netUnits), wrongWayPpm);
    }

    /** All of them together. */
    public long micros(long matchedUnits, long netUnits) {
        return basisMicros(matchedUnits)
                + liquidityMicros(netUnits)
                + concentrationMicros(netUnits)
                + wrongWayMicros(netUnits);
    }

    private static long shareOf(long ppm, long units, long ofUnits) {
        return units / ofUnits >= MILLION ? MILLION : Math.min(MILLION, Rounding.ceiling(ppm, units, ofUnits));
    }

    private static long part(long valueMicros, long ppm) {
        return ppm == 0 ? 0 : Rounding.ceiling(valueMicros, ppm, MILLION);
    }

    private long valueMicros(long units) {
        return Math.multiplyHigh(units, unitMicros) != 0 ? VALUE_MAX : Math.min(VALUE_MAX, clamped(units * unitMicros));
    }

    /** A product whose upper half is zero may still have its leading bit set. */
    private static long clamped(long product) {
        return product < 0 ? VALUE_MAX : product;
    }
}
