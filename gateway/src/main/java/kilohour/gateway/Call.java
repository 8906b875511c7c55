package kilohour.gateway;

import kilohour.exchange.RequestId;

/**
 * One request on its way to its handler.
 *
 * @param caller null where nobody has proven who they are
 * @param connection null over HTTP
 * @param requestId what makes the market do it once
 */
record Call(Arguments arguments, Caller caller, Connection connection, RequestId requestId, Peer peer) {
    /** The socket's number at the market, 0 over HTTP or before it may trade. */
    long session() {
        return connection == null ? 0 : connection.session();
    }

    long account() {
        if (caller.account() == 0)
            throw new Refusal(ErrorCode.FORBIDDEN, "this key acts for no account; use the key of a trading account");
        return caller.account();
    }
}
