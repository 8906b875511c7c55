package kilohour.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Everybody's quote groups, by account and name. */
final class Quotes {
    static final int GROUPS_MAX = 16;
    private static final NavigableMap<String, QuoteGroup> NONE = Collections.emptyNavigableMap();

    private final NavigableMap<Long, NavigableMap<String, QuoteGroup>> byAccount = new TreeMap<>();
    /** Those whose protection acted during the command at hand; empty between commands. */
    private final List<QuoteGroup> tripped = new ArrayList<>();

    /** Null if there is none. */
    QuoteGroup get(long account, String name) {
        return byAccount.getOrDefault(account, NONE).get(name);
    }

    Collection<QuoteGroup> of(long account) {
        return byAccount.getOrDefault(account, NONE).values();
    }

    QuoteGroup add(long account, MarketMakerProtection protection) {
        return add(new QuoteGroup(account, protection, tripped));
    }

    private QuoteGroup add(QuoteGroup group) {
        byAccount.computeIfAbsent(group.account, a -> new TreeMap<>()).put(group.protection.group(), group);
        return group;
    }

    void remove(QuoteGroup group) {
        var own = byAccount.get(group.account);
        own.remove(group.protection.group());
        if (own.isEmpty()) byAccount.remove(group.account);
        tripped.remove(group);
    }

    /** The group whose protection acted first and has not been seen to, or null. */
    QuoteGroup nextTripped() {
        return tripped.isEmpty() ? null : tripped.removeFirst();
    }

    void forEach(Orders orders, Consumer<StateRecord.QuoteGroupState> visitor) {
        for (var own : byAccount.values()) for (QuoteGroup group : own.values()) visitor.accept(group.state(orders));
    }

    /** After the orders have been restored. */
    void restore(StateRecord.QuoteGroupState seen, State state) {
        add(QuoteGroup.restored(seen, state, tripped));
    }
}
