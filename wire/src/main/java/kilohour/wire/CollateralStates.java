package kilohour.wire;

import kilohour.exchange.StateRecord;
import kilohour.wire.sbe.AssetBalanceStateDecoder;
import kilohour.wire.sbe.AssetBalanceStateEncoder;
import kilohour.wire.sbe.AssetStateDecoder;
import kilohour.wire.sbe.AssetStateEncoder;
import kilohour.wire.sbe.DebitStateDecoder;
import kilohour.wire.sbe.DebitStateEncoder;

/** Collateral as it stands. */
final class CollateralStates {
    private final AssetStateEncoder assetStateEncoder = new AssetStateEncoder();
    private final AssetStateDecoder assetStateDecoder = new AssetStateDecoder();
    private final AssetBalanceStateEncoder assetBalanceStateEncoder = new AssetBalanceStateEncoder();
    private final AssetBalanceStateDecoder assetBalanceStateDecoder = new AssetBalanceStateDecoder();
    private final DebitStateEncoder debitStateEncoder = new DebitStateEncoder();
    private final DebitStateDecoder debitStateDecoder = new DebitStateDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    CollateralStates(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(StateRecord.AssetState it) {
        AssetStateEncoder out = writer.begin(assetStateEncoder);
        Composites.put(it.asset(), out.terms());
        out.pricePpm(it.pricePpm());
        out.pricedNanos(it.pricedNanos());
        out.standing(Codes.ASSET_STANDING.code(it.standing()));
        out.matured(Codes.yesNo(it.matured()));
        out.asset(it.asset().code());
    }

    StateRecord.AssetState assetState() {
        var in = reader.open(assetStateDecoder);
        return new StateRecord.AssetState(
                Composites.collateral(in.asset(), in.terms()),
                in.pricePpm(),
                in.pricedNanos(),
                Codes.ASSET_STANDING.value(in.standing()),
                Codes.yesNo(in.matured()));
    }

    void write(StateRecord.AssetBalanceState it) {
        AssetBalanceStateEncoder out = writer.begin(assetBalanceStateEncoder);
        out.account(it.account());
        out.amountMicros(it.amountMicros());
        out.asset(it.asset());
    }

    StateRecord.AssetBalanceState assetBalanceState() {
        var in = reader.open(assetBalanceStateDecoder);
        return new StateRecord.AssetBalanceState(in.asset(), in.account(), in.amountMicros());
    }

    void write(StateRecord.DebitState it) {
        DebitStateEncoder out = writer.begin(debitStateEncoder);
        out.account(it.account());
        out.cureNanos(it.cureNanos());
    }

    StateRecord.DebitState debitState() {
        var in = reader.open(debitStateDecoder);
        return new StateRecord.DebitState(in.account(), in.cureNanos());
    }
}
