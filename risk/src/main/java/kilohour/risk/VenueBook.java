package kilohour.risk;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A clearing house at an instant and what led there, as its reports need it.
 *
 * @param suppliers members that supply index prices: wrong-way, and a class of their own in the commitments
 * @param dayVolumes each day traded, in order
 * @param tests margin against what came after it
 */
public record VenueBook(
        String venue,
        String at,
        List<Standing> accounts,
        List<Holding> holdings,
        Set<Integer> suppliers,
        StressTest stress,
        List<DayVolume> dayVolumes,
        List<MarginTest> tests,
        Fund fund) {
    public VenueBook {
        accounts = List.copyOf(accounts);
        holdings = List.copyOf(holdings);
        suppliers = Set.copyOf(suppliers);
        dayVolumes = List.copyOf(dayVolumes);
        tests = List.copyOf(tests);
    }

    /**
     * The money behind defaults, micro-dollars.
     *
     * @param heldMicros paid-in shares by member; {@code requiredMicros} what each must have
     * @param minimumMicros the least share of a member that holds anything
     * @param capitalMicros the venue's own stake, after insurance
     * @param sizings one a day, in order
     */
    public record Fund(
            Map<Integer, Long> heldMicros,
            Map<Integer, Long> requiredMicros,
            long minimumMicros,
            long insuranceMicros,
            long capitalMicros,
            List<Sizing> sizings) {
        public Fund {
            heldMicros = Map.copyOf(heldMicros);
            requiredMicros = Map.copyOf(requiredMicros);
            sizings = List.copyOf(sizings);
        }

        static long sum(Map<Integer, Long> micros) {
            return micros.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Insurance and capital: used before survivors' shares. */
        long ownMicros() {
            return Math.addExact(insuranceMicros, capitalMicros);
        }
    }

    /**
     * How the fund was sized on a day.
     *
     * @param scenario that sizes it, empty for none
     * @param first the member that costs most in it, 0 for none, and {@code second} the next
     * @param requiredMicros the sum of all shares due
     */
    public record Sizing(
            int day,
            String scenario,
            int first,
            long firstMicros,
            int second,
            long secondMicros,
            int members,
            long requiredMicros) {
        long sizeMicros() {
            return Math.addExact(firstMicros, secondMicros);
        }
    }

    /** @param group accounts under common control have the same; a lone account its own number, negative */
    public record Standing(
            long account,
            int member,
            String name,
            boolean house,
            long group,
            long equityMicros,
            long initialMicros,
            long maintenanceMicros) {}

    /**
     * @param units lots × units of a lot, long if positive
     * @param valueMicros of them at the mark, signed alike
     */
    public record Holding(long account, String contract, String index, long units, long valueMicros) {}

    /** @param variationMicros variation margin paid to the clearing house */
    public record DayVolume(int day, long trades, long units, long valueMicros, long variationMicros) {}

    /**
     * One account on one day.
     *
     * @param marginMicros maintenance margin after the day's run
     * @param lossMicros of the positions then, by settlement prices two days later; a gain is negative
     */
    public record MarginTest(long account, int day, long marginMicros, long lossMicros) {}
}
