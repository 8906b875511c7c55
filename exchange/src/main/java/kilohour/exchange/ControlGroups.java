package kilohour.exchange;

import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Accounts under common control: one hand moves them, so that their positions add up. Any other stands alone. */
final class ControlGroups {
    /** Most accounts of a group: each of them is looked at before each of its orders. */
    static final int ACCOUNTS_MAX = 100;

    private final NavigableMap<Long, Integer> groupOf = new TreeMap<>();
    private final NavigableMap<Integer, NavigableSet<Long>> accountsOf = new TreeMap<>();

    /** Group 0: it stands alone from now on. */
    void put(long account, int group) {
        Integer before = groupOf.remove(account);
        if (before != null) {
            accountsOf.get(before).remove(account);
            if (accountsOf.get(before).isEmpty()) accountsOf.remove(before);
        }
        if (group == 0) return;
        groupOf.put(account, group);
        accountsOf.computeIfAbsent(group, g -> new TreeSet<>()).add(account);
    }

    /** 0 if it stands alone. */
    int of(long account) {
        return groupOf.getOrDefault(account, 0);
    }

    int size(int group) {
        return accountsOf.containsKey(group) ? accountsOf.get(group).size() : 0;
    }

    /** The account itself and all under the same control, ascending. */
    Iterable<Long> with(long account) {
        Integer group = groupOf.get(account);
        return group == null ? List.of(account) : accountsOf.get(group);
    }

    void forEach(Consumer<StateRecord.ControlGroupState> visitor) {
        groupOf.forEach((account, group) -> visitor.accept(new StateRecord.ControlGroupState(account, group)));
    }
}
