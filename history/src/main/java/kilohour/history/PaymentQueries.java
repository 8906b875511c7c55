package kilohour.history;

import java.util.List;
import java.util.Optional;
import kilohour.clearing.Purpose;
import kilohour.clearing.VenueAccount;
import org.jdbi.v3.core.Jdbi;

/** Withdrawals and deposits of the past. */
public final class PaymentQueries {
    /** @param reference what the deposit was said to be for */
    public record Deposit(long sequence, long atNanos, long account, long amountMicros, String reference) {}

    /**
     * A movement of the ledger's bank account.
     *
     * @param amountMicros in if positive
     * @param bank the account at the bank and {@code entry} its reference; empty where it was booked without an entry
     * @param day when the bank booked it, days since 1970
     */
    public record BankLine(
            long sequence,
            long atNanos,
            Purpose purpose,
            long counterparty,
            long amountMicros,
            String reference,
            String bank,
            String entry,
            int day) {}

    private static final String WITHDRAWALS = "SELECT " + PaymentRegister.COLUMNS + " FROM withdrawals ";

    private final Jdbi jdbi;

    PaymentQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** An account's withdrawals, newest first. */
    public List<RecordedWithdrawal> withdrawals(long account, int countMax, int offset) {
        return jdbi.withHandle(sql -> sql.createQuery(
                        WITHDRAWALS + "WHERE account = :account ORDER BY withdrawal DESC LIMIT :count OFFSET :offset")
                .bind("account", account)
                .bind("count", countMax)
                .bind("offset", offset)
                .map((row, context) -> PaymentRegister.from(row))
                .list());
    }

    public Optional<RecordedWithdrawal> withdrawal(long withdrawal) {
        return jdbi.withHandle(sql -> sql.createQuery(WITHDRAWALS + "WHERE withdrawal = :withdrawal")
                .bind("withdrawal", withdrawal)
                .map((row, context) -> PaymentRegister.from(row))
                .findOne());
    }

    public long countWithdrawals(long account) {
        return count("SELECT COUNT(*) FROM withdrawals WHERE account = :account", account);
    }

    /** An account's deposits, newest first. */
    public List<Deposit> deposits(long account, int countMax, int offset) {
        return jdbi.withHandle(sql -> sql.createQuery(
                        "SELECT sequence, at_nanos, amount_micros, reference FROM ledger_entries WHERE account = :account"
                                + " AND purpose = 'DEPOSIT' ORDER BY at_nanos DESC, sequence DESC"
                                + " LIMIT :count OFFSET :offset")
                .bind("account", account)
                .bind("count", countMax)
                .bind("offset", offset)
                .map((row, context) -> new Deposit(
                        row.getLong("sequence"),
                        row.getLong("at_nanos"),
                        account,
                        row.getLong("amount_micros"),
                        row.getString("reference")))
                .list());
    }

    public long countDeposits(long account) {
        return count("SELECT COUNT(*) FROM ledger_entries WHERE account = :account AND purpose = 'DEPOSIT'", account);
    }

    /** Movements at the bank in [from, to), oldest first. Each is booked right after the entry that it was booked from. */
    public List<BankLine> bankLines(long fromNanos, long toNanos) {
        return jdbi.withHandle(sql -> sql.createQuery(
                        "SELECT l.sequence, l.at_nanos, l.purpose, l.counterparty, l.amount_micros, l.reference,"
                                + " b.bank, b.entry, b.epoch_day FROM ledger_entries l"
                                + " LEFT JOIN bank_entries b ON b.sequence = l.sequence - 1"
                                + " WHERE l.account = :bank AND l.at_nanos >= :from AND l.at_nanos < :to"
                                + " ORDER BY l.at_nanos, l.sequence")
                .bind("bank", VenueAccount.BANK)
                .bind("from", fromNanos)
                .bind("to", toNanos)
                .map((row, context) -> new BankLine(
                        row.getLong("sequence"),
                        row.getLong("at_nanos"),
                        Purpose.valueOf(row.getString("purpose")),
                        row.getLong("counterparty"),
                        -row.getLong("amount_micros"),
                        row.getString("reference"),
                        row.getString("bank") == null ? "" : row.getString("bank"),
                        row.getString("entry") == null ? "" : row.getString("entry"),
                        row.getInt("epoch_day")))
                .list());
    }

    private long count(String query, long account) {
        return jdbi.withHandle(sql -> sql.createQuery(query)
                .bind("account", account)
                .mapTo(Long.class)
                .one());
    }
}
