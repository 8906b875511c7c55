package kilohour.wire;

import java.util.List;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.FundSizing;
import kilohour.exchange.SharingStage;
import kilohour.exchange.StateRecord;
import kilohour.exchange.Valuation;

/** One plausible instance of every record of what the clearing house does each day by itself. */
final class FundExamples {
    private static final long AFTER_THE_RUN = 1_796_054_460_000_000_000L; // 2026-11-30T16:01Z
    private static final int DAY = 20_787; // 2026-11-30
    private static final FundSizing SIZING = new FundSizing(
            DAY,
            AFTER_THE_RUN,
            3,
            12,
            "SUPPLY_SHOCK",
            5,
            4_000_000_000_000L,
            6,
            2_500_000_000_000L,
            10_000_000_000L,
            List.of(
                    new FundSizing.Part(5, 600_000_000_000L, 4_875_000_000_000L),
                    new FundSizing.Part(6, 200_000_000_000L, 1_625_000_000_000L),
                    new FundSizing.Part(7, 0, 10_000_000_000L)));

    static final List<Command> COMMANDS =
            List.of(new Command.SizeFund(SIZING), new Command.SetIndexSupplier(5, "H100", true, 50_000));
    static final List<Event> EVENTS = List.of(
            new Event.FundSized(SIZING),
            new Event.IndexSupplierSet(5, "H100", true, 50_000),
            new Event.AccountValued(
                    100,
                    DAY,
                    new Valuation(
                            9_998_549_200_000L,
                            -250_000,
                            12_500_000,
                            1_318_909_091L,
                            1_450_800_000L,
                            List.of(new Valuation.Pledged(
                                    "USDC", 500_000_000_000L, 999_000, 20_000, 489_510_000_000L)))));
    static final List<StateRecord> STATES = List.of(
            new StateRecord.FundSizingState(SIZING),
            new StateRecord.IndexSupplierState(5, "H100", 50_000),
            new StateRecord.LossSharingState(
                    5, 0, 0, SharingStage.TAKING, 1_100, 450_000_000_000L, 1_700_000_000_000L, 3, 120_000_000_000L));

    private FundExamples() {}
}
