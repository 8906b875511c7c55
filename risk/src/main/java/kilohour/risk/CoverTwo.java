package kilohour.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import kilohour.clearing.FundAllotment;
import kilohour.units.Rounding;

/**
 * The default fund's size: what the two members lose beyond their own means who, failing together in one scenario, would
 * cost most; the largest over the scenarios.
 *
 * @param sizeMicros of the fund
 * @param scenario the place in the set of the scenario that sizes it
 * @param first the member that costs most in it, 0 if none does
 * @param second the next, 0 if there is none
 * @param pairs for each scenario its two largest
 * @param averageMicros by member that holds anything: what it would cost the fund, the mean over all scenarios, rounded up
 */
public record CoverTwo(
        long sizeMicros,
        int scenario,
        int first,
        int second,
        List<Pair> pairs,
        NavigableMap<Long, Long> averageMicros) {

    /** The two members that cost most in a scenario; 0 for none. */
    public record Pair(int first, long firstMicros, int second, long secondMicros) {
        public long micros() {
            return Math.addExact(firstMicros, secondMicros);
        }
    }

    /** @param test of all members */
    public static CoverTwo of(StressTest test) {
        var pairs = new ArrayList<Pair>();
        for (int s = 0; s < test.set().scenarios().size(); s++) pairs.add(pair(test, s));
        int worst = 0;
        for (int s = 1; s < pairs.size(); s++)
            if (pairs.get(s).micros() > pairs.get(worst).micros()) worst = s;
        Pair sizing = pairs.get(worst);
        return new CoverTwo(
                sizing.micros(), worst, sizing.first(), sizing.second(), List.copyOf(pairs), averages(test));
    }

    /** What each member must have in the fund, at least so much: {@link FundAllotment}. */
    public NavigableMap<Long, Long> sharesMicros(long minimumMicros) {
        return FundAllotment.shares(sizeMicros, minimumMicros, averageMicros);
    }

    private static Pair pair(StressTest test, int scenario) {
        var pair = new Pair(0, 0, 0, 0);
        for (StressTest.MemberLosses member : test.members()) {
            long uncovered = member.uncoveredMicros().get(scenario);
            if (uncovered > pair.firstMicros) pair = new Pair(member.member(), uncovered, pair.first, pair.firstMicros);
            else if (uncovered > pair.secondMicros)
                pair = new Pair(pair.first, pair.firstMicros, member.member(), uncovered);
        }
        return pair;
    }

    private static NavigableMap<Long, Long> averages(StressTest test) {
        var holding = new TreeSet<Integer>();
        for (StressTest.AccountLosses account : test.accounts())
            if (!account.book().held().isEmpty()) holding.add(account.book().member());
        var averages = new TreeMap<Long, Long>();
        for (StressTest.MemberLosses member : test.members()) {
            long sum = 0;
            for (long uncovered : member.uncoveredMicros()) sum = Math.addExact(sum, uncovered);
            if (sum > 0 || holding.contains(member.member()))
                averages.put(
                        (long) member.member(),
                        Rounding.ceiling(sum, 1, test.set().scenarios().size()));
        }
        return averages;
    }
}
