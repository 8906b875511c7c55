package kilohour.benchmarks;

import java.util.List;
import kilohour.exchange.Batch;
import kilohour.exchange.Event;
import kilohour.exchange.Exchange;
import kilohour.exchange.RejectReason;
import kilohour.exchange.Views;
import kilohour.units.Utc;

/** Our whole market: {@code Exchange.apply} on the stream's commands as a venue would get them. */
final class OurExchange implements Contestant {
    /** Venue time between two commands: 10,000 a second. */
    private static final long EVERY_NANOS = Utc.NANOS_PER_MILLI / 10;

    private final CommandStream stream;
    private final VenueCommands commands;
    private Exchange exchange;
    private boolean checked;
    private long lastEvents;

    OurExchange(CommandStream stream) {
        this.stream = stream;
        this.commands = VenueCommands.of(stream);
    }

    @Override
    public String includes() {
        return "kilohour.exchange.Exchange.apply: request ids, price bands, limits, margin in 24 scenarios over positions"
                + " and all open orders before every new and moved order, self-trade check, book, novation, fees,"
                + " ledger, events as objects; a command each 0.1 ms of venue time; no journal, codec";
    }

    @Override
    public void reset() {
        exchange = null;
        exchange = commands.opened();
    }

    @Override
    public void run(int from, int to) {
        for (int command = from; command < to; command++) {
            long atNanos = VenueCommands.OPENED_NANOS + (command + 1L) * EVERY_NANOS;
            Batch batch = exchange.apply(atNanos, commands.first(command));
            lastEvents = batch.nextSequence();
            if (!checked) requireDone(command, batch);
            if (commands.second(command) != null) exchange.apply(atNanos, commands.second(command));
        }
        checked |= to == stream.size();
    }

    /** Nothing but a fill-or-kill may be refused, or the books would part from the peer's. */
    private void requireDone(int command, Batch batch) {
        for (Event event : batch.events())
            if (event instanceof Event.RequestRejected rejected
                    && rejected.reason() != RejectReason.FILL_OR_KILL_UNFILLABLE)
                throw new IllegalStateException(
                        "our market refuses command " + command + " of the stream: " + rejected.sentence());
    }

    @Override
    public long checksum() {
        long sum = 17;
        for (int symbol = 0; symbol < stream.symbols(); symbol++) {
            Views.Depth depth = exchange.depth(commands.contract(symbol), Integer.MAX_VALUE);
            sum = sum(depth.bids(), sum(depth.asks(), sum));
        }
        return sum;
    }

    private static long sum(List<Views.Level> levels, long start) {
        long sum = start;
        for (Views.Level level : levels) sum = 961 * sum + 31 * level.priceTicks() + level.lots();
        return sum;
    }

    @Override
    public long ordersResting() {
        long orders = 0;
        for (int symbol = 0; symbol < stream.symbols(); symbol++) {
            Views.Depth depth = exchange.depth(commands.contract(symbol), Integer.MAX_VALUE);
            for (Views.Level level : depth.bids()) orders += level.orders();
            for (Views.Level level : depth.asks()) orders += level.orders();
        }
        return orders;
    }
}
