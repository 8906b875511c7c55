package kilohour.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What the print would be without one model, or without one host (rulebook 2.11). */
final class Influence {
    private final TokenMethod method;
    private final BasketValue value;

    Influence(TokenMethod method, BasketValue value) {
        this.method = method;
        this.value = value;
    }

    /** The print less the print without the model, the others' weights scaled up to a whole; 0 if it is the only one. */
    long ofModelTenths(int line) {
        BasketValue.Line left = value.lines().get(line);
        long others = TokenMethod.ONE_PPM - left.member().weightPpm();
        return others == 0 ? 0 : difference(value.blendSum() - left.blend(method), others);
    }

    /** Every host in the medians, in order of name. */
    List<HostInfluence> ofHosts() {
        var models = new TreeMap<String, Integer>();
        for (BasketValue.Line line : value.lines())
            if (line.evidence() != null)
                for (HostVotes.Vote vote : line.evidence().votes().votes()) models.merge(vote.host(), 1, Integer::sum);
        var result = new ArrayList<HostInfluence>();
        models.forEach((host, count) -> result.add(new HostInfluence(host, count, ofHostTenths(host))));
        return result;
    }

    private long ofHostTenths(String host) {
        long blends = 0;
        long weight = 0;
        for (BasketValue.Line line : value.lines()) {
            BasketValue.Line without = without(line, host);
            if (without == null) continue;
            blends = Math.addExact(blends, without.blend(method));
            weight += line.member().weightPpm();
        }
        return weight == 0 ? 0 : difference(blends, weight);
    }

    private static BasketValue.Line without(BasketValue.Line line, String host) {
        if (!line.isServedBy(host)) return line;
        HostVotes others = line.evidence().votes().without(host);
        return others == null ? null : line.at(others);
    }

    private long difference(long blendSum, long weightPpm) {
        return value.headlineTenths() - BasketValue.tenths(method, blendSum, weightPpm);
    }
}
