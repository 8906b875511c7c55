package kilohour.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kilohour.index.Contribution;
import kilohour.index.PrintRecord;
import kilohour.index.PrintStatus;

/**
 * An index's prints as a risk manager reads them: what its providers' prices did, apart from who was counted.
 *
 * <p>The return from one print to the next is that of the providers in both, weighted by the mean of their weights: who
 * joins or leaves moves the print, but no price. Where less than half the weight is in both, where the grade of evidence
 * or the method changes, there is a break and no return.
 *
 * @param moves in order of time
 * @param breaks days on which no return is taken, in order of time
 * @param valueTenths prints by epoch day, carried and determined ones too: what contracts settle on
 * @param printedDays those of them whose value was made from the day's evidence
 */
public record PriceHistory(
        String index,
        List<PriceMove> moves,
        List<Break> breaks,
        NavigableMap<Integer, Long> valueTenths,
        Set<Integer> printedDays) {
    private static final double UNCHANGED = 1e-9;

    /** @param printReturn what the print itself did that day, in logarithms */
    public record Break(int day, String reason, double printReturn) {}

    public PriceHistory {
        moves = List.copyOf(moves);
        breaks = List.copyOf(breaks);
    }

    /** @param prints of one index, in order of day */
    public static PriceHistory of(String index, List<PrintRecord> prints, CalibrationMethod method) {
        var history = new Reader(method);
        prints.forEach(history::read);
        return new PriceHistory(index, history.moves, history.breaks, history.values, history.printed);
    }

    /** The moves after a day up to another, added up, in logarithms; NaN if there is a break among them. */
    double change(int afterDay, int toDay) {
        for (Break gap : breaks) if (gap.day() > afterDay && gap.day() <= toDay) return Double.NaN;
        double sum = 0;
        for (PriceMove move : moves) if (move.toDay() > afterDay && move.toDay() <= toDay) sum += move.logReturn();
        return sum;
    }

    private static final class Reader {
        private final CalibrationMethod method;
        private final List<PriceMove> moves = new ArrayList<>();
        private final List<Break> breaks = new ArrayList<>();
        private final NavigableMap<Integer, Long> values = new TreeMap<>();
        private final Set<Integer> printed = new TreeSet<>();
        private PrintRecord last;
        private int changedDay;

        Reader(CalibrationMethod method) {
            this.method = method;
        }

        void read(PrintRecord print) {
            if (print.hasValue()) values.put(print.epochDay(), print.valueTenths());
            // What is carried or determined repeats the print before.
            if (print.status() != PrintStatus.PRINTED || print.contributors().isEmpty()) return;
            printed.add(print.epochDay());
            if (last == null) changedDay = print.epochDay();
            else follow(print);
            last = print;
        }

        private void follow(PrintRecord print) {
            String reason = null;
            if (print.grade() != last.grade()) reason = "evidence from " + last.grade() + " to " + print.grade();
            else if (!print.methodVersion().equals(last.methodVersion()))
                reason = "method from " + last.methodVersion() + " to " + print.methodVersion();
            Matched matched = Matched.of(last, print);
            if (reason == null && matched.share < method.matchedShareMin())
                reason = "%.0f%% of the weight in both prints".formatted(100 * matched.share);
            if (reason != null) {
                breaks.add(new Break(
                        print.epochDay(), reason, StrictMath.log((double) print.valueTenths() / last.valueTenths())));
                changedDay = print.epochDay();
            } else if (Math.abs(matched.logReturn) > UNCHANGED) {
                moves.add(new PriceMove(changedDay, print.epochDay(), matched.logReturn));
                changedDay = print.epochDay();
            }
        }
    }

    /** @param share of the two prints' weight, the smaller one's, that belongs to providers in both */
    private record Matched(double logReturn, double share) {
        static Matched of(PrintRecord before, PrintRecord after) {
            Map<String, Contribution> known = before.contributors().stream()
                    .collect(Collectors.toMap(Contribution::provider, each -> each, (a, _) -> a));
            double sum = 0;
            double weight = 0;
            double weightBefore = 0;
            double weightAfter = 0;
            for (Contribution now : after.contributors()) {
                Contribution then = known.get(now.provider());
                if (then == null || then.priceMicros() <= 0 || now.priceMicros() <= 0) continue;
                double mean = (then.weightPpm() + now.weightPpm()) / 2.0;
                sum += mean * StrictMath.log((double) now.priceMicros() / then.priceMicros());
                weight += mean;
                weightBefore += then.weightPpm();
                weightAfter += now.weightPpm();
            }
            return weight == 0
                    ? new Matched(0, 0)
                    : new Matched(sum / weight, Math.min(weightBefore, weightAfter) / 1_000_000);
        }
    }
}
