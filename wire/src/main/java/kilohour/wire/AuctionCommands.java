package kilohour.wire;

import kilohour.exchange.Command;
import kilohour.wire.sbe.HaltTradingDecoder;
import kilohour.wire.sbe.HaltTradingEncoder;
import kilohour.wire.sbe.ResumeTradingDecoder;
import kilohour.wire.sbe.ResumeTradingEncoder;
import kilohour.wire.sbe.SetAuctionParametersDecoder;
import kilohour.wire.sbe.SetAuctionParametersEncoder;

/** Auctions, halts. */
final class AuctionCommands {
    private final SetAuctionParametersEncoder setAuctionParametersEncoder = new SetAuctionParametersEncoder();
    private final SetAuctionParametersDecoder setAuctionParametersDecoder = new SetAuctionParametersDecoder();
    private final HaltTradingEncoder haltTradingEncoder = new HaltTradingEncoder();
    private final HaltTradingDecoder haltTradingDecoder = new HaltTradingDecoder();
    private final ResumeTradingEncoder resumeTradingEncoder = new ResumeTradingEncoder();
    private final ResumeTradingDecoder resumeTradingDecoder = new ResumeTradingDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    AuctionCommands(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Command.SetAuctionParameters it) {
        Composites.put(
                it.parameters(), writer.begin(setAuctionParametersEncoder).parameters());
    }

    Command.SetAuctionParameters setAuctionParameters() {
        var in = reader.open(setAuctionParametersDecoder);
        return new Command.SetAuctionParameters(Composites.auctions(in.parameters()));
    }

    void write(Command.HaltTrading it) {
        writer.begin(haltTradingEncoder)
                .subject(it.subject())
                .reason(it.reason())
                .officer(it.officer());
    }

    Command.HaltTrading haltTrading() {
        var in = reader.open(haltTradingDecoder);
        return new Command.HaltTrading(in.subject(), in.reason(), in.officer());
    }

    void write(Command.ResumeTrading it) {
        writer.begin(resumeTradingEncoder).subject(it.subject()).officer(it.officer());
    }

    Command.ResumeTrading resumeTrading() {
        var in = reader.open(resumeTradingDecoder);
        return new Command.ResumeTrading(in.subject(), in.officer());
    }
}
