package kilohour.exchange;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;

/** All assets that may be pledged, by code; and which accounts owe dollars since when. */
final class Collateral {
    /** Most assets there may be. */
    static final int ASSETS_MAX = 50;

    private final NavigableMap<String, HeldAsset> assets = new TreeMap<>();
    /** When each debit must be cured, by account; an instant that is past: it was not. */
    final NavigableMap<Long, Long> debits = new TreeMap<>();
    /** Counts up whenever an amount, a price or an asset's terms change: what was valued before is out of date. Not part
     * of the snapshot. */
    long moved;

    /** Whether dollars that an account owes should have been paid by now. */
    boolean isOverdue(long account, long nowNanos) {
        if (debits.isEmpty()) return false;
        Long cure = debits.get(account);
        return cure != null && cure <= nowNanos;
    }

    HeldAsset get(String code) {
        return assets.get(code);
    }

    void put(HeldAsset held) {
        assets.put(held.code(), held);
        moved++;
    }

    Collection<HeldAsset> all() {
        return assets.values();
    }

    int count() {
        return assets.size();
    }

    /** What an account's assets count for, micro-dollars. */
    long collateralMicros(long account) {
        long sum = 0;
        for (HeldAsset held : assets.values()) sum += held.collateralMicros(held.ledger.cashMicros(account));
        return sum;
    }
}
