package kilohour.gateway;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.exchange.FundSizing;
import kilohour.history.AccountStatement;
import kilohour.history.ContractListing;
import kilohour.history.DefaultCourse;
import kilohour.history.DefaultStep;
import kilohour.history.Fill;
import kilohour.history.History;
import kilohour.history.PaymentQueries;
import kilohour.history.PhaseQueries;
import kilohour.history.PrintQueries;
import kilohour.history.Range;
import kilohour.history.RecordedOrder;
import kilohour.history.RecordedTrade;
import kilohour.history.RecordedWithdrawal;
import kilohour.history.SettlementQueries;
import kilohour.history.Statement;
import kilohour.index.GradeTable;
import kilohour.index.PrintRecord;
import kilohour.tokens.TokenIndex;
import kilohour.tokens.TokenPrint;
import kilohour.units.Utc;

/**
 * What has been: from the history in SQL, joined with the newest orders and trades from the replica's memory, so that a
 * client finds its own trade at once; from memory alone wherever that holds all that is asked for.
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
        return joined(
                history.trades().ofContract(contract.get().id(), range(span)).rows().stream()
                        .map(HistoryRecords::trade),
                remembered,
                span);
    }

    /** The history first: it lacks at most the newest, which the memory has. */
    private static List<Trade> joined(Stream<Trade> recorded, List<Trade> remembered, Span span) {
        Comparator<Long> order = span.newestFirst() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Map<Long, Trade> byId = new TreeMap<>(order);
        recorded.forEach(trade -> byId.put(trade.tradeId(), trade));
        remembered.forEach(trade -> byId.put(trade.tradeId(), trade));
        return byId.values().stream().limit(span.countMax()).toList();
    }

    private static boolean isFilled(List<Trade> remembered, Span span) {
        return span.newestFirst() && remembered.size() == span.countMax();
    }

    private Optional<Contract> contract(String instrument) {
        return history.contracts().byName(instrument).map(ContractListing::contract);
    }

    /** The history gives at most {@value Range#COUNT_MAX} rows and the end of its range is not included. */
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
                trade.markTenths(),
                trade.indexTenths(),
                trade.atNanos(),
                trade.block(),
                trade.nearTicks());
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
                ? remembered
                : joined(fills.rows().stream().map(Fill::trade).map(HistoryRecords::trade), remembered, span);
    }

    @Override
    public List<Trade> tradesOfOrder(long account, long orderId) {
        List<Trade> remembered = recent.tradesOfOrder(account, orderId);
        long lots = remembered.stream().mapToLong(Trade::lots).sum();
        if (recent.order(account, orderId)
                .filter(order -> order.lotsFilled() == lots)
                .isPresent()) return remembered;
        return joined(
                history.trades().ofOrder(orderId).stream()
                        .filter(fill -> fill.account() == account)
                        .map(Fill::trade)
                        .map(HistoryRecords::trade),
                remembered,
                new Span(0, Long.MAX_VALUE, Integer.MAX_VALUE, false));
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
                order.untriggered(),
                order.lots(),
                order.limitTicks(),
                order.lotsOpen(),
                0,
                order.lotsFilled(),
                order.filledTickLots(),
                order.feesMicros(),
                order.cancelReason(),
                0,
                order.amended(),
                order.createdNanos(),
                order.updatedNanos());
    }

    @Override
    public List<Order> closedOrders(long account, String instrument, int countMax, int offset) {
        List<Order> remembered = recent.closedOrders(account, instrument, countMax, offset);
        boolean all = replica.read(floor -> !floor.blotter().ordersDropped(account));
        if (all || offset == 0 && remembered.size() == countMax) return remembered;
        List<Order> newestRemembered = recent.closedOrders(account, instrument, offset + countMax, 0);
        Range newest = Range.newest(Math.clamp((long) countMax + offset, 1, Range.COUNT_MAX));
        var page = instrument == null
                ? history.orders().closed(account, newest)
                : contract(instrument)
                        .map(contract -> history.orders().closed(account, contract.id(), newest))
                        .orElse(null);
        if (page == null) return remembered;
        Map<Long, Order> byId = new HashMap<>();
        for (RecordedOrder order : page.rows()) byId.put(order.orderId(), order(order));
        for (Order order : newestRemembered) byId.put(order.orderId(), order);
        return byId.values().stream()
                .sorted(Blotter.LAST_CLOSED_FIRST)
                .skip(offset)
                .limit(countMax)
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

    static Candle candle(Contract contract, kilohour.history.Candle candle) {
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
                                .map(HistoryRecords::fundingHour)
                                .toList())
                .orElse(List.of());
    }

    @Override
    public List<OptionEnd> optionExpiries(long fromNanos, long toNanos, int countMax) {
        return history.settlements().optionExpiries(fromNanos, toNanos, countMax).stream()
                .map(end -> new OptionEnd(
                        (Option) history.contracts()
                                .byId(end.contract())
                                .orElseThrow()
                                .contract(),
                        end.priceTenths(),
                        end.inTheMoney(),
                        end.lots(),
                        end.atNanos()))
                .toList();
    }

    static FundingHour fundingHour(SettlementQueries.Funding hour) {
        return new FundingHour(Utc.startOfHour(hour.hour() + 1), hour.indexTenths(), hour.ratePpb());
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
        return history.prints()
                .record(index, day)
                .filter(record -> !record.isOfTokens())
                .map(PrintQueries.IndexRecord::read);
    }

    @Override
    public List<PrintRecord> indexRecords(String index, int fromDay, int toDay) {
        return history.prints().records(index, fromDay, toDay).stream()
                .filter(record -> !record.isOfTokens())
                .map(PrintQueries.IndexRecord::read)
                .toList();
    }

    @Override
    public Optional<GradeTable> grades(String gpu, int day) {
        return history.grades().lastBegunBy(gpu, day);
    }

    @Override
    public Optional<TokenPrint> tokenPrint(int day) {
        return history.prints()
                .record(TokenIndex.CODE, day)
                .filter(PrintQueries.IndexRecord::isOfTokens)
                .map(PrintQueries.IndexRecord::readTokens);
    }

    @Override
    public Optional<TokenPrint> lastTokenPrint() {
        return history.prints()
                .lastRecord(TokenIndex.CODE)
                .filter(PrintQueries.IndexRecord::isOfTokens)
                .map(PrintQueries.IndexRecord::readTokens);
    }

    @Override
    public List<TokenPrint> tokenPrints(int fromDay, int toDay) {
        return history.prints().records(TokenIndex.CODE, fromDay, toDay).stream()
                .filter(PrintQueries.IndexRecord::isOfTokens)
                .map(PrintQueries.IndexRecord::readTokens)
                .toList();
    }

    @Override
    public List<PhaseQueries.PhaseChange> phases(Contract contract, Span span) {
        return history.phases().ofContract(contract.id(), range(span)).rows();
    }

    @Override
    public List<PhaseQueries.Auction> auctions(Contract contract, Span span) {
        return history.phases().auctions(contract.id(), range(span)).rows();
    }

    @Override
    public List<SettlementQueries.Settlement> settlements(Contract contract, int fromDay, int toDay) {
        return history.settlements().ofContract(contract.id(), fromDay, toDay);
    }

    @Override
    public Optional<SettlementQueries.MonthSettlement> monthSettlement(Contract contract) {
        return history.settlements().month(contract.id());
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

    /** Those under way are as the market has them, so that an owner finds his own at once. */
    @Override
    public List<RecordedWithdrawal> withdrawals(long account, int countMax, int offset) {
        Map<Long, RecordedWithdrawal> byNumber = new TreeMap<>(Comparator.reverseOrder());
        if (offset == 0)
            recent.withdrawals(account, countMax, 0).forEach(each -> byNumber.put(each.withdrawal(), each));
        history.payments()
                .withdrawals(account, countMax, offset)
                .forEach(each -> byNumber.put(each.withdrawal(), each));
        return byNumber.values().stream().limit(countMax).toList();
    }

    @Override
    public long countWithdrawals(long account) {
        return history.payments().countWithdrawals(account);
    }

    @Override
    public List<PaymentQueries.Deposit> deposits(long account, int countMax, int offset) {
        return history.payments().deposits(account, countMax, offset);
    }

    @Override
    public List<DefaultStep> defaultSteps(long fromNanos, long toNanos, int countMax) {
        return history.defaultCourse().steps(fromNanos, toNanos, countMax);
    }

    @Override
    public List<DefaultCourse.Bid> portfolioBids(int auction) {
        return history.defaultCourse().bids(auction);
    }

    @Override
    public List<PaymentQueries.BankLine> bankLines(long fromNanos, long toNanos) {
        return history.payments().bankLines(fromNanos, toNanos);
    }

    @Override
    public List<FundSizing> fundSizings(int fromDay, int toDay) {
        List<FundSizing> written = history.fund().sizings(fromDay, toDay);
        int last = written.isEmpty() ? fromDay : written.getLast().day() + 1;
        return Stream.concat(written.stream(), recent.fundSizings(last, toDay).stream())
                .toList();
    }

    @Override
    public Optional<AccountStatement> statement(long account, long fromNanos, long toNanos) {
        return Optional.of(history.accountStatements().statement(account, fromNanos, toNanos));
    }

    @Override
    public long countDeposits(long account) {
        return history.payments().countDeposits(account);
    }

    private CashLine line(Statement.Entry entry) {
        String instrument = history.contracts()
                .byId(entry.contract())
                .map(listing -> listing.contract().name())
                .orElse(null);
        return new CashLine(entry.atNanos(), entry.purpose(), instrument, entry.amountMicros(), entry.reference());
    }
}
