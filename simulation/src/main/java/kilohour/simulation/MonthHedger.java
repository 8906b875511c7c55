package kilohour.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kilohour.contracts.Contract;
import kilohour.exchange.Command;
import kilohour.exchange.RejectReason;
import kilohour.exchange.Views;
import kilohour.units.Side;
import kilohour.units.Utc;

/**
 * Somebody who needs, or rents out, the same number of GPUs in every month, and fixes the price ahead: evenly over the
 * two months before the month begins, taken at what is quoted. A month whose beginning it did not see coming it takes
 * at once.
 */
final class MonthHedger implements Participant {
    private static final long AHEAD_NANOS = 60 * Utc.NANOS_PER_DAY;

    /** What is missing on a month's first days is still taken. */
    private static final long LATE_NANOS = 2 * Utc.NANOS_PER_DAY;

    private final long account;
    private final Side side;
    private final long lotsPerMonth;
    private final RequestIds requestIds;

    MonthHedger(long account, Side side, long lotsPerMonth) {
        this.account = account;
        this.side = side;
        this.lotsPerMonth = lotsPerMonth;
        this.requestIds = new RequestIds(account);
    }

    @Override
    public long account() {
        return account;
    }

    /** A refusal changes nothing: what is missing is tried again on the next turn. */
    @Override
    public void refused(Command.Request command, RejectReason reason, long atNanos) {}

    @Override
    public List<Command.Request> turn(Venue venue, int commandsMax) {
        var held = venue.positions(account).stream()
                .collect(Collectors.toMap(position -> position.contract().id(), Views.Position::lots));
        var commands = new ArrayList<Command.Request>();
        for (Contract contract : venue.contracts()) {
            if (!(contract instanceof Contract.MonthFuture month) || commands.size() >= commandsMax) continue;
            long missing = wanted(month, venue.nowNanos()) - side.sign() * held.getOrDefault(month.id(), 0L);
            if (missing > 0)
                Take.order(venue, account, requestIds, month.id(), side, missing)
                        .ifPresent(commands::add);
        }
        return commands;
    }

    /** Lots that it should hold by now, to the next whole lot. */
    private long wanted(Contract.MonthFuture month, long nowNanos) {
        long begins = month.deliveryStartNanos();
        if (nowNanos < begins - AHEAD_NANOS || nowNanos > begins + LATE_NANOS) return 0;
        double passed = Math.min(1, (double) (nowNanos - (begins - AHEAD_NANOS)) / AHEAD_NANOS);
        return (long) StrictMath.ceil(lotsPerMonth * passed);
    }
}
