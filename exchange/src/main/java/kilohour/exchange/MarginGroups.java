package kilohour.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import kilohour.clearing.GroupCredit;
import kilohour.clearing.MarginGroup;
import kilohour.clearing.Scenario;

/**
 * The groups of underlyings whose losses are offset against each other. An offset rests while its members' scenarios are not
 * the same events in the same order, and counts again once they are.
 */
final class MarginGroups {
    /** A group that counts, with its members; its credit is worked out anew for each account. */
    record Active(MarginGroup group, List<IndexLine> lines, GroupCredit credit) {
        int scenarios() {
            return lines.getFirst().margin.scenarios().size();
        }

        /** Of the members: what is off margin is off the smallest surcharge. */
        long initialPpm() {
            long least = Long.MAX_VALUE;
            for (IndexLine line : lines) least = Math.min(least, line.margin.initialPpm());
            return least;
        }
    }

    private final State state;
    private final NavigableMap<String, MarginGroup> byName = new TreeMap<>();
    private final List<Active> active = new ArrayList<>(0);

    MarginGroups(State state) {
        this.state = state;
    }

    Refusal set(Command.SetMarginGroup command) {
        MarginGroup group = command.group();
        Refusal refusal = refusal(group);
        if (refusal != null) return refusal;
        if (group.offsetPpm() == 0) byName.remove(group.name());
        else byName.put(group.name(), group);
        match();
        state.say(new Event.MarginGroupSet(group));
        return null;
    }

    private Refusal refusal(MarginGroup group) {
        if (group.offsetPpm() == 0)
            return byName.containsKey(group.name())
                    ? null
                    : new Refusal(RejectReason.INVALID_FIELD, "there is no margin group " + group.name());
        for (String index : group.indices()) {
            IndexLine line = state.indices.get(index);
            if (line == null)
                return new Refusal(RejectReason.UNKNOWN_UNDERLYING, "no underlying " + index + " is listed");
            if (line.margin == null)
                return new Refusal(RejectReason.INVALID_FIELD, index + " has no margin parameters: set them first");
            for (MarginGroup other : byName.values())
                if (!other.name().equals(group.name()) && other.indices().contains(index))
                    return new Refusal(
                            RejectReason.INVALID_FIELD,
                            "%s is in margin group %s: end that with an offset of 0 first"
                                    .formatted(index, other.name()));
        }
        return difference(group);
    }

    /** Why the members' scenarios are not the same events, or null. */
    private Refusal difference(MarginGroup group) {
        List<String> first = names(state.indices.get(group.indices().getFirst()));
        for (String index : group.indices()) {
            List<String> names = names(state.indices.get(index));
            if (names.equals(first)) continue;
            int at = 0;
            while (at < Math.min(first.size(), names.size()) && names.get(at).equals(first.get(at))) at++;
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "the scenarios of %s and %s must be the same events in the same order, and number %d is %s and %s: set parameters with one list of names first"
                            .formatted(group.indices().getFirst(), index, at + 1, name(first, at), name(names, at)));
        }
        return null;
    }

    private static String name(List<String> names, int at) {
        return at < names.size() ? "\"" + names.get(at) + "\"" : "missing";
    }

    private static List<String> names(IndexLine line) {
        return line.margin.scenarios().stream().map(Scenario::name).toList();
    }

    /** Finds out anew which groups count: after a group or any margin parameters are set, after a restart. */
    void match() {
        active.clear();
        for (IndexLine line : state.indices.values()) line.group = null;
        for (MarginGroup group : byName.values()) {
            if (difference(group) != null) continue;
            var lines = group.indices().stream().map(state.indices::get).toList();
            var counts = new Active(group, lines, new GroupCredit(group.offsetPpm()));
            for (IndexLine line : lines) line.group = counts;
            active.add(counts);
        }
    }

    /** Those that count now. */
    List<Active> active() {
        return active;
    }

    boolean isActive(MarginGroup group) {
        for (Active each : active) if (each.group.equals(group)) return true;
        return false;
    }

    List<MarginGroup> all() {
        return List.copyOf(byName.values());
    }

    void forEach(Consumer<StateRecord> out) {
        for (MarginGroup group : byName.values()) out.accept(new StateRecord.MarginGroupState(group));
    }

    void restore(MarginGroup group) {
        byName.put(group.name(), group);
    }
}
