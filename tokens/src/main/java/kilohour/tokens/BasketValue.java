package kilohour.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import kilohour.index.Apportion;
import kilohour.units.Rounding;

/** A basket at a day's prices. */
final class BasketValue {
    /** Nano-dollars in a tenth of a tick. */
    static final long NANOS_PER_TENTH = TokenIndex.GRID.tenthMicros() * 1_000;

    /** A member with its price of the day; the evidence is null if nobody quoted it. */
    record Line(Basket.Member member, PriceState state, PriceTriple prices, ModelPrice evidence, int daysOld) {
        /** Weight × (3 fresh + output). */
        long blend(TokenMethod method) {
            return Math.multiplyExact((long) member.weightPpm(), prices.blendParts(method));
        }

        boolean isServedBy(String host) {
            return evidence != null && evidence.votes().has(host);
        }

        /** The same member at its hosts' median. */
        Line at(HostVotes votes) {
            return new Line(member, state, votes.median(), evidence, daysOld);
        }
    }

    private final TokenMethod method;
    private final List<Line> lines;
    private final int[] valueShares;
    private final long blendSum;

    BasketValue(TokenMethod method, List<Line> lines) {
        this.method = method;
        this.lines = List.copyOf(lines);
        long[] blends = lines.stream().mapToLong(line -> line.blend(method)).toArray();
        long sum = 0;
        for (long blend : blends) sum = Math.addExact(sum, blend);
        this.blendSum = sum;
        this.valueShares = Apportion.split(blends, (int) TokenMethod.ONE_PPM);
    }

    /** Σ weight × (3 fresh + output) ÷ 4, half-even, nano-dollars. */
    long headlineNanos() {
        return Rounding.halfEven(blendSum, method.parts() * TokenMethod.ONE_PPM);
    }

    /** The same in tenths of a tick, rounded once. */
    long headlineTenths() {
        return tenths(method, blendSum, TokenMethod.ONE_PPM);
    }

    /** Σ weight × blend ÷ Σ weight in tenths of a tick, half-even; 0 if nothing weighs. */
    static long tenths(TokenMethod method, long blendSum, long weightPpm) {
        return weightPpm == 0 ? 0 : Rounding.halfEven(blendSum, method.parts() * weightPpm * NANOS_PER_TENTH);
    }

    /** Σ weight × price of a leg in tenths of a tick, half-even. */
    long legTenths(ToLongFunction<PriceTriple> leg) {
        long sum = 0;
        for (Line line : lines)
            sum = Math.addExact(
                    sum, Math.multiplyExact((long) line.member().weightPpm(), leg.applyAsLong(line.prices())));
        return Rounding.halfEven(sum, TokenMethod.ONE_PPM * NANOS_PER_TENTH);
    }

    /** The share of the value of models in a state. */
    int sharePpm(PriceState state) {
        int share = 0;
        for (int i = 0; i < lines.size(); i++) if (lines.get(i).state() == state) share += valueShares[i];
        return share;
    }

    /** The share of the value behind which evidence of a kind stands. */
    long sharePpm(ToLongFunction<ModelPrice> evidencePpm) {
        long sum = 0;
        for (int i = 0; i < lines.size(); i++)
            if (lines.get(i).evidence() != null)
                sum += valueShares[i] * evidencePpm.applyAsLong(lines.get(i).evidence());
        return sum / TokenMethod.ONE_PPM;
    }

    List<Line> lines() {
        return lines;
    }

    /** Σ weight × (3 fresh + output), in parts per million of nano-dollars: the value before any rounding. */
    long blendSum() {
        return blendSum;
    }

    List<Constituent> constituents(Influence influence) {
        var result = new ArrayList<Constituent>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            result.add(new Constituent(
                    line.member().model(),
                    line.member().weightPpm(),
                    valueShares[i],
                    line.state(),
                    line.prices().freshNanos(),
                    line.prices().cachedNanos(),
                    line.prices().outputNanos(),
                    line.daysOld(),
                    influence.ofModelTenths(i),
                    line.evidence() == null
                            ? List.of()
                            : line.evidence().votes().shares()));
        }
        return result;
    }

    long effectiveNumberMillis() {
        long squares = 0;
        for (Line line : lines)
            squares += (long) line.member().weightPpm() * line.member().weightPpm();
        return Rounding.halfEven(1_000 * TokenMethod.ONE_PPM * TokenMethod.ONE_PPM, squares);
    }
}
