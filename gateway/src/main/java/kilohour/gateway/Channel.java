package kilohour.gateway;

import java.util.Optional;
import kilohour.contracts.Contract;

/**
 * What a client can listen to.
 *
 * <pre>
 *   ticker.H100_USD-31DEC26.100ms        price summary             100ms or raw
 *   quote.H100_USD-31DEC26               best bid and ask
 *   book.H100_USD-31DEC26.100ms          all levels, then changes  100ms, agg2 or raw
 *   book.orders.H100_USD-31DEC26.raw     every order, then changes 100ms, agg2 or raw
 *   kilohour.phase.H100_USD-31DEC26      how it trades, and what an auction would come to
 *   kilohour.settlement.H100             settlement prices of an index's contracts
 *   trades.H100_USD-31DEC26.100ms        trades                    100ms, agg2 or raw
 *   chart.trades.H100_USD-31DEC26.60     the candle under way
 *   user.orders.any.any.raw              own orders
 *   user.trades.any.any.raw              own trades
 *   user.portfolio.USD                   own money and margin
 * </pre>
 */
sealed interface Channel {
    /** As the client wrote it: it is echoed exactly. */
    String name();

    /** Whether each change is sent at once; otherwise changes are gathered for 100 ms. */
    boolean raw();

    /** A channel about one contract. */
    sealed interface OfContract extends Channel {
        int contract();
    }

    record Ticker(String name, int contract, boolean raw) implements OfContract {}

    record Quote(String name, int contract) implements OfContract {
        @Override
        public boolean raw() {
            return false;
        }
    }

    /** Snapshot and increments of a book. */
    sealed interface OfBook extends OfContract {}

    record Book(String name, int contract, boolean raw) implements OfBook {}

    record BookOrders(String name, int contract, boolean raw) implements OfBook {}

    record Phase(String name, int contract) implements OfContract {
        @Override
        public boolean raw() {
            return true;
        }
    }

    /** Settlement prices of all contracts of an index. */
    record Settlements(String name, String index) implements Channel {
        @Override
        public boolean raw() {
            return true;
        }
    }

    record Trades(String name, int contract, boolean raw) implements OfContract {}

    record Chart(String name, int contract, int minutes) implements OfContract {
        @Override
        public boolean raw() {
            return false;
        }
    }

    /** A channel about one account: subscribers of different accounts hear different things. */
    sealed interface OfAccount extends Channel {
        long account();
    }

    /** @param instrument one instrument, or null for all that {@code currency} admits */
    record UserOrders(String name, long account, String instrument, String currency, boolean raw)
            implements OfAccount {}

    record UserTrades(String name, long account, String instrument, String currency, boolean raw)
            implements OfAccount {}

    record Portfolio(String name, long account) implements OfAccount {
        @Override
        public boolean raw() {
            return false;
        }
    }

    /**
     * The channel of that name; empty where there is none: subscribing ignores those.
     *
     * @param account 0 where nobody has logged in
     */
    static Optional<Channel> parse(String name, long account, Floor floor) {
        String[] parts = name.split("\\.", -1);
        return switch (parts[0]) {
            case "user" -> account == 0 ? Optional.empty() : user(name, parts, account, floor);
            case "chart" ->
                parts.length == 4 && parts[1].equals("trades") && MarketMethods.minutes(parts[3]) != null
                        ? id(floor, parts[2]).map(id -> new Chart(name, id, MarketMethods.minutes(parts[3])))
                        : Optional.empty();
            case "quote" -> parts.length == 2 ? id(floor, parts[1]).map(id -> new Quote(name, id)) : Optional.empty();
            case "ticker" -> timed(parts, floor).map(id -> new Ticker(name, id, isRaw(parts[2])));
            case "trades" -> timed(parts, floor).map(id -> new Trades(name, id, isRaw(parts[2])));
            case "book" -> book(name, parts, floor);
            case "kilohour" -> parts.length == 3 ? own(name, parts[1], parts[2], floor) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Channel> book(String name, String[] parts, Floor floor) {
        if (parts.length == 4 && parts[1].equals("orders") && isInterval(parts[3]))
            return id(floor, parts[2]).map(id -> new BookOrders(name, id, isRaw(parts[3])));
        return timed(parts, floor).map(id -> new Book(name, id, isRaw(parts[2])));
    }

    private static Optional<Channel> own(String name, String what, String of, Floor floor) {
        return switch (what) {
            case "phase" -> id(floor, of).map(id -> new Phase(name, id));
            case "settlement" ->
                floor.exchange().underlyings().contains(of) ? Optional.of(new Settlements(name, of)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> timed(String[] parts, Floor floor) {
        return parts.length == 3 && isInterval(parts[2]) ? id(floor, parts[1]) : Optional.empty();
    }

    private static boolean isInterval(String word) {
        return word.equals("100ms") || word.equals("agg2") || isRaw(word);
    }

    private static boolean isRaw(String word) {
        return word.equals("raw");
    }

    private static Optional<Integer> id(Floor floor, String instrument) {
        return floor.exchange().contract(instrument).map(Contract::id);
    }

    private static Optional<Channel> user(String name, String[] parts, long account, Floor floor) {
        if (parts.length == 3 && parts[1].equals("portfolio"))
            return parts[2].equalsIgnoreCase(MarketJson.CURRENCY) || parts[2].equals("any")
                    ? Optional.of(new Portfolio(name, account))
                    : Optional.empty();
        boolean orders = parts.length > 1 && parts[1].equals("orders");
        if (!orders && (parts.length < 2 || !parts[1].equals("trades"))) return Optional.empty();
        if (parts.length == 4 && isInterval(parts[3]) && id(floor, parts[2]).isPresent())
            return Optional.of(user(orders, name, account, parts[2], "any", isRaw(parts[3])));
        boolean kind = parts.length == 5 && KINDS.contains(parts[2]);
        if (!kind || !isInterval(parts[4]) || !isCurrency(parts[3], floor)) return Optional.empty();
        return Optional.of(user(orders, name, account, null, parts[3], isRaw(parts[4])));
    }

    /** Of instruments: whichever it is, all that the currency admits are told of. */
    java.util.Set<String> KINDS = java.util.Set.of("any", "future", "future_combo", "combo");

    private static boolean isCurrency(String word, Floor floor) {
        return word.equals("any")
                || word.equals(MarketJson.CURRENCY)
                || floor.exchange().underlyings().contains(word);
    }

    private static Channel user(
            boolean orders, String name, long account, String instrument, String currency, boolean raw) {
        return orders
                ? new UserOrders(name, account, instrument, currency, raw)
                : new UserTrades(name, account, instrument, currency, raw);
    }
}
