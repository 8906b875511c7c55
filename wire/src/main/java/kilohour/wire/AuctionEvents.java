package kilohour.wire;

import kilohour.exchange.Event;
import kilohour.wire.sbe.AuctionEndedDecoder;
import kilohour.wire.sbe.AuctionEndedEncoder;
import kilohour.wire.sbe.AuctionParametersSetDecoder;
import kilohour.wire.sbe.AuctionParametersSetEncoder;
import kilohour.wire.sbe.IndicativeChangedDecoder;
import kilohour.wire.sbe.IndicativeChangedEncoder;
import kilohour.wire.sbe.PhaseChangedDecoder;
import kilohour.wire.sbe.PhaseChangedEncoder;

/** Trading phases and what auctions come to. */
final class AuctionEvents {
    private final AuctionParametersSetEncoder auctionParametersSetEncoder = new AuctionParametersSetEncoder();
    private final AuctionParametersSetDecoder auctionParametersSetDecoder = new AuctionParametersSetDecoder();
    private final PhaseChangedEncoder phaseChangedEncoder = new PhaseChangedEncoder();
    private final PhaseChangedDecoder phaseChangedDecoder = new PhaseChangedDecoder();
    private final IndicativeChangedEncoder indicativeChangedEncoder = new IndicativeChangedEncoder();
    private final IndicativeChangedDecoder indicativeChangedDecoder = new IndicativeChangedDecoder();
    private final AuctionEndedEncoder auctionEndedEncoder = new AuctionEndedEncoder();
    private final AuctionEndedDecoder auctionEndedDecoder = new AuctionEndedDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    AuctionEvents(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Event.AuctionParametersSet it) {
        Composites.put(
                it.parameters(), writer.begin(auctionParametersSetEncoder).parameters());
    }

    Event.AuctionParametersSet auctionParametersSet() {
        var in = reader.open(auctionParametersSetDecoder);
        return new Event.AuctionParametersSet(Composites.auctions(in.parameters()));
    }

    void write(Event.PhaseChanged it) {
        writer.begin(phaseChangedEncoder)
                .contract(it.contract())
                .phase(Codes.TRADING_PHASE.code(it.phase()))
                .auction(Codes.AUCTION_KIND.codeOrNull(it.auction()))
                .untilNanos(it.untilNanos())
                .reason(it.reason());
    }

    Event.PhaseChanged phaseChanged() {
        var in = reader.open(phaseChangedDecoder);
        return new Event.PhaseChanged(
                in.contract(),
                Codes.TRADING_PHASE.value(in.phase()),
                Codes.AUCTION_KIND.valueOrNull(in.auction()),
                in.untilNanos(),
                in.reason());
    }

    void write(Event.IndicativeChanged it) {
        writer.begin(indicativeChangedEncoder)
                .contract(it.contract())
                .priceTicks(it.priceTicks())
                .lots(it.lots())
                .imbalanceLots(it.imbalanceLots());
    }

    Event.IndicativeChanged indicativeChanged() {
        var in = reader.open(indicativeChangedDecoder);
        return new Event.IndicativeChanged(in.contract(), in.priceTicks(), in.lots(), in.imbalanceLots());
    }

    void write(Event.AuctionEnded it) {
        writer.begin(auctionEndedEncoder)
                .contract(it.contract())
                .auction(Codes.AUCTION_KIND.code(it.auction()))
                .priceTicks(it.priceTicks())
                .lots(it.lots());
    }

    Event.AuctionEnded auctionEnded() {
        var in = reader.open(auctionEndedDecoder);
        return new Event.AuctionEnded(
                in.contract(), Codes.AUCTION_KIND.value(in.auction()), in.priceTicks(), in.lots());
    }
}
