package kilohour.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What each account and member loses under each scenario, and what is left uncovered. Every figure is a whole number of
 * micro-dollars.
 *
 * <p>A client's account is uncovered by its loss less its cover, if that is more than nothing, and its member must pay.
 * The member's house account pays its own loss and then its clients'; what it cannot pay falls to the default fund.
 */
public record StressTest(StressSet set, List<AccountLosses> accounts, List<MemberLosses> members) {
    public StressTest {
        accounts = List.copyOf(accounts);
        members = List.copyOf(members);
    }

    /** @param lossMicros by scenario; a gain is negative */
    public record AccountLosses(AccountBook book, List<Long> lossMicros) {
        /** What the account cannot pay in a scenario, 0 or more. */
        public long uncoveredMicros(int scenario) {
            return Math.max(0, Math.subtractExact(lossMicros.get(scenario), book.coverMicros()));
        }
    }

    /**
     * @param lossMicros of all its accounts together, by scenario
     * @param uncoveredMicros what falls to the default fund, by scenario, 0 or more
     */
    public record MemberLosses(int member, List<Long> lossMicros, List<Long> uncoveredMicros) {
        /** The most that falls to the fund in any scenario. */
        public long worstMicros() {
            return uncoveredMicros.stream().mapToLong(Long::longValue).max().orElse(0);
        }
    }

    /** Accounts in the order given, members ascending. */
    public static StressTest of(StressSet set, List<AccountBook> books) {
        int count = set.scenarios().size();
        var accounts = new ArrayList<AccountLosses>(books.size());
        var members = new TreeMap<Integer, MemberSums>();
        for (AccountBook book : books) {
            var losses = new ArrayList<Long>(count);
            for (int s = 0; s < count; s++) losses.add(book.lossMicros(s));
            var account = new AccountLosses(book, List.copyOf(losses));
            accounts.add(account);
            members.computeIfAbsent(book.member(), _ -> new MemberSums(count)).add(account);
        }
        return new StressTest(set, accounts, seen(members));
    }

    private static List<MemberLosses> seen(NavigableMap<Integer, MemberSums> members) {
        return members.entrySet().stream()
                .map(entry -> entry.getValue().seen(entry.getKey()))
                .toList();
    }

    /** The scenario in which the accounts of a member lose most together; the first of equals. */
    public int worstScenario(MemberLosses member) {
        int worst = 0;
        for (int s = 1; s < member.lossMicros().size(); s++)
            if (member.lossMicros().get(s) > member.lossMicros().get(worst)) worst = s;
        return worst;
    }

    private static final class MemberSums {
        private final long[] loss;
        /** Of clients, what they cannot pay; of the house, its loss less its cover, which may help. */
        private final long[] clientsUncovered;

        private final long[] house;

        MemberSums(int count) {
            loss = new long[count];
            clientsUncovered = new long[count];
            house = new long[count];
        }

        void add(AccountLosses account) {
            for (int s = 0; s < loss.length; s++) {
                loss[s] = Math.addExact(loss[s], account.lossMicros().get(s));
                if (account.book().house())
                    house[s] = Math.addExact(
                            house[s],
                            Math.subtractExact(
                                    account.lossMicros().get(s), account.book().coverMicros()));
                else clientsUncovered[s] = Math.addExact(clientsUncovered[s], account.uncoveredMicros(s));
            }
        }

        MemberLosses seen(int member) {
            var losses = new ArrayList<Long>(loss.length);
            var uncovered = new ArrayList<Long>(loss.length);
            for (int s = 0; s < loss.length; s++) {
                losses.add(loss[s]);
                uncovered.add(Math.max(0, Math.addExact(clientsUncovered[s], house[s])));
            }
            return new MemberLosses(member, List.copyOf(losses), List.copyOf(uncovered));
        }
    }
}
