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
 * @param fundMicros paid-in shares by member; {@code capitalMicros} the venue's own
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
        Map<Integer, Long> fundMicros,
        long insuranceMicros,
        long capitalMicros) {
    public VenueBook {
        accounts = List.copyOf(accounts);
        holdings = List.copyOf(holdings);
        suppliers = Set.copyOf(suppliers);
        dayVolumes = List.copyOf(dayVolumes);
        tests = List.copyOf(tests);
        fundMicros = Map.copyOf(fundMicros);
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
