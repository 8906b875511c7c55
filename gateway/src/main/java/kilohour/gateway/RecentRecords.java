package kilohour.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import kilohour.clearing.Purpose;
import kilohour.contracts.Contract;
import kilohour.exchange.FundSizing;
import kilohour.exchange.Views;
import kilohour.history.AccountStatement;
import kilohour.history.DefaultCourse;
import kilohour.history.DefaultStep;
import kilohour.history.PaymentQueries;
import kilohour.history.PhaseQueries;
import kilohour.history.RecordedWithdrawal;
import kilohour.history.SettlementQueries;
import kilohour.index.GradeTable;
import kilohour.index.PrintRecord;
import kilohour.tokens.TokenPrint;

/** What the replica still remembers: enough for a gateway without a history, and the newest of one that has it. */
public final class RecentRecords implements Records {
    private final Replica replica;

    public RecentRecords(Replica replica) {
        this.replica = replica;
    }

    @Override
    public List<Trade> trades(String instrument, Span span) {
        return replica.read(floor -> {
            var listing = floor.sales().listing(instrument);
            if (listing.isEmpty()) return List.of();
            List<Trade> found = new ArrayList<>();
            for (Trade trade : floor.sales().trades(listing.get().contract().id()))
                if (inside(span).test(trade)) found.add(trade);
            return cut(found, span);
        });
    }

    @Override
    public List<Trade> tradesOf(long account, String instrument, Span span) {
        Predicate<Trade> wanted = inside(span)
                .and(trade -> instrument == null || trade.contract().name().equals(instrument));
        return replica.read(floor -> cut(floor.blotter().trades(account, wanted), span));
    }

    private static Predicate<Trade> inside(Span span) {
        return trade -> trade.atNanos() >= span.fromNanos() && trade.atNanos() <= span.toNanos();
    }

    private static List<Trade> cut(List<Trade> newestFirst, Span span) {
        List<Trade> sorted = new ArrayList<>(newestFirst);
        Comparator<Trade> byId = Comparator.comparingLong(Trade::tradeId);
        sorted.sort(span.newestFirst() ? byId.reversed() : byId);
        return sorted.subList(0, Math.min(span.countMax(), sorted.size()));
    }

    @Override
    public List<Trade> tradesOfOrder(long account, long orderId) {
        return replica.read(floor -> floor.blotter().trades(account, trade -> trade.concernsOrder(orderId)).stream()
                .sorted(Comparator.comparingLong(Trade::tradeId))
                .toList());
    }

    @Override
    public Optional<Order> order(long account, long orderId) {
        return replica.read(floor -> floor.blotter().order(orderId).filter(order -> order.account() == account));
    }

    @Override
    public List<Order> closedOrders(long account, String instrument, int countMax, int offset) {
        Predicate<Order> wanted =
                order -> instrument == null || order.contract().name().equals(instrument);
        return replica.read(floor -> floor.blotter().closedOrders(account, wanted, countMax, offset));
    }

    @Override
    public List<Candle> candles(String instrument, int minutes, long fromNanos, long toNanos) {
        return replica.read(floor -> floor.sales()
                .listing(instrument)
                .map(listing -> floor.sales().candles(listing.contract().id(), minutes, fromNanos, toNanos))
                .orElse(List.of()));
    }

    @Override
    public List<FundingHour> funding(String instrument, long fromNanos, long toNanos) {
        return replica.read(floor -> floor.sales()
                .listing(instrument)
                .map(listing -> floor.sales().funding(listing.contract().id(), fromNanos, toNanos))
                .orElse(List.of()));
    }

    @Override
    public List<OptionEnd> optionExpiries(long fromNanos, long toNanos, int countMax) {
        return List.of();
    }

    @Override
    public List<DayPrint> prints(String index, int fromDay, int toDay) {
        return replica.read(floor -> floor.sales().prints(index, fromDay, toDay));
    }

    @Override
    public Optional<PrintRecord> indexRecord(String index, int day) {
        return Optional.empty();
    }

    @Override
    public List<PrintRecord> indexRecords(String index, int fromDay, int toDay) {
        return List.of();
    }

    @Override
    public Optional<GradeTable> grades(String gpu, int day) {
        return Optional.empty();
    }

    @Override
    public Optional<TokenPrint> tokenPrint(int day) {
        return Optional.empty();
    }

    @Override
    public Optional<TokenPrint> lastTokenPrint() {
        return Optional.empty();
    }

    @Override
    public List<TokenPrint> tokenPrints(int fromDay, int toDay) {
        return List.of();
    }

    @Override
    public List<PhaseQueries.PhaseChange> phases(Contract contract, Span span) {
        return List.of();
    }

    @Override
    public List<PhaseQueries.Auction> auctions(Contract contract, Span span) {
        return List.of();
    }

    @Override
    public List<SettlementQueries.Settlement> settlements(Contract contract, int fromDay, int toDay) {
        return List.of();
    }

    @Override
    public Optional<SettlementQueries.MonthSettlement> monthSettlement(Contract contract) {
        return Optional.empty();
    }

    @Override
    public long cashMicros(long account, long beforeNanos) {
        return replica.read(floor -> floor.account(account).cashMicros()
                - floor.sales().cashLines(account, beforeNanos, Long.MAX_VALUE).stream()
                        .mapToLong(CashLine::amountMicros)
                        .sum());
    }

    @Override
    public List<CashLine> cashLines(long account, long fromNanos, long toNanos) {
        return replica.read(floor -> floor.sales().cashLines(account, fromNanos, toNanos));
    }

    /** Those under way: what became of others is not kept in memory. */
    @Override
    public List<RecordedWithdrawal> withdrawals(long account, int countMax, int offset) {
        return underWay(account).reversed().stream()
                .skip(offset)
                .limit(countMax)
                .map(PaymentMethods::underWay)
                .toList();
    }

    private List<Views.Withdrawal> underWay(long account) {
        return replica.read(floor -> floor.exchange().withdrawals().stream()
                .filter(open -> open.account() == account)
                .toList());
    }

    @Override
    public long countWithdrawals(long account) {
        return underWay(account).size();
    }

    @Override
    public List<PaymentQueries.Deposit> deposits(long account, int countMax, int offset) {
        return allDeposits(account).reversed().stream()
                .skip(offset)
                .limit(countMax)
                .map(line ->
                        new PaymentQueries.Deposit(0, line.atNanos(), account, line.amountMicros(), line.reference()))
                .toList();
    }

    private List<CashLine> allDeposits(long account) {
        return cashLines(account, 0, Long.MAX_VALUE).stream()
                .filter(line -> line.purpose() == Purpose.DEPOSIT)
                .toList();
    }

    @Override
    public List<DefaultStep> defaultSteps(long fromNanos, long toNanos, int countMax) {
        return List.of();
    }

    @Override
    public List<DefaultCourse.Bid> portfolioBids(int auction) {
        return List.of();
    }

    @Override
    public List<PaymentQueries.BankLine> bankLines(long fromNanos, long toNanos) {
        return List.of();
    }

    @Override
    public List<FundSizing> fundSizings(int fromDay, int toDay) {
        return replica.read(floor -> floor.exchange().defaults().sizing().stream()
                .filter(sizing -> sizing.day() >= fromDay && sizing.day() <= toDay)
                .toList());
    }

    @Override
    public Optional<AccountStatement> statement(long account, long fromNanos, long toNanos) {
        return Optional.empty();
    }

    @Override
    public long countDeposits(long account) {
        return allDeposits(account).size();
    }
}
