package kilohour.exchange;

import kilohour.units.Utc;

/** The officer's kill switches: throwing one stops new orders at once and takes out those that are open. */
final class Enforcement {
    private static final int REASON_CHARS_MAX = 200;

    private final State state;
    private final MassCancel massCancel;

    Enforcement(State state, MassCancel massCancel) {
        this.state = state;
        this.massCancel = massCancel;
    }

    Refusal set(Command.SetKillSwitch command) {
        Refusal refusal = known(command.reach(), command.whose());
        if (refusal == null) refusal = words(command);
        if (refusal == null) refusal = command.thrown() ? alreadyThrown(command) : notLiftable(command);
        if (refusal != null) return refusal;
        if (command.thrown())
            state.killSwitches.put(new StateRecord.KillSwitchState(
                    command.reach(), command.whose(), command.officer(), command.reason(), state.nowNanos));
        else state.killSwitches.remove(command.reach(), command.whose());
        state.say(new Event.KillSwitchSet(
                command.reach(), command.whose(), command.thrown(), command.officer(), command.reason()));
        if (command.thrown()) massCancel.accounts(command.reach(), command.whose());
        return null;
    }

    private Refusal known(KillReach reach, long whose) {
        return switch (reach) {
            case ACCOUNT ->
                state.accounts.containsKey(whose)
                        ? null
                        : new Refusal(RejectReason.UNKNOWN_ACCOUNT, "there is no account " + whose);
            case MEMBER ->
                whose == (int) whose && state.members.containsKey((int) whose)
                        ? null
                        : new Refusal(RejectReason.UNKNOWN_MEMBER, "there is no member " + whose);
            case VENUE ->
                whose == 0 ? null : new Refusal(RejectReason.INVALID_FIELD, "the venue's switch is of number 0");
        };
    }

    private static Refusal words(Command.SetKillSwitch command) {
        if (command.officer().isBlank() || command.officer().length() > 64)
            return new Refusal(RejectReason.INVALID_FIELD, "say who does it, in 1 to 64 characters");
        return !command.reason().isBlank() && command.reason().length() <= REASON_CHARS_MAX
                ? null
                : new Refusal(RejectReason.INVALID_FIELD, "say why, in 1 to " + REASON_CHARS_MAX + " characters");
    }

    private Refusal alreadyThrown(Command.SetKillSwitch command) {
        var known = state.killSwitches.get(command.reach(), command.whose());
        return known == null
                ? null
                : new Refusal(
                        RejectReason.ALREADY_EXISTS,
                        "this switch was thrown at %s by %s (%s)"
                                .formatted(Utc.format(known.sinceNanos()), known.officer(), known.reason()));
    }

    private Refusal notLiftable(Command.SetKillSwitch command) {
        if (state.killSwitches.get(command.reach(), command.whose()) == null)
            return new Refusal(RejectReason.INVALID_FIELD, "this switch is not thrown: there is nothing to lift");
        return massCancel.isUnderWay(command.reach(), command.whose())
                ? new Refusal(RejectReason.SETTLING, "its orders are still being cancelled: lift it in a moment")
                : null;
    }
}
