package kilohour.exchange;

/**
 * Sixteen bytes that a gateway gives a request so that sending it twice does it once: the same account and request id
 * within {@link TradingParameters#REQUEST_WINDOW_NANOS} get the first answer again.
 */
public record RequestId(long high, long low) implements Comparable<RequestId> {
    @Override
    public int compareTo(RequestId other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }
}
