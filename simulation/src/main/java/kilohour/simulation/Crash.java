package kilohour.simulation;

import java.util.ArrayList;
import java.util.List;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.Scenario;
import kilohour.contracts.Contract;
import kilohour.exchange.Command;
import kilohour.exchange.DefaultParameters;
import kilohour.exchange.Event;
import kilohour.exchange.FundShare;
import kilohour.exchange.RejectReason;
import kilohour.exchange.VenueFund;
import kilohour.exchange.Views;
import kilohour.units.Money;
import kilohour.units.Side;
import kilohour.units.Utc;

/**
 * A time-lapse in which a member fails: it sells months short as far as its margin lets it, on a venue whose margin was set
 * on quiet weeks alone, and prices rise. Who bears the loss is then the market's own rules.
 *
 * <p>With the standard grid, whose supply shock is a rise of 30%, the steps of the recorded prices stay inside margin;
 * that is the lesson, and the reason for the stressed period in a calibration.
 */
final class Crash implements Participant {
    private static final PracticeCast.Account MEMBER = new PracticeCast.Account(
            PracticeCast.FIRST_ACCOUNT + 20,
            PracticeCast.FIRST_ACCOUNT + 20,
            "Practice short Gale",
            Money.usd(150_000));

    private static final long ITS_FUND_SHARE = Money.usd(5_000);
    private static final long FUND_SHARE = Money.usd(150_000);
    private static final long INSURANCE = Money.usd(3_000);
    private static final long CAPITAL = Money.usd(6_000);
    /** How far ahead it sells. */
    private static final int MONTHS_AHEAD = 6;
    /** What bidders ask for a package, of its reserve: each more than the one before. */
    private static final int FIRST_BID_PERCENT = 20;

    private static final int NEXT_BID_PERCENT = 15;

    private final RequestIds requestIds = new RequestIds(MEMBER.account());
    private final RequestIds bidIds = new RequestIds(-MEMBER.account());
    private final String index;
    private final long fromNanos;
    private boolean called;

    /** @param fromDay when it begins to sell */
    Crash(String index, int fromDay) {
        this.index = index;
        this.fromNanos = Utc.startOfDay(fromDay);
    }

    /** Maintenance of 5% whatever the month: what quiet weeks alone would say. */
    static MarginParameters margin(String index) {
        return new MarginParameters(
                index,
                1,
                1_100_000,
                List.of(
                        new Scenario("down 5%", -50_000, -50_000, -50_000),
                        new Scenario("up 5%", 50_000, 50_000, 50_000)));
    }

    /** The rules for defaults, the member, and the money that stands behind it. */
    static List<Command> commands() {
        var commands = new ArrayList<Command>();
        commands.add(new Command.SetDefaultParameters(DefaultParameters.STANDARD));
        commands.addAll(PracticeCast.opening(MEMBER));
        var shares = new ArrayList<FundShare>();
        for (PracticeCast.Account each : PracticeCast.ACCOUNTS) shares.add(new FundShare(each.member(), FUND_SHARE));
        shares.add(new FundShare(MEMBER.member(), ITS_FUND_SHARE));
        for (FundShare share : shares)
            commands.add(new Command.MoveFundShare(share.member(), 0, share.requiredMicros(), "practice money"));
        commands.add(new Command.SetFundShares(FUND_SHARE * PracticeCast.ACCOUNTS.size(), shares));
        commands.add(new Command.MoveVenueFund(VenueFund.INSURANCE, INSURANCE, "practice money"));
        commands.add(new Command.MoveVenueFund(VenueFund.CAPITAL, CAPITAL, "practice money"));
        return commands;
    }

    @Override
    public long account() {
        return MEMBER.account();
    }

    @Override
    public void refused(Command.Request command, RejectReason reason, long atNanos) {}

    /** Sells what is bid until it is called for margin the first time. */
    @Override
    public List<Command.Request> turn(Venue venue, int commandsMax) {
        Views.Account account = venue.account(MEMBER.account());
        called |= account.callDueNanos() > 0 || account.equityMicros() < account.maintenanceMicros();
        var commands = new ArrayList<Command.Request>();
        if (called || venue.nowNanos() < fromNanos) return commands;
        for (Contract contract : venue.contracts()) {
            if (!(contract instanceof Contract.MonthFuture month) || commands.size() >= commandsMax) continue;
            int ahead = month.monthsAhead(venue.nowNanos());
            if (month.underlying().code().equals(index) && ahead >= 1 && ahead <= MONTHS_AHEAD)
                Take.order(venue, MEMBER.account(), requestIds, month.id(), Side.SELL, Long.MAX_VALUE)
                        .ifPresent(commands::add);
        }
        return commands;
    }

    /** Every other member of the cast bids for half of a portfolio, each asking for more than the one before. */
    List<Command.Request> bids(List<Event.PortfolioAuctioned> auctions, long nowNanos) {
        var bids = new ArrayList<Command.Request>();
        for (Event.PortfolioAuctioned auction : auctions) {
            int percent = FIRST_BID_PERCENT;
            for (PracticeCast.Account each : PracticeCast.ACCOUNTS) {
                if (each.account() == auction.account()) continue;
                bids.add(new Command.BidForPortfolio(
                        each.account(),
                        bidIds.next(nowNanos),
                        auction.auction(),
                        Math.max(1, auction.packages() / 2),
                        auction.reserveMicros() / 100 * Math.min(percent, 100)));
                percent += NEXT_BID_PERCENT;
            }
        }
        return bids;
    }
}
