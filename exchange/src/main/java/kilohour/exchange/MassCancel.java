package kilohour.exchange;

/**
 * Takes out at once what must go at once: the orders of a lost session, of all sessions of a lost gateway. A command
 * cancels a bounded number; what is left falls due at the same instant and goes on with the next tick.
 */
final class MassCancel {
    private static final String GATEWAY = "gateway ";
    private static final String SESSION = "session ";

    private final State state;
    private final Trading trading;

    MassCancel(State state, Trading trading) {
        this.state = state;
        this.trading = trading;
    }

    void session(long session) {
        begin(SESSION + session);
    }

    void gateway(long gateway) {
        begin(GATEWAY + gateway);
    }

    /** Does as much as one command may, and says if that was not all. */
    private void begin(String subject) {
        var item = new DueQueue.Item(state.nowNanos, DueKind.MASS_CANCEL, subject, 0);
        run(item, Clockwork.WORK_MAX);
        if (state.due.isDue(state.nowNanos)) state.say(new Event.TimeAdvanced(state.nowNanos, true));
    }

    /** Goes on with an item, so many orders and sessions at most; the rest falls due again. Returns how many it did. */
    int run(DueQueue.Item item, int most) {
        String subject = item.subject();
        int done = subject.startsWith(GATEWAY)
                ? loseSessions(Long.parseLong(subject.substring(GATEWAY.length())), most)
                : loseSession(state.sessions.get(Long.parseLong(subject.substring(SESSION.length()))), most);
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
}
