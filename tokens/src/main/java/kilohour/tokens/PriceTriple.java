package kilohour.tokens;

/** The prices of the three legs, nano-dollars per million tokens, all positive. */
record PriceTriple(long freshNanos, long cachedNanos, long outputNanos) {
    /** A cached price this many times below the fresh one is in another unit. */
    private static final int CACHE_DISCOUNT_MOST = 1_000;

    /**
     * What a host asks: where it names no price for cached input, or one that cannot be meant, reading from its cache
     * costs what fresh input costs; nor does it cost more.
     */
    static PriceTriple asked(long freshNanos, long cachedNanos, long outputNanos) {
        boolean discount =
                cachedNanos < freshNanos && cachedNanos >= freshNanos / CACHE_DISCOUNT_MOST && cachedNanos > 0;
        return new PriceTriple(freshNanos, discount ? cachedNanos : freshNanos, outputNanos);
    }

    /** The headline blend times its parts: 3 × fresh + 1 × output, nano-dollars. */
    long blendParts(TokenMethod method) {
        return method.freshParts() * freshNanos + method.outputParts() * outputNanos;
    }
}
