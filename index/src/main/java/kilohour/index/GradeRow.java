package kilohour.index;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One good of one provider.
 *
 * @param levels by attribute, empty where not stated
 * @param logPrice natural logarithm of dollars per GPU-hour
 */
record GradeRow(String provider, Map<Attribute, String> levels, double logPrice) {
    /** Attributes of a row; the tier is the provider's. */
    static final List<Attribute> ATTRIBUTES = List.of(
            Attribute.FORM_FACTOR,
            Attribute.FABRIC,
            Attribute.MEMORY,
            Attribute.BOX_SIZE,
            Attribute.REGION,
            Attribute.TERM);

    static Map<Attribute, String> levels(Observation observation) {
        var levels = new EnumMap<Attribute, String>(Attribute.class);
        for (Attribute attribute : ATTRIBUTES) levels.put(attribute, attribute.level(observation));
        return levels;
    }

    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    String level(Attribute attribute) {
        return levels.get(attribute);
    }

    GradeRow at(Attribute attribute, String level) {
        var changed = new EnumMap<>(levels);
        changed.put(attribute, level);
        return new GradeRow(provider, changed, logPrice);
    }

    /** What is left of the good when the attribute and the price are not looked at. */
    GradeRow without(Attribute attribute) {
        var rest = new EnumMap<>(levels);
        rest.remove(attribute);
        return new GradeRow(provider, rest, 0);
    }
}
