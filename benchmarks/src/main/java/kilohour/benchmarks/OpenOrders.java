package kilohour.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kilohour.exchange.CancelReason;
import kilohour.exchange.Event;
import kilohour.exchange.OrderTerms;
import kilohour.units.Side;

/** Turns the events of our market back into the commands of a {@link CommandFile}. */
final class OpenOrders {
    private record Open(long id, int contract, int side, long user, long ticks, long lots) {
        Open at(long ticksNow, long lotsNow) {
            return new Open(id, contract, side, user, ticksNow, lotsNow);
        }
    }

    private record Said(int kind, Open order, long ticks, long lots) {}

    private final Map<Long, Open> open = new HashMap<>();
    private final List<Said> said = new ArrayList<>();
    /** The order that the command at hand brought in, with the lots that may trade; null if none. */
    private Open incoming;

    private boolean incomingRests;

    void hear(Event event) {
        if (event instanceof Event.OrderAccepted accepted) accepted(accepted);
        else if (event instanceof Event.Traded traded) traded(traded);
        else if (event instanceof Event.OrderAmended amended) amended(amended);
        else if (event instanceof Event.OrderCancelled cancelled) cancelled(cancelled);
    }

    private void accepted(Event.OrderAccepted accepted) {
        OrderTerms terms = accepted.terms();
        int side = terms.side() == Side.BUY ? CommandStream.BID : CommandStream.ASK;
        incoming = new Open(
                accepted.orderId(), accepted.contract(), side, accepted.account(), accepted.limitTicks(), terms.lots());
        incomingRests =
                terms.type() == OrderTerms.Type.LIMIT && terms.timeInForce().rests();
        open.put(incoming.id(), incoming);
    }

    private void traded(Event.Traded traded) {
        fill(traded.makerOrderId(), traded.makerLotsOpen());
        fill(traded.takerOrderId(), traded.takerLotsOpen());
    }

    private void fill(long id, long lotsOpen) {
        Open order = open.get(id);
        if (lotsOpen == 0) open.remove(id);
        else open.put(id, order.at(order.ticks(), lotsOpen));
    }

    private void amended(Event.OrderAmended amended) {
        Open order = open.get(amended.orderId());
        Open now = order.at(amended.limitTicks(), amended.lotsOpen());
        open.put(order.id(), now);
        if (amended.keptPlace()) {
            if (order.lots() > now.lots())
                said.add(new Said(CommandStream.REDUCE, order, 0, order.lots() - now.lots()));
        } else if (order.lots() == now.lots()) {
            said.add(new Said(CommandStream.MOVE, order, now.ticks(), 0));
        } else {
            said.add(new Said(CommandStream.CANCEL, order, 0, 0));
            incoming = now;
            incomingRests = true;
        }
    }

    private void cancelled(Event.OrderCancelled cancelled) {
        Open order = open.remove(cancelled.orderId());
        boolean selfTrade = cancelled.reason() == CancelReason.SELF_TRADE;
        if (incoming == null || incoming.id() != order.id()) said.add(new Said(CommandStream.CANCEL, order, 0, 0));
        else if (selfTrade) incoming = incoming.at(incoming.ticks(), incoming.lots() - cancelled.lots());
    }

    void endOfCommand() {
        if (incoming != null && incoming.lots() > 0)
            said.add(new Said(
                    incomingRests ? CommandStream.PLACE : CommandStream.IMMEDIATE,
                    incoming,
                    incoming.ticks(),
                    incoming.lots()));
        incoming = null;
    }

    /** Writes the commands heard since the last time. */
    void writeTo(CommandFile.Writer out) throws IOException {
        for (Said each : said) {
            Open order = each.order();
            out.write(each.kind(), order.side(), order.contract(), order.id(), order.user(), each.ticks(), each.lots());
        }
        said.clear();
    }
}
