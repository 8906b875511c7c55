package kilohour.index;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What one day of one index has gathered: its hours on every rung, its inputs, its rejects. */
final class Day {
    private final List<HourSheet> hours = new ArrayList<>();
    private final Set<Observation> inputs = Collections.newSetFromMap(new IdentityHashMap<>());
    private final TreeMap<String, RejectedInput> rejects = new TreeMap<>();

    void add(HourSheet hour) {
        hours.add(hour);
    }

    void addInput(Observation observation) {
        inputs.add(observation);
    }

    void reject(Observation observation, RejectReason reason) {
        long price = observation.priceMicrosPerGpuHour();
        var one = new RejectedInput(observation.source(), observation.provider(), reason, 1, price, price);
        String key = one.source() + ' ' + one.provider() + ' ' + reason;
        rejects.merge(
                key,
                one,
                (a, b) -> new RejectedInput(
                        a.source(),
                        a.provider(),
                        a.reason(),
                        a.count() + 1,
                        Math.min(a.lowestMicros(), price),
                        Math.max(a.highestMicros(), price)));
    }

    /** Hours with a value on one of the rungs. */
    List<HourSheet> valued(Set<Rung> rungs) {
        return hours.stream()
                .filter(hour -> rungs.contains(hour.rung()) && hour.hasValue())
                .toList();
    }

    /** One hour on every rung that was tried. */
    List<HourSheet> hours(int epochHour) {
        return hours.stream().filter(hour -> hour.epochHour() == epochHour).toList();
    }

    /** The newest hour on a rung, or null. */
    HourSheet last(Rung rung) {
        return hours.reversed().stream()
                .filter(hour -> hour.rung() == rung)
                .findFirst()
                .orElse(null);
    }

    /** Hash of every observation in force in the day, sorted, and of the method that is applied to them. */
    String inputHash(Method method, boolean practice) {
        var text = new StringBuilder(method.canonical()).append(practice ? " practice\n" : "\n");
        inputs.stream()
                .sorted(Observation.ORDER)
                .map(Observation::canonical)
                .distinct()
                .forEach(line -> text.append(line).append('\n'));
        return Fingerprint.of(text.toString());
    }

    /** Rejects of the whole day and of the hours used, in order of source, provider and reason. */
    List<RejectedInput> rejects(List<HourSheet> used) {
        Set<Observation> counted = Collections.newSetFromMap(new IdentityHashMap<>());
        for (HourSheet hour : used)
            for (Reject reject : hour.rejects())
                if (counted.add(reject.observation())) reject(reject.observation(), reject.reason());
        return List.copyOf(rejects.values());
    }
}
