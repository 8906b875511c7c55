package kilohour.wire;

import java.time.YearMonth;
import java.util.List;
import kilohour.clearing.OptionParameters;
import kilohour.contracts.Contract;
import kilohour.contracts.Good;
import kilohour.contracts.Option;
import kilohour.contracts.Underlying;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.StateRecord;
import kilohour.units.PriceGrid;

/** One plausible instance of every record of options: they stand last in the golden file. */
final class OptionExamples {
    private static final long NOON = 1_796_040_000_000_000_000L; // 2026-11-30T12:00Z
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    private static final OptionParameters OPTIONS = OptionParameters.standard("H100");
    private static final Contract PUT = new Option(
            11,
            new Underlying("H100", "H100 SXM – one hour", Good.GPU_HOUR, new PriceGrid(1_000), true),
            DECEMBER,
            Option.Style.AVERAGE_PRICE,
            Option.Type.PUT,
            2_500);

    static final List<Command> COMMANDS =
            List.of(new Command.SetOptionParameters(OPTIONS), new Command.SetVolatility("H100", DECEMBER, 385_000));

    static final List<Event> EVENTS = List.of(
            new Event.OptionParametersSet(OPTIONS),
            new Event.VolatilitySet("H100", DECEMBER, 385_000),
            new Event.ContractListed(PUT, 1_873),
            new Event.OptionExpired(11, 26_131, false, 42));

    static final List<StateRecord> STATES = List.of(
            new StateRecord.OptionParametersState(OPTIONS, NOON),
            new StateRecord.VolatilityState("H100", DECEMBER, 385_000));

    private OptionExamples() {}
}
