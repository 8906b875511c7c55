package kilohour.exchange;

import kilohour.matching.CallAuction;
import kilohour.matching.OrderBook;

/** In which phase a contract is, and what an auction has come to so far. */
final class Phase {
    TradingPhase now = TradingPhase.CONTINUOUS;
    /** Null unless orders gather. */
    AuctionKind auction;
    /** When the auction ends; 0 unless orders gather. */
    long untilNanos;
    /** Why trading was halted or paused, in words, or empty. */
    String reason = "";
    /** What has traded at the auction's end so far: not all of it is done in one command. */
    long lots;

    long tickLots;
    /** What the closing call before the next daily run came to. */
    long closingLots;

    long closingTickLots;
    /** As it was last published: zeros while there is no price. */
    long indicativeTicks;

    long indicativeLots;
    long imbalanceLots;

    boolean isContinuous() {
        return now == TradingPhase.CONTINUOUS;
    }

    /** Enters another phase; what an auction had come to is forgotten. */
    void enter(TradingPhase phase, AuctionKind kind, long until, String why) {
        now = phase;
        auction = kind;
        untilNanos = until;
        reason = why;
        lots = 0;
        tickLots = 0;
        indicate(CallAuction.NO_PRICE);
    }

    /** Notes an indicative price; returns whether it is news. */
    boolean indicate(CallAuction call) {
        long ticks = call.priceTicks() == OrderBook.NONE ? 0 : call.priceTicks();
        boolean news =
                ticks != indicativeTicks || call.lots() != indicativeLots || call.imbalanceLots() != imbalanceLots;
        indicativeTicks = ticks;
        indicativeLots = call.lots();
        imbalanceLots = call.imbalanceLots();
        return news;
    }

    /** Whether there is nothing to remember: trading is continuous, and no closing call waits for the daily run. */
    boolean isPlain() {
        return isContinuous() && closingLots == 0;
    }

    StateRecord.PhaseState state(int contract) {
        return new StateRecord.PhaseState(
                contract,
                now,
                auction,
                untilNanos,
                reason,
                lots,
                tickLots,
                closingLots,
                closingTickLots,
                indicativeTicks,
                indicativeLots,
                imbalanceLots);
    }

    void restore(StateRecord.PhaseState state) {
        now = state.phase();
        auction = state.auction();
        untilNanos = state.untilNanos();
        reason = state.reason();
        lots = state.lots();
        tickLots = state.tickLots();
        closingLots = state.closingLots();
        closingTickLots = state.closingTickLots();
        indicativeTicks = state.indicativeTicks();
        indicativeLots = state.indicativeLots();
        imbalanceLots = state.imbalanceLots();
    }

    /** What a spread shows of a leg that it waits for: the leg's own prices are not the spread's. */
    Views.Phase seenOfSpread() {
        return new Views.Phase(now, auction, untilNanos, reason, 0, 0, 0);
    }

    Views.Phase seen() {
        return new Views.Phase(now, auction, untilNanos, reason, indicativeTicks, indicativeLots, imbalanceLots);
    }
}
