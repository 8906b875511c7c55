package kilohour.bank;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import kilohour.exchange.Command;
import kilohour.units.Money;

/** Finds out whose each entry of a statement is, by what is written in it; what is not certain is left to a person. */
public final class StatementMatching {
    private static final String DOLLARS = "USD";
    private static final int REFERENCE_CHARS_MAX = 64;

    private final BankAccount own;

    public StatementMatching(BankAccount own) {
        this.own = own;
    }

    /**
     * Every entry in order.
     *
     * @throws BankFileException if the statement is of another account
     */
    public List<Matched> match(BankStatement statement) {
        if (!statement.account().equals(own.own().number()))
            throw new BankFileException("%s is of account %s, the venue's is %s: put it where it belongs"
                    .formatted(
                            statement.source(), statement.account(), own.own().number()));
        var seen = new HashSet<String>();
        var all = new ArrayList<Matched>();
        for (BankStatement.Entry entry : statement.entries()) all.addAll(match(statement, entry, seen));
        return all;
    }

    private List<Matched> match(BankStatement statement, BankStatement.Entry entry, Set<String> seen) {
        String where = "%s, entry %d%s"
                .formatted(
                        statement.source(),
                        entry.number(),
                        entry.reference().isEmpty() ? "" : " (" + entry.reference() + ")");
        if (!entry.booked()) return List.of(new Matched.Pending(where));
        String fault = fault(entry, seen);
        if (fault != null) return List.of(new Matched.Unmatched(where, fault));
        if (entry.details().size() <= 1)
            return List.of(match(
                    where,
                    entry,
                    entry.reference(),
                    entry.amountMicros(),
                    entry.details().isEmpty() ? null : entry.details().getFirst()));
        return split(where, entry);
    }

    /** Why nothing can be booked from an entry at all, or null. */
    private static String fault(BankStatement.Entry entry, Set<String> seen) {
        String amount = amount(entry);
        if (!entry.currency().equals(DOLLARS))
            return amount
                    + " is not in USD, which is all that the venue keeps at the bank: have the bank change or return it";
        if (entry.reference().isEmpty())
            return amount + " has no reference of the bank, so it could not be known again: ask the bank for one"
                    + " (AcctSvcrRef), or credit it by hand once";
        if (entry.reference().length() > REFERENCE_CHARS_MAX)
            return amount + " has a reference of more than " + REFERENCE_CHARS_MAX + " characters: book it by hand";
        if (!seen.add(entry.reference()))
            return amount + " bears a reference that occurred before in this statement: ask the bank which is right";
        if (entry.day() < 0) return amount + " has no booking date: ask the bank for it";
        if (entry.amountMicros() == 0) return amount + ": nothing moved, there is nothing to do";
        if (entry.reversal())
            return entry.credit()
                    ? amount + " is a payment of ours that came back: refuse its withdrawal if it is not settled yet"
                            + " (kilohour withdrawals refuse), else credit it by hand (kilohour bank credit)"
                    : amount + " takes an earlier deposit back: find that deposit's reference and book it"
                            + " (kilohour bank reverse)";
        return null;
    }

    /** An entry of several payments is booked payment by payment, if they add up. */
    private List<Matched> split(String where, BankStatement.Entry entry) {
        long sum = 0;
        for (BankStatement.Detail detail : entry.details()) {
            OptionalLong micros = detail.amountMicros();
            if (micros.isEmpty() || micros.getAsLong() == 0)
                return List.of(new Matched.Unmatched(
                        where,
                        amount(entry)
                                + " consists of several payments without their amounts: ask the bank for details"));
            sum = Math.addExact(sum, micros.getAsLong());
        }
        if (sum != entry.amountMicros())
            return List.of(new Matched.Unmatched(
                    where,
                    amount(entry) + " consists of payments that add up to $" + Money.format(sum)
                            + ": ask the bank which is right"));
        var all = new ArrayList<Matched>();
        for (int i = 0; i < entry.details().size(); i++) {
            BankStatement.Detail detail = entry.details().get(i);
            String part = "/" + (i + 1);
            all.add(match(
                    where + ", payment " + (i + 1),
                    entry,
                    entry.reference() + part,
                    detail.amountMicros().orElseThrow(),
                    detail));
        }
        return all;
    }

    private Matched match(
            String where, BankStatement.Entry entry, String reference, long amountMicros, BankStatement.Detail detail) {
        return entry.credit()
                ? credit(where, entry, reference, amountMicros, detail)
                : debit(where, entry, reference, amountMicros, detail);
    }

    private Matched credit(
            String where, BankStatement.Entry entry, String reference, long amountMicros, BankStatement.Detail detail) {
        List<Long> accounts = CreditorReference.accounts(detail == null ? "" : detail.remittance());
        String usd = "$" + Money.format(amountMicros);
        String byHand = ": find out whose it is, then kilohour bank credit --entry " + reference + " --account A";
        if (accounts.isEmpty())
            return new Matched.Unmatched(where, usd + " came in without the reference of an account" + byHand);
        if (accounts.size() > 1)
            return new Matched.Unmatched(where, usd + " came in with the references of " + accounts + byHand);
        long account = accounts.getFirst();
        return new Matched.Booking(
                where,
                new Command.CreditBankEntry(
                        own.own().number(),
                        reference,
                        entry.day(),
                        account,
                        amountMicros,
                        CreditorReference.of(account)));
    }

    private Matched debit(
            String where, BankStatement.Entry entry, String reference, long amountMicros, BankStatement.Detail detail) {
        long withdrawal = own.withdrawal(detail == null ? "" : detail.endToEndId());
        return withdrawal < 0
                ? new Matched.Unmatched(
                        where,
                        "$" + Money.format(amountMicros)
                                + " went out for no withdrawal of ours: a charge of the bank, or a payment to look into")
                : new Matched.Booking(
                        where,
                        new Command.SettleWithdrawal(
                                own.own().number(), reference, entry.day(), withdrawal, amountMicros));
    }

    private static String amount(BankStatement.Entry entry) {
        return (entry.credit() ? "+" : "-") + Money.format(entry.amountMicros()) + " " + entry.currency();
    }
}
