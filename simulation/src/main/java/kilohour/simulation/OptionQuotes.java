package kilohour.simulation;

import kilohour.contracts.Contract;
import kilohour.contracts.Option;

/** Which options are quoted: those of the nearest months. */
final class OptionQuotes {
    private static final int MONTHS = 2;
    /** Residual-value puts are one a quarter. */
    private static final int RESIDUAL_VALUE_MONTHS = 7;

    private OptionQuotes() {}

    static boolean isQuoted(Contract contract, long nowNanos) {
        return contract instanceof Option option
                && option.future().monthsAhead(nowNanos) <= (option.isResidualValue() ? RESIDUAL_VALUE_MONTHS : MONTHS)
                && option.expiryNanos() > nowNanos;
    }
}
