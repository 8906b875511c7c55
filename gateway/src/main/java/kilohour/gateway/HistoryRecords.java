package kilohour.gateway;

import java.util.List;
import java.util.Optional;
import kilohour.contracts.Contract;
import kilohour.history.ContractListing;
import kilohour.history.Fill;
import kilohour.history.History;
import kilohour.history.PrintQueries;
import kilohour.history.Range;
import kilohour.history.RecordedOrder;
import kilohour.history.RecordedTrade;
import kilohour.history.Statement;
import kilohour.index.PrintRecord;
import kilohour.units.Utc;

/**
 * What has been, from the history in SQL; the newest from the replica's memory wherever that holds all that is asked
 * for, so that a client finds its own trade at once.
 */
public final class HistoryRecords implements Records {
    private static final int CANDLES_MAX = 5_000;

    private final History history;
    private final Replica replica;
    private final RecentRecords recent;

    public HistoryRecords(History history, Replica replica) {
        this.history = history;
        this.replica = replica;
        this.recent = new RecentRecords(replica);
    }

    @Override
    public List<Trade> trades(String instrument, Span span) {
        List<Trade> remembered = recent.trades(instrument, span);
        Optional<Contract> contract = contract(instrument);
        if (contract.isEmpty()) return remembered;
        boolean all = !replica.read(
                floor -> floor.sales().tradesDropped(contract.get().id()));
        if (all || isFilled(remembered, span)) return remembered;
        return history.trades().ofContract(contract.get().id(), range(span)).rows().stream()
                .map(HistoryRecords::trade)
                .toList();
    }

    private static boolean isFilled(List<Trade> remembered, Span span) {
        return span.newestFirst() && remembered.size() == span.countMax();
    }

    private Optional<Contract> contract(String instrument) {
        return history.contracts().byName(instrument).map(ContractListing::contract);
    }

    /** The history gives at most 1,000 rows and the end of its range is not included. */
    private static Range range(Span span) {
        long to = span.toNanos() == Long.MAX_VALUE ? Long.MAX_VALUE : span.toNanos() + 1;
        return new Range(span.fromNanos(), to, Math.min(Range.COUNT_MAX, span.countMax()), span.newestFirst());
    }

    private static Trade trade(RecordedTrade trade) {
        return new Trade(
                trade.tradeId(),
                trade.contract(),
                trade.priceTicks(),
                trade.lots(),
                trade.takerSide(),
                trade.makerOrderId(),
                trade.makerAccount(),
                trade.makerFeeMicros(),
                trade.takerOrderId(),
                trade.takerAccount(),
                trade.takerFeeMicros(),
                0,
                0,
                trade.atNanos());
    }

    @Override
    public List<Trade> tradesOf(long account, String instrument, Span span) {
        List<Trade> remembered = recent.tradesOf(account, instrument, span);
        boolean all = !replica.read(floor -> floor.blotter().tradesDropped(account));
        if (all || isFilled(remembered, span)) return remembered;
        var fills = instrument == null
                ? history.trades().ofAccount(account, range(span))
                : contract(instrument)
                        .map(contract -> history.trades().ofAccount(account, contract.id(), range(span)))
                        .orElse(null);
        return fills == null
                ? List.of()
                : fills.rows().stream()
                        .map(Fill::trade)
                        .map(HistoryRecords::trade)
                        .toList();
    }

    @Override
    public List<Trade> tradesOfOrder(long account, long orderId) {
        if (replica.read(floor -> !floor.blotter().tradesDropped(account)))
            return recent.tradesOfOrder(account, orderId);
        return history.trades().ofOrder(orderId).stream()
                .filter(fill -> fill.account() == account)
                .map(Fill::trade)
                .map(HistoryRecords::trade)
                .toList();
    }

    @Override
    public Optional<Order> order(long account, long orderId) {
        return recent.order(account, orderId)
                .or(() -> history.orders()
                        .byId(orderId)
                        .filter(order -> order.account() == account)
                        .map(HistoryRecords::order));
    }

    private static Order order(RecordedOrder order) {
        return new Order(
                order.orderId(),
                order.account(),
                order.contract(),
                order.terms(),
                order.lots(),
                order.limitTicks(),
                order.lotsOpen(),
                order.lotsFilled(),
                order.filledTickLots(),
                order.feesMicros(),
                order.cancelReason(),
                false,
                order.createdNanos(),
                order.updatedNanos());
    }

    @Override
    public List<Order> closedOrders(long account, String instrument, int countMax, int offset) {
        List<Order> remembered = recent.closedOrders(account, instrument, countMax, offset);
        boolean all = replica.read(floor -> !floor.blotter().ordersDropped(account));
        if (all || remembered.size() == countMax) return remembered;
        Range newest = Range.newest(Math.clamp((long) countMax + offset, 1, Range.COUNT_MAX));
        var page = instrument == null
                ? history.orders().closed(account, newest)
                : contract(instrument)
                        .map(contract -> history.orders().closed(account, contract.id(), newest))
                        .orElse(null);
        return page == null
                ? List.of()
                : page.rows().stream()
                        .skip(offset)
                        .limit(countMax)
                        .map(HistoryRecords::order)
                        .toList();
    }

    @Override
    public List<Candle> candles(String instrument, int minutes, long fromNanos, long toNanos) {
        Optional<Contract> contract = contract(instrument);
        long to = Math.min(toNanos, replica.read(floor -> floor.exchange().nowNanos()));
        long from = Math.max(fromNanos, to - (CANDLES_MAX - 1) * minutes * Utc.NANOS_PER_MINUTE);
        if (contract.isEmpty() || from > to) return List.of();
        return history.candles().candles(contract.get().id(), from, to, minutes).stream()
                .map(candle -> candle(contract.get(), candle))
                .toList();
    }

    private static Candle candle(Contract contract, kilohour.history.Candle candle) {
        long lots = candle.units() / contract.unitsPerLot();
        long tickLots = candle.valueMicros()
                / Math.multiplyExact(contract.unitsPerLot(), contract.grid().tickMicros());
        return new Candle(
                candle.startNanos(),
                candle.openTicks(),
                candle.highTicks(),
                candle.lowTicks(),
                candle.closeTicks(),
                lots,
                tickLots);
    }

    @Override
    public List<FundingHour> funding(String instrument, long fromNanos, long toNanos) {
        return contract(instrument)
                .map(contract ->
                        history
                                .settlements()
                                .funding(contract.id(), hourFrom(fromNanos) - 1, Utc.hour(toNanos) - 1)
                                .stream()
                                .map(hour -> new FundingHour(
                                        Utc.startOfHour(hour.hour() + 1), hour.indexTenths(), hour.ratePpb()))
                                .toList())
                .orElse(List.of());
    }

    /** The first whole hour not before an instant. */
    private static int hourFrom(long nanos) {
        return Utc.hour(Math.max(0, nanos) + Utc.NANOS_PER_HOUR - 1);
    }

    @Override
    public List<DayPrint> prints(String index, int fromDay, int toDay) {
        return history.prints().prints(index, fromDay, toDay).stream()
                .map(print -> new DayPrint(
                        print.day(),
                        print.valueTenths(),
                        print.status(),
                        print.grade(),
                        indexRecord(index, print.day()).orElse(null)))
                .toList();
    }

    @Override
    public Optional<PrintRecord> indexRecord(String index, int day) {
        return history.prints().record(index, day).map(PrintQueries.IndexRecord::read);
    }

    @Override
    public long cashMicros(long account, long beforeNanos) {
        return history.statements().balanceMicros(account, beforeNanos);
    }

    @Override
    public List<CashLine> cashLines(long account, long fromNanos, long toNanos) {
        long to = toNanos == Long.MAX_VALUE ? Long.MAX_VALUE : toNanos + 1;
        return history.statements().statement(account, fromNanos, to).entries().stream()
                .map(this::line)
                .toList();
    }

    private CashLine line(Statement.Entry entry) {
        String instrument = history.contracts()
                .byId(entry.contract())
                .map(listing -> listing.contract().name())
                .orElse(null);
        return new CashLine(entry.atNanos(), entry.purpose(), instrument, entry.amountMicros(), entry.reference());
    }
}
