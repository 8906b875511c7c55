package kilohour.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import kilohour.units.Rounding;

/**
 * Providers' prices with their weights (rulebook 2.6) and the value they give (2.7). Providers are in order of price,
 * then name.
 */
final class Sheet {
    private static final Comparator<ProviderPrice> BY_PRICE =
            Comparator.comparingLong(ProviderPrice::priceMicros).thenComparing(ProviderPrice::provider);

    private final List<ProviderPrice> providers;
    private final List<String> owners;
    private final int[] ownerOf;
    private final int[] weightsPpm;
    private final int[] groupPpm;

    Sheet(Method method, List<ProviderPrice> prices) {
        if (prices.isEmpty()) throw new IllegalArgumentException("a sheet needs a price");
        providers = prices.stream().sorted(BY_PRICE).toList();
        var rawOfOwner = new TreeMap<String, Long>();
        for (ProviderPrice price : providers) rawOfOwner.merge(price.owner(), price.rawWeight(), Math::addExact);
        owners = new ArrayList<>(rawOfOwner.keySet());
        ownerOf = providers.stream().mapToInt(p -> owners.indexOf(p.owner())).toArray();
        groupPpm = Apportion.capped(
                rawOfOwner.values().stream().mapToLong(Long::longValue).toArray(), method.groupCapPpm());
        weightsPpm = new int[providers.size()];
        for (int owner = 0; owner < owners.size(); owner++) shareOut(owner);
    }

    /** A group's weight over its providers, as their raw weights. */
    private void shareOut(int owner) {
        int[] members = membersOf(owner);
        long[] raw = Arrays.stream(members)
                .mapToLong(i -> providers.get(i).rawWeight())
                .toArray();
        int[] shares = Apportion.split(raw, groupPpm[owner]);
        for (int i = 0; i < members.length; i++) weightsPpm[members[i]] = shares[i];
    }

    int[] membersOf(int owner) {
        return java.util.stream.IntStream.range(0, providers.size())
                .filter(i -> ownerOf[i] == owner)
                .toArray();
    }

    List<ProviderPrice> providers() {
        return providers;
    }

    /** The provider's place, −1 if it is not in the sheet. */
    int indexOf(String provider) {
        for (int i = 0; i < providers.size(); i++)
            if (providers.get(i).provider().equals(provider)) return i;
        return -1;
    }

    List<String> owners() {
        return owners;
    }

    int ownerOf(int provider) {
        return ownerOf[provider];
    }

    /** The provider's weight in ppm; all add up to one million. */
    int weightPpm(int provider) {
        return weightsPpm[provider];
    }

    int groups() {
        return owners.size();
    }

    /** Effective number of owner groups, 1 ÷ Σ w², in thousandths. */
    long effectiveMillis() {
        long squares = 0;
        for (int weight : groupPpm) squares += (long) weight * weight;
        return Rounding.halfEven(Method.ONE_PPM * Method.ONE_PPM, 1_000, squares);
    }

    /** Weight in ppm of prices read at that instant or later. */
    long readSincePpm(long nanos) {
        long sum = 0;
        for (int i = 0; i < weightsPpm.length; i++) if (providers.get(i).readAtNanos() >= nanos) sum += weightsPpm[i];
        return sum;
    }

    /** The weighted interquartile mean in tenths of a tick. */
    long valueTenths() {
        return InterquartileMean.of(pricesMicros(), weightsPpm, Good.GRID.tenthMicros());
    }

    /** The weighted interquartile mean in micro-dollars. */
    long valueMicros() {
        return InterquartileMean.of(pricesMicros(), weightsPpm, 1);
    }

    long[] pricesMicros() {
        return providers.stream().mapToLong(ProviderPrice::priceMicros).toArray();
    }
}
