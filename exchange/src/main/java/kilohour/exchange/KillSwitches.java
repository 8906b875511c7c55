package kilohour.exchange;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import kilohour.units.Utc;

/** The kill switches that are thrown: who may not trade, since when, by whom and why. */
final class KillSwitches {
    private record Key(KillReach reach, long whose) implements Comparable<Key> {
        private static final Comparator<Key> IN_ORDER =
                Comparator.comparing(Key::reach).thenComparingLong(Key::whose);

        @Override
        public int compareTo(Key other) {
            return IN_ORDER.compare(this, other);
        }
    }

    private final Map<Key, StateRecord.KillSwitchState> thrown = new TreeMap<>();

    void put(StateRecord.KillSwitchState killSwitch) {
        thrown.put(new Key(killSwitch.reach(), killSwitch.whose()), killSwitch);
    }

    void remove(KillReach reach, long whose) {
        thrown.remove(new Key(reach, whose));
    }

    StateRecord.KillSwitchState get(KillReach reach, long whose) {
        return thrown.get(new Key(reach, whose));
    }

    Collection<StateRecord.KillSwitchState> all() {
        return thrown.values();
    }

    /**
     * Why an account may not trade, or null.
     *
     * @param reduces whether it could only reduce a position: an account's and a member's switch let that pass, so that
     *     a position can be closed; the venue's lets nothing pass
     */
    Refusal refusal(StateRecord.AccountState account, boolean reduces) {
        if (thrown.isEmpty()) return null;
        var venue = get(KillReach.VENUE, 0);
        if (venue != null) return stopped("the venue", venue, "nobody trades until it is lifted");
        if (reduces) return null;
        var member = get(KillReach.MEMBER, account.member());
        if (member != null) return stopped("member " + account.member(), member, "only reduce-only orders pass");
        var own = get(KillReach.ACCOUNT, account.account());
        return own == null ? null : stopped("account " + account.account(), own, "only reduce-only orders pass");
    }

    private static Refusal stopped(String whom, StateRecord.KillSwitchState killSwitch, String but) {
        return new Refusal(
                RejectReason.KILL_SWITCH,
                "trading of %s was stopped at %s (%s): %s"
                        .formatted(whom, Utc.format(killSwitch.sinceNanos()), killSwitch.reason(), but));
    }
}
