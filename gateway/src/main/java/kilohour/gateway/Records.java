package kilohour.gateway;

import java.util.List;
import java.util.Optional;
import kilohour.clearing.Purpose;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.exchange.FundSizing;
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
import kilohour.units.Side;

/** What has been: trades, candles, closed orders, prints, money. Times are nanoseconds since 1970 UTC, inclusive. */
public interface Records {

    /** A span of time and how much of it. */
    record Span(long fromNanos, long toNanos, int countMax, boolean newestFirst) {}

    /** Trades of one contract. */
    List<Trade> trades(String instrument, Span span);

    /** One account's trades, in one contract or, with null, in all. */
    List<Trade> tradesOf(long account, String instrument, Span span);

    /** The trades of one of the account's orders, oldest first. */
    List<Trade> tradesOfOrder(long account, long orderId);

    /** An account's order, open or not. */
    Optional<Order> order(long account, long orderId);

    /** An account's orders that are no longer open, newest first, in one contract or, with null, in all. */
    List<Order> closedOrders(long account, String instrument, int countMax, int offset);

    /** Candles of whole minutes, oldest first; an interval without a trade may be left out or stand still. */
    List<Candle> candles(String instrument, int minutes, long fromNanos, long toNanos);

    List<FundingHour> funding(String instrument, long fromNanos, long toNanos);

    /** Options that ended in a span of time, the newest first. */
    List<OptionEnd> optionExpiries(long fromNanos, long toNanos, int countMax);

    /** @param priceTenths what its strike was compared with; {@code lots} were held long */
    record OptionEnd(Option option, long priceTenths, boolean inTheMoney, long lots, long atNanos) {}

    /** Daily prints of an index, by day. */
    List<DayPrint> prints(String index, int fromDay, int toDay);

    /** The full record of a day's print. */
    Optional<PrintRecord> indexRecord(String index, int day);

    /** The records of an index's days, oldest first: those of a regional index and of days without a print too. */
    List<PrintRecord> indexRecords(String index, int fromDay, int toDay);

    /** The table of grades of a model's last week that began on the day or before it. */
    Optional<GradeTable> grades(String gpu, int day);

    /** The token index's record of a day. */
    Optional<TokenPrint> tokenPrint(int day);

    /** Its newest record; empty where it is not printed. */
    Optional<TokenPrint> lastTokenPrint();

    /** Its records by day. */
    List<TokenPrint> tokenPrints(int fromDay, int toDay);

    /** The phases that a contract entered; none where that is not kept. */
    List<PhaseQueries.PhaseChange> phases(Contract contract, Span span);

    /** What a contract's auctions came to; none where that is not kept. */
    List<PhaseQueries.Auction> auctions(Contract contract, Span span);

    /** A contract's settlement prices of these days, oldest first; none where that is not kept. */
    List<SettlementQueries.Settlement> settlements(Contract contract, int fromDay, int toDay);

    /** How a month ended, if it has and that is kept. */
    Optional<SettlementQueries.MonthSettlement> monthSettlement(Contract contract);

    /** An account's cash just before an instant, micro-dollars. */
    long cashMicros(long account, long beforeNanos);

    /** Postings of an account, oldest first. */
    List<CashLine> cashLines(long account, long fromNanos, long toNanos);

    /** An account's withdrawals, newest first. */
    List<RecordedWithdrawal> withdrawals(long account, int countMax, int offset);

    long countWithdrawals(long account);

    /** An account's deposits, newest first. */
    List<PaymentQueries.Deposit> deposits(long account, int countMax, int offset);

    long countDeposits(long account);

    /** An account's statement of [from, to); empty where there is no history. */
    Optional<AccountStatement> statement(long account, long fromNanos, long toNanos);

    /** The default fund's sizings of these days, oldest first; without a history the last one only. */
    List<FundSizing> fundSizings(int fromDay, int toDay);

    /** The newest steps of calls, liquidations and defaults in a span of time, oldest first; none where that is not kept. */
    List<DefaultStep> defaultSteps(long fromNanos, long toNanos, int countMax);

    /** Bids of a portfolio auction that is over, the best first; none where that is not kept. */
    List<DefaultCourse.Bid> portfolioBids(int auction);

    /** Movements of the ledger's bank account in [from, to), oldest first; none where there is no history. */
    List<PaymentQueries.BankLine> bankLines(long fromNanos, long toNanos);

    /** Prices in ticks, volume in lots, {@code tickLots} the sum of price × lots. */
    record Candle(
            long atNanos, long openTicks, long highTicks, long lowTicks, long closeTicks, long lots, long tickLots) {}

    /** The rate that longs paid shorts at an hour's end, parts per billion of value. */
    record FundingHour(long atNanos, long indexTenths, long ratePpb) {}

    /** @param record how it was computed, or null where that is not kept */
    record DayPrint(int day, long valueTenths, PrintStatus status, PrintGrade grade, PrintRecord record) {}

    /** A posting as it touched one account: negative if paid. Instrument null if it concerns none. */
    record CashLine(long atNanos, Purpose purpose, String instrument, long amountMicros, String reference) {}

    /** The side that an account took in a trade. */
    static Side sideOf(Trade trade, long account) {
        return trade.takerAccount() == account
                ? trade.takerSide()
                : trade.takerSide().opposite();
    }
}
