package kilohour.gateway;

import java.util.LinkedHashMap;
import java.util.Map;

/** Credits of each of many: they drip in at a rate, up to a burst, and each request costs some. */
final class Throttle<K> {
    private static final int REMEMBERED_MAX = 10_000;
    private final double perSecond;
    private final double burst;
    private final Map<K, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true);

    private static final class Bucket {
        double credits;
        long atNanos;
    }

    /**
     * @param perSecond credits a second that last: the sustained rate
     * @param burst most credits that can be saved up
     */
    Throttle(double perSecond, double burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    /** Takes one; false if none is left. */
    boolean take(K who, long nowNanos) {
        return take(who, 1, nowNanos) == 0;
    }

    /**
     * Takes so many credits, the whole burst if they are more than that.
     *
     * @return 0 if they were there; else nothing was taken, and how many milliseconds until they will be, at least 1
     */
    synchronized long take(K who, int credits, long nowNanos) {
        Bucket bucket = drip(who, nowNanos);
        double cost = Math.min(credits, burst);
        if (bucket.credits < cost) return Math.max(1, (long) Math.ceil((cost - bucket.credits) * 1_000 / perSecond));
        bucket.credits -= cost;
        return 0;
    }

    /** Gives credits back that were taken for nothing. */
    synchronized void giveBack(K who, int credits) {
        Bucket bucket = buckets.get(who);
        if (bucket != null) bucket.credits = Math.min(burst, bucket.credits + Math.min(credits, burst));
    }

    synchronized boolean exhausted(K who, long nowNanos) {
        return drip(who, nowNanos).credits < 1;
    }

    private Bucket drip(K who, long nowNanos) {
        Bucket bucket = buckets.get(who);
        if (bucket == null) {
            bucket = new Bucket();
            bucket.credits = burst;
            bucket.atNanos = nowNanos;
            buckets.put(who, bucket);
            if (buckets.size() > REMEMBERED_MAX)
                buckets.remove(buckets.keySet().iterator().next());
        }
        bucket.credits = Math.min(burst, bucket.credits + (nowNanos - bucket.atNanos) * perSecond / 1e9);
        bucket.atNanos = nowNanos;
        return bucket;
    }
}
