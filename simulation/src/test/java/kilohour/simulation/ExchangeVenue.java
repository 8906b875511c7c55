package kilohour.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kilohour.contracts.Contract;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.Exchange;
import kilohour.exchange.OpenOrder;
import kilohour.exchange.RejectReason;
import kilohour.exchange.StateRecord;
import kilohour.exchange.Views;

/** A venue without a cluster: an exchange called directly, and a clock that the test moves. */
final class ExchangeVenue implements Venue {
    record Sent(long atNanos, Command command) {}

    final Exchange exchange;
    final List<Sent> sent = new ArrayList<>();
    final List<Event.Traded> trades = new ArrayList<>();
    final List<Contract> listed = new ArrayList<>();
    final Map<RejectReason, Integer> refused = new HashMap<>();
    long clockNanos;

    ExchangeVenue() {
        this(new Exchange());
    }

    ExchangeVenue(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public long nowNanos() {
        return exchange.clock() == Command.OpenVenue.Clock.DRIVEN ? exchange.nowNanos() : clockNanos;
    }

    @Override
    public List<Contract> contracts() {
        return exchange.contracts();
    }

    @Override
    public Views.Market market(int contract) {
        return exchange.market(contract).orElseThrow();
    }

    @Override
    public Views.Phase phase(int contract) {
        return exchange.phase(contract).orElseThrow();
    }

    @Override
    public Views.Depth depth(int contract, int levels) {
        return exchange.depth(contract, levels);
    }

    @Override
    public Views.IndexLevel index(String code) {
        return exchange.index(code).orElseThrow();
    }

    @Override
    public List<OpenOrder> openOrders(long account) {
        return exchange.openOrders(account);
    }

    @Override
    public List<Views.Position> positions(long account) {
        return exchange.positions(account);
    }

    @Override
    public Views.Account account(long account) {
        return exchange.account(account).orElseThrow();
    }

    @Override
    public CompletableFuture<Batch> send(Command command) {
        return CompletableFuture.completedFuture(apply(command));
    }

    Batch apply(Command command) {
        sent.add(new Sent(clockNanos, command));
        Batch batch = exchange.apply(clockNanos, command);
        for (Event event : batch.events()) {
            if (event instanceof Event.Traded traded) trades.add(traded);
            if (event instanceof Event.ContractListed each) listed.add(each.contract());
            if (event instanceof Event.RequestRejected rejected) refused.merge(rejected.reason(), 1, Integer::sum);
        }
        return batch;
    }

    /** Sends what must succeed. */
    Batch must(Command command) {
        Batch batch = apply(command);
        assertThat(batch.events())
                .as("%s", command)
                .noneMatch(event -> event instanceof Event.CommandRejected || event instanceof Event.RequestRejected);
        return batch;
    }

    List<StateRecord> state() {
        var records = new ArrayList<StateRecord>();
        exchange.snapshot(records::add);
        return records;
    }

    /** Cash sums to zero, lots sum to zero in every contract, no book is crossed. */
    void checkInvariants() {
        assertThat(exchange.cashSumMicros()).as("cash over all accounts").isZero();
        var lots = new HashMap<Integer, Long>();
        for (long account : exchange.accounts())
            for (Views.Position position : exchange.positions(account))
                lots.merge(position.contract().id(), position.lots(), Math::addExact);
        assertThat(lots.values()).as("lots over all accounts").allMatch(net -> net == 0);
        for (Contract contract : exchange.contracts()) {
            Views.Market market = market(contract.id());
            if (market.bestBidTicks() > 0 && market.bestAskTicks() > 0)
                assertThat(market.bestBidTicks()).as(contract.name()).isLessThan(market.bestAskTicks());
        }
    }
}
