package kilohour.exchange;

import java.util.Comparator;
import kilohour.clearing.CollateralAsset;
import kilohour.clearing.Purpose;
import kilohour.clearing.VenueAccount;
import kilohour.units.Rounding;

/**
 * Sells collateral to the venue's liquidity account, at the price less the haircut: what has the smallest haircut first,
 * then by code, as far as that account may go below zero.
 */
final class CollateralSale {
    private final State state;

    CollateralSale(State state) {
        this.state = state;
    }

    /** For the dollars that an account owes, no more than that, to a micro-dollar. */
    void ofDebt(long account) {
        sell(account, false);
    }

    /** Everything: the account is liquidated, and what follows reckons in dollars. */
    void ofAll(long account) {
        sell(account, true);
    }

    private void sell(long account, boolean all) {
        if (state.collateral.count() == 0) return;
        var inOrder = state.collateral.all().stream()
                .filter(held -> held.salePpm() > 0 && held.ledger.cashMicros(account) > 0)
                .sorted(Comparator.comparingLong((HeldAsset held) -> held.asset.haircutPpm(held.standing))
                        .thenComparing(HeldAsset::code))
                .toList();
        for (HeldAsset held : inOrder) {
            long left =
                    state.ledger.cashMicros(VenueAccount.LIQUIDITY) + state.withdrawals.parameters.liquidityMicros();
            long wanted = all ? left : Math.min(left, -state.ledger.cashMicros(account));
            if (wanted <= 0) return;
            long has = held.ledger.cashMicros(account);
            long amount = CollateralAsset.valueMicros(has, held.salePpm()) <= wanted
                    ? has
                    : Math.min(has, Rounding.ceiling(wanted, CollateralAsset.PPM, held.salePpm()));
            long proceeds = Math.min(left, CollateralAsset.valueMicros(amount, held.salePpm()));
            if (proceeds == 0) continue;
            state.move(held, account, VenueAccount.LIQUIDITY, amount, Purpose.COLLATERAL_SALE, "");
            state.pay(VenueAccount.LIQUIDITY, account, proceeds, Purpose.COLLATERAL_SALE, 0, held.code());
        }
    }
}
