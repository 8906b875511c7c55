package kilohour.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import kilohour.exchange.Command;
import kilohour.units.Money;

/** Takes statements in: books what is certain, and says of the rest what to do. */
public final class StatementImport {
    /** What the market said to a command. */
    public sealed interface Outcome {
        record Booked() implements Outcome {}

        record AlreadyBooked() implements Outcome {}

        record Refused(String sentence) implements Outcome {}
    }

    /** How many entries of a statement were booked now, were booked before, are pending, or wait for a person. */
    public record Report(BankStatement statement, int booked, int alreadyBooked, int pending, List<String> todo) {
        public Report {
            todo = List.copyOf(todo);
        }

        /** The sentences that a person reads, the summary first. */
        public List<String> lines() {
            var lines = new ArrayList<String>();
            lines.add("%s: statement %s of %s, %d entries booked, %d booked before, %d pending, %d to look into"
                    .formatted(
                            statement.source(),
                            statement.id(),
                            statement.account(),
                            booked,
                            alreadyBooked,
                            pending,
                            todo.size()));
            lines.addAll(todo);
            return lines;
        }
    }

    private final StatementMatching matching;
    private final Function<Command, Outcome> market;

    /** @param market tells it one command and returns what came of it */
    public StatementImport(BankAccount own, Function<Command, Outcome> market) {
        this.matching = new StatementMatching(own);
        this.market = market;
    }

    /** @throws BankFileException if the statement is of another account */
    public Report take(BankStatement statement) {
        int booked = 0;
        int already = 0;
        int pending = 0;
        var todo = new ArrayList<String>();
        for (Matched matched : matching.match(statement)) {
            switch (matched) {
                case Matched.Pending _ -> pending++;
                case Matched.Unmatched unmatched -> todo.add(unmatched.where() + ": " + unmatched.todo());
                case Matched.Booking booking -> {
                    switch (market.apply(booking.command())) {
                        case Outcome.Booked _ -> booked++;
                        case Outcome.AlreadyBooked _ -> already++;
                        case Outcome.Refused refused ->
                            todo.add(booking.where() + ": " + about(booking.command()) + ": " + refused.sentence());
                    }
                }
            }
        }
        return new Report(statement, booked, already, pending, todo);
    }

    private static String about(Command command) {
        return switch (command) {
            case Command.CreditBankEntry credit ->
                "$%s for account %d".formatted(Money.format(credit.amountMicros()), credit.account());
            case Command.SettleWithdrawal settle ->
                "$%s for withdrawal %d".formatted(Money.format(settle.amountMicros()), settle.withdrawal());
            default -> command.getClass().getSimpleName();
        };
    }
}
