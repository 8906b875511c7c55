package kilohour.wire;

import java.util.List;
import kilohour.clearing.Charges;
import kilohour.clearing.MarginGroup;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.StateRecord;

/** One plausible instance of every record of margin beyond scenarios. */
final class MarginExamples {
    private static final Charges CHARGES = new Charges("H100", 10_000, 12_000, 200_000, 100_000, 80_000);

    private static final MarginGroup GROUP = new MarginGroup("Hopper", List.of("H100", "H200"), 300_000);

    static final List<Command> COMMANDS = List.of(new Command.SetCharges(CHARGES), new Command.SetMarginGroup(GROUP));

    static final List<Event> EVENTS = List.of(
            new Event.ChargesSet(CHARGES),
            new Event.ChargeBaseSet("H100", 26_123, 1_488_000),
            new Event.MarginGroupSet(GROUP));

    static final List<StateRecord> STATES =
            List.of(new StateRecord.ChargesState(CHARGES, 26_123, 1_488_000), new StateRecord.MarginGroupState(GROUP));

    private MarginExamples() {}
}
