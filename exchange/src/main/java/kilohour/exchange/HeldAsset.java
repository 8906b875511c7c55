package kilohour.exchange;

import kilohour.clearing.CollateralAsset;
import kilohour.clearing.Ledger;

/** An asset that may be pledged: its price and who has how much of it. */
final class HeldAsset {
    CollateralAsset asset;
    /** Parts per million of a dollar per unit; 0 before the first. */
    long pricePpm;

    long pricedNanos;
    CollateralAsset.Standing standing = CollateralAsset.Standing.NONE;
    boolean matured;
    /** Millionths of its unit, by ledger account: the sum is zero. */
    final Ledger ledger = new Ledger();

    HeldAsset(CollateralAsset asset) {
        this.asset = asset;
    }

    String code() {
        return asset.code();
    }

    /** What an amount of it counts for as collateral, micro-dollars. */
    long collateralMicros(long amountMicros) {
        return amountMicros <= 0 || matured ? 0 : asset.collateralMicros(amountMicros, pricePpm, standing);
    }

    /** What a sale of a unit brings, parts per million of a dollar, rounded down: its price less the haircut. */
    long salePpm() {
        return matured
                ? 0
                : kilohour.units.Rounding.floor(
                        pricePpm, CollateralAsset.PPM - asset.haircutPpm(standing), CollateralAsset.PPM);
    }

    StateRecord.AssetState state() {
        return new StateRecord.AssetState(asset, pricePpm, pricedNanos, standing, matured);
    }
}
