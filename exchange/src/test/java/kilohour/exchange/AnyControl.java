package kilohour.exchange;

import java.util.Random;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Random commands of the controls: connections that come, go and take their orders along. */
final class AnyControl {
    private static final int SESSIONS = 8;
    private static final int GATEWAYS = 3;

    private final Random random;
    private final Exchange exchange;
    private final LongSupplier account;
    private final Supplier<RequestId> request;

    /** @param account anybody's, now and then nobody's */
    AnyControl(Random random, Exchange exchange, LongSupplier account, Supplier<RequestId> request) {
        this.random = random;
        this.exchange = exchange;
        this.account = account;
        this.request = request;
    }

    Command any() {
        return connection();
    }

    /** A session that may be open, for an order of this account; mostly its own. */
    long session(long account) {
        if (random.nextInt(3) > 0) return 0;
        long session = random.nextInt(SESSIONS);
        boolean own =
                exchange.session(session).filter(s -> s.account() == account).isPresent();
        return own || random.nextInt(10) == 0 ? session : 0;
    }

    private Command connection() {
        long session = random.nextInt(SESSIONS);
        long owner = exchange.session(session).map(Views.Session::account).orElseGet(account::getAsLong);
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 ->
                new Command.OpenSession(account.getAsLong(), request.get(), session, random.nextInt(GATEWAYS));
            case 4, 5, 6 -> new Command.SetCancelOnDisconnect(owner, request.get(), session, random.nextInt(3) > 0);
            case 7, 8 -> new Command.EndSession(session);
            default -> new Command.EndGateway(random.nextInt(GATEWAYS));
        };
    }
}
