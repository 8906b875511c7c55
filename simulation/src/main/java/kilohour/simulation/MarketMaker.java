package kilohour.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.contracts.Spread;
import kilohour.exchange.Command;
import kilohour.exchange.OpenOrder;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RejectReason;
import kilohour.exchange.TradingPhase;
import kilohour.exchange.Views;
import kilohour.units.Side;
import kilohour.units.Utc;

/**
 * Quotes both sides of its contracts a few levels deep, leans against its own position, and moves a quote when it has
 * drifted from where it should be. Keeps nothing in mind: its open orders, as the venue shows them, are its memory.
 */
final class MarketMaker implements Participant {
    /**
     * @param halfSpreadTicks from fair value to the best quote of a near contract
     * @param monthsPerTick one tick wider for so many months ahead
     * @param monthLots lots a level in a month
     * @param perpetualLots lots a level in a perpetual
     * @param shareOfContracts how many of the contracts it quotes at a time, from 0 to 1
     * @param options whether it quotes options and nothing else
     * @param toleranceTicks a quote may be so far from its place before it is moved; four times as far is how far a full
     *     position moves its quotes
     * @param sparing one command at a time, to leave the others room: options are many and move with every mark
     */
    record Style(
            int levels,
            int halfSpreadTicks,
            int monthsPerTick,
            int levelStepTicks,
            long monthLots,
            long perpetualLots,
            double shareOfContracts,
            boolean options,
            long toleranceTicks,
            boolean sparing) {
        /** Of whoever quotes months, strips and perpetuals. */
        Style(
                int levels,
                int halfSpreadTicks,
                int monthsPerTick,
                int levelStepTicks,
                long monthLots,
                long perpetualLots,
                double shareOfContracts) {
            this(
                    levels,
                    halfSpreadTicks,
                    monthsPerTick,
                    levelStepTicks,
                    monthLots,
                    perpetualLots,
                    shareOfContracts,
                    false,
                    TOLERANCE_TICKS,
                    false);
        }

        /** Of whoever quotes every option. */
        static Style ofOptions(int levels, int halfSpreadTicks, int monthsPerTick, int levelStepTicks, long lots) {
            return new Style(
                    levels, halfSpreadTicks, monthsPerTick, levelStepTicks, lots, 0, 1.0, true, TOLERANCE_TICKS, true);
        }

        /** Of whoever makes the market in one good: one level, moved once it is two thirds of the spread away. */
        static Style of(int halfSpreadTicks, int monthsPerTick, long monthLots, long perpetualLots) {
            return new Style(
                    1,
                    halfSpreadTicks,
                    monthsPerTick,
                    halfSpreadTicks,
                    monthLots,
                    perpetualLots,
                    1.0,
                    false,
                    Math.max(TOLERANCE_TICKS, 2 * halfSpreadTicks / 3),
                    true);
        }

        double leanTicks() {
            return LEAN_TOLERANCES * toleranceTicks;
        }
    }

    /** A position of so many levels' lots is as far as it goes. */
    private static final int POSITION_LEVELS_MAX = 40;

    /** How far a full position moves its quotes, against how far they may stray. */
    private static final double LEAN_TOLERANCES = 4;

    private static final long TOLERANCE_TICKS = 2;

    private static final long SELECTION_NANOS = 20 * Utc.NANOS_PER_MINUTE;
    private static final long REST_NANOS = 20 * Utc.NANOS_PER_SECOND;
    private static final int CONTRACTS_LOOKED_AT_MAX = 40;
    /** Turns that a contract may take whose quotes never come to rest. */
    private static final int STAYS_MAX = 6;

    private final long account;
    private final Style style;
    private final Predicate<Contract> goods;
    private final FairValue fairValue;
    private final Noise choice;
    private final RequestIds requestIds;
    private final Map<Integer, Long> restingUntil = new HashMap<>();
    private long quietUntilNanos = Long.MIN_VALUE;
    private int next;
    /** Turns in a row that ended in the midst of the next contract: it is gone on with, so that no book has one side only. */
    private int stayed;

    MarketMaker(long account, Style style, FairValue fairValue, long seed) {
        this(account, style, fairValue, seed, _ -> true);
    }

    /** @param goods the contracts that it may quote */
    MarketMaker(long account, Style style, FairValue fairValue, long seed, Predicate<Contract> goods) {
        this.account = account;
        this.style = style;
        this.goods = goods;
        this.fairValue = fairValue;
        this.choice = new Noise(seed);
        this.requestIds = new RequestIds(account);
    }

    @Override
    public long account() {
        return account;
    }

    @Override
    public void refused(Command.Request command, RejectReason reason, long atNanos) {
        if (command instanceof Command.PlaceOrder place) restingUntil.put(place.contract(), atNanos + REST_NANOS);
        if (reason == RejectReason.INSUFFICIENT_MARGIN) quietUntilNanos = atNanos + REST_NANOS;
    }

    @Override
    public List<Command.Request> turn(Venue venue, int commandsMax) {
        long now = venue.nowNanos();
        if (now < quietUntilNanos) return List.of();
        restingUntil.values().removeIf(until -> until <= now);
        List<Contract> quoted = quoted(venue.contracts(), now);
        var open = new HashMap<Integer, List<OpenOrder>>();
        for (OpenOrder order : venue.openOrders(account))
            open.computeIfAbsent(order.contract(), _ -> new ArrayList<>()).add(order);
        var positions = new HashMap<Integer, Long>();
        for (Views.Position position : venue.positions(account))
            positions.put(position.contract().id(), position.lots());
        var turn = new Turn(venue, now, style.sparing() ? Math.min(1, commandsMax) : commandsMax);
        turn.dropOthers(quoted, open);
        if (next >= quoted.size()) next = 0;
        for (int looked = 0; next < quoted.size() && looked < CONTRACTS_LOOKED_AT_MAX; looked++) {
            if (turn.commands.size() >= turn.commandsMax) break;
            int contract = quoted.get(next).id();
            turn.quote(contract, open.getOrDefault(contract, List.of()), positions.getOrDefault(contract, 0L));
            if (turn.cutShort && stayed++ < STAYS_MAX) break;
            stayed = 0;
            next++;
        }
        return turn.commands;
    }

    /** The contracts it quotes now, nearest first. */
    private List<Contract> quoted(List<Contract> contracts, long nowNanos) {
        long cell = Math.floorDiv(nowNanos, SELECTION_NANOS);
        return contracts.stream()
                .filter(goods)
                .filter(contract -> !(contract instanceof Spread)) // its legs' quotes imply its prices
                .filter(contract ->
                        style.options() ? OptionQuotes.isQuoted(contract, nowNanos) : !(contract instanceof Option))
                .filter(contract -> choice.uniform(contract.id(), cell) < style.shareOfContracts())
                .sorted(Comparator.<Contract>comparingInt(contract -> distance(contract, nowNanos))
                        .thenComparingInt(Contract::id))
                .toList();
    }

    private static int distance(Contract contract, long nowNanos) {
        return switch (contract) {
            case Contract.Perpetual _ -> -1;
            case Contract.MonthFuture month -> month.monthsAhead(nowNanos);
            case Option option -> option.future().monthsAhead(nowNanos);
            case Contract.Strip strip -> strip.months().getLast().monthsAhead(nowNanos);
            case Spread spread -> spread.far().monthsAhead(nowNanos);
        };
    }

    /** As many hours in a strip as in a month, but at least a lot. */
    private long lotsOfLevel(Contract contract) {
        return switch (contract) {
            case Contract.Perpetual _ -> style.perpetualLots();
            case Contract.MonthFuture _, Option _, Spread _ -> style.monthLots();
            case Contract.Strip strip ->
                Math.max(1, style.monthLots() / strip.period().months());
        };
    }

    /** What one side should be and is: prices and orders, best first. */
    private record SideOfQuote(Side side, List<Long> prices, List<OpenOrder> orders) {
        int levels() {
            return Math.max(prices.size(), orders.size());
        }
    }

    private final class Turn {
        final List<Command.Request> commands = new ArrayList<>();
        private final Venue venue;
        private final long now;
        private final int commandsMax;
        /** Whether it had more to say than it may. */
        private boolean cutShort;

        Turn(Venue venue, long now, int commandsMax) {
            this.venue = venue;
            this.now = now;
            this.commandsMax = commandsMax;
        }

        private void say(Command.Request command) {
            if (commands.size() < commandsMax) commands.add(command);
            else cutShort = true;
        }

        /** Cancels what it no longer quotes. */
        void dropOthers(List<Contract> quoted, Map<Integer, List<OpenOrder>> open) {
            Set<Integer> kept = new HashSet<>();
            for (Contract contract : quoted) kept.add(contract.id());
            open.keySet().stream()
                    .sorted()
                    .filter(id -> !kept.contains(id))
                    .forEach(contract -> say(new Command.CancelAll(account, requestIds.next(now), contract)));
        }

        void quote(int contract, List<OpenOrder> open, long position) {
            if (restingUntil.containsKey(contract)) return;
            Views.Market market = venue.market(contract);
            if (!market.trading() || market.settling()) return;
            if (venue.phase(contract).phase() == TradingPhase.HALTED) return;
            double fair = fairValue.ticks(market, now);
            if (fair < 1) return;
            long lots = lotsOfLevel(market.contract());
            double full = (double) lots * POSITION_LEVELS_MAX;
            double centre = fair - style.leanTicks() * Math.clamp(position / full, -1, 1);
            int half = style.halfSpreadTicks() + Math.max(0, distance(market.contract(), now)) / style.monthsPerTick();
            var sides = new ArrayList<SideOfQuote>();
            for (Side side : Side.values()) {
                boolean noMore = side.sign() * position >= full;
                List<Long> prices = noMore ? List.of() : prices(market, side, centre - side.sign() * half);
                sides.add(new SideOfQuote(side, prices, ofSide(open, side)));
            }
            int levels = sides.stream().mapToInt(SideOfQuote::levels).max().orElse(0);
            for (int level = 0; level < levels; level++)
                for (SideOfQuote each : sides) level(contract, each, level, lots);
        }

        private List<Long> prices(Views.Market market, Side side, double best) {
            var prices = new ArrayList<Long>();
            long ticks = side == Side.BUY ? (long) StrictMath.floor(best) : (long) StrictMath.ceil(best);
            for (int level = 0; level < style.levels(); level++) {
                long price = ticks - side.sign() * level * style.levelStepTicks();
                long inBand = side == Side.BUY
                        ? Math.min(price, Math.min(market.bandHighTicks(), belowAsk(market)))
                        : Math.max(price, Math.max(market.bandLowTicks(), market.bestBidTicks() + 1));
                if (inBand >= 1 && (prices.isEmpty() || prices.getLast() != inBand)) prices.add(inBand);
            }
            return prices;
        }

        /** Nobody quotes through a price that stands: it would only be put back. */
        private static long belowAsk(Views.Market market) {
            return market.bestAskLots() > 0 ? market.bestAskTicks() - 1 : Long.MAX_VALUE;
        }

        /** Its orders of one side, best price first. */
        private List<OpenOrder> ofSide(List<OpenOrder> open, Side side) {
            Comparator<OpenOrder> byPrice = Comparator.comparingLong(OpenOrder::limitTicks);
            return open.stream()
                    .filter(order -> order.terms().side() == side)
                    .sorted((side == Side.BUY ? byPrice.reversed() : byPrice).thenComparingLong(OpenOrder::orderId))
                    .toList();
        }

        private void level(int contract, SideOfQuote quote, int level, long lots) {
            boolean wanted = level < quote.prices().size();
            if (level >= quote.orders().size()) {
                if (!wanted) return;
                OrderTerms terms = OrderTerms.limit(
                                quote.side(), lots, quote.prices().get(level))
                        .withPostOnly(OrderTerms.PostOnly.REPRICE);
                say(new Command.PlaceOrder(account, requestIds.next(now), contract, terms));
                return;
            }
            OpenOrder order = quote.orders().get(level);
            if (!wanted) say(new Command.CancelOrder(account, requestIds.next(now), order.orderId()));
            else if (misplaced(order, quote.prices().get(level), lots))
                say(new Command.AmendOrder(
                        account,
                        requestIds.next(now),
                        order.orderId(),
                        lots + order.lotsFilled(),
                        quote.prices().get(level)));
        }

        private boolean misplaced(OpenOrder order, long priceTicks, long lots) {
            return Math.abs(order.limitTicks() - priceTicks) >= style.toleranceTicks() || 2 * order.lotsOpen() < lots;
        }
    }
}
