package kilohour.wire;

import java.util.ArrayList;
import java.util.List;
import kilohour.exchange.AuctionKind;
import kilohour.exchange.AuctionParameters;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.StateRecord;
import kilohour.exchange.TradingPhase;

/** One plausible instance of every record of auctions and halts: they stand last in the golden file. */
final class AuctionExamples {
    private static final long NOON = 1_796_040_000_000_000_000L; // 2026-11-30T12:00Z
    private static final AuctionParameters AUCTIONS = AuctionParameters.STANDARD;

    static final List<Command> COMMANDS = List.of(
            new Command.SetAuctionParameters(AUCTIONS),
            new Command.HaltTrading("H100", "index in doubt", "officer-1"),
            new Command.ResumeTrading("H100_USD-31DEC26", "officer-2"));

    static final List<Event> EVENTS = List.of(
            new Event.AuctionParametersSet(AUCTIONS),
            new Event.PhaseChanged(7, TradingPhase.AUCTION, AuctionKind.PAUSE, NOON, "a move of 10% within an hour"),
            new Event.IndicativeChanged(7, 2_612, 40, -3),
            new Event.AuctionEnded(7, AuctionKind.CLOSING, 2_613, 42));

    static final List<StateRecord> STATES = List.of(
            new StateRecord.AuctionParametersState(AUCTIONS),
            new StateRecord.PhaseState(
                    7,
                    TradingPhase.AUCTION,
                    AuctionKind.CLOSING,
                    NOON,
                    "a move of 10% within an hour",
                    42,
                    109_704,
                    12,
                    31_344,
                    2_612,
                    40,
                    -3),
            new StateRecord.PriceMinuteState(7, 29_934_000, 2_605, 2_618));

    private AuctionExamples() {}

    static <T> List<T> after(List<? extends T> first, List<? extends T> then) {
        var all = new ArrayList<T>(first);
        all.addAll(then);
        return all;
    }
}
