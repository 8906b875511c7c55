package kilohour.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kilohour.contracts.Contract;
import kilohour.exchange.Command;
import kilohour.exchange.RejectReason;
import kilohour.exchange.Views;
import kilohour.units.Side;
import kilohour.units.Utc;

/**
 * A user of compute who fixes its cost, or a provider who fixes its revenue: from time to time a few lots in each month
 * of a quarter, half a year or a year, taken at what is quoted, up to a limit in each month.
 */
final class StripHedger implements Participant {
    private static final int[] STRIP_MONTHS = {3, 3, 6, 12};
    private static final int FIRST_MONTHS = 9;
    private static final int LOTS_MAX = 3;
    private static final long POSITION_LOTS_MAX = 60;
    private static final long REST_NANOS = 30 * Utc.NANOS_PER_SECOND;

    private final long account;
    private final Side side;
    private final long paceNanos;
    private final Predicate<Contract> goods;
    private final SplittableRandom random;
    private final RequestIds requestIds;
    private final ArrayDeque<Integer> legs = new ArrayDeque<>();
    private long lots;
    private long nextAtNanos = Long.MIN_VALUE;

    /** @param paceNanos mean time between two strips */
    StripHedger(long account, Side side, long paceNanos, long seed) {
        this(account, side, paceNanos, seed, _ -> true);
    }

    /** @param goods the contracts among which it chooses */
    StripHedger(long account, Side side, long paceNanos, long seed, Predicate<Contract> goods) {
        this.goods = goods;
        this.account = account;
        this.side = side;
        this.paceNanos = paceNanos;
        this.random = new SplittableRandom(seed);
        this.requestIds = new RequestIds(account);
    }

    @Override
    public long account() {
        return account;
    }

    @Override
    public void refused(Command.Request command, RejectReason reason, long atNanos) {
        legs.clear();
        nextAtNanos = atNanos + REST_NANOS;
    }

    @Override
    public List<Command.Request> turn(Venue venue, int commandsMax) {
        long now = venue.nowNanos();
        if (legs.isEmpty()) {
            if (now < nextAtNanos) return List.of();
            nextAtNanos = now + (long) (-StrictMath.log(1 - random.nextDouble()) * paceNanos);
            chooseStrip(venue, now);
        }
        var commands = new ArrayList<Command.Request>();
        while (!legs.isEmpty() && commands.size() < commandsMax)
            Take.order(venue, account, requestIds, legs.poll(), side, lots).ifPresent(commands::add);
        return commands;
    }

    private void chooseStrip(Venue venue, long nowNanos) {
        List<Contract> contracts = venue.contracts().stream().filter(goods).toList();
        List<String> codes = contracts.stream()
                .map(contract -> contract.underlying().code())
                .distinct()
                .sorted()
                .toList();
        if (codes.isEmpty()) return;
        String code = codes.get(random.nextInt(codes.size()));
        int first = random.nextInt(FIRST_MONTHS);
        int last = first + STRIP_MONTHS[random.nextInt(STRIP_MONTHS.length)] - 1;
        lots = 1 + random.nextInt(LOTS_MAX);
        var held = venue.positions(account).stream()
                .collect(Collectors.toMap(position -> position.contract().id(), Views.Position::lots));
        for (Contract contract : contracts)
            if (contract instanceof Contract.MonthFuture month
                    && month.underlying().code().equals(code)
                    && month.monthsAhead(nowNanos) >= first
                    && month.monthsAhead(nowNanos) <= last
                    && Math.abs(held.getOrDefault(month.id(), 0L)) + lots <= POSITION_LOTS_MAX) legs.add(month.id());
    }
}
