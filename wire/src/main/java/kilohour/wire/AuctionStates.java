package kilohour.wire;

import kilohour.exchange.StateRecord;
import kilohour.wire.sbe.AuctionParametersStateDecoder;
import kilohour.wire.sbe.AuctionParametersStateEncoder;
import kilohour.wire.sbe.PhaseStateDecoder;
import kilohour.wire.sbe.PhaseStateEncoder;
import kilohour.wire.sbe.PriceMinuteStateDecoder;
import kilohour.wire.sbe.PriceMinuteStateEncoder;

/** Trading phases as they stand. */
final class AuctionStates {
    private final AuctionParametersStateEncoder auctionParametersStateEncoder = new AuctionParametersStateEncoder();
    private final AuctionParametersStateDecoder auctionParametersStateDecoder = new AuctionParametersStateDecoder();
    private final PhaseStateEncoder phaseStateEncoder = new PhaseStateEncoder();
    private final PhaseStateDecoder phaseStateDecoder = new PhaseStateDecoder();
    private final PriceMinuteStateEncoder priceMinuteStateEncoder = new PriceMinuteStateEncoder();
    private final PriceMinuteStateDecoder priceMinuteStateDecoder = new PriceMinuteStateDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    AuctionStates(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(StateRecord.AuctionParametersState it) {
        Composites.put(
                it.parameters(), writer.begin(auctionParametersStateEncoder).parameters());
    }

    StateRecord.AuctionParametersState auctionParametersState() {
        var in = reader.open(auctionParametersStateDecoder);
        return new StateRecord.AuctionParametersState(Composites.auctions(in.parameters()));
    }

    void write(StateRecord.PhaseState it) {
        writer.begin(phaseStateEncoder)
                .contract(it.contract())
                .phase(Codes.TRADING_PHASE.code(it.phase()))
                .auction(Codes.AUCTION_KIND.codeOrNull(it.auction()))
                .untilNanos(it.untilNanos())
                .lots(it.lots())
                .tickLots(it.tickLots())
                .closingLots(it.closingLots())
                .closingTickLots(it.closingTickLots())
                .indicativeTicks(it.indicativeTicks())
                .indicativeLots(it.indicativeLots())
                .imbalanceLots(it.imbalanceLots())
                .reason(it.reason());
    }

    StateRecord.PhaseState phaseState() {
        var in = reader.open(phaseStateDecoder);
        return new StateRecord.PhaseState(
                in.contract(),
                Codes.TRADING_PHASE.value(in.phase()),
                Codes.AUCTION_KIND.valueOrNull(in.auction()),
                in.untilNanos(),
                in.reason(),
                in.lots(),
                in.tickLots(),
                in.closingLots(),
                in.closingTickLots(),
                in.indicativeTicks(),
                in.indicativeLots(),
                in.imbalanceLots());
    }

    void write(StateRecord.PriceMinuteState it) {
        writer.begin(priceMinuteStateEncoder)
                .contract(it.contract())
                .minute(it.minute())
                .lowTicks(it.lowTicks())
                .highTicks(it.highTicks());
    }

    StateRecord.PriceMinuteState priceMinuteState() {
        var in = reader.open(priceMinuteStateDecoder);
        return new StateRecord.PriceMinuteState(in.contract(), in.minute(), in.lowTicks(), in.highTicks());
    }
}
