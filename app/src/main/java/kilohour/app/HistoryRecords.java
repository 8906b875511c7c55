package kilohour.app;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kilohour.contracts.Contract;
import kilohour.exchange.Exchange;
import kilohour.gateway.Order;
import kilohour.gateway.Records;
import kilohour.gateway.Trade;
import kilohour.history.CandleQueries;
import kilohour.history.ContractListing;
import kilohour.history.Fill;
import kilohour.history.History;
import kilohour.history.HistoryRunner;
import kilohour.history.PrintQueries;
import kilohour.history.Range;
import kilohour.history.RecordedOrder;
import kilohour.history.RecordedTrade;
import kilohour.index.Contribution;
import kilohour.index.Good;
import kilohour.index.PrintRecord;
import kilohour.index.RejectedInput;
import kilohour.units.Decimals;
import kilohour.units.Utc;

/**
 * The gateway's records from the history. A query first waits until the history has what the market has said so far, so
 * that whoever has an answer finds it here too.
 */
final class HistoryRecords implements Records {
    private static final long CANDLES_MAX = CandleQueries.CANDLES_MAX;
    private static final Duration WAIT_MAX = Duration.ofSeconds(2);

    private final History history;
    private final HistoryRunner runner;
    private final ReadCopy copy;

    HistoryRecords(History history, HistoryRunner runner, ReadCopy copy) {
        this.history = history;
        this.runner = runner;
        this.copy = copy;
    }

    private History uptodate() {
        try {
            runner.awaitCommitted(copy.read(Exchange::nextSequence) - 1, WAIT_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return history;
    }

    private Optional<Contract> contract(String instrument) {
        return uptodate().contracts().byName(instrument).map(ContractListing::contract);
    }

    private static Range range(Span span) {
        return new Range(
                span.fromNanos(),
                after(span.toNanos()),
                Math.min(Range.COUNT_MAX, span.countMax()),
                span.newestFirst());
    }

    private static long after(long nanos) {
        return nanos == Long.MAX_VALUE ? nanos : nanos + 1;
    }

    // ── Trades and orders ───────────────────────────────────────────────────────────────────────────────────────

    @Override
    public List<Trade> trades(String instrument, Span span) {
        return contract(instrument)
                .map(contract ->
                        history.trades().ofContract(contract.id(), range(span)).rows())
                .orElse(List.of())
                .stream()
                .map(HistoryRecords::trade)
                .toList();
    }

    @Override
    public List<Trade> tradesOf(long account, String instrument, Span span) {
        if (instrument == null)
            return fills(uptodate().trades().ofAccount(account, range(span)).rows());
        return contract(instrument)
                .map(contract -> fills(history.trades()
                        .ofAccount(account, contract.id(), range(span))
                        .rows()))
                .orElse(List.of());
    }

    @Override
    public List<Trade> tradesOfOrder(long account, long orderId) {
        return fills(uptodate().trades().ofOrder(orderId).stream()
                .filter(fill -> fill.account() == account)
                .toList());
    }

    private static List<Trade> fills(List<Fill> fills) {
        return fills.stream().map(fill -> trade(fill.trade())).distinct().toList();
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
    public Optional<Order> order(long account, long orderId) {
        return uptodate()
                .orders()
                .byId(orderId)
                .filter(order -> order.account() == account)
                .map(HistoryRecords::order);
    }

    @Override
    public List<Order> closedOrders(long account, String instrument, int countMax, int offset) {
        Range newest = Range.newest(Math.min(Range.COUNT_MAX, countMax + offset));
        List<RecordedOrder> orders = instrument == null
                ? uptodate().orders().closed(account, newest).rows()
                : contract(instrument)
                        .map(contract -> history.orders()
                                .closed(account, contract.id(), newest)
                                .rows())
                        .orElse(List.of());
        return orders.stream().skip(offset).map(HistoryRecords::order).toList();
    }

    private static Order order(RecordedOrder order) {
        boolean amended = order.lots() != order.terms().lots()
                || (order.terms().limitTicks() != 0
                        && order.limitTicks() != order.terms().limitTicks());
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
                amended,
                order.createdNanos(),
                order.updatedNanos());
    }

    // ── Prices ──────────────────────────────────────────────────────────────────────────────────────────────────

    @Override
    public List<Records.Candle> candles(String instrument, int minutes, long fromNanos, long toNanos) {
        Optional<Contract> contract = contract(instrument);
        long to = Math.min(toNanos, copy.read(Exchange::nowNanos));
        if (contract.isEmpty() || to < fromNanos) return List.of();
        long most = (CANDLES_MAX - 1) * minutes * Utc.NANOS_PER_MINUTE;
        long from = Math.max(fromNanos, to - most);
        return history.candles().candles(contract.get().id(), from, to, minutes).stream()
                .filter(candle -> candle.trades() > 0)
                .map(candle -> candle(contract.get(), candle))
                .toList();
    }

    /** Value = Σ ticks × lots × units per lot × micro-dollars per tick, so the division is exact. */
    private static Records.Candle candle(Contract contract, kilohour.history.Candle candle) {
        return new Records.Candle(
                candle.startNanos(),
                candle.openTicks(),
                candle.highTicks(),
                candle.lowTicks(),
                candle.closeTicks(),
                candle.units() / contract.unitsPerLot(),
                candle.valueMicros() / contract.unitsPerLot() / contract.grid().tickMicros());
    }

    @Override
    public List<FundingHour> funding(String instrument, long fromNanos, long toNanos) {
        return contract(instrument)
                .map(contract -> history.settlements().funding(contract.id(), hour(fromNanos), hour(toNanos)))
                .orElse(List.of())
                .stream()
                .map(rate -> new FundingHour(Utc.startOfHour(rate.hour()), rate.indexTenths(), rate.ratePpb()))
                .toList();
    }

    private static int hour(long nanos) {
        return (int) Math.floorDiv(nanos, Utc.NANOS_PER_HOUR);
    }

    @Override
    public List<DayPrint> prints(String index, int fromDay, int toDay) {
        return uptodate().prints().prints(index, fromDay, toDay).stream()
                .map(print -> history.prints()
                        .record(index, print.day())
                        .map(kept -> dayPrint(print, kept.read()))
                        .orElseGet(() -> new DayPrint(
                                print.day(),
                                print.valueTenths(),
                                print.status(),
                                print.grade(),
                                null,
                                null,
                                null,
                                null)))
                .toList();
    }

    private static DayPrint dayPrint(PrintQueries.Print print, PrintRecord record) {
        return new DayPrint(
                print.day(),
                print.valueTenths(),
                print.status(),
                print.grade(),
                record.contributors().size(),
                Decimals.format(record.effectiveNumberMillis(), 3),
                record.intervalLowTenths(),
                record.intervalHighTenths());
    }

    @Override
    public Optional<IndexRecord> indexRecord(String index, int day) {
        return uptodate().prints().record(index, day).map(kept -> indexRecord(kept.read()));
    }

    private static IndexRecord indexRecord(PrintRecord record) {
        var evidence = record.evidence();
        return new IndexRecord(
                record.index(),
                record.epochDay(),
                record.hasValue() ? Good.GRID.formatTenths(record.valueTenths()) : null,
                record.status().name(),
                record.grade() == null ? null : record.grade().name(),
                record.reason(),
                record.methodVersion(),
                Decimals.format(record.effectiveNumberMillis(), 3),
                Good.GRID.formatTenths(record.intervalLowTenths()),
                Good.GRID.formatTenths(record.intervalHighTenths()),
                record.costToMove1Pct() == null
                        ? null
                        : Decimals.format(record.costToMove1Pct().costMicros(), 6),
                Decimals.format(evidence.tradePpm(), 6),
                Decimals.format(evidence.offerPpm(), 6),
                Decimals.format(evidence.listPpm(), 6),
                record.contributors().stream().map(HistoryRecords::contributor).toList(),
                record.rejects().stream().map(HistoryRecords::reject).toList(),
                record.inputHash(),
                record.previousRecordHash(),
                record.recordHash());
    }

    private static IndexRecord.Contributor contributor(Contribution each) {
        return new IndexRecord.Contributor(
                each.provider(),
                each.owner(),
                Decimals.format(each.priceMicros(), 6),
                Decimals.format(each.weightPpm(), 6),
                each.evidence().name(),
                Good.GRID.formatTenths(each.influenceTenths()));
    }

    private static IndexRecord.Reject reject(RejectedInput each) {
        return new IndexRecord.Reject(
                each.source(),
                each.provider(),
                Decimals.format(each.lowestMicros(), 6),
                each.reason().name(),
                each.count());
    }

    // ── Money ───────────────────────────────────────────────────────────────────────────────────────────────────

    @Override
    public List<CashLine> cashLines(long account, long fromNanos, long toNanos) {
        var entries = uptodate()
                .statements()
                .statement(account, fromNanos, after(toNanos))
                .entries();
        return entries.stream()
                .map(entry -> new CashLine(
                        entry.atNanos(),
                        entry.purpose(),
                        name(entry.contract()),
                        entry.amountMicros(),
                        entry.reference()))
                .toList();
    }

    private String name(int contract) {
        return history.contracts()
                .byId(contract)
                .map(listing -> listing.contract().name())
                .orElse(null);
    }
}
