package kilohour.tokens;

import java.util.List;
import java.util.function.ToLongFunction;
import kilohour.units.Rounding;

/** A print done again from its record alone: hosts' prices and weights, models' weights, link factor. */
final class TokenArithmetic {
    private static final TokenMethod METHOD = TokenMethod.V1;

    private final TokenPrint print;

    TokenArithmetic(TokenPrint print) {
        this.print = print;
    }

    boolean agrees() {
        if (!print.constituents().stream().allMatch(TokenArithmetic::isMedianOfItsHosts)) return false;
        long blend = METHOD.freshParts() * sum(Constituent::freshNanos)
                + METHOD.outputParts() * sum(Constituent::outputNanos);
        long nanos = Rounding.halfEven(blend, METHOD.parts() * TokenMethod.ONE_PPM);
        return tenths(blend, METHOD.parts()) == print.valueTenths()
                && tenths(sum(Constituent::freshNanos), 1) == print.freshTenths()
                && tenths(sum(Constituent::cachedNanos), 1) == print.cachedTenths()
                && tenths(sum(Constituent::outputNanos), 1) == print.outputTenths()
                && Rounding.halfEven(nanos, print.linkPpb(), BasketChain.ONE_PPB * BasketValue.NANOS_PER_TENTH)
                        == print.linkedTenths();
    }

    private static boolean isMedianOfItsHosts(Constituent model) {
        List<HostShare> hosts = model.hosts();
        if (hosts.isEmpty()) return true;
        return median(hosts, HostShare::freshNanos) == model.freshNanos()
                && median(hosts, HostShare::cachedNanos) == model.cachedNanos()
                && median(hosts, HostShare::outputNanos) == model.outputNanos();
    }

    private static long median(List<HostShare> hosts, ToLongFunction<HostShare> leg) {
        return WeightedMedian.of(
                hosts.stream().mapToLong(leg).toArray(),
                hosts.stream().mapToInt(HostShare::weightPpm).toArray());
    }

    private long sum(ToLongFunction<Constituent> leg) {
        long sum = 0;
        for (Constituent model : print.constituents())
            sum = Math.addExact(sum, Math.multiplyExact((long) model.weightPpm(), leg.applyAsLong(model)));
        return sum;
    }

    private static long tenths(long sum, int parts) {
        return Rounding.halfEven(sum, parts * TokenMethod.ONE_PPM * BasketValue.NANOS_PER_TENTH);
    }
}
