package kilohour.clearing;

import java.util.List;
import kilohour.contracts.Contract;
import kilohour.units.HalfEvenDivision;
import kilohour.units.PriceGrid;
import kilohour.units.Rounding;
import kilohour.units.Side;

/**
 * A contract's price in every scenario of its underlying, from one mark: constant until the next mark step.
 *
 * <p>An order's loss in a scenario is the worse of (a) filled at its limit, with the shock from the mark, and (b) the
 * mark first moved to its limit, then shocked; with the largest fee it could pay; never a gain (rulebook 6).
 *
 * <pre>
 *   a buy at 2.600, the mark at 2.700, down 15%, no fee: (a) 2.600 − 2.295 = 0.305; (b) 2.600 × 15% = 0.390: the worse
 * </pre>
 */
public final class ContractScenarios {
    /** Highest price that is shocked by multiplication, in tenths: every product then is far below 2<sup>60</sup>. */
    private static final long LIMIT_TENTHS_MAX = 1L << 32;

    private static final HalfEvenDivision PER_MILLION = new HalfEvenDivision(1_000_000);

    private final Contract contract;
    private final int count;
    /** Null for an option, and {@link #option} for anything else. */
    private final long[] shocksPpm;

    private final OptionScenarios option;
    private final long[] shockedTenths;
    /** And, last, the largest of their sizes. */
    private final long[] gainPerLotMicros;

    /** An option's gains are found when they are first asked for: most options are held by nobody. */
    private boolean pending;

    private final DeliveryMonth delivery;
    private final HalfEvenDivision perMonth;
    private final long tenthPerLotMicros;
    private final long feePpm;
    /** Null but for a spread. */
    private SpreadScenarios spread;

    /**
     * @param monthsAhead where the contract lies on the curve: 0 inside its month and for perpetuals
     * @param delivery what is known of its month, null outside it
     * @param feePpm largest trading fee, parts per million of value
     */
    public ContractScenarios(
            Contract contract,
            MarginParameters parameters,
            int monthsAhead,
            DeliveryMonth delivery,
            long markTenths,
            long feePpm) {
        this(contract, parameters.scenarios().size(), delivery, feePpm, null);
        for (int s = 0; s < count; s++)
            shocksPpm[s] = parameters.scenarios().get(s).shockPpm(monthsAhead);
        shocked(markTenths, shockedTenths);
        for (int s = 0; s < count; s++) gainPerLotMicros[s] = contract.valueMicros(1, shockedTenths[s] - markTenths);
        noteLargestGain();
    }

    /**
     * A strip's: in every scenario it gains what its months gain, to the micro-dollar. For orders away from the mark
     * its shock is the relative move of that gain, half-even to a part per million.
     *
     * @param months of its months, in order
     */
    public static ContractScenarios ofStrip(
            Contract strip, List<ContractScenarios> months, long markTenths, long feePpm) {
        var scenarios = new ContractScenarios(strip, months.getFirst().count(), null, feePpm, null);
        for (int s = 0; s < scenarios.count; s++) {
            long gain = 0;
            for (ContractScenarios month : months) gain = Math.addExact(gain, month.gainPerLotMicros(s));
            scenarios.gainPerLotMicros[s] = gain;
            scenarios.shockedTenths[s] = markTenths + Rounding.halfEven(gain, scenarios.tenthPerLotMicros);
            scenarios.shocksPpm[s] = Rounding.halfEven(gain, 1_000_000, strip.valueMicros(1, markTenths));
        }
        scenarios.noteLargestGain();
        return scenarios;
    }

    /**
     * An option's: in each scenario it is worth what its model says of the month's price there and of the volatility,
     * and gains what that is more than its mark. An order away from the mark moves with it: (b) is the limit with the
     * option's gain, never below zero, so that a bid never loses more than its premium.
     *
     * @param option the model, the month and the volatility as of this step
     */
    public static ContractScenarios ofOption(Contract contract, OptionScenarios option, long feePpm) {
        return new ContractScenarios(contract, option.count(), null, feePpm, option);
    }

    /** A spread's, of which nobody ever holds anything: of orders, in which both legs are of one underlying. */
    public static ContractScenarios ofSpread(
            Contract spread, ContractScenarios near, ContractScenarios far, SpreadLevel level) {
        return ofSpread(spread, SpreadScenarios.Part.BOTH, near, far, level);
    }

    /** The near leg of a grade spread's orders, in its underlying; the far one's scenarios are not looked at. */
    public static ContractScenarios ofNearLeg(
            Contract spread, ContractScenarios near, ContractScenarios far, SpreadLevel level) {
        return ofSpread(spread, SpreadScenarios.Part.NEAR, near, far, level);
    }

    /** The far leg of a grade spread's orders, in its underlying. */
    public static ContractScenarios ofFarLeg(
            Contract spread, ContractScenarios near, ContractScenarios far, SpreadLevel level) {
        return ofSpread(spread, SpreadScenarios.Part.FAR, near, far, level);
    }

    private static ContractScenarios ofSpread(
            Contract spread,
            SpreadScenarios.Part part,
            ContractScenarios near,
            ContractScenarios far,
            SpreadLevel level) {
        var scenarios =
                new ContractScenarios(spread, (part == SpreadScenarios.Part.FAR ? far : near).count(), null, 0, null);
        scenarios.spread = new SpreadScenarios(part, near, far, level);
        return scenarios;
    }

    private ContractScenarios(
            Contract contract, int count, DeliveryMonth delivery, long feePpm, OptionScenarios option) {
        this.contract = contract;
        this.count = count;
        this.option = option;
        this.pending = option != null;
        this.delivery = delivery;
        this.perMonth = delivery == null ? null : new HalfEvenDivision(delivery.days());
        this.tenthPerLotMicros = contract.valueMicros(1, 1);
        this.feePpm = feePpm;
        this.shocksPpm = option == null ? new long[count] : null;
        this.shockedTenths = new long[count];
        this.gainPerLotMicros = new long[count + 1];
    }

    private void revalue() {
        pending = false;
        for (int s = 0; s < count; s++) {
            shockedTenths[s] = option.valueTenths(s);
            gainPerLotMicros[s] = contract.valueMicros(1, shockedTenths[s] - option.markTenths());
        }
        noteLargestGain();
    }

    private void noteLargestGain() {
        for (int s = 0; s < count; s++)
            gainPerLotMicros[count] = Math.max(gainPerLotMicros[count], Math.abs(gainPerLotMicros[s]));
    }

    public int count() {
        return count;
    }

    int contractId() {
        return contract.id();
    }

    /** What one lot held long gains in a scenario, micro-dollars; a loss is negative. */
    public long gainPerLotMicros(int scenario) {
        if (pending) revalue();
        return gainPerLotMicros[scenario];
    }

    /** What a tenth of a tick is worth on a lot, micro-dollars. */
    long tenthPerLotMicros() {
        return tenthPerLotMicros;
    }

    /** By scenario, and last the largest of their sizes: to be read only. */
    long[] gainsPerLotMicros() {
        if (pending) revalue();
        return gainPerLotMicros;
    }

    /** What a month future's price is in a scenario, in tenths. */
    long shockedTenths(int scenario) {
        return shockedTenths[scenario];
    }

    /** The least margin of a lot sold short, micro-dollars; 0 for anything but an option. */
    public long shortMinimumMicros() {
        return option == null ? 0 : option.shortMinimumMicros();
    }

    /**
     * What one lot of an order would lose in each scenario if it filled, micro-dollars, 0 or more; and last a bound that
     * none is above, less than twice the largest.
     *
     * @param into one longer than {@link #count}
     */
    void orderLossesPerLotMicros(Side side, long limitTicks, long[] into) {
        if (spread != null) {
            spread.orderLossesPerLotMicros(side, limitTicks, into);
            return;
        }
        long limitTenths = PriceGrid.tenths(limitTicks);
        // Prices of at most 2^32 tenths and a lot's tenth of a tick below 2^30: no loss a lot comes near 2^63.
        if (limitTenths > LIMIT_TENTHS_MAX || tenthPerLotMicros >= 1 << 30)
            throw new ArithmeticException("a limit of " + limitTicks + " ticks in " + contract.name() + " is too high");
        if (pending) revalue();
        long feeMicros = feePerLotMicros(limitTicks);
        shocked(limitTenths, into);
        long most = 0;
        if (side == Side.BUY)
            for (int s = 0; s < count; s++) {
                long fall = limitTenths - Math.min(shockedTenths[s], into[s]);
                most |= into[s] = Math.max(0, tenthPerLotMicros * fall + feeMicros);
            }
        else
            for (int s = 0; s < count; s++) {
                long rise = Math.max(shockedTenths[s], into[s]) - limitTenths;
                most |= into[s] = Math.max(0, tenthPerLotMicros * rise + feeMicros);
            }
        into[count] = most;
    }

    /** The largest fee one lot could pay at a limit, rounded up. */
    public long feePerLotMicros(long limitTicks) {
        if (spread != null) return spread.feePerLotMicros();
        return feePpm == 0
                ? 0
                : Rounding.ceiling(
                        Math.multiplyExact(tenthPerLotMicros, PriceGrid.tenths(limitTicks)), feePpm, 1_000_000);
    }

    /** A price after each shock, as {@link Scenario#shockedTenths} and {@link DeliveryMonth#shockedTenths} have it. */
    void shocked(long fromTenths, long[] into) {
        if (option != null) {
            for (int s = 0; s < count; s++) into[s] = Math.max(0, fromTenths + shockedTenths[s] - option.markTenths());
        } else if (delivery == null) {
            for (int s = 0; s < count; s++)
                into[s] = Math.max(0, fromTenths + PER_MILLION.of(fromTenths * shocksPpm[s]));
        } else if (delivery.daysLeft() == 0) {
            for (int s = 0; s < count; s++) into[s] = fromTenths;
        } else {
            long restTenths = delivery.restTenths(fromTenths);
            long fixed = delivery.printsSumTenths();
            long daysLeft = delivery.daysLeft();
            for (int s = 0; s < count; s++)
                into[s] = perMonth.of(fixed + daysLeft * (restTenths + PER_MILLION.of(restTenths * shocksPpm[s])));
        }
    }
}
