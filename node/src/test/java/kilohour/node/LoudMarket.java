package kilohour.node;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import kilohour.clearing.Purpose;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.RequestId;
import kilohour.exchange.StateRecord;

/**
 * A market that says each deposit as many times as it has micro-dollars, about 100 bytes each time, and breaks on a
 * deposit of 13: for what the real one does too seldom.
 */
final class LoudMarket implements Market {
    static final long BREAKS_AT = 13;

    private final TreeSet<RequestId> seen = new TreeSet<>();
    private long nextSequence = 1;

    static Market.Maker maker() {
        return new Market.Maker() {
            @Override
            public Market opening() {
                return new LoudMarket();
            }

            @Override
            public Market restored(List<StateRecord> records) {
                LoudMarket market = new LoudMarket();
                for (StateRecord record : records) {
                    if (record instanceof StateRecord.LedgerState sequence) {
                        market.nextSequence = sequence.cashMicros();
                    }
                    if (record instanceof StateRecord.RequestState request) {
                        market.seen.add(request.requestId());
                    }
                }
                return market;
            }
        };
    }

    @Override
    public Batch apply(long atNanos, Command command) {
        List<Event> events = List.of();
        if (command instanceof Command.Deposit deposit) {
            if (deposit.amountMicros() == BREAKS_AT) {
                throw new IllegalStateException("cash does not sum to zero");
            }
            events = seen.add(deposit.requestId())
                    ? said(deposit)
                    : List.of(new Event.RequestRepeated(deposit.account(), deposit.requestId(), 0, null));
        }
        Batch batch = new Batch(atNanos, nextSequence, events);
        nextSequence = batch.nextSequence();
        return batch;
    }

    private List<Event> said(Command.Deposit deposit) {
        Event one = new Event.CashTransferred(1, deposit.account(), 1, Purpose.DEPOSIT, 0, deposit.reference());
        return new ArrayList<>(Collections.nCopies((int) deposit.amountMicros(), one));
    }

    @Override
    public void snapshot(Consumer<StateRecord> records) {
        records.accept(new StateRecord.LedgerState(1, nextSequence));
        seen.forEach(id -> records.accept(new StateRecord.RequestState(1, id, 0, 0, null)));
        records.accept(new StateRecord.EndOfState(1 + seen.size()));
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public boolean anySessionAt(long gateway) {
        return false;
    }

    @Override
    public String stateHash() {
        return Long.toString(nextSequence);
    }
}
