package kilohour.tokens;

/**
 * Hours on end in which a host asked the same.
 *
 * @param hours how many
 * @param countsFromNanos when the reading in force in the first of them began to count
 */
record HostHours(int hours, String source, long countsFromNanos, PriceTriple prices) {
    boolean isLike(HostHours other) {
        return source.equals(other.source) && prices.equals(other.prices);
    }

    HostHours andOneMore() {
        return new HostHours(hours + 1, source, countsFromNanos, prices);
    }
}
