package kilohour.history;

import kilohour.exchange.Event;
import kilohour.exchange.PayoutAddress;

/**
 * A withdrawal from its asking to its end.
 *
 * @param asset {@code USD}, or of which asset; the amount in millionths of its unit
 * @param approvals how many officers it needed; {@code approvalsLeft} how many have yet to approve it
 * @param officers the keys of those who decided, in order, separated by blanks
 * @param reason why it was refused or returned, or empty
 * @param approvedNanos when the last approval came, 0 before
 */
public record RecordedWithdrawal(
        long withdrawal,
        long account,
        String asset,
        long amountMicros,
        String reference,
        PayoutAddress to,
        int approvals,
        int approvalsLeft,
        String officers,
        State state,
        String reason,
        long requestedNanos,
        long approvedNanos,
        long updatedNanos) {

    /** Where it stands, or how it ended. */
    public enum State {
        ASKED,
        APPROVED,
        PAID,
        REFUSED,
        CANCELLED,
        RETURNED
    }

    public boolean isUnderWay() {
        return state == State.ASKED || state == State.APPROVED;
    }

    /** As it stands once it has been asked for. */
    public static RecordedWithdrawal asked(Event.WithdrawalRequested asked, long atNanos) {
        return new RecordedWithdrawal(
                asked.withdrawal(),
                asked.account(),
                asked.asset(),
                asked.amountMicros(),
                asked.reference(),
                asked.to(),
                asked.approvals(),
                asked.approvals(),
                "",
                asked.approvals() == 0 ? State.APPROVED : State.ASKED,
                "",
                atNanos,
                asked.approvals() == 0 ? atNanos : 0,
                atNanos);
    }

    RecordedWithdrawal approved(Event.WithdrawalApproved approved, long atNanos) {
        boolean last = approved.approvalsLeft() == 0;
        return changed(
                approved.approvalsLeft(),
                approved.officer(),
                last ? State.APPROVED : State.ASKED,
                "",
                last ? atNanos : 0,
                atNanos);
    }

    /** As it stands once it has come to its end. */
    public RecordedWithdrawal ended(Event.WithdrawalEnded ended, long atNanos) {
        State how = switch (ended.end()) {
            case PAID -> State.PAID;
            case REFUSED -> State.REFUSED;
            case CANCELLED -> State.CANCELLED;
            case RETURNED -> State.RETURNED;
        };
        return changed(approvalsLeft, ended.officer(), how, ended.reason(), approvedNanos, atNanos);
    }

    private RecordedWithdrawal changed(
            int left, String officer, State now, String why, long approvedAtNanos, long atNanos) {
        return new RecordedWithdrawal(
                withdrawal,
                account,
                asset,
                amountMicros,
                reference,
                to,
                approvals,
                left,
                (officers + " " + officer).strip(),
                now,
                why,
                requestedNanos,
                approvedAtNanos,
                atNanos);
    }
}
