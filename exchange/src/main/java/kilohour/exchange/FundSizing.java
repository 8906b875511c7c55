package kilohour.exchange;

import java.util.List;

/**
 * How the default fund was sized on one day: by the two members that would cost most together in one stress scenario.
 *
 * @param day epoch day of the daily run it follows
 * @param asOfNanos the instant of the state that was stressed
 * @param accounts how many were stressed
 * @param scenarios how many the stress set has
 * @param scenario the name of the one that sizes the fund; empty if none costs it anything
 * @param first the member that costs most in it, 0 for none
 * @param firstMicros its loss there beyond its own cover, micro-dollars, 0 or more
 * @param second the next, 0 for none
 * @param minimumMicros the least share of a member that has margin to keep
 * @param parts in ascending order of member
 */
public record FundSizing(
        int day,
        long asOfNanos,
        int accounts,
        int scenarios,
        String scenario,
        int first,
        long firstMicros,
        int second,
        long secondMicros,
        long minimumMicros,
        List<Part> parts) {
    /**
     * @param averageMicros what the member would lose beyond its own cover, the mean over all scenarios, rounded up
     * @param requiredMicros what it must have in the fund, by {@link kilohour.clearing.FundAllotment}
     */
    public record Part(int member, long averageMicros, long requiredMicros) {}

    public FundSizing {
        parts = List.copyOf(parts);
    }

    /** The loss that the fund must cover. */
    public long sizeMicros() {
        return Math.addExact(firstMicros, secondMicros);
    }

    /** The sum of what members must have: the size, or more where minimum shares come to more. */
    public long requiredMicros() {
        long sum = 0;
        for (Part part : parts) sum = Math.addExact(sum, part.requiredMicros());
        return sum;
    }
}
