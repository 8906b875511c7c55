package kilohour.gateway;

import java.util.LinkedHashMap;
import java.util.Map;

/** A rate for each of many: tokens drip in at a rate up to a burst, and each request takes one. */
final class Throttle<K> {
    private static final int REMEMBERED_MAX = 10_000;
    private final double perSecond;
    private final double burst;
    private final Map<K, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true);

    private static final class Bucket {
        double tokens;
        long atNanos;
    }

    Throttle(double perSecond, double burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    /** Takes one; false if none is left. */
    synchronized boolean take(K who, long nowNanos) {
        Bucket bucket = drip(who, nowNanos);
        if (bucket.tokens < 1) return false;
        bucket.tokens--;
        return true;
    }

    synchronized boolean exhausted(K who, long nowNanos) {
        return drip(who, nowNanos).tokens < 1;
    }

    private Bucket drip(K who, long nowNanos) {
        Bucket bucket = buckets.get(who);
        if (bucket == null) {
            bucket = new Bucket();
            bucket.tokens = burst;
            bucket.atNanos = nowNanos;
            buckets.put(who, bucket);
            if (buckets.size() > REMEMBERED_MAX)
                buckets.remove(buckets.keySet().iterator().next());
        }
        bucket.tokens = Math.min(burst, bucket.tokens + (nowNanos - bucket.atNanos) * perSecond / 1e9);
        bucket.atNanos = nowNanos;
        return bucket;
    }
}
