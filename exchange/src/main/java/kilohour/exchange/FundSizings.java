package kilohour.exchange;

import java.util.NavigableMap;
import java.util.TreeMap;
import kilohour.clearing.FundAllotment;
import kilohour.contracts.ListingCalendar;
import kilohour.units.Utc;

/**
 * The default fund's daily size: the stress runs outside, and what comes of it is checked here as far as it can be without
 * stressing again: that the shares follow from the losses by the published rule and cover the two largest together.
 */
final class FundSizings {
    private static final int SCENARIO_CHARS_MAX = 64;
    /** $100 billion: sums over all members fit. */
    private static final long LOSS_MICROS_MAX = 100_000_000_000_000_000L;

    private final State state;
    private final DefaultFund fund;

    FundSizings(State state, DefaultFund fund) {
        this.state = state;
        this.fund = fund;
    }

    Refusal size(FundSizing sizing) {
        Refusal refusal = time(sizing);
        if (refusal == null) refusal = figures(sizing);
        if (refusal == null) refusal = parts(sizing);
        if (refusal != null) return refusal;
        state.defaults.sizing = sizing;
        state.defaults.requiredMicros.clear();
        for (FundSizing.Part part : sizing.parts())
            if (part.requiredMicros() > 0) state.defaults.requiredMicros.put(part.member(), part.requiredMicros());
        state.say(new Event.FundSized(sizing));
        fund.callMissing();
        return null;
    }

    /** While a default is open the shares stand: assessments are capped by them. */
    private Refusal time(FundSizing sizing) {
        if (state.defaults.sizing != null && sizing.day() <= state.defaults.sizing.day())
            return new Refusal(
                    RejectReason.ALREADY_DECLARED,
                    "the fund is sized for %s already".formatted(Utc.formatDay(state.defaults.sizing.day())));
        if (sizing.day() < 0 || sizing.day() > state.today())
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "the fund is sized for a day that has come, and today is " + Utc.formatDay(state.today()));
        long run = ListingCalendar.nextDailyRunNanos(Utc.startOfDay(sizing.day()));
        if (sizing.asOfNanos() < run || sizing.asOfNanos() > state.nowNanos)
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "the fund is sized on the state after the daily run, which is at %s".formatted(Utc.format(run)));
        if (state.defaults.anyUnsettled())
            return new Refusal(
                    RejectReason.IN_DEFAULT, "a default is open: shares of the fund stand until it is settled");
        return null;
    }

    private static Refusal figures(FundSizing sizing) {
        boolean amounts = isAmount(sizing.firstMicros())
                && isAmount(sizing.secondMicros())
                && isAmount(sizing.minimumMicros())
                && sizing.secondMicros() <= sizing.firstMicros();
        if (!amounts)
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "losses and the minimum share are $0 to $100,000,000,000, the largest loss first");
        boolean named = !sizing.scenario().isBlank() || sizing.sizeMicros() == 0;
        return named && sizing.scenario().length() <= SCENARIO_CHARS_MAX
                ? null
                : new Refusal(
                        RejectReason.INVALID_FIELD,
                        "say which scenario sizes the fund, in 1 to " + SCENARIO_CHARS_MAX + " characters");
    }

    private Refusal parts(FundSizing sizing) {
        if (sizing.parts().size() > DefaultFund.MEMBERS_MAX)
            return new Refusal(RejectReason.INVALID_FIELD, "at most " + DefaultFund.MEMBERS_MAX + " shares");
        var averages = new TreeMap<Long, Long>();
        int before = 0;
        for (FundSizing.Part part : sizing.parts()) {
            if (!state.members.containsKey(part.member()))
                return new Refusal(RejectReason.UNKNOWN_MEMBER, "there is no member " + part.member());
            if (part.member() <= before)
                return new Refusal(RejectReason.INVALID_FIELD, "shares are given in ascending order of member");
            if (!isAmount(part.averageMicros()))
                return new Refusal(RejectReason.INVALID_FIELD, "an average loss is $0 to $100,000,000,000");
            before = part.member();
            averages.put((long) part.member(), part.averageMicros());
        }
        NavigableMap<Long, Long> shares = FundAllotment.shares(sizing.sizeMicros(), sizing.minimumMicros(), averages);
        long sum = 0;
        for (FundSizing.Part part : sizing.parts()) {
            long share = shares.get((long) part.member());
            sum = Math.addExact(sum, share);
            if (part.requiredMicros() != share)
                return new Refusal(
                        RejectReason.INVALID_FIELD,
                        "member %d's share is $%s by the rule, not $%s"
                                .formatted(part.member(), Margining.usd(share), Margining.usd(part.requiredMicros())));
        }
        return sum >= sizing.sizeMicros()
                ? null
                : new Refusal(
                        RejectReason.INVALID_FIELD,
                        "the shares come to $%s: they must cover the two largest losses of $%s"
                                .formatted(Margining.usd(sum), Margining.usd(sizing.sizeMicros())));
    }

    private static boolean isAmount(long micros) {
        return micros >= 0 && micros <= LOSS_MICROS_MAX;
    }
}
