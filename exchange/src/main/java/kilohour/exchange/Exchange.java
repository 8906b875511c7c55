package kilohour.exchange;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kilohour.contracts.Contract;

/** The market: {@code apply(time, command) → events}. */
public final class Exchange {
    /** Applies one command at a time not before the last (nanoseconds since 1970 UTC); ignored on a driven clock. */
    public Batch apply(long atNanos, Command command) {
        throw new UnsupportedOperationException();
    }

    /** The whole state, in one fixed order, ending with {@link StateRecord.EndOfState}. */
    public void snapshot(Consumer<StateRecord> records) {
        throw new UnsupportedOperationException();
    }

    /** The market that gave these records. Refuses a stream without its end or with a wrong count. */
    public static Exchange restore(Iterable<StateRecord> records) {
        throw new UnsupportedOperationException();
    }

    public boolean opened() {
        throw new UnsupportedOperationException();
    }

    public String name() {
        throw new UnsupportedOperationException();
    }

    public Command.OpenVenue.Clock clock() {
        throw new UnsupportedOperationException();
    }

    public boolean practice() {
        throw new UnsupportedOperationException();
    }

    /** Venue time. */
    public long nowNanos() {
        throw new UnsupportedOperationException();
    }

    /** Number that the next event will get; the first is 1. */
    public long nextSequence() {
        throw new UnsupportedOperationException();
    }

    public TradingParameters parameters() {
        throw new UnsupportedOperationException();
    }

    /** Codes of the underlyings, in alphabetical order. */
    public List<String> underlyings() {
        throw new UnsupportedOperationException();
    }

    /** Contracts not settled yet, in order of listing. */
    public List<Contract> contracts() {
        throw new UnsupportedOperationException();
    }

    public Optional<Contract> contract(String name) {
        throw new UnsupportedOperationException();
    }

    public Optional<Contract> contract(int id) {
        throw new UnsupportedOperationException();
    }

    public Optional<Views.Market> market(int contract) {
        throw new UnsupportedOperationException();
    }

    public Optional<Views.IndexLevel> index(String code) {
        throw new UnsupportedOperationException();
    }

    public Views.Depth depth(int contract, int levelsMax) {
        throw new UnsupportedOperationException();
    }

    public Optional<OpenOrder> openOrder(long orderId) {
        throw new UnsupportedOperationException();
    }

    /** An account's open orders, oldest first. */
    public List<OpenOrder> openOrders(long account) {
        throw new UnsupportedOperationException();
    }

    /** Account numbers, ascending, without the venue's own. */
    public List<Long> accounts() {
        throw new UnsupportedOperationException();
    }

    public Optional<Views.Account> account(long account) {
        throw new UnsupportedOperationException();
    }

    /** An account's positions that are not flat, in order of contract id. */
    public List<Views.Position> positions(long account) {
        throw new UnsupportedOperationException();
    }

    public List<Views.UnderlyingMargin> margin(long account) {
        throw new UnsupportedOperationException();
    }

    /** What an order would do now, without doing it. */
    public Views.Preview preview(long account, int contract, OrderTerms terms) {
        throw new UnsupportedOperationException();
    }

    public Optional<Views.Key> key(String keyId) {
        throw new UnsupportedOperationException();
    }

    /** Cash of a ledger account, the venue's own too, micro-dollars. */
    public long cashMicros(long account) {
        throw new UnsupportedOperationException();
    }

    /** Sum over all ledger accounts: zero, always. */
    public long cashSumMicros() {
        throw new UnsupportedOperationException();
    }
}
