package kilohour.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kilohour.units.Money;

/**
 * A statement's closing balance against the ledger: what the ledger has at the bank less what the statement says, and
 * every movement that only one of the two knows.
 *
 * @param ledgerMicros what the ledger has at the bank, micro-dollars
 * @param statementMicros the statement's closing balance
 * @param differences what explains the difference, each with what it adds to ledger less statement
 */
public record Reconciliation(long ledgerMicros, long statementMicros, List<Difference> differences) {
    public Reconciliation {
        differences = List.copyOf(differences);
    }

    /** @param micros what it adds to ledger less statement */
    public record Difference(String what, long micros) {}

    /**
     * A movement of the ledger's bank account.
     *
     * @param entry the bank's reference, empty if it was booked without one
     * @param day the day the bank booked it, or venue day where it has no entry; days since 1970
     * @param amountMicros in if positive
     */
    public record LedgerLine(String entry, int day, long amountMicros, String what) {}

    public boolean isEqual() {
        return ledgerMicros == statementMicros;
    }

    /** What the differences leave unexplained, micro-dollars. */
    public long unexplainedMicros() {
        long rest = ledgerMicros - statementMicros;
        for (Difference difference : differences) rest -= difference.micros();
        return rest;
    }

    /**
     * Holds a statement against the ledger.
     *
     * @param lines the ledger's movements at the bank, at least from the first day of the statement on
     * @throws BankFileException if the statement has no closing balance
     */
    public static Reconciliation of(BankStatement statement, long ledgerMicros, List<LedgerLine> lines) {
        if (statement.closingMicros().isEmpty())
            throw new BankFileException(
                    statement.source() + " has no closing balance (CLBD): ask the bank for one that has");
        Map<String, Long> booked = new HashMap<>();
        for (LedgerLine line : lines)
            if (!line.entry().isEmpty()) booked.merge(whole(line.entry()), line.amountMicros(), Long::sum);
        var differences = new ArrayList<Difference>();
        Map<String, Boolean> onStatement = new HashMap<>();
        int firstDay = Integer.MAX_VALUE;
        for (BankStatement.Entry entry : statement.entries()) {
            if (!entry.booked()) continue;
            onStatement.put(entry.reference(), true);
            firstDay = Math.min(firstDay, entry.day());
            long there = entry.credit() ? entry.amountMicros() : -entry.amountMicros();
            long here = booked.getOrDefault(entry.reference(), 0L);
            if (here != there)
                differences.add(new Difference(
                        "entry %d (%s) of the statement is %s in the ledger"
                                .formatted(
                                        entry.number(),
                                        entry.reference(),
                                        here == 0 ? "not" : "only $" + Money.format(here)),
                        here - there));
        }
        for (LedgerLine line : lines) {
            boolean later = line.day() > statement.closingDay();
            boolean missing =
                    line.entry().isEmpty() || (line.day() >= firstDay && !onStatement.containsKey(whole(line.entry())));
            if (later || missing)
                differences.add(new Difference(
                        line.what() + (later ? ", after the statement" : ", on no statement"), line.amountMicros()));
        }
        return new Reconciliation(ledgerMicros, statement.closingMicros().getAsLong(), differences);
    }

    /** The entry that one of several payments belongs to. */
    private static String whole(String entry) {
        return entry.replaceFirst("/[0-9]+$", "");
    }
}
