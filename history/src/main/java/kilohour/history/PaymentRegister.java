package kilohour.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import kilohour.exchange.Event;
import kilohour.exchange.PayoutAddress;

/** Withdrawals, of which those under way are known; and entries of the bank. */
final class PaymentRegister {
    static final String COLUMNS =
            "withdrawal, account, asset, amount_micros, reference, to_holder, to_number, to_agent,"
                    + " approvals, approvals_left, officers, state, reason, requested_nanos, approved_nanos, updated_nanos";

    private final Map<Long, RecordedWithdrawal> underWay = new HashMap<>();
    private final Map<Long, RecordedWithdrawal> changed = new LinkedHashMap<>();
    private final Rows withdrawals;
    private final Rows entries;

    PaymentRegister(Connection sql) throws SQLException {
        withdrawals = Rows.upsert(sql, 1, "withdrawals", COLUMNS.split(",\\s*"));
        entries = Rows.upsert(
                sql,
                3,
                "bank_entries",
                "bank",
                "entry",
                "epoch_day",
                "sequence",
                "account",
                "amount_micros",
                "at_nanos");
        try (var statement = sql.createStatement();
                var row = statement.executeQuery(
                        "SELECT " + COLUMNS + " FROM withdrawals WHERE state IN ('ASKED', 'APPROVED')")) {
            while (row.next()) {
                RecordedWithdrawal known = from(row);
                underWay.put(known.withdrawal(), known);
            }
        }
    }

    void ask(Event.WithdrawalRequested asked, long atNanos) {
        keep(RecordedWithdrawal.asked(asked, atNanos));
    }

    void approve(Event.WithdrawalApproved approved, long atNanos) {
        change(approved.withdrawal(), known -> known.approved(approved, atNanos));
    }

    void end(Event.WithdrawalEnded ended, long atNanos) {
        change(ended.withdrawal(), known -> known.ended(ended, atNanos));
    }

    void book(Event.BankEntryBooked entry, long sequence, long atNanos) throws SQLException {
        entries.add(entry.bank(), entry.entry(), entry.day(), sequence, entry.account(), entry.amountMicros(), atNanos);
    }

    private void change(long withdrawal, UnaryOperator<RecordedWithdrawal> change) {
        RecordedWithdrawal known = underWay.get(withdrawal);
        if (known == null) throw new HistoryException("withdrawal " + withdrawal + " is not under way in the history");
        keep(change.apply(known));
    }

    private void keep(RecordedWithdrawal withdrawal) {
        if (withdrawal.isUnderWay()) underWay.put(withdrawal.withdrawal(), withdrawal);
        else underWay.remove(withdrawal.withdrawal());
        changed.put(withdrawal.withdrawal(), withdrawal);
    }

    void write() throws SQLException {
        for (RecordedWithdrawal each : changed.values())
            withdrawals.add(
                    each.withdrawal(),
                    each.account(),
                    each.asset(),
                    each.amountMicros(),
                    each.reference(),
                    each.to().holder(),
                    each.to().number(),
                    each.to().agent(),
                    each.approvals(),
                    each.approvalsLeft(),
                    each.officers(),
                    each.state(),
                    each.reason(),
                    each.requestedNanos(),
                    each.approvedNanos(),
                    each.updatedNanos());
        changed.clear();
        withdrawals.write();
        entries.write();
    }

    static RecordedWithdrawal from(ResultSet row) throws SQLException {
        return new RecordedWithdrawal(
                row.getLong("withdrawal"),
                row.getLong("account"),
                row.getString("asset"),
                row.getLong("amount_micros"),
                row.getString("reference"),
                new PayoutAddress(row.getString("to_holder"), row.getString("to_number"), row.getString("to_agent")),
                row.getInt("approvals"),
                row.getInt("approvals_left"),
                row.getString("officers"),
                RecordedWithdrawal.State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getLong("requested_nanos"),
                row.getLong("approved_nanos"),
                row.getLong("updated_nanos"));
    }
}
