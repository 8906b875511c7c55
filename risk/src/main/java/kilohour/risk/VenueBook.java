package kilohour.risk;

import java.util.List;
import java.util.Map;

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
        List<Supplier> suppliers,
        StressTest stress,
        List<DayVolume> dayVolumes,
        List<MarginTest> tests,
        Fund fund,
        Means means) {
    public VenueBook {
        accounts = List.copyOf(accounts);
        holdings = List.copyOf(holdings);
        suppliers = List.copyOf(suppliers);
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
     * Money and what stands in for it, micro-dollars.
     *
     * @param memberCashMicros what members' accounts have in dollars, those below zero left out
     * @param bankMicros what the venue has at its bank for everybody
     * @param liquidityMicros the liquidity account's cash, {@code liquidityLimitMicros} how far below zero it may go
     * @param liquidityUsedMicros what accounts are below zero
     * @param committedMicros the most that members can be assessed for one default
     */
    public record Means(
            List<Asset> assets,
            long memberCashMicros,
            long bankMicros,
            long liquidityMicros,
            long liquidityLimitMicros,
            long liquidityUsedMicros,
            long committedMicros) {
        public Means {
            assets = List.copyOf(assets);
        }

        long countsMicros() {
            return assets.stream().mapToLong(Asset::countsMicros).sum();
        }
    }

    /**
     * An asset besides dollars that is taken as collateral.
     *
     * @param haircutPpm as its price's age makes it now
     * @param valueMicros of all that accounts hold of it at its price; {@code countsMicros} up to caps and less the haircut
     */
    public record Asset(
            String code, String kind, long haircutPpm, long capMicros, long valueMicros, long countsMicros) {}

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

    /**
     * A member that supplies prices to an index.
     *
     * @param index empty for whatever it holds
     * @param addOnPpm what it is to have besides margin, of the value of its net position, parts per million
     */
    public record Supplier(int member, String index, long addOnPpm) {
        boolean supplies(String other) {
            return index.isEmpty() || index.equals(other);
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
