package kilohour.exchange;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.agrona.collections.Long2ObjectHashMap;

/** The accounts: looked up by number, walked through in ascending order of it. None is ever closed. */
final class Accounts {
    private final Long2ObjectHashMap<Account> byNumber = new Long2ObjectHashMap<>();
    /** The first {@code count} in ascending order, unless one was opened below the last. */
    private Account[] ascending = new Account[16];

    private final NavigableMap<Integer, NavigableSet<Long>> byMember = new TreeMap<>();
    private int count;
    private boolean inOrder = true;

    /** The one asked for last: a command asks for the same several times over. Null before the first. */
    private Account last;

    boolean containsKey(long number) {
        return of(number) != null;
    }

    /** Null if there is none. */
    Account of(long number) {
        Account known = last;
        if (known != null && known.number == number) return known;
        known = byNumber.get(number);
        if (known != null) last = known;
        return known;
    }

    /** An order was looked up: its account is asked for next. */
    void isAskedFor(Order order) {
        last = order.owner;
        last.isAskedFor(order);
    }

    /** Null if there is none. */
    StateRecord.AccountState get(long number) {
        Account account = of(number);
        return account == null ? null : account.state;
    }

    void put(long number, StateRecord.AccountState state) {
        Account known = of(number);
        if (known == null) open(new Account(state));
        else {
            if (known.state.member() != state.member())
                byMember.get(known.state.member()).remove(number);
            known.state = state;
        }
        byMember.computeIfAbsent(state.member(), member -> new TreeSet<>()).add(number);
    }

    /** A member's accounts, ascending: a copy. */
    List<Account> ofMember(int member) {
        return byMember.getOrDefault(member, Collections.emptyNavigableSet()).stream()
                .map(this::of)
                .toList();
    }

    /** A member's house accounts, ascending: a copy. */
    List<Account> house(int member) {
        return ofMember(member).stream()
                .filter(account -> account.state.kind() == AccountKind.HOUSE)
                .toList();
    }

    private void open(Account account) {
        byNumber.put(account.number, account);
        if (count == ascending.length) ascending = Arrays.copyOf(ascending, 2 * count);
        inOrder &= count == 0 || ascending[count - 1].number < account.number;
        ascending[count++] = account;
    }

    /** All of them, ascending: a view, good until the next is opened. */
    List<Account> all() {
        if (!inOrder) Arrays.sort(ascending, 0, count, (a, b) -> Long.compare(a.number, b.number));
        inOrder = true;
        return Collections.unmodifiableList(Arrays.asList(ascending).subList(0, count));
    }

    /** Those from a number on, ascending. */
    List<Account> from(long number) {
        List<Account> all = all();
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle].number < number) low = middle + 1;
            else high = middle;
        }
        return all.subList(low, count);
    }
}
