package kilohour.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import kilohour.clearing.HeldPositions;
import kilohour.clearing.Position;
import kilohour.clearing.Purpose;
import kilohour.clearing.VenueAccount;
import kilohour.units.PriceGrid;
import kilohour.units.Rounding;
import kilohour.units.Side;
import kilohour.units.Utc;

/**
 * Closes accounts that lack margin: cancels their orders, reduces their positions in the book a slice a minute, hands on
 * to an auction what the book does not take.
 *
 * <pre>
 *   long 40 lots, 30 bid within 3% of the mark: a quarter of the depth is 8, a fifth of the position 8: sells 8
 * </pre>
 */
final class Liquidations {
    private static final String ACCOUNT = "account ";
    /** Levels of a book whose lots count as its depth. */
    private static final int LEVELS = 50;

    private final State state;
    private final Margining margining;
    private final Trading trading;
    private PortfolioAuctions auctions;
    private MemberDefaults defaults;

    Liquidations(State state, Margining margining, Trading trading) {
        this.state = state;
        this.margining = margining;
        this.trading = trading;
    }

    /** What comes after the book. */
    void lead(PortfolioAuctions toAuctions, MemberDefaults toDefaults) {
        auctions = toAuctions;
        defaults = toDefaults;
    }

    /**
     * Begins; whoever is liquidated already is closed wholly from now on if that is asked.
     *
     * @param whole whether everything is closed, whatever the equity
     */
    void start(long account, LiquidationReason reason, boolean whole) {
        var known = state.defaults.liquidations.get(account);
        if (known != null) {
            if (whole && !known.whole()) state.defaults.liquidations.put(account, known.whole(reason));
            return;
        }
        recall(account);
        new CollateralSale(state).ofAll(account);
        long collateral = Math.max(0, state.ledger.cashMicros(account));
        var begun = new StateRecord.LiquidationState(
                account, reason, whole, LiquidationStage.BOOK, state.nowNanos, 0, 0, collateral);
        state.defaults.liquidations.put(account, begun);
        say(begun, LiquidationStage.BOOK);
        for (Order order : state.orders.of(account)) trading.cancel(order, CancelReason.LIQUIDATION);
        state.due.add(state.nowNanos, DueKind.LIQUIDATION, ACCOUNT + account);
    }

    /** Withdrawals that nobody has let go yet come back before an account is closed. */
    void recall(long account) {
        new Payments(state, margining).recall(account);
    }

    /** One minute's work on one account. */
    int step(DueQueue.Item item) {
        long account = Long.parseLong(item.subject().substring(ACCOUNT.length()));
        var known = state.defaults.liquidations.get(account);
        if (known == null || known.stage() != LiquidationStage.BOOK || isOver(known)) return 1;
        if (known.minutes() >= state.defaults.parameters.bookMinutes()) {
            toAuction(known);
            return 1;
        }
        int slices = 0;
        for (ContractMarket market : heldBy(account)) {
            if (state.matches.isUsedUp() || (!known.whole() && isRestored(account))) break;
            state.matches.next();
            slice(account, market);
            slices++;
        }
        known = known.at(LiquidationStage.BOOK, known.minutes() + 1, known.rounds());
        state.defaults.liquidations.put(account, known);
        if (!isOver(known)) state.due.add(item.atNanos() + Utc.NANOS_PER_MINUTE, DueKind.LIQUIDATION, item.subject());
        return 1 + slices;
    }

    /** What the book did not take is offered to the members. */
    void toAuction(StateRecord.LiquidationState known) {
        var next = known.at(LiquidationStage.AUCTION, known.minutes(), known.rounds() + 1);
        state.defaults.liquidations.put(known.account(), next);
        say(next, LiquidationStage.AUCTION);
        auctions.open(next);
    }

    /** Ends a liquidation if nothing is held any more or, unless all is to be closed, margin is covered again. */
    boolean isOver(StateRecord.LiquidationState known) {
        long account = known.account();
        if (heldBy(account).isEmpty()) {
            settleClosed(account);
            end(known, LiquidationStage.CLOSED);
            defaults.closed(state.accounts.of(account), known.collateralMicros());
            return true;
        }
        if (known.whole() || !isRestored(account)) return false;
        end(known, LiquidationStage.RESTORED);
        defaults.restored(state.accounts.of(account));
        return true;
    }

    private void end(StateRecord.LiquidationState known, LiquidationStage how) {
        state.defaults.liquidations.remove(known.account());
        say(known, how);
    }

    private void say(StateRecord.LiquidationState known, LiquidationStage stage) {
        long account = known.account();
        state.say(new Event.LiquidationChanged(
                account, known.reason(), stage, margining.equity.micros(account), margining.initialMicros(account)));
    }

    private boolean isRestored(long account) {
        return margining.equity.micros(account) >= margining.initialMicros(account);
    }

    /** The markets in which an account holds lots, by contract. */
    List<ContractMarket> heldBy(long account) {
        var markets = new ArrayList<ContractMarket>();
        HeldPositions held = state.positions.held(account);
        for (int i = 0; i < held.count(); i++)
            if (held.position(i).lots() != 0) markets.add(state.markets.get(held.contract(i)));
        return markets;
    }

    /**
     * Sells or buys back a little, unless the requirement would rise by it. The requirement is the largest of functions
     * that are linear in the lots, so where all of the slice does not raise it no part of it does.
     */
    private void slice(long account, ContractMarket market) {
        if (market.ended || !market.phase.isContinuous() || market.line.margin == null) return;
        DefaultParameters parameters = state.defaults.parameters;
        long position = state.positions.lots(account, market.id());
        Side side = position > 0 ? Side.SELL : Side.BUY;
        long limit = limitTicks(market, side, parameters.limitPpm());
        long lots = Math.min(
                Rounding.ceiling(depth(market, side, limit), parameters.depthPpm(), 1_000_000),
                Rounding.ceiling(Math.abs(position), parameters.positionPpm(), 1_000_000));
        if (lots == 0 || raisesRequirement(account, market, side.sign() * lots)) return;
        Order order = trading.liquidate(account, market, side, lots, limit);
        if (order.filledTickLots > 0) payFee(account, market, order.filledTickLots);
    }

    private boolean raisesRequirement(long account, ContractMarket market, long signedLots) {
        var lots = new TreeMap<Integer, Long>();
        lots.put(market.id(), signedLots);
        return margining.initialWithLots(account, lots) > margining.initialMicros(account);
    }

    /** Off the mark by so much at most, inwards to a whole tick. */
    private static long limitTicks(ContractMarket market, Side side, long ppm) {
        long tenthPpm = 1_000_000 * PriceGrid.TENTHS_PER_TICK;
        return side == Side.BUY
                ? Math.max(1, Rounding.floor(market.markTenths, 1_000_000 + ppm, tenthPpm))
                : Math.max(1, Rounding.ceiling(market.markTenths, 1_000_000 - ppm, tenthPpm));
    }

    /** Lots that others show at prices inside the limit. */
    private static long depth(ContractMarket market, Side side, long limitTicks) {
        long[] sum = {0};
        market.book.levels(side.opposite(), LEVELS, (priceTicks, lots, orders) -> {
            if (side.sign() * (limitTicks - priceTicks) >= 0) sum[0] = Math.addExact(sum[0], lots);
        });
        return sum[0];
    }

    /** Half-even to a micro-dollar, and no more than equity: a fee makes no shortfall larger. */
    private void payFee(long account, ContractMarket market, long tickLots) {
        long value = market.contract.valueMicros(1, PriceGrid.tenths(tickLots));
        long fee = Rounding.halfEven(value, state.defaults.parameters.feePpm(), 1_000_000);
        long most = Math.max(0, margining.equity.micros(account));
        state.pay(account, VenueAccount.INSURANCE, Math.min(fee, most), Purpose.LIQUIDATION_FEE, market.id(), "");
    }

    /** What an account without lots has gained or lost since the last run becomes cash at once. */
    void settleClosed(long account) {
        HeldPositions held = state.positions.held(account);
        for (int i = held.count() - 1; i >= 0; i--) {
            Position position = held.position(i);
            ContractMarket market = state.markets.get(held.contract(i));
            if (position.lots() != 0) continue;
            long variation = position.settle(market.contract, market.markTenths);
            margining.equity.settled(account);
            if (variation > 0)
                state.pay(
                        VenueAccount.CLEARING, account, variation, Purpose.VARIATION_MARGIN, market.id(), "closed out");
            else
                state.pay(
                        account,
                        VenueAccount.CLEARING,
                        -variation,
                        Purpose.VARIATION_MARGIN,
                        market.id(),
                        "closed out");
            state.positions.dropIfClosed(account, market.id());
        }
    }
}
