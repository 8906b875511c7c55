package kilohour.exchange;

import java.util.Locale;

/**
 * Takes out at once what must go at once: the orders of a lost session, of all sessions of a lost gateway, of everybody
 * whom a kill switch stops. A command cancels a bounded number; what is left falls due at the same instant and goes on
 * with the next tick.
 */
final class MassCancel {
    private static final String GATEWAY = "gateway";
    private static final String SESSION = "session";

    private final State state;
    private final Trading trading;

    MassCancel(State state, Trading trading) {
        this.state = state;
        this.trading = trading;
    }

    void session(long session) {
        begin(SESSION + " " + session);
    }

    void gateway(long gateway) {
        begin(GATEWAY + " " + gateway);
    }

    void accounts(KillReach reach, long whose) {
        begin(subject(reach, whose));
    }

    /** The orders of all of a member's accounts, beginning with the next work that falls due. */
    void memberNext(int member) {
        state.due.add(state.nowNanos, DueKind.MASS_CANCEL, subject(KillReach.MEMBER, member));
    }

    /** Whether some of those whom a kill switch stops still have orders open. */
    boolean isUnderWay(KillReach reach, long whose) {
        return state.due.has(DueKind.MASS_CANCEL, subject(reach, whose), state.nowNanos);
    }

    private static String subject(KillReach reach, long whose) {
        return reach.name().toLowerCase(Locale.ROOT) + " " + whose;
    }

    /** Does as much as one command may, and says if that was not all. */
    private void begin(String subject) {
        run(new DueQueue.Item(state.nowNanos, DueKind.MASS_CANCEL, subject, 0), Clockwork.WORK_MAX);
        if (state.due.isDue(state.nowNanos)) state.say(new Event.TimeAdvanced(state.nowNanos, true));
    }

    /**
     * Goes on with an item, so many orders, sessions and accounts at most; the rest falls due again.
     *
     * @return how many it did
     */
    int run(DueQueue.Item item, int most) {
        String[] words = item.subject().split(" ");
        long number = Long.parseLong(words[1]);
        return switch (words[0]) {
            case GATEWAY -> again(item, loseSessions(number, most), most);
            case SESSION -> again(item, loseSession(state.sessions.get(number), most), most);
            default -> stop(item, KillReach.valueOf(words[0].toUpperCase(Locale.ROOT)), number, most);
        };
    }

    private int again(DueQueue.Item item, int done, int most) {
        if (done == most) state.due.add(item);
        return done;
    }

    private int loseSessions(long gateway, int most) {
        int done = 0;
        StateRecord.SessionState session;
        while (done < most && (session = state.sessions.firstOf(gateway)) != null)
            done += loseSession(session, most - done);
        return done;
    }

    /** Its orders if it asked for that, then the session itself; {@code most} if not everything is done yet. */
    private int loseSession(StateRecord.SessionState session, int most) {
        if (session == null) return 0;
        int done = 0;
        if (session.cancelOnDisconnect())
            for (Order order : state.orders.of(session.account())) {
                if (order.session != session.session()) continue;
                if (done == most) return done;
                trading.cancel(order, CancelReason.SESSION_LOST);
                done++;
            }
        if (done == most) return done;
        state.sessions.remove(session.session());
        state.say(new Event.SessionLost(session.account(), session.session()));
        return done + 1;
    }

    /** The orders of one account, or of all of a member or of the venue, account by account. */
    private int stop(DueQueue.Item item, KillReach reach, long whose, int most) {
        int done = 0;
        for (Account account : state.accounts.from(reach == KillReach.ACCOUNT ? whose : item.cursor())) {
            if (reach == KillReach.ACCOUNT && account.number != whose) break;
            boolean stopped = reach != KillReach.MEMBER || account.state.member() == whose;
            if (stopped)
                for (Order order : state.orders.of(account.number)) {
                    if (done == most) return again(item.resumedAt(account.number), most, most);
                    trading.cancel(order, CancelReason.KILL_SWITCH);
                    done++;
                }
            if (done == most) return again(item.resumedAt(account.number), most, most);
            done++;
        }
        return done;
    }
}
