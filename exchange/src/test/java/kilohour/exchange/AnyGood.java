package kilohour.exchange;

import java.util.List;
import java.util.Random;
import kilohour.contracts.Good;
import kilohour.contracts.ListingTerms;
import kilohour.contracts.Lot;
import kilohour.contracts.OptionListing;
import kilohour.contracts.Underlying;
import kilohour.units.PriceGrid;

/** A good that is no GPU-hour, from a seeded source: tokens, power, memory, or modules with residual-value puts. */
final class AnyGood {
    private AnyGood() {}

    static Underlying of(String code, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Underlying.tokens(code, "", true);
            case 1 -> power(code, random);
            case 2 -> memory(code);
            default ->
                new Underlying(
                        code,
                        "",
                        new Good("module", "modules", new Lot.Fixed(1), 1),
                        new PriceGrid(1_000_000),
                        ListingTerms.hardware());
        };
    }

    private static Underlying power(String code, Random random) {
        return new Underlying(
                code,
                "",
                new Good("MWh", "MWh", new Lot.Flow("MW", 1 + random.nextInt(3)), 1),
                new PriceGrid(10_000),
                new ListingTerms(
                        ListingTerms.Months.EVERY,
                        6 + random.nextInt(12),
                        true,
                        random.nextBoolean(),
                        OptionListing.NEAREST_YEAR,
                        100));
    }

    private static Underlying memory(String code) {
        return new Underlying(
                code,
                "",
                new Good("GB", "GB", new Lot.Fixed(1_000), 100),
                new PriceGrid(1_000),
                new ListingTerms(ListingTerms.Months.EVERY, 3, false, true, OptionListing.NONE, 0));
    }

    static boolean is(Exchange exchange, String code, int contract) {
        return exchange.contract(contract)
                .filter(each -> each.underlying().code().equals(code))
                .isPresent();
    }

    /** One of its first contracts, or one of its options; 0 if it has none. */
    static int contract(Exchange exchange, String code, Random random) {
        List<Integer> all = exchange.contracts().stream()
                .filter(each -> each.underlying().code().equals(code))
                .map(each -> each.id())
                .toList();
        if (all.isEmpty()) return 0;
        return all.get(random.nextInt(random.nextInt(4) == 0 ? all.size() : Math.min(3, all.size())));
    }
}
