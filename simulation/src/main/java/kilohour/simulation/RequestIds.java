package kilohour.simulation;

import kilohour.exchange.RequestId;

/** An account's request ids: never twice, also not after a restart, since they go on from venue time. */
final class RequestIds {
    /** The first half of every id that a simulation gives. */
    private static final long SIMULATION = 0x73696d756c617465L;

    private final long account;
    private long last;

    RequestIds(long account) {
        this.account = account;
    }

    RequestId next(long nowNanos) {
        last = Math.max(last + 1, nowNanos);
        return new RequestId(SIMULATION ^ account, last);
    }
}
