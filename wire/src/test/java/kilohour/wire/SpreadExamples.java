package kilohour.wire;

import java.util.List;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.RequestId;
import kilohour.exchange.StateRecord;

/** One plausible instance of every record of spreads. */
final class SpreadExamples {
    static final List<Command> COMMANDS =
            List.of(new Command.CreateSpread(100, new RequestId(0x0123456789abcdefL, 0xfedcba9876543210L), 7, 9));

    static final List<Event> EVENTS =
            List.of(new Event.LegsBooked(55, 60, 7, 2_612, 9, 2_624, 4), new Event.SpreadEnded(60));

    static final List<StateRecord> STATES = List.of(new StateRecord.SpreadRequestState(60, 100));

    private SpreadExamples() {}
}
