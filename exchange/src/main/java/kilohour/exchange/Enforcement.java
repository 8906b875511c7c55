package kilohour.exchange;

import kilohour.units.Utc;

/** What an officer does to keep order: kill switches, position limits, who is under common control. */
final class Enforcement {
    private static final int REASON_CHARS_MAX = 200;
    private static final long ALL_UNITS_MAX = 100 * TradingParameters.POSITION_UNITS_MAX;

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

    Refusal set(Command.SetPositionLimits command) {
        PositionLimits limits = command.limits();
        if (!state.indices.containsKey(limits.index()))
            return new Refusal(RejectReason.UNKNOWN_UNDERLYING, "no underlying " + limits.index() + " is listed");
        boolean none = limits.contractUnitsMax() == 0 && limits.allMonthsUnitsMax() == 0;
        boolean sensible = limits.contractUnitsMax() >= 1
                && limits.allMonthsUnitsMax() >= limits.contractUnitsMax()
                && limits.allMonthsUnitsMax() <= ALL_UNITS_MAX;
        if (!none && !sensible)
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "a contract's limit is at least 1 unit, that of all months at least as much and at most %d; both 0 for no limits"
                            .formatted(ALL_UNITS_MAX));
        if (none) state.limits.remove(limits.index());
        else state.limits.put(limits.index(), limits);
        state.say(new Event.PositionLimitsSet(limits));
        return null;
    }

    Refusal set(Command.SetControlGroup command) {
        if (!state.accounts.containsKey(command.account()))
            return new Refusal(RejectReason.UNKNOWN_ACCOUNT, "there is no account " + command.account());
        if (command.group() < 0)
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "control groups are numbered from 1; 0 for an account that stands alone");
        boolean joins = command.group() != 0 && state.controlGroups.of(command.account()) != command.group();
        if (joins && state.controlGroups.size(command.group()) >= ControlGroups.ACCOUNTS_MAX)
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "a control group has at most " + ControlGroups.ACCOUNTS_MAX + " accounts");
        state.controlGroups.put(command.account(), command.group());
        state.say(new Event.ControlGroupSet(command.account(), command.group()));
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
