package kilohour.gateway;

import java.util.List;
import java.util.Optional;
import kilohour.clearing.Purpose;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
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

    /** Candles of whole minutes in which there was a trade, oldest first. */
    List<Candle> candles(String instrument, int minutes, long fromNanos, long toNanos);

    List<FundingHour> funding(String instrument, long fromNanos, long toNanos);

    /** Daily prints of an index, by day. */
    List<DayPrint> prints(String index, int fromDay, int toDay);

    /** The full record of a day's print. */
    Optional<IndexRecord> indexRecord(String index, int day);

    /** Postings of an account, oldest first. */
    List<CashLine> cashLines(long account, long fromNanos, long toNanos);

    /** Prices in ticks, volume in lots, {@code tickLots} the sum of price × lots. */
    record Candle(
            long atNanos, long openTicks, long highTicks, long lowTicks, long closeTicks, long lots, long tickLots) {}

    /** The rate that longs paid shorts at the end of an hour, parts per billion of value. */
    record FundingHour(long atNanos, long indexTenths, long ratePpb) {}

    /** Null where a record tells no more than the print. */
    record DayPrint(
            int day,
            long valueTenths,
            PrintStatus status,
            PrintGrade grade,
            Integer contributors,
            String effectiveNumber,
            Long intervalLowTenths,
            Long intervalHighTenths) {}

    /** A posting as it touched one account: negative if paid. Instrument null if it concerns none. */
    record CashLine(long atNanos, Purpose purpose, String instrument, long amountMicros, String reference) {}

    /** Every contributor and reject of a print; decimals as exact text. */
    record IndexRecord(
            String index,
            int day,
            String value,
            String status,
            String grade,
            String reason,
            String methodVersion,
            String effectiveNumber,
            String intervalLow,
            String intervalHigh,
            String costToMoveUsd,
            String tradeShare,
            String offerShare,
            String listShare,
            List<Contributor> contributors,
            List<Reject> rejects,
            String inputHash,
            String previousRecordHash,
            String recordHash) {

        public record Contributor(
                String provider, String owner, String price, String weight, String evidence, String influence) {}

        public record Reject(String source, String provider, String price, String reason, long count) {}
    }

    /** @return +1 if the account bought, −1 if it sold */
    static Side sideOf(Trade trade, long account) {
        return trade.takerAccount() == account
                ? trade.takerSide()
                : trade.takerSide().opposite();
    }
}
