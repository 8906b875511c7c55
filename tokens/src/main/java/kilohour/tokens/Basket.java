package kilohour.tokens;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kilohour.index.Fingerprint;
import kilohour.units.Utc;

/**
 * A basket of models, its weights fixed for a period.
 *
 * @param name the period, as in {@code 2026Q3}
 * @param madeOfDay epoch day on whose prices it was linked to the one before, the day before its first
 * @param countedDays days whose tokens are its weights; 0 for a stated basket
 * @param basis what the weights come from, in words
 * @param members in order of model; weights add up to one million
 * @param leftOut models that would have belonged to it, with the reason, in order of model
 * @param hostWeights by model, the hosts whose quotes make its price, those that quoted on {@code madeOfDay}, and what
 *     each weighs: tokens counted, or 1
 */
public record Basket(
        String name,
        int madeOfDay,
        int countedDays,
        String basis,
        List<Member> members,
        List<LeftOut> leftOut,
        SortedMap<String, SortedMap<String, Long>> hostWeights) {
    /** A model in the basket, its weight in parts per million of the basket's tokens, and why it is in. */
    public record Member(String model, int weightPpm, String reason) {}

    /** A model that is not in, and why. */
    public record LeftOut(String model, String reason) {}

    public Basket {
        members = List.copyOf(members);
        leftOut = List.copyOf(leftOut);
        hostWeights = Collections.unmodifiableSortedMap(new TreeMap<>(hostWeights));
    }

    /** Are its weights counted tokens? Otherwise the basket is a stated one. */
    public boolean measured() {
        return countedDays > 0;
    }

    List<String> models() {
        return members.stream().map(Member::model).toList();
    }

    SortedMap<String, Long> hostWeightsOf(String model) {
        return hostWeights.getOrDefault(model, Collections.emptySortedMap());
    }

    /** The basket as lines of text: what its hash is taken over. */
    public String canonical() {
        var text = new StringBuilder();
        text.append("basket=").append(name).append('\n');
        text.append("made_of_day=").append(Utc.formatDay(madeOfDay)).append('\n');
        text.append("counted_days=").append(countedDays).append('\n');
        text.append("basis=").append(basis).append('\n');
        for (Member m : members) text.append("member=" + m.model() + ' ' + m.weightPpm() + ' ' + m.reason() + '\n');
        for (LeftOut l : leftOut) text.append("left_out=" + l.model() + ' ' + l.reason() + '\n');
        for (Map.Entry<String, SortedMap<String, Long>> hosts : hostWeights.entrySet())
            hosts.getValue()
                    .forEach(
                            (host, weight) -> text.append("host=" + hosts.getKey() + ' ' + host + ' ' + weight + '\n'));
        return text.toString();
    }

    /** SHA-256 of {@link #canonical()}, hex. */
    public String hash() {
        return Fingerprint.of(canonical());
    }
}
