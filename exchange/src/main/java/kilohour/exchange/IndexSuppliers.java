package kilohour.exchange;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Members that supply prices to an index: what they hold on it is wrong-way risk. */
final class IndexSuppliers {
    /** The add-on is at most the whole value. */
    private static final long PPM_MAX = 1_000_000;
    /** Most members that supply one index. */
    private static final int MEMBERS_MAX = 1_000;

    private static final NavigableMap<Integer, Long> NONE = new TreeMap<>();

    private final NavigableMap<String, NavigableMap<Integer, Long>> addOnPpm = new TreeMap<>();

    /** @param state that the suppliers are part of */
    Refusal set(State state, Command.SetIndexSupplier command) {
        if (!state.members.containsKey(command.member()))
            return new Refusal(RejectReason.UNKNOWN_MEMBER, "there is no member " + command.member());
        if (!state.indices.containsKey(command.index()))
            return new Refusal(RejectReason.UNKNOWN_UNDERLYING, "there is no index " + command.index());
        if (command.addOnPpm() < 0 || command.addOnPpm() > PPM_MAX || (!command.supplies() && command.addOnPpm() != 0))
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "an add-on is 0 to 100% of the positions' value, and 0 for a member that supplies nothing any more");
        var known = addOnPpm.getOrDefault(command.index(), new TreeMap<>());
        if (command.supplies() && !known.containsKey(command.member()) && known.size() == MEMBERS_MAX)
            return new Refusal(RejectReason.INVALID_FIELD, "an index has at most " + MEMBERS_MAX + " such members");
        if (command.supplies()) put(command.index(), command.member(), command.addOnPpm());
        else remove(command.index(), command.member());
        state.say(
                new Event.IndexSupplierSet(command.member(), command.index(), command.supplies(), command.addOnPpm()));
        return null;
    }

    void put(String index, int member, long ppm) {
        addOnPpm.computeIfAbsent(index, _ -> new TreeMap<>()).put(member, ppm);
    }

    private void remove(String index, int member) {
        var known = addOnPpm.get(index);
        if (known == null) return;
        known.remove(member);
        if (known.isEmpty()) addOnPpm.remove(index);
    }

    /** What a member pays for holding contracts on an index that it supplies prices to, parts per million of value. */
    long addOnPpm(String index, int member) {
        var known = addOnPpm.get(index);
        return known == null ? 0 : known.getOrDefault(member, 0L);
    }

    /** Whether any member pays an add-on on an index. */
    boolean anyPays(String index) {
        return addOnPpm.getOrDefault(index, NONE).values().stream().anyMatch(ppm -> ppm > 0);
    }

    /** By index, then by member. */
    void forEach(Consumer<StateRecord.IndexSupplierState> visitor) {
        addOnPpm.forEach((index, known) ->
                known.forEach((member, ppm) -> visitor.accept(new StateRecord.IndexSupplierState(member, index, ppm))));
    }
}
