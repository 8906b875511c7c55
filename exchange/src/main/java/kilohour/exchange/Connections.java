package kilohour.exchange;

/** What gateways tell of their clients' connections: begun, ended, and what shall become of the orders then. */
final class Connections {
    private final State state;
    private final MassCancel massCancel;

    Connections(State state, MassCancel massCancel) {
        this.state = state;
        this.massCancel = massCancel;
    }

    Refusal open(Command.OpenSession command) {
        Refusal refusal = known(command.account());
        if (refusal != null) return refusal;
        if (command.session() == 0)
            return new Refusal(RejectReason.INVALID_FIELD, "0 is no session: it stands for an order outside of any");
        if (state.sessions.get(command.session()) != null)
            return new Refusal(RejectReason.ALREADY_EXISTS, "a session of this number is open already");
        boolean cancels = state.sessions.cancelsByDefault(command.account());
        state.sessions.put(
                new StateRecord.SessionState(command.session(), command.account(), command.gateway(), cancels));
        state.say(new Event.SessionOpened(command.account(), command.session(), command.gateway(), cancels));
        return null;
    }

    Refusal set(Command.SetCancelOnDisconnect command) {
        Refusal refusal = known(command.account());
        if (refusal != null) return refusal;
        boolean cancels = command.cancelOnDisconnect();
        if (command.session() == 0) state.sessions.cancelByDefault(command.account(), cancels);
        else {
            if (!state.sessions.isOpen(command.session(), command.account())) return notOpen();
            var session = state.sessions.get(command.session());
            state.sessions.put(
                    new StateRecord.SessionState(session.session(), session.account(), session.gateway(), cancels));
        }
        state.say(new Event.CancelOnDisconnectSet(command.account(), command.session(), cancels));
        return null;
    }

    Refusal end(Command.EndSession command) {
        if (state.sessions.get(command.session()) == null) return notOpen();
        massCancel.session(command.session());
        return null;
    }

    Refusal end(Command.EndGateway command) {
        if (!state.sessions.anyOf(command.gateway()))
            return new Refusal(RejectReason.SESSION_NOT_OPEN, "no session is open at this gateway");
        state.say(new Event.GatewayLost(command.gateway()));
        massCancel.gateway(command.gateway());
        return null;
    }

    static Refusal notOpen() {
        return new Refusal(
                RejectReason.SESSION_NOT_OPEN, "this session is not open, or is not this account's: connect again");
    }

    private Refusal known(long account) {
        return state.accounts.containsKey(account)
                ? null
                : new Refusal(RejectReason.UNKNOWN_ACCOUNT, "there is no account " + account);
    }
}
