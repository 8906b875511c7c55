package kilohour.simulation;

import java.util.List;
import kilohour.exchange.Command;
import kilohour.exchange.RejectReason;

/** Somebody who trades by a rule from one account. What it does follows from its seed and from what it sees. */
interface Participant {
    long account();

    /** What it does now: at most so many commands, to be carried out in this order. */
    List<Command.Request> turn(Venue venue, int commandsMax);

    /** Its command was not done. */
    void refused(Command.Request command, RejectReason reason, long atNanos);
}
