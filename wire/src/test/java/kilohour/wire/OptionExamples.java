package kilohour.wire;

import java.time.YearMonth;
import java.util.List;
import kilohour.clearing.OptionParameters;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.StateRecord;

/** One plausible instance of every record of options: they stand last in the golden file. */
final class OptionExamples {
    private static final long NOON = 1_796_040_000_000_000_000L; // 2026-11-30T12:00Z
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    private static final OptionParameters OPTIONS = OptionParameters.standard("H100");

    static final List<Command> COMMANDS =
            List.of(new Command.SetOptionParameters(OPTIONS), new Command.SetVolatility("H100", DECEMBER, 385_000));

    static final List<Event> EVENTS = List.of(
            new Event.OptionParametersSet(OPTIONS),
            new Event.VolatilitySet("H100", DECEMBER, 385_000),
            new Event.OptionExpired(11, 26_131, false, 42));

    static final List<StateRecord> STATES = List.of(
            new StateRecord.OptionParametersState(OPTIONS, NOON),
            new StateRecord.VolatilityState("H100", DECEMBER, 385_000));

    private OptionExamples() {}
}
