package kilohour.exchange;

import kilohour.clearing.VenueAccount;

/** Members, accounts, keys, parameters. */
final class Administration {
    private static final int TEXT_CHARS_MAX = 64;

    private final State state;
    private final ScenarioPrices prices;

    Administration(State state, ScenarioPrices prices) {
        this.state = state;
        this.prices = prices;
    }

    Refusal register(Command.RegisterMember command) {
        Refusal refusal = text("a member's name", command.name());
        if (refusal != null) return refusal;
        if (command.member() < 1) return new Refusal(RejectReason.INVALID_FIELD, "members are numbered from 1");
        if (state.members.containsKey(command.member())) return exists("member " + command.member());
        state.members.put(command.member(), new StateRecord.MemberState(command.member(), command.name()));
        state.say(new Event.MemberRegistered(command.member(), command.name()));
        return null;
    }

    Refusal open(Command.OpenAccount command) {
        Refusal refusal = text("an account's name", command.name());
        if (refusal != null) return refusal;
        if (command.account() < VenueAccount.FIRST_MEMBER_ACCOUNT)
            return new Refusal(
                    RejectReason.INVALID_FIELD, "accounts are numbered from " + VenueAccount.FIRST_MEMBER_ACCOUNT);
        if (state.accounts.containsKey(command.account())) return exists("account " + command.account());
        if (!state.members.containsKey(command.member()))
            return new Refusal(RejectReason.UNKNOWN_MEMBER, "there is no member " + command.member());
        state.accounts.put(
                command.account(),
                new StateRecord.AccountState(command.account(), command.member(), command.name(), -1, command.kind()));
        state.say(new Event.AccountOpened(command.account(), command.member(), command.name(), command.kind()));
        return null;
    }

    Refusal register(Command.RegisterKey command) {
        Refusal refusal = text("a key's id", command.keyId());
        if (refusal != null) return refusal;
        if (state.keys.containsKey(command.keyId())) return exists("key " + command.keyId());
        boolean forNoAccount = command.account() == 0 && command.scopes().contains(Scope.OFFICER);
        if (!forNoAccount && !state.accounts.containsKey(command.account()))
            return new Refusal(
                    RejectReason.UNKNOWN_ACCOUNT,
                    "there is no account " + command.account() + ": only an officer's key acts for none");
        state.keys.put(
                command.keyId(), new StateRecord.KeyState(command.keyId(), command.account(), command.scopes(), false));
        state.say(new Event.KeyRegistered(command.keyId(), command.account(), command.scopes()));
        return null;
    }

    Refusal disable(Command.DisableKey command) {
        var key = state.keys.get(command.keyId());
        if (key == null) return new Refusal(RejectReason.UNKNOWN_KEY, "there is no key of that id");
        state.keys.put(key.keyId(), new StateRecord.KeyState(key.keyId(), key.account(), key.scopes(), true));
        state.say(new Event.KeyDisabled(key.keyId()));
        return null;
    }

    Refusal set(Command.SetTradingParameters command) {
        state.parameters = command.parameters();
        state.say(new Event.TradingParametersSet(command.parameters()));
        state.indices.values().forEach(prices::step);
        return null;
    }

    Refusal set(Command.SetMarginParameters command) {
        var parameters = command.parameters();
        IndexLine line = state.indices.get(parameters.index());
        if (line == null)
            return new Refusal(RejectReason.UNKNOWN_UNDERLYING, "no underlying " + parameters.index() + " is listed");
        long next = line.margin == null ? 1 : line.margin.version() + 1;
        if (parameters.version() != next)
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "the next margin parameters of %s are version %d, not %d"
                            .formatted(parameters.index(), next, parameters.version()));
        line.margin = parameters;
        state.marginGroups.match();
        state.say(new Event.MarginParametersSet(parameters));
        prices.step(line);
        return null;
    }

    private static Refusal text(String what, String text) {
        return !text.isBlank() && text.length() <= TEXT_CHARS_MAX
                ? null
                : new Refusal(RejectReason.INVALID_FIELD, what + " has 1 to " + TEXT_CHARS_MAX + " characters");
    }

    private static Refusal exists(String what) {
        return new Refusal(RejectReason.ALREADY_EXISTS, what + " exists already");
    }
}
