package kilohour.wire;

import kilohour.exchange.Event;
import kilohour.wire.sbe.OrderAcceptedDecoder;
import kilohour.wire.sbe.OrderAcceptedEncoder;
import kilohour.wire.sbe.OrderAmendedDecoder;
import kilohour.wire.sbe.OrderAmendedEncoder;
import kilohour.wire.sbe.OrderCancelledDecoder;
import kilohour.wire.sbe.OrderCancelledEncoder;
import kilohour.wire.sbe.OrderFilledDecoder;
import kilohour.wire.sbe.OrderFilledEncoder;
import kilohour.wire.sbe.OrderTriggeredDecoder;
import kilohour.wire.sbe.OrderTriggeredEncoder;
import kilohour.wire.sbe.OrdersLinkedDecoder;
import kilohour.wire.sbe.OrdersLinkedEncoder;
import kilohour.wire.sbe.TradedDecoder;
import kilohour.wire.sbe.TradedEncoder;

/** Orders and trades. */
final class TradingEvents {
    private final OrderAcceptedEncoder orderAcceptedEncoder = new OrderAcceptedEncoder();
    private final OrderAcceptedDecoder orderAcceptedDecoder = new OrderAcceptedDecoder();
    private final OrderAmendedEncoder orderAmendedEncoder = new OrderAmendedEncoder();
    private final OrderAmendedDecoder orderAmendedDecoder = new OrderAmendedDecoder();
    private final OrderFilledEncoder orderFilledEncoder = new OrderFilledEncoder();
    private final OrderFilledDecoder orderFilledDecoder = new OrderFilledDecoder();
    private final OrderCancelledEncoder orderCancelledEncoder = new OrderCancelledEncoder();
    private final OrderCancelledDecoder orderCancelledDecoder = new OrderCancelledDecoder();
    private final OrdersLinkedEncoder ordersLinkedEncoder = new OrdersLinkedEncoder();
    private final OrdersLinkedDecoder ordersLinkedDecoder = new OrdersLinkedDecoder();
    private final OrderTriggeredEncoder orderTriggeredEncoder = new OrderTriggeredEncoder();
    private final OrderTriggeredDecoder orderTriggeredDecoder = new OrderTriggeredDecoder();
    private final TradedEncoder tradedEncoder = new TradedEncoder();
    private final TradedDecoder tradedDecoder = new TradedDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    TradingEvents(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Event.OrderAccepted it) {
        OrderAcceptedEncoder out = writer.begin(orderAcceptedEncoder);
        Composites.put(it.requestId(), out.requestId());
        Composites.put(it.terms(), out.terms());
        out.orderId(it.orderId())
                .account(it.account())
                .contract(it.contract())
                .limitTicks(it.limitTicks())
                .label(it.terms().label());
    }

    Event.OrderAccepted orderAccepted() {
        var in = reader.open(orderAcceptedDecoder);
        return new Event.OrderAccepted(
                in.orderId(),
                in.account(),
                Composites.requestId(in.requestId()),
                in.contract(),
                Composites.terms(in.terms(), in.label()),
                in.limitTicks());
    }

    void write(Event.OrderAmended it) {
        writer.begin(orderAmendedEncoder)
                .orderId(it.orderId())
                .account(it.account())
                .contract(it.contract())
                .lotsOpen(it.lotsOpen())
                .limitTicks(it.limitTicks())
                .keptPlace(Codes.yesNo(it.keptPlace()))
                .triggerTicks(it.triggerTicks());
    }

    Event.OrderAmended orderAmended() {
        var in = reader.open(orderAmendedDecoder);
        return new Event.OrderAmended(
                in.orderId(),
                in.account(),
                in.contract(),
                in.lotsOpen(),
                in.limitTicks(),
                Codes.yesNo(in.keptPlace()),
                in.triggerTicks());
    }

    void write(Event.OrderFilled it) {
        writer.begin(orderFilledEncoder)
                .orderId(it.orderId())
                .account(it.account())
                .contract(it.contract())
                .priceTicks(it.priceTicks())
                .lots(it.lots())
                .lotsOpen(it.lotsOpen())
                .feeMicros(it.feeMicros());
    }

    Event.OrderFilled orderFilled() {
        var in = reader.open(orderFilledDecoder);
        return new Event.OrderFilled(
                in.orderId(), in.account(), in.contract(), in.priceTicks(), in.lots(), in.lotsOpen(), in.feeMicros());
    }

    void write(Event.OrderCancelled it) {
        writer.begin(orderCancelledEncoder)
                .orderId(it.orderId())
                .account(it.account())
                .contract(it.contract())
                .lots(it.lots())
                .reason(Codes.CANCEL_REASON.code(it.reason()));
    }

    Event.OrderCancelled orderCancelled() {
        var in = reader.open(orderCancelledDecoder);
        return new Event.OrderCancelled(
                in.orderId(), in.account(), in.contract(), in.lots(), Codes.CANCEL_REASON.value(in.reason()));
    }

    void write(Event.OrdersLinked it) {
        writer.begin(ordersLinkedEncoder)
                .account(it.account())
                .contract(it.contract())
                .firstOrderId(it.firstOrderId())
                .secondOrderId(it.secondOrderId());
    }

    Event.OrdersLinked ordersLinked() {
        var in = reader.open(ordersLinkedDecoder);
        return new Event.OrdersLinked(in.account(), in.contract(), in.firstOrderId(), in.secondOrderId());
    }

    void write(Event.OrderTriggered it) {
        writer.begin(orderTriggeredEncoder)
                .orderId(it.orderId())
                .account(it.account())
                .contract(it.contract())
                .lotsOpen(it.lotsOpen())
                .limitTicks(it.limitTicks());
    }

    Event.OrderTriggered orderTriggered() {
        var in = reader.open(orderTriggeredDecoder);
        return new Event.OrderTriggered(in.orderId(), in.account(), in.contract(), in.lotsOpen(), in.limitTicks());
    }

    void write(Event.Traded it) {
        writer.begin(tradedEncoder)
                .tradeId(it.tradeId())
                .contract(it.contract())
                .priceTicks(it.priceTicks())
                .lots(it.lots())
                .takerSide(Codes.SIDE.code(it.takerSide()))
                .makerOrderId(it.makerOrderId())
                .makerAccount(it.makerAccount())
                .makerLotsOpen(it.makerLotsOpen())
                .makerFeeMicros(it.makerFeeMicros())
                .takerOrderId(it.takerOrderId())
                .takerAccount(it.takerAccount())
                .takerLotsOpen(it.takerLotsOpen())
                .takerFeeMicros(it.takerFeeMicros());
    }

    Event.Traded traded() {
        var in = reader.open(tradedDecoder);
        return new Event.Traded(
                in.tradeId(),
                in.contract(),
                in.priceTicks(),
                in.lots(),
                Codes.SIDE.value(in.takerSide()),
                in.makerOrderId(),
                in.makerAccount(),
                in.makerLotsOpen(),
                in.makerFeeMicros(),
                in.takerOrderId(),
                in.takerAccount(),
                in.takerLotsOpen(),
                in.takerFeeMicros());
    }
}
