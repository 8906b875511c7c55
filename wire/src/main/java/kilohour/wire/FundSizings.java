package kilohour.wire;

import java.util.ArrayList;
import java.util.List;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.FundSizing;
import kilohour.exchange.StateRecord;
import kilohour.wire.sbe.FundSizedDecoder;
import kilohour.wire.sbe.FundSizedEncoder;
import kilohour.wire.sbe.FundSizingStateDecoder;
import kilohour.wire.sbe.FundSizingStateEncoder;
import kilohour.wire.sbe.SizeFundDecoder;
import kilohour.wire.sbe.SizeFundEncoder;

/** The daily sizing of the default fund: as command, event and state it has the same fields. */
final class FundSizings {
    private final SizeFundEncoder sizeFundEncoder = new SizeFundEncoder();
    private final SizeFundDecoder sizeFundDecoder = new SizeFundDecoder();
    private final FundSizedEncoder fundSizedEncoder = new FundSizedEncoder();
    private final FundSizedDecoder fundSizedDecoder = new FundSizedDecoder();
    private final FundSizingStateEncoder fundSizingStateEncoder = new FundSizingStateEncoder();
    private final FundSizingStateDecoder fundSizingStateDecoder = new FundSizingStateDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    FundSizings(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /** What stands before the list: a message is read in the order in which it was written. */
    private record Fields(
            int day,
            long asOfNanos,
            int accounts,
            int scenarios,
            int first,
            long firstMicros,
            int second,
            long secondMicros,
            long minimumMicros) {
        FundSizing with(String scenario, List<FundSizing.Part> parts) {
            return new FundSizing(
                    day,
                    asOfNanos,
                    accounts,
                    scenarios,
                    scenario,
                    first,
                    firstMicros,
                    second,
                    secondMicros,
                    minimumMicros,
                    parts);
        }
    }

    void write(Command.SizeFund it) {
        SizeFundEncoder out = writer.begin(sizeFundEncoder);
        FundSizing sizing = it.sizing();
        out.day(sizing.day())
                .asOfNanos(sizing.asOfNanos())
                .accounts(sizing.accounts())
                .scenarios(sizing.scenarios())
                .first(sizing.first())
                .firstMicros(sizing.firstMicros())
                .second(sizing.second())
                .secondMicros(sizing.secondMicros())
                .minimumMicros(sizing.minimumMicros());
        var parts = out.partsCount(sizing.parts().size());
        for (FundSizing.Part each : sizing.parts())
            parts.next()
                    .member(each.member())
                    .averageMicros(each.averageMicros())
                    .requiredMicros(each.requiredMicros());
        out.scenario(sizing.scenario());
    }

    Command.SizeFund sizeFund() {
        var in = reader.open(sizeFundDecoder);
        var sizing = new Fields(
                in.day(),
                in.asOfNanos(),
                in.accounts(),
                in.scenarios(),
                in.first(),
                in.firstMicros(),
                in.second(),
                in.secondMicros(),
                in.minimumMicros());
        List<FundSizing.Part> parts = new ArrayList<>();
        for (var each : in.parts())
            parts.add(new FundSizing.Part(each.member(), each.averageMicros(), each.requiredMicros()));
        return new Command.SizeFund(sizing.with(in.scenario(), parts));
    }

    void write(Event.FundSized it) {
        FundSizedEncoder out = writer.begin(fundSizedEncoder);
        FundSizing sizing = it.sizing();
        out.day(sizing.day())
                .asOfNanos(sizing.asOfNanos())
                .accounts(sizing.accounts())
                .scenarios(sizing.scenarios())
                .first(sizing.first())
                .firstMicros(sizing.firstMicros())
                .second(sizing.second())
                .secondMicros(sizing.secondMicros())
                .minimumMicros(sizing.minimumMicros());
        var parts = out.partsCount(sizing.parts().size());
        for (FundSizing.Part each : sizing.parts())
            parts.next()
                    .member(each.member())
                    .averageMicros(each.averageMicros())
                    .requiredMicros(each.requiredMicros());
        out.scenario(sizing.scenario());
    }

    Event.FundSized fundSized() {
        var in = reader.open(fundSizedDecoder);
        var sizing = new Fields(
                in.day(),
                in.asOfNanos(),
                in.accounts(),
                in.scenarios(),
                in.first(),
                in.firstMicros(),
                in.second(),
                in.secondMicros(),
                in.minimumMicros());
        List<FundSizing.Part> parts = new ArrayList<>();
        for (var each : in.parts())
            parts.add(new FundSizing.Part(each.member(), each.averageMicros(), each.requiredMicros()));
        return new Event.FundSized(sizing.with(in.scenario(), parts));
    }

    void write(StateRecord.FundSizingState it) {
        FundSizingStateEncoder out = writer.begin(fundSizingStateEncoder);
        FundSizing sizing = it.sizing();
        out.day(sizing.day())
                .asOfNanos(sizing.asOfNanos())
                .accounts(sizing.accounts())
                .scenarios(sizing.scenarios())
                .first(sizing.first())
                .firstMicros(sizing.firstMicros())
                .second(sizing.second())
                .secondMicros(sizing.secondMicros())
                .minimumMicros(sizing.minimumMicros());
        var parts = out.partsCount(sizing.parts().size());
        for (FundSizing.Part each : sizing.parts())
            parts.next()
                    .member(each.member())
                    .averageMicros(each.averageMicros())
                    .requiredMicros(each.requiredMicros());
        out.scenario(sizing.scenario());
    }

    StateRecord.FundSizingState fundSizingState() {
        var in = reader.open(fundSizingStateDecoder);
        var sizing = new Fields(
                in.day(),
                in.asOfNanos(),
                in.accounts(),
                in.scenarios(),
                in.first(),
                in.firstMicros(),
                in.second(),
                in.secondMicros(),
                in.minimumMicros());
        List<FundSizing.Part> parts = new ArrayList<>();
        for (var each : in.parts())
            parts.add(new FundSizing.Part(each.member(), each.averageMicros(), each.requiredMicros()));
        return new StateRecord.FundSizingState(sizing.with(in.scenario(), parts));
    }
}
