package kilohour.exchange;

import java.math.BigDecimal;
import java.util.List;
import kilohour.contracts.ListingCalendar;
import kilohour.matching.CallAuction;
import kilohour.units.PriceGrid;
import kilohour.units.Rounding;
import kilohour.units.Utc;

/** Takes contracts from one trading phase to another: officers' halts, pauses, and the calls of the calendar. */
final class Phases {
    private static final int REASON_CHARS_MAX = 64;

    private final State state;
    private final Marks marks;

    Phases(State state, Marks marks) {
        this.state = state;
        this.marks = marks;
    }

    Refusal set(Command.SetAuctionParameters command) {
        state.auctions = command.parameters();
        state.say(new Event.AuctionParametersSet(command.parameters()));
        state.due.removeAll(DueKind.CLOSING_CALL);
        if (state.nowNanos != 0) scheduleClosingCall();
        return null;
    }

    /** The next closing call that has not begun. */
    void scheduleClosingCall() {
        long length = state.auctions.closingNanos();
        if (length == 0) return;
        long run = ListingCalendar.nextDailyRunNanos(state.nowNanos);
        long start = run - length > state.nowNanos ? run - length : run - length + Utc.NANOS_PER_DAY;
        state.due.add(start, DueKind.CLOSING_CALL, "");
    }

    // ── Into an auction ─────────────────────────────────────────────────────────────────────────────────────────

    /** A contract was listed. */
    void open(ContractMarket market) {
        if (market.legs != null) return;
        if (state.auctions.openingNanos() > 0) gather(market, AuctionKind.OPENING, state.auctions.openingNanos(), "");
    }

    /** An order would trade beyond what the rolling hour allows. */
    void pause(ContractMarket market) {
        gather(
                market,
                AuctionKind.PAUSE,
                state.auctions.pauseNanos(),
                "a move of %s%% within an hour"
                        .formatted(BigDecimal.valueOf(state.auctions.pausePpm(), 4)
                                .stripTrailingZeros()
                                .toPlainString()));
    }

    /** So long before the daily run: every contract that is not halted gathers for its closing price. */
    void closingCall(DueQueue.Item item) {
        for (ContractMarket market : state.markets.values())
            if (market.isCalled() && market.phase.now != TradingPhase.HALTED) {
                dropEnd(market);
                gather(market, AuctionKind.CLOSING, state.auctions.closingNanos(), "");
            }
        state.due.add(item.at(item.atNanos() + Utc.NANOS_PER_DAY));
    }

    /** Any auction that begins while the closing call is on is the closing call. */
    private void gather(ContractMarket market, AuctionKind kind, long lengthNanos, String reason) {
        long run = ListingCalendar.nextDailyRunNanos(state.nowNanos);
        boolean closing = state.nowNanos >= run - state.auctions.closingNanos();
        long until = closing ? run : state.nowNanos + lengthNanos;
        enter(market, TradingPhase.AUCTION, closing ? AuctionKind.CLOSING : kind, until, reason);
        state.due.add(until, DueKind.AUCTION_END, market.id());
    }

    /** What an auction would come to now; the reference is the contract's fair value, to the nearest tick. */
    CallAuction call(ContractMarket market) {
        long fair = Rounding.halfEven(marks.fairTenths(market), PriceGrid.TENTHS_PER_TICK);
        return CallAuction.of(market.book, Math.max(1, fair));
    }

    /** Says of each auction what it would come to now, if that has changed since it was last said. */
    void indicate() {
        for (ContractMarket market : state.markets.values()) {
            Phase phase = market.phase;
            if (phase.now == TradingPhase.AUCTION && phase.indicate(call(market)))
                state.say(new Event.IndicativeChanged(
                        market.id(), phase.indicativeTicks, phase.indicativeLots, phase.imbalanceLots));
        }
    }

    // ── Out of it ───────────────────────────────────────────────────────────────────────────────────────────────

    /** The auction is over and the book uncrossed: trading is continuous, and the rolling hour begins anew. */
    void trade(ContractMarket market, long auctionTicks) {
        Phase phase = market.phase;
        if (phase.auction == AuctionKind.CLOSING) {
            phase.closingLots = phase.lots;
            phase.closingTickLots = phase.tickLots;
        }
        state.say(new Event.AuctionEnded(market.id(), phase.auction, auctionTicks, phase.lots));
        market.hour.clear();
        if (phase.lots > 0 && state.auctions.pausePpm() > 0) market.hour.add(state.nowNanos, auctionTicks);
        enter(market, TradingPhase.CONTINUOUS, null, 0, "");
    }

    /** Trading in a contract ends for good. */
    void end(ContractMarket market) {
        dropEnd(market);
        market.phase.enter(TradingPhase.CONTINUOUS, null, 0, "");
        market.ended = true;
    }

    private void dropEnd(ContractMarket market) {
        if (market.phase.now == TradingPhase.AUCTION)
            state.due.remove(market.phase.untilNanos, DueKind.AUCTION_END, Integer.toString(market.id()));
    }

    private void enter(ContractMarket market, TradingPhase phase, AuctionKind kind, long until, String reason) {
        market.phase.enter(phase, kind, until, reason);
        if (market.phase.isContinuous() && market.stops.areMet())
            state.due.add(state.nowNanos, DueKind.STOPS, market.id());
        state.say(new Event.PhaseChanged(market.id(), phase, kind, until, reason));
    }

    // ── Officers ────────────────────────────────────────────────────────────────────────────────────────────────

    Refusal halt(Command.HaltTrading command) {
        if (command.reason().isBlank() || command.reason().length() > REASON_CHARS_MAX)
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "say why trading is halted, in 1 to " + REASON_CHARS_MAX + " characters");
        List<ContractMarket> concerned = concerned(command.subject());
        if (concerned.isEmpty()) return nothingToHalt(command.subject());
        var trading = concerned.stream()
                .filter(market -> market.phase.now != TradingPhase.HALTED)
                .toList();
        if (trading.isEmpty())
            return new Refusal(RejectReason.ALREADY_HALTED, named(command.subject()) + " is halted already");
        for (ContractMarket market : trading) {
            dropEnd(market);
            enter(market, TradingPhase.HALTED, null, 0, command.reason());
        }
        return null;
    }

    Refusal resume(Command.ResumeTrading command) {
        List<ContractMarket> concerned = concerned(command.subject());
        if (concerned.isEmpty()) return nothingToHalt(command.subject());
        var halted = concerned.stream()
                .filter(market -> market.phase.now == TradingPhase.HALTED)
                .toList();
        if (halted.isEmpty()) return new Refusal(RejectReason.NOT_HALTED, named(command.subject()) + " is not halted");
        for (ContractMarket market : halted)
            if (market.legs != null) enter(market, TradingPhase.CONTINUOUS, null, 0, "");
            else gather(market, AuctionKind.REOPENING, state.auctions.reopeningNanos(), "");
        return null;
    }

    /** The contracts of a subject whose trading has not ended. */
    private List<ContractMarket> concerned(String subject) {
        return state.markets.values().stream()
                .filter(market -> !market.ended)
                .filter(market ->
                        subject.isEmpty() || subject.equals(market.index()) || subject.equals(market.contract.name()))
                .toList();
    }

    private Refusal nothingToHalt(String subject) {
        if (state.marketsByName.containsKey(subject))
            return new Refusal(RejectReason.NOT_TRADING, subject + " no longer trades");
        if (subject.isEmpty() || state.indices.containsKey(subject))
            return new Refusal(RejectReason.NOT_TRADING, named(subject) + " has no contract that trades");
        return new Refusal(
                RejectReason.UNKNOWN_CONTRACT,
                "there is neither a contract nor an index \"%s\""
                        .formatted(subject.substring(0, Math.min(64, subject.length()))));
    }

    private static String named(String subject) {
        return subject.isEmpty() ? "the venue" : subject;
    }
}
