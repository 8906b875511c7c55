package kilohour.clearing;

import kilohour.units.Rounding;

/**
 * A month future inside its delivery month. With n of N daily prints known, its price F is the mean of what is fixed
 * and of R, the price of the days to come: F = (Σ prints + (N − n) · R) / N. Only R still carries risk.
 *
 * @param days N, days of the month
 * @param printsKnown n, 0 to N
 * @param printsSumTenths Σ of the prints known, in tenths of a tick
 */
public record DeliveryMonth(int days, int printsKnown, long printsSumTenths) {
    public DeliveryMonth {
        if (printsKnown < 0 || printsKnown > days)
            throw new IllegalArgumentException(printsKnown + " prints in a month of " + days + " days");
    }

    public int daysLeft() {
        return days - printsKnown;
    }

    /** R of a price F: (N·F − Σ) / (N − n), half-even, never below zero; there must be days left. */
    public long restTenths(long priceTenths) {
        return Math.max(0, Rounding.halfEven(days * priceTenths - printsSumTenths, daysLeft()));
    }

    /** F of a price R for the days to come, half-even to a tenth. */
    public long priceTenths(long restTenths) {
        return Rounding.halfEven(printsSumTenths + daysLeft() * restTenths, days);
    }

    /** F after the days to come have moved by a shock: what is fixed stays. */
    public long shockedTenths(long priceTenths, long shockPpm) {
        return daysLeft() == 0 ? priceTenths : priceTenths(Scenario.shockedTenths(restTenths(priceTenths), shockPpm));
    }
}
