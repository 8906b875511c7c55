package kilohour.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import kilohour.contracts.Contract;
import kilohour.history.ContractListing;
import kilohour.history.History;
import kilohour.units.Utc;

/**
 * Time and sales: what the tape told about contracts, the most recent of it. Not safe for several threads; the replica
 * guards it.
 */
final class Sales {
    static final int TRADES_MAX = 2_000;
    /** The longest candle, which a live channel may want from its start, and the day before it. */
    static final int MINUTES_MAX = 2 * 24 * 60;

    static final int HOURS_MAX = 24 * 62;
    static final int PRINTS_MAX = 1_100;
    static final int CASH_LINES_MAX = 1_000;

    /** A contract as listed, also after it settled. */
    record Listing(Contract contract, long listedNanos) {}

    /** The last 24 hours; zeros where nothing traded. Volume in lots, {@code tickLots} the sum of price × lots. */
    record Day(long highTicks, long lowTicks, long firstTicks, long lots, long tickLots) {}

    private final Map<Integer, Listing> listings = new TreeMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, Deque<Trade>> trades = new HashMap<>();
    private final Map<Integer, TreeMap<Long, Records.Candle>> minutes = new HashMap<>();
    private final Map<Integer, Deque<Records.FundingHour>> funding = new HashMap<>();
    private final Map<String, TreeMap<Integer, Records.DayPrint>> prints = new HashMap<>();
    private final Map<Long, Deque<Records.CashLine>> cash = new HashMap<>();

    private final int tradesMax;

    /** Whether nothing was before what this has been told. */
    private final boolean fromTheStart;

    private Sales(int tradesMax, boolean fromTheStart) {
        this.tradesMax = tradesMax;
        this.fromTheStart = fromTheStart;
    }

    /** One that will be told everything; it keeps so many trades of each contract. */
    static Sales fromTheStart(int tradesMax) {
        return new Sales(tradesMax, true);
    }

    /**
     * One that begins where a history ends, with what live channels and tickers look back on.
     *
     * @param nowNanos venue time
     */
    static Sales of(History history, long nowNanos) {
        var sales = new Sales(TRADES_MAX, false);
        for (ContractListing listing : history.contracts().all()) {
            Contract contract = listing.contract();
            sales.listed(contract, listing.listedNanos());
            if (listing.settledNanos() != 0) continue;
            TreeMap<Long, Records.Candle> bars = new TreeMap<>();
            for (var candle : history.candles().traded(contract.id(), nowNanos - MINUTES_MAX * Utc.NANOS_PER_MINUTE))
                bars.put(candle.startNanos(), HistoryRecords.candle(contract, candle));
            if (!bars.isEmpty()) sales.minutes.put(contract.id(), bars);
            int hour = Utc.hour(nowNanos);
            for (var funding : history.settlements().funding(contract.id(), hour - HOURS_MAX, hour))
                sales.fundingSet(contract.id(), HistoryRecords.fundingHour(funding));
        }
        return sales;
    }

    void listed(Contract contract, long atNanos) {
        listings.put(contract.id(), new Listing(contract, atNanos));
        ids.put(contract.name(), contract.id());
    }

    /** Every contract ever listed, in order of listing. */
    List<Listing> listings() {
        return List.copyOf(listings.values());
    }

    Optional<Listing> listing(int contract) {
        return Optional.ofNullable(listings.get(contract));
    }

    Optional<Listing> listing(String name) {
        return Optional.ofNullable(ids.get(name)).flatMap(this::listing);
    }

    Contract contract(int id) {
        return listings.get(id).contract();
    }

    void traded(Trade trade) {
        int id = trade.contract().id();
        Deque<Trade> recent = trades.computeIfAbsent(id, c -> new ArrayDeque<>());
        recent.addFirst(trade);
        if (recent.size() > tradesMax) recent.removeLast();
        if (trade.block() != null) return; // candles are the book's
        var bars = minutes.computeIfAbsent(id, c -> new TreeMap<>());
        long minute = trade.atNanos() - Math.floorMod(trade.atNanos(), Utc.NANOS_PER_MINUTE);
        var one = new Records.Candle(
                minute,
                trade.priceTicks(),
                trade.priceTicks(),
                trade.priceTicks(),
                trade.priceTicks(),
                trade.lots(),
                Math.multiplyExact(trade.priceTicks(), trade.lots()));
        bars.merge(minute, one, Sales::joined);
        if (bars.size() > MINUTES_MAX) bars.pollFirstEntry();
    }

    private static Records.Candle joined(Records.Candle first, Records.Candle then) {
        return new Records.Candle(
                first.atNanos(),
                first.openTicks(),
                Math.max(first.highTicks(), then.highTicks()),
                Math.min(first.lowTicks(), then.lowTicks()),
                then.closeTicks(),
                first.lots() + then.lots(),
                Math.addExact(first.tickLots(), then.tickLots()));
    }

    /** A contract's recent trades, newest first. */
    Iterable<Trade> trades(int contract) {
        return trades.getOrDefault(contract, new ArrayDeque<>());
    }

    /** Whether the contract may have trades that are not in memory. */
    boolean tradesDropped(int contract) {
        return !fromTheStart
                || trades.getOrDefault(contract, new ArrayDeque<>()).size() >= tradesMax;
    }

    List<Records.Candle> candles(int contract, int minutesEach, long fromNanos, long toNanos) {
        NavigableMap<Long, Records.Candle> bars = minutes.getOrDefault(contract, new TreeMap<>());
        if (fromNanos > toNanos) return List.of();
        long step = minutesEach * Utc.NANOS_PER_MINUTE;
        TreeMap<Long, Records.Candle> candles = new TreeMap<>();
        long from = fromNanos - Math.floorMod(fromNanos, step);
        for (var bar : bars.subMap(from, true, toNanos, true).values()) {
            long start = bar.atNanos() - Math.floorMod(bar.atNanos(), step);
            candles.merge(
                    start,
                    new Records.Candle(
                            start,
                            bar.openTicks(),
                            bar.highTicks(),
                            bar.lowTicks(),
                            bar.closeTicks(),
                            bar.lots(),
                            bar.tickLots()),
                    Sales::joined);
        }
        return List.copyOf(candles.values());
    }

    Day lastDay(int contract, long nowNanos) {
        var recent = minutes.getOrDefault(contract, new TreeMap<>())
                .tailMap(nowNanos - Utc.NANOS_PER_DAY)
                .values();
        if (recent.isEmpty()) return new Day(0, 0, 0, 0, 0);
        Records.Candle sum = recent.stream().reduce(Sales::joined).orElseThrow();
        return new Day(sum.highTicks(), sum.lowTicks(), sum.openTicks(), sum.lots(), sum.tickLots());
    }

    void fundingSet(int contract, Records.FundingHour hour) {
        Deque<Records.FundingHour> recent = funding.computeIfAbsent(contract, c -> new ArrayDeque<>());
        recent.addLast(hour);
        if (recent.size() > HOURS_MAX) recent.removeFirst();
    }

    /** Funding hours, oldest first. */
    List<Records.FundingHour> funding(int contract, long fromNanos, long toNanos) {
        return funding.getOrDefault(contract, new ArrayDeque<>()).stream()
                .filter(hour -> hour.atNanos() >= fromNanos && hour.atNanos() <= toNanos)
                .toList();
    }

    void printed(String index, Records.DayPrint print) {
        TreeMap<Integer, Records.DayPrint> recent = prints.computeIfAbsent(index, i -> new TreeMap<>());
        recent.put(print.day(), print);
        if (recent.size() > PRINTS_MAX) recent.pollFirstEntry();
    }

    List<Records.DayPrint> prints(String index, int fromDay, int toDay) {
        if (fromDay > toDay) return List.of();
        return List.copyOf(prints.getOrDefault(index, new TreeMap<>())
                .subMap(fromDay, true, toDay, true)
                .values());
    }

    void posted(long account, Records.CashLine line) {
        Deque<Records.CashLine> lines = cash.computeIfAbsent(account, a -> new ArrayDeque<>());
        lines.addLast(line);
        if (lines.size() > CASH_LINES_MAX) lines.removeFirst();
    }

    List<Records.CashLine> cashLines(long account, long fromNanos, long toNanos) {
        return cash.getOrDefault(account, new ArrayDeque<>()).stream()
                .filter(line -> line.atNanos() >= fromNanos && line.atNanos() <= toNanos)
                .toList();
    }

    /** A settled contract is no longer live: what was traded in it is in the history. */
    void settled(int contract) {
        trades.remove(contract);
        minutes.remove(contract);
        funding.remove(contract);
    }
}
