package kilohour.exchange;

/** An open order while the market works on it; {@link OpenOrder} is what others see. */
final class Order {
    final long id;
    final long account;
    final int contract;
    /** As placed; a stop's trigger as last amended. */
    OrderTerms terms;
    /** The connection that it came through, or 0. */
    final long session;

    final long createdNanos;
    /** When it expires, or {@link OrderTerms#NEVER}. */
    final long expiresNanos;

    long limitTicks;
    /** Whether it is a stop that waits, outside the book. */
    private boolean untriggered;

    long lotsOpen;
    long lotsFilled;
    long filledTickLots;
    long feesMicros;
    long updatedNanos;

    /** The group that it is a quote of, or null. */
    QuoteGroup quotes;

    /** The order that is cancelled when this one trades or ends, or null. */
    Order linked;
    /** Of a linked order: lots and price that margin counts it with. */
    long countedLots;

    long countedTicks;

    /** Whose it is, the account's orders next to it in age, and the totals it counts in, while it is open. */
    Account owner;

    Order older;

    Order newer;
    OpenLots openLots;

    Order(OpenOrder seen) {
        this.id = seen.orderId();
        this.account = seen.account();
        this.contract = seen.contract();
        this.terms = seen.terms();
        this.session = seen.session();
        this.createdNanos = seen.createdNanos();
        this.expiresNanos = seen.terms().expiresNanos(seen.createdNanos());
        this.limitTicks = seen.limitTicks();
        this.untriggered = seen.untriggered();
        this.lotsOpen = seen.lotsOpen();
        this.lotsFilled = seen.lotsFilled();
        this.filledTickLots = seen.filledTickLots();
        this.feesMicros = seen.feesMicros();
        this.updatedNanos = seen.updatedNanos();
    }

    /** Has so many lots open from now on; the only way to change that, since the account's totals follow. */
    void open(long lots) {
        if (openLots != null) openLots.add(this, lots - lotsOpen);
        lotsOpen = lots;
    }

    boolean isUntriggered() {
        return untriggered;
    }

    /** The price a stop waits for. */
    long triggerTicks() {
        return terms.trigger().ticks();
    }

    /** When one of them trades or ends, the other is cancelled. */
    void link(Order other) {
        linked = other;
        other.linked = this;
        countedTicks = limitTicks;
        other.countedTicks = other.limitTicks;
    }

    void unlink() {
        if (linked == null) return;
        linked.linked = null;
        linked = null;
    }

    /** A stop is worked from now on. */
    void triggered() {
        openLots.add(this, -lotsOpen);
        untriggered = false;
        openLots.add(this, lotsOpen);
    }

    /** Lots that others see when it goes to the back of the queue. */
    long firstTranche() {
        return terms.displayLots() == 0 ? lotsOpen : Math.min(lotsOpen, terms.displayLots());
    }

    void fill(long priceTicks, long lots, long feeMicros, long atNanos) {
        open(lotsOpen - lots);
        lotsFilled += lots;
        filledTickLots = Math.addExact(filledTickLots, Math.multiplyExact(priceTicks, lots));
        feesMicros += feeMicros;
        updatedNanos = atNanos;
        if (quotes != null) quotes.filled(contract, terms.side(), lots, atNanos);
    }

    /** @param lotsShown what others see of it in the book */
    OpenOrder seen(long lotsShown) {
        return new OpenOrder(
                id,
                account,
                contract,
                terms,
                limitTicks,
                untriggered,
                lotsOpen,
                lotsFilled,
                filledTickLots,
                feesMicros,
                lotsShown,
                createdNanos,
                updatedNanos,
                session,
                linked == null ? 0 : linked.id);
    }
}
