package kilohour.tokens;

import java.util.Arrays;
import java.util.List;
import kilohour.index.Apportion;
import kilohour.index.Draws;

/**
 * Rulebook 2.11: the 90% interval. Of each model as many hosts as it has are drawn with replacement, capped and their
 * median taken anew, a thousand times; the interval runs from the 5th to the 95th percentile. A model with one host, or
 * whose hosts all ask the same, has nothing to be drawn: the interval says what choice of hosts the print hangs on, not
 * whether a lone host's list is right. Draws are seeded by the input hash: anyone gets the same.
 */
final class HostBootstrap {
    /** A model whose hosts differ, its prices sorted once. */
    private final class Drawn {
        private final long weightPpm;
        private final long[] tokens;
        private final long[] fresh;
        private final long[] output;
        private final int[] freshOrder;
        private final int[] outputOrder;

        Drawn(BasketValue.Line line) {
            HostVotes votes = line.evidence().votes();
            weightPpm = line.member().weightPpm();
            tokens = votes.votes().stream().mapToLong(HostVotes.Vote::tokens).toArray();
            fresh = votes.prices(PriceTriple::freshNanos);
            output = votes.prices(PriceTriple::outputNanos);
            freshOrder = WeightedMedian.order(fresh);
            outputOrder = WeightedMedian.order(output);
        }

        long blend(Draws draws) {
            int n = tokens.length;
            var drawn = new int[n];
            var raw = new long[n];
            for (int i = 0; i < n; i++) {
                drawn[i] = draws.below(n);
                raw[i] = tokens[drawn[i]];
            }
            int[] shares = Apportion.capped(raw, method.hostCapPpm());
            var weights = new int[n];
            for (int i = 0; i < n; i++) weights[drawn[i]] += shares[i];
            return weightPpm
                    * (method.freshParts() * WeightedMedian.of(fresh, weights, freshOrder)
                            + method.outputParts() * WeightedMedian.of(output, weights, outputOrder));
        }
    }

    private final TokenMethod method;
    private final List<Drawn> drawn;
    private final long fixedBlends;

    HostBootstrap(TokenMethod method, BasketValue value) {
        this.method = method;
        this.drawn =
                value.lines().stream().filter(this::differs).map(Drawn::new).toList();
        long fixed = value.blendSum();
        for (BasketValue.Line line : value.lines()) if (differs(line)) fixed -= line.blend(method);
        this.fixedBlends = fixed;
    }

    private boolean differs(BasketValue.Line line) {
        if (line.evidence() == null) return false;
        HostVotes votes = line.evidence().votes();
        return differ(votes.prices(PriceTriple::freshNanos)) || differ(votes.prices(PriceTriple::outputNanos));
    }

    private static boolean differ(long[] prices) {
        return Arrays.stream(prices).anyMatch(price -> price != prices[0]);
    }

    /** Lower and upper end in tenths of a tick. */
    long[] intervalTenths(String inputHash) {
        var draws = new Draws(inputHash);
        var values = new long[method.bootstrapDraws()];
        for (int draw = 0; draw < values.length; draw++) {
            long blends = fixedBlends;
            for (Drawn model : drawn) blends = Math.addExact(blends, model.blend(draws));
            values[draw] = BasketValue.tenths(method, blends, TokenMethod.ONE_PPM);
        }
        return Draws.interval90(values);
    }
}
