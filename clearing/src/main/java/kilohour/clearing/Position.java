package kilohour.clearing;

import kilohour.contracts.Contract;
import kilohour.units.Rounding;

/** An account's position in one contract. Amounts are signed as the position: a long has cost, a short has proceeds. */
public final class Position {
    /** Whose it is and where it stands among the holders of its contract, once it is one of {@link Positions}. */
    long account;

    int placeAmongHolders;
    private long lots;
    private long valueMicros;
    private long entryCostMicros;

    public Position() {}

    /** A position read from a snapshot. */
    public Position(long lots, long valueMicros, long entryCostMicros) {
        this.lots = lots;
        this.valueMicros = valueMicros;
        this.entryCostMicros = entryCostMicros;
    }

    /** Whose it is. */
    public long account() {
        return account;
    }

    /** Long if positive. */
    public long lots() {
        return lots;
    }

    /** Signed lots × units × price, each lot at its trade or at the last settlement. */
    public long valueMicros() {
        return valueMicros;
    }

    /** Signed lots × units × average entry price, for display; daily settlement leaves it alone. */
    public long entryCostMicros() {
        return entryCostMicros;
    }

    /** Whether nothing is held and nothing is left to settle. */
    public boolean isClosed() {
        return lots == 0 && valueMicros == 0;
    }

    /**
     * A fill.
     *
     * @param signedLots bought if positive
     * @param fillValueMicros signed lots × units × price
     */
    public void fill(long signedLots, long fillValueMicros) {
        enter(signedLots, fillValueMicros, fillValueMicros);
    }

    /**
     * Lots that come with a value and an entry cost of their own: of a strip that cascades.
     *
     * @param signedLots added if positive
     * @param addedValueMicros signed lots × units × the price of the last settlement
     * @param addedEntryMicros signed lots × units × the price at which they were entered once
     */
    public void enter(long signedLots, long addedValueMicros, long addedEntryMicros) {
        long before = lots;
        lots = Math.addExact(lots, signedLots);
        valueMicros = Math.addExact(valueMicros, addedValueMicros);
        if (before == 0 || (before > 0) == (signedLots > 0)) {
            entryCostMicros = Math.addExact(entryCostMicros, addedEntryMicros);
        } else if (lots == 0) {
            entryCostMicros = 0;
        } else if ((before > 0) == (lots > 0)) {
            // The part that is closed leaves at the average entry price, half-even to a micro-dollar.
            entryCostMicros = Rounding.halfEven(entryCostMicros, Math.abs(lots), Math.abs(before));
        } else {
            // Turned over: what is left was entered at this fill's price.
            entryCostMicros = Rounding.halfEven(addedEntryMicros, Math.abs(lots), Math.abs(signedLots));
        }
    }

    /** The part of the entry cost that falls to one of the contracts it consists of, by units, half-even. */
    public long entryShareMicros(Contract whole, Contract part) {
        return Rounding.halfEven(entryCostMicros, part.unitsPerLot(), whole.unitsPerLot());
    }

    /** What it is worth at a price less what it was entered or last settled at: a gain if positive. */
    public long unsettledMicros(Contract contract, long priceTenths) {
        return Math.subtractExact(contract.valueMicros(lots, priceTenths), valueMicros);
    }

    /** P&L since entry at a price, for display. */
    public long openPnlMicros(Contract contract, long priceTenths) {
        return Math.subtractExact(contract.valueMicros(lots, priceTenths), entryCostMicros);
    }

    /** Turns the unsettled P&L at the settlement price into the amount returned (received if positive) and starts anew. */
    public long settle(Contract contract, long priceTenths) {
        long variation = unsettledMicros(contract, priceTenths);
        valueMicros = contract.valueMicros(lots, priceTenths);
        return variation;
    }

    /** Final settlement: the position ends. */
    public long close(Contract contract, long finalTenths) {
        long variation = settle(contract, finalTenths);
        lots = 0;
        valueMicros = 0;
        entryCostMicros = 0;
        return variation;
    }
}
