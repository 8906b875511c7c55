package kilohour.index;

/**
 * An observation in the book of prices in force.
 *
 * @param countsFromNanos from when it may count
 * @param movedAtNanos when its price was first seen at this level
 */
record Quote(Observation observation, Source source, String provider, long countsFromNanos, long movedAtNanos) {
    /** What one quote is: a newer reading of the same key replaces the older. A trade is never replaced. */
    record Key(
            String source,
            String provider,
            Evidence evidence,
            int gpus,
            String fabric,
            String country,
            String region,
            String hostId,
            String machineId,
            long tradedAtNanos,
            long tradeMicros) {
        static Key of(Observation observation) {
            boolean trade = observation.evidence() == Evidence.TRADE;
            return new Key(
                    observation.source(),
                    observation.provider(),
                    observation.evidence(),
                    observation.gpus(),
                    observation.fabric(),
                    observation.country(),
                    observation.region(),
                    observation.hostId(),
                    observation.machineId(),
                    trade ? observation.observedAtNanos() : 0,
                    trade ? observation.priceMicrosPerGpuHour() : 0);
        }
    }

    long priceMicros() {
        return observation.priceMicrosPerGpuHour();
    }

    Evidence evidence() {
        return observation.evidence();
    }

    /** The common owner, or the provider itself. */
    String ownerGroup() {
        return observation.owner().isEmpty() ? provider : observation.owner();
    }
}
