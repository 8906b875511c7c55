package kilohour.gateway;

/**
 * How often anybody may ask. Credits drip in at a sustained rate up to a burst; a request costs one, a list of quotes one
 * for each.
 *
 * <p>A session is a socket, or over HTTP a key. It may send orders at the account's sustained rate; the account, over all
 * its sessions, may save up twice that.
 */
final class Rates {
    /** Requests of any kind that a session may send each second. */
    private static final double REQUESTS_PER_SECOND = 2_000;

    private static final double REQUESTS_BURST = 4_000;

    private final Throttle<Object> requests = new Throttle<>(REQUESTS_PER_SECOND, REQUESTS_BURST);
    private final Throttle<Object> sessionOrders;
    private final Throttle<Long> accountOrders;

    Rates(int ordersPerSecond) {
        sessionOrders = new Throttle<>(ordersPerSecond, ordersPerSecond);
        accountOrders = new Throttle<>(ordersPerSecond, 2.0 * ordersPerSecond);
    }

    /** What a request of any kind costs its session. Nobody's requests over HTTP are not counted. */
    void request(Connection connection, Caller caller) {
        Object session = session(connection, caller);
        if (session == null) return;
        long waitMillis = requests.take(session, 1, System.nanoTime());
        if (waitMillis > 0) throw tooMany("requests on this connection", waitMillis);
    }

    /** What an order costs its session and its account. */
    void orders(Connection connection, Caller caller, int credits) {
        long now = System.nanoTime();
        Object session = session(connection, caller);
        long waitMillis = sessionOrders.take(session, credits, now);
        if (waitMillis > 0) throw tooMany("orders on this connection", waitMillis);
        waitMillis = accountOrders.take(caller.account(), credits, now);
        if (waitMillis == 0) return;
        sessionOrders.giveBack(session, credits);
        throw tooMany("orders of this account", waitMillis);
    }

    private static Object session(Connection connection, Caller caller) {
        if (connection != null) return connection;
        return caller == null ? null : caller.keyId();
    }

    private static Refusal tooMany(String what, long waitMillis) {
        return new Refusal(
                ErrorCode.TOO_MANY_REQUESTS,
                "too many " + what + "; nothing was done, try again in " + waitMillis + " ms",
                null,
                waitMillis);
    }
}
