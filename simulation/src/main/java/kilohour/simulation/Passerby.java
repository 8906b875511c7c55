package kilohour.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.contracts.Spread;
import kilohour.exchange.Command;
import kilohour.exchange.RejectReason;
import kilohour.exchange.Views;
import kilohour.units.Side;
import kilohour.units.Utc;

/**
 * Somebody with an opinion of the moment: every few seconds it takes a little of what is quoted, mostly in perpetuals
 * and near months, more often than not so that its position shrinks.
 */
final class Passerby implements Participant {
    private static final double PERPETUAL_SHARE = 0.4;
    private static final double NEAR_SHARE = 0.75;
    private static final double OPTION_SHARE = 0.1;
    private static final int NEAR_MONTHS = 3;
    private static final double REDUCING_SHARE = 0.65;
    private static final int PERPETUAL_LOTS_MAX = 600;
    private static final long REST_NANOS = 20 * Utc.NANOS_PER_SECOND;

    private final long account;
    private final long paceNanos;
    private final int monthLotsMax;
    private final SplittableRandom random;
    private final RequestIds requestIds;
    private long nextAtNanos = Long.MIN_VALUE;

    /**
     * @param paceNanos mean time between two trades
     * @param monthLotsMax most lots that it takes of a month at once
     */
    Passerby(long account, long paceNanos, int monthLotsMax, long seed) {
        this.account = account;
        this.paceNanos = paceNanos;
        this.monthLotsMax = monthLotsMax;
        this.random = new SplittableRandom(seed);
        this.requestIds = new RequestIds(account);
    }

    @Override
    public long account() {
        return account;
    }

    @Override
    public void refused(Command.Request command, RejectReason reason, long atNanos) {
        nextAtNanos = atNanos + REST_NANOS;
    }

    @Override
    public List<Command.Request> turn(Venue venue, int commandsMax) {
        long now = venue.nowNanos();
        if (commandsMax < 1 || now < nextAtNanos) return List.of();
        nextAtNanos = now + (long) (-StrictMath.log(1 - random.nextDouble()) * paceNanos);
        List<Contract> candidates = candidates(venue.contracts(), now);
        if (candidates.isEmpty()) return List.of();
        Contract contract = candidates.get(random.nextInt(candidates.size()));
        long position = venue.positions(account).stream()
                .filter(held -> held.contract().id() == contract.id())
                .mapToLong(Views.Position::lots)
                .sum();
        boolean perpetual = contract instanceof Contract.Perpetual;
        long lots = 1 + random.nextInt(perpetual ? PERPETUAL_LOTS_MAX : monthLotsMax);
        return Take.order(venue, account, requestIds, contract.id(), side(position), lots)
                .map(order -> List.<Command.Request>of(order))
                .orElse(List.of());
    }

    private Side side(long position) {
        Side any = random.nextBoolean() ? Side.BUY : Side.SELL;
        if (position == 0 || random.nextDouble() >= REDUCING_SHARE) return any;
        return position > 0 ? Side.SELL : Side.BUY;
    }

    private List<Contract> candidates(List<Contract> contracts, long nowNanos) {
        List<Contract> options = contracts.stream()
                .filter(contract -> OptionQuotes.isQuoted(contract, nowNanos))
                .toList();
        if (!options.isEmpty() && random.nextDouble() < OPTION_SHARE) return options;
        boolean perpetual = random.nextDouble() < PERPETUAL_SHARE;
        boolean near = random.nextDouble() < NEAR_SHARE;
        var result = new ArrayList<Contract>();
        var others = new ArrayList<Contract>();
        for (Contract contract : contracts) {
            if (contract instanceof Spread) continue; // nobody quotes it by itself
            boolean wanted = switch (contract) {
                case Contract.Perpetual _ -> perpetual;
                case Option _ -> false;
                case Contract.Strip _ -> !perpetual && !near;
                case Spread _ -> false;
                case Contract.MonthFuture month -> !perpetual && month.monthsAhead(nowNanos) <= NEAR_MONTHS == near;
            };
            if (!(contract instanceof Option)) (wanted ? result : others).add(contract);
        }
        return result.isEmpty() ? others : result;
    }
}
