package kilohour.bank;

import kilohour.exchange.Command;

/** What an entry of a statement, or one payment of it, turned out to be. */
public sealed interface Matched {
    /** Which entry, as a person finds it. */
    String where();

    /** A command that the market has yet to answer. */
    record Booking(String where, Command command) implements Matched {}

    /**
     * Nobody's, as far as the statement tells: it waits for a person.
     *
     * @param todo what it is and what to do about it
     */
    record Unmatched(String where, String todo) implements Matched {}

    /** Not booked by the bank yet: it comes again. */
    record Pending(String where) implements Matched {}
}
