package kilohour.exchange;

import java.util.Random;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Random commands of the controls: connections that take their orders along, kill switches. */
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
        return random.nextInt(6) == 0 ? killSwitch() : connection();
    }

    /** A session that may be open, for an order of this account; mostly its own. */
    long session(long account) {
        if (random.nextInt(3) > 0) return 0;
        long session = random.nextInt(SESSIONS);
        boolean own =
                exchange.session(session).filter(s -> s.account() == account).isPresent();
        return own || random.nextInt(10) == 0 ? session : 0;
    }

    /** Mostly lifted soon after: a market in which nobody may trade proves little. */
    private Command killSwitch() {
        var thrown = exchange.killSwitches();
        if (!thrown.isEmpty() && random.nextInt(4) > 0) {
            var first = thrown.getFirst();
            return new Command.SetKillSwitch(first.reach(), first.whose(), false, "officer", "calm again");
        }
        KillReach reach = KillReach.values()[random.nextInt(3)];
        long whose = switch (reach) {
            case ACCOUNT -> account.getAsLong();
            case MEMBER -> random.nextInt(3);
            case VENUE -> random.nextInt(10) == 0 ? random.nextLong() : 0;
        };
        boolean sensible = reach == KillReach.ACCOUNT || random.nextInt(4) == 0;
        return new Command.SetKillSwitch(reach, whose, sensible, "officer", random.nextInt(10) == 0 ? "" : "test");
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
