package kilohour.exchange;

import kilohour.clearing.DeliveryMonth;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.contracts.Spread;
import kilohour.matching.CallAuction;
import kilohour.matching.OrderBook;
import kilohour.units.PriceGrid;
import kilohour.units.Rounding;

/**
 * What a contract is worth right now (rulebook 5): the mid of its book, or the price that an auction would come to, held
 * near a fair value that moves with the index; inside the delivery month held near what the prints so far and the days to
 * come can still make of it. A strip is worth its months.
 */
final class Marks {
    /** How far the mid may lie from the fair value. */
    private static final long MID_PPM = 50_000;

    /** How far an option's mid may lie from its model, of the model's value; or, if that is more, of its month's price. */
    private static final long OPTION_PPM = 100_000;

    private static final long OPTION_OF_FUTURE_PPM = 2_500;

    /** How far the rest of the delivery month may lie from the line between the last print and next month's price. */
    private static final long REST_PPM = 150_000;

    /** With fewer days than this left, the rest of the month is priced at the last print. */
    private static final int DAYS_LEFT_MIN = 3;

    private final State state;

    Marks(State state) {
        this.state = state;
    }

    /** The mark as of now, in tenths. */
    long markTenths(ContractMarket market) {
        if (market.contract instanceof Contract.Strip) return market.meanOfMonthsTenths(month -> month.markTenths);
        if (market.legs != null) return market.legs.markTenths();
        long fair = fairTenths(market);
        if (market.contract instanceof Option) return optionMarkTenths(market, fair);
        long low = Rounding.halfEven(fair, 1_000_000 - MID_PPM, 1_000_000);
        long high = Rounding.halfEven(fair, 1_000_000 + MID_PPM, 1_000_000);
        return insideMonth(market, Math.clamp(mid(market, fair), low, high));
    }

    /** An option's: the mid, held as near to the model as both widths allow. */
    private static long optionMarkTenths(ContractMarket market, long modelTenths) {
        long width = Math.max(
                Rounding.halfEven(modelTenths, OPTION_PPM, 1_000_000),
                Rounding.halfEven(market.future.markTenths, OPTION_OF_FUTURE_PPM, 1_000_000));
        return Math.clamp(mid(market, modelTenths), Math.max(0, modelTenths - width), modelTenths + width);
    }

    /**
     * The fair value: an option's is its model's; a perpetual's is the index; a month's is its last trade since the daily
     * run, else its last settlement price moved as the index has moved since; a strip's is the mean of its months', a
     * spread's the difference of its legs'.
     */
    long fairTenths(ContractMarket market) {
        IndexLine line = state.line(market);
        long level = line.levelTenths();
        return switch (market.contract) {
            case Contract.Perpetual _ -> level;
            case Contract.Strip _ -> market.meanOfMonthsTenths(this::fairTenths);
            case Option option ->
                line.model(option, state.nowNanos)
                        .valueTenths(market.future.markTenths, line.volatilityPpm(option.month()));
            case Spread _ -> fairTenths(market.legs.near()) - fairTenths(market.legs.far());
            case Contract.MonthFuture month -> {
                if (market.tradedSinceRun) yield PriceGrid.tenths(market.lastTradeTicks);
                yield movedWithIndex(market, line.delivery(month, state.nowNanos), level, line.runLevelTenths);
            }
        };
    }

    private static long movedWithIndex(ContractMarket market, DeliveryMonth delivery, long level, long levelThen) {
        long settled = market.settlementTenths;
        if (levelThen == 0 || level == levelThen) return settled;
        if (delivery == null) return Rounding.halfEven(settled, level, levelThen);
        if (delivery.daysLeft() == 0) return settled;
        return delivery.priceTenths(Rounding.halfEven(delivery.restTenths(settled), level, levelThen));
    }

    private static long mid(ContractMarket market, long fair) {
        OrderBook book = market.book;
        boolean bid = book.bestBidTicks() != OrderBook.NONE;
        boolean ask = book.bestAskTicks() != OrderBook.NONE;
        if (bid && ask && book.bestBidTicks() >= book.bestAskTicks())
            return PriceGrid.tenths(CallAuction.of(
                            book, Math.max(1, Rounding.halfEven(fair, PriceGrid.TENTHS_PER_TICK)))
                    .priceTicks());
        if (bid && ask) return Rounding.halfEven(PriceGrid.tenths(book.bestBidTicks() + book.bestAskTicks()), 2);
        if (bid) return Math.max(fair, PriceGrid.tenths(book.bestBidTicks()));
        if (ask) return Math.min(fair, PriceGrid.tenths(book.bestAskTicks()));
        return fair;
    }

    /** Holds a price of a month under way to what its prints and its days to come allow. */
    long insideMonth(ContractMarket market, long priceTenths) {
        if (!(market.contract instanceof Contract.MonthFuture month)) return priceTenths;
        IndexLine line = state.line(market);
        DeliveryMonth delivery = line.delivery(month, state.nowNanos);
        if (delivery == null) return priceTenths;
        if (delivery.daysLeft() == 0) return delivery.priceTenths(0);
        long lastPrint = line.lastPrintTenths() != 0 ? line.lastPrintTenths() : line.levelTenths();
        if (delivery.daysLeft() < DAYS_LEFT_MIN) return delivery.priceTenths(lastPrint);
        long centre = Rounding.halfEven(lastPrint + nextMonthTenths(month, lastPrint), 2);
        long rest = Math.clamp(
                delivery.restTenths(priceTenths),
                Rounding.halfEven(centre, 1_000_000 - REST_PPM, 1_000_000),
                Rounding.halfEven(centre, 1_000_000 + REST_PPM, 1_000_000));
        return delivery.priceTenths(rest);
    }

    private long nextMonthTenths(Contract.MonthFuture month, long otherwise) {
        var next = new Contract.MonthFuture(0, month.underlying(), month.month().plusMonths(1));
        ContractMarket market = state.marketsByName.get(next.name());
        return market == null ? otherwise : market.markTenths;
    }

    /** Marks what is priced by an underlying's months anew: after one of them was given another reference. */
    void moveDerived(IndexLine line) {
        for (ContractMarket market : line.markets)
            if (market.contract instanceof Contract.Strip) move(state, market, markTenths(market));
        moveSpreads(line);
    }

    /** Marks the spreads in which an underlying has a leg anew. */
    boolean moveSpreads(IndexLine line) {
        boolean moved = false;
        for (ContractMarket market : line.markets)
            if (market.legs != null) moved |= move(state, market, market.legs.markTenths());
        for (ContractMarket market : line.gradeSpreads) moved |= move(state, market, market.legs.markTenths());
        return moved;
    }

    /** Sets a mark and says so if it moved. */
    static boolean move(State state, ContractMarket market, long markTenths) {
        if (market.markTenths == markTenths) return false;
        market.markTenths = markTenths;
        if (state.isIdle(market)) return true;
        state.marksMoved++;
        state.say(new Event.MarkMoved(market.id(), markTenths));
        state.priced(market, Trigger.Source.MARK, markTenths);
        return true;
    }
}
