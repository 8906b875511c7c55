package kilohour.app;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;
import kilohour.contracts.Contract;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Exchange;
import kilohour.exchange.OpenOrder;
import kilohour.exchange.Views;
import kilohour.gateway.Replica;
import kilohour.simulation.Venue;

/** The venue as participants see it: what they send goes to the market, what they ask is answered by the read copy. */
final class CopiedVenue implements Venue {
    private final Replica copy;
    private final LongSupplier nowNanos;
    private final Function<Command, CompletableFuture<Batch>> market;

    /** @param market sends a command; completes when the read copy has seen it too */
    CopiedVenue(Replica copy, LongSupplier nowNanos, Function<Command, CompletableFuture<Batch>> market) {
        this.copy = copy;
        this.nowNanos = nowNanos;
        this.market = market;
    }

    @Override
    public long nowNanos() {
        return nowNanos.getAsLong();
    }

    @Override
    public List<Contract> contracts() {
        return copy.ask(Exchange::contracts);
    }

    @Override
    public Views.Market market(int contract) {
        return known(exchange -> exchange.market(contract), "contract " + contract);
    }

    @Override
    public Views.Phase phase(int contract) {
        return known(exchange -> exchange.phase(contract), "contract " + contract);
    }

    @Override
    public Views.Depth depth(int contract, int levels) {
        return copy.ask(exchange -> exchange.depth(contract, levels));
    }

    @Override
    public Views.IndexLevel index(String code) {
        return known(exchange -> exchange.index(code), "index " + code);
    }

    @Override
    public List<OpenOrder> openOrders(long account) {
        return copy.ask(exchange -> exchange.openOrders(account));
    }

    @Override
    public List<Views.Position> positions(long account) {
        return copy.ask(exchange -> exchange.positions(account));
    }

    @Override
    public Views.Account account(long account) {
        return known(exchange -> exchange.account(account), "account " + account);
    }

    @Override
    public CompletableFuture<Batch> send(Command command) {
        return market.apply(command);
    }

    private <T> T known(Function<Exchange, Optional<T>> question, String what) {
        return copy.ask(question).orElseThrow(() -> new NoSuchElementException("there is no " + what));
    }
}
