package kilohour.wire;

import kilohour.exchange.Event;
import kilohour.wire.sbe.AssetPricedDecoder;
import kilohour.wire.sbe.AssetPricedEncoder;
import kilohour.wire.sbe.AssetTransferredDecoder;
import kilohour.wire.sbe.AssetTransferredEncoder;
import kilohour.wire.sbe.CollateralAssetSetDecoder;
import kilohour.wire.sbe.CollateralAssetSetEncoder;
import kilohour.wire.sbe.DebitCalledDecoder;
import kilohour.wire.sbe.DebitCalledEncoder;

/** What became of collateral. */
final class CollateralEvents {
    private final CollateralAssetSetEncoder collateralAssetSetEncoder = new CollateralAssetSetEncoder();
    private final CollateralAssetSetDecoder collateralAssetSetDecoder = new CollateralAssetSetDecoder();
    private final AssetPricedEncoder assetPricedEncoder = new AssetPricedEncoder();
    private final AssetPricedDecoder assetPricedDecoder = new AssetPricedDecoder();
    private final AssetTransferredEncoder assetTransferredEncoder = new AssetTransferredEncoder();
    private final AssetTransferredDecoder assetTransferredDecoder = new AssetTransferredDecoder();
    private final DebitCalledEncoder debitCalledEncoder = new DebitCalledEncoder();
    private final DebitCalledDecoder debitCalledDecoder = new DebitCalledDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    CollateralEvents(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Event.CollateralAssetSet it) {
        CollateralAssetSetEncoder out = writer.begin(collateralAssetSetEncoder);
        Composites.put(it.asset(), out.terms());
        out.asset(it.asset().code());
    }

    Event.CollateralAssetSet collateralAssetSet() {
        var in = reader.open(collateralAssetSetDecoder);
        return new Event.CollateralAssetSet(Composites.collateral(in.asset(), in.terms()));
    }

    void write(Event.AssetPriced it) {
        AssetPricedEncoder out = writer.begin(assetPricedEncoder);
        out.pricePpm(it.pricePpm());
        out.standing(Codes.ASSET_STANDING.code(it.standing()));
        out.asset(it.asset());
    }

    Event.AssetPriced assetPriced() {
        var in = reader.open(assetPricedDecoder);
        return new Event.AssetPriced(in.asset(), in.pricePpm(), Codes.ASSET_STANDING.value(in.standing()));
    }

    void write(Event.AssetTransferred it) {
        AssetTransferredEncoder out = writer.begin(assetTransferredEncoder);
        out.from(it.from());
        out.to(it.to());
        out.amountMicros(it.amountMicros());
        out.purpose(Codes.PURPOSE.code(it.purpose()));
        out.asset(it.asset()).reference(it.reference());
    }

    Event.AssetTransferred assetTransferred() {
        var in = reader.open(assetTransferredDecoder);
        return new Event.AssetTransferred(
                in.from(), in.to(), in.asset(), in.amountMicros(), Codes.PURPOSE.value(in.purpose()), in.reference());
    }

    void write(Event.DebitCalled it) {
        DebitCalledEncoder out = writer.begin(debitCalledEncoder);
        out.account(it.account());
        out.owedMicros(it.owedMicros());
        out.cureNanos(it.cureNanos());
    }

    Event.DebitCalled debitCalled() {
        var in = reader.open(debitCalledDecoder);
        return new Event.DebitCalled(in.account(), in.owedMicros(), in.cureNanos());
    }
}
