package kilohour.wire;

import kilohour.exchange.Command;
import kilohour.wire.sbe.AmendOrderDecoder;
import kilohour.wire.sbe.AmendOrderEncoder;
import kilohour.wire.sbe.CancelAllDecoder;
import kilohour.wire.sbe.CancelAllEncoder;
import kilohour.wire.sbe.CancelOrderDecoder;
import kilohour.wire.sbe.CancelOrderEncoder;
import kilohour.wire.sbe.PlaceOrderDecoder;
import kilohour.wire.sbe.PlaceOrderEncoder;
import kilohour.wire.sbe.PlacePairDecoder;
import kilohour.wire.sbe.PlacePairEncoder;

/** Orders. */
final class TradingCommands {
    private final PlaceOrderEncoder placeOrderEncoder = new PlaceOrderEncoder();
    private final PlaceOrderDecoder placeOrderDecoder = new PlaceOrderDecoder();
    private final PlacePairEncoder placePairEncoder = new PlacePairEncoder();
    private final PlacePairDecoder placePairDecoder = new PlacePairDecoder();
    private final AmendOrderEncoder amendOrderEncoder = new AmendOrderEncoder();
    private final AmendOrderDecoder amendOrderDecoder = new AmendOrderDecoder();
    private final CancelOrderEncoder cancelOrderEncoder = new CancelOrderEncoder();
    private final CancelOrderDecoder cancelOrderDecoder = new CancelOrderDecoder();
    private final CancelAllEncoder cancelAllEncoder = new CancelAllEncoder();
    private final CancelAllDecoder cancelAllDecoder = new CancelAllDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    TradingCommands(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Command.PlaceOrder it) {
        PlaceOrderEncoder out = writer.begin(placeOrderEncoder);
        Composites.put(it.requestId(), out.requestId());
        Composites.put(it.terms(), out.terms());
        out.account(it.account())
                .contract(it.contract())
                .session(it.session())
                .label(it.terms().label());
    }

    Command.PlaceOrder placeOrder() {
        var in = reader.open(placeOrderDecoder);
        return new Command.PlaceOrder(
                in.account(),
                Composites.requestId(in.requestId()),
                in.contract(),
                Composites.terms(in.terms(), in.label()),
                in.session());
    }

    void write(Command.PlacePair it) {
        PlacePairEncoder out = writer.begin(placePairEncoder);
        Composites.put(it.requestId(), out.requestId());
        Composites.put(it.first(), out.first());
        Composites.put(it.second(), out.second());
        out.account(it.account())
                .contract(it.contract())
                .session(it.session())
                .firstLabel(it.first().label())
                .secondLabel(it.second().label());
    }

    Command.PlacePair placePair() {
        var in = reader.open(placePairDecoder);
        return new Command.PlacePair(
                in.account(),
                Composites.requestId(in.requestId()),
                in.contract(),
                Composites.terms(in.first(), in.firstLabel()),
                Composites.terms(in.second(), in.secondLabel()),
                in.session());
    }

    void write(Command.AmendOrder it) {
        AmendOrderEncoder out = writer.begin(amendOrderEncoder);
        Composites.put(it.requestId(), out.requestId());
        out.account(it.account())
                .orderId(it.orderId())
                .lots(it.lots())
                .limitTicks(it.limitTicks())
                .triggerTicks(it.triggerTicks());
    }

    Command.AmendOrder amendOrder() {
        var in = reader.open(amendOrderDecoder);
        return new Command.AmendOrder(
                in.account(),
                Composites.requestId(in.requestId()),
                in.orderId(),
                in.lots(),
                in.limitTicks(),
                in.triggerTicks());
    }

    void write(Command.CancelOrder it) {
        CancelOrderEncoder out = writer.begin(cancelOrderEncoder);
        Composites.put(it.requestId(), out.requestId());
        out.account(it.account()).orderId(it.orderId());
    }

    Command.CancelOrder cancelOrder() {
        var in = reader.open(cancelOrderDecoder);
        return new Command.CancelOrder(in.account(), Composites.requestId(in.requestId()), in.orderId());
    }

    void write(Command.CancelAll it) {
        CancelAllEncoder out = writer.begin(cancelAllEncoder);
        Composites.put(it.requestId(), out.requestId());
        out.account(it.account()).contract(it.contract()).label(it.label());
    }

    Command.CancelAll cancelAll() {
        var in = reader.open(cancelAllDecoder);
        return new Command.CancelAll(in.account(), Composites.requestId(in.requestId()), in.contract(), in.label());
    }
}
