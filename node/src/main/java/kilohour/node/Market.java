package kilohour.node;

import java.util.List;
import java.util.function.Consumer;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Exchange;
import kilohour.exchange.StateRecord;
import kilohour.wire.StateHash;

/** What a member asks of the market that it runs. There is one, the exchange; tests bring others that break. */
interface Market {
    Batch apply(long atNanos, Command command);

    void snapshot(Consumer<StateRecord> records);

    /** Whether venue time is the log's own, so that the passing of time must be put into the log. */
    boolean live();

    /** Whether a gateway that speaks through this session of the cluster holds connections of clients. */
    boolean anySessionAt(long gateway);

    String stateHash();

    /** Makes markets: a new one, or the one that a snapshot describes. */
    interface Maker {
        Market opening();

        Market restored(List<StateRecord> records);
    }

    /** Makes the one that counts. */
    Maker EXCHANGE = new Maker() {
        @Override
        public Market opening() {
            return of(new Exchange());
        }

        @Override
        public Market restored(List<StateRecord> records) {
            return of(Exchange.restore(records));
        }
    };

    private static Market of(Exchange exchange) {
        return new Market() {
            @Override
            public Batch apply(long atNanos, Command command) {
                return exchange.apply(atNanos, command);
            }

            @Override
            public void snapshot(Consumer<StateRecord> records) {
                exchange.snapshot(records);
            }

            @Override
            public boolean live() {
                return exchange.opened() && exchange.clock() == Command.OpenVenue.Clock.LIVE;
            }

            @Override
            public boolean anySessionAt(long gateway) {
                return exchange.anySessionAt(gateway);
            }

            @Override
            public String stateHash() {
                return StateHash.of(exchange);
            }
        };
    }
}
