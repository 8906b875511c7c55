package kilohour.wire;

import kilohour.exchange.Command;
import kilohour.wire.sbe.DepositAssetDecoder;
import kilohour.wire.sbe.DepositAssetEncoder;
import kilohour.wire.sbe.SetAssetPriceDecoder;
import kilohour.wire.sbe.SetAssetPriceEncoder;
import kilohour.wire.sbe.SetCollateralAssetDecoder;
import kilohour.wire.sbe.SetCollateralAssetEncoder;
import kilohour.wire.sbe.WithdrawAssetDecoder;
import kilohour.wire.sbe.WithdrawAssetEncoder;

/** Collateral besides dollars. */
final class CollateralCommands {
    private final SetCollateralAssetEncoder setCollateralAssetEncoder = new SetCollateralAssetEncoder();
    private final SetCollateralAssetDecoder setCollateralAssetDecoder = new SetCollateralAssetDecoder();
    private final SetAssetPriceEncoder setAssetPriceEncoder = new SetAssetPriceEncoder();
    private final SetAssetPriceDecoder setAssetPriceDecoder = new SetAssetPriceDecoder();
    private final DepositAssetEncoder depositAssetEncoder = new DepositAssetEncoder();
    private final DepositAssetDecoder depositAssetDecoder = new DepositAssetDecoder();
    private final WithdrawAssetEncoder withdrawAssetEncoder = new WithdrawAssetEncoder();
    private final WithdrawAssetDecoder withdrawAssetDecoder = new WithdrawAssetDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    CollateralCommands(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Command.SetCollateralAsset it) {
        SetCollateralAssetEncoder out = writer.begin(setCollateralAssetEncoder);
        Composites.put(it.asset(), out.terms());
        out.asset(it.asset().code());
    }

    Command.SetCollateralAsset setCollateralAsset() {
        var in = reader.open(setCollateralAssetDecoder);
        return new Command.SetCollateralAsset(Composites.collateral(in.asset(), in.terms()));
    }

    void write(Command.SetAssetPrice it) {
        SetAssetPriceEncoder out = writer.begin(setAssetPriceEncoder);
        out.pricePpm(it.pricePpm());
        out.asset(it.asset());
    }

    Command.SetAssetPrice setAssetPrice() {
        var in = reader.open(setAssetPriceDecoder);
        return new Command.SetAssetPrice(in.asset(), in.pricePpm());
    }

    void write(Command.DepositAsset it) {
        DepositAssetEncoder out = writer.begin(depositAssetEncoder);
        out.account(it.account());
        out.amountMicros(it.amountMicros());
        out.asset(it.asset()).custodian(it.custodian()).entry(it.entry()).officer(it.officer());
    }

    Command.DepositAsset depositAsset() {
        var in = reader.open(depositAssetDecoder);
        return new Command.DepositAsset(
                in.account(), in.asset(), in.amountMicros(), in.custodian(), in.entry(), in.officer());
    }

    void write(Command.WithdrawAsset it) {
        WithdrawAssetEncoder out = writer.begin(withdrawAssetEncoder);
        out.account(it.account());
        Composites.put(it.requestId(), out.requestId());
        out.amountMicros(it.amountMicros());
        out.asset(it.asset()).reference(it.reference());
    }

    Command.WithdrawAsset withdrawAsset() {
        var in = reader.open(withdrawAssetDecoder);
        return new Command.WithdrawAsset(
                in.account(), Composites.requestId(in.requestId()), in.asset(), in.amountMicros(), in.reference());
    }
}
