package kilohour.sources;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The live sources that can be read. */
public final class Connectors {
    private static final Set<String> KEYED = Set.of(AwsSpotHistory.SOURCE, GcpSkus.SOURCE, LambdaTypes.SOURCE);

    private Connectors() {}

    /** Every source there is, those that need a key too, in order of name. */
    public static Set<String> names() {
        var names = new TreeSet<>(KEYED);
        all(Map.of(), Map.of()).forEach(connector -> names.add(connector.source()));
        return Collections.unmodifiableSortedSet(names);
    }

    /**
     * All of them, in order of name.
     *
     * @param keys by source, where one is needed: {@code lambda-api} and {@code gcp-skus} their keys, {@code aws-spot}
     *     the address that signs; those whose key is missing are left out
     * @param addresses by source, where another is asked than its publisher's
     */
    private static List<Connector> all(Map<String, String> keys, Map<String, String> addresses) {
        var result = new ArrayList<Connector>();
        result.add(new AwsPricePages(addresses.getOrDefault(AwsPricePages.SOURCE, AwsPricePages.ADDRESS)));
        if (keys.containsKey(AwsSpotHistory.SOURCE)) result.add(new AwsSpotHistory(keys.get(AwsSpotHistory.SOURCE)));
        result.add(new AzureRetailPrices(addresses.getOrDefault(AzureRetailPrices.SOURCE, AzureRetailPrices.ADDRESS)));
        if (keys.containsKey(GcpSkus.SOURCE))
            result.add(new GcpSkus(addresses.getOrDefault(GcpSkus.SOURCE, GcpSkus.ADDRESS), keys.get(GcpSkus.SOURCE)));
        if (keys.containsKey(LambdaTypes.SOURCE))
            result.add(new LambdaTypes(
                    addresses.getOrDefault(LambdaTypes.SOURCE, LambdaTypes.ADDRESS), keys.get(LambdaTypes.SOURCE)));
        result.add(
                new OpenRouterEndpoints(addresses.getOrDefault(OpenRouterEndpoints.SOURCE, OpenRouterModels.ADDRESS)));
        result.add(new OpenRouterModels(addresses.getOrDefault(OpenRouterModels.SOURCE, OpenRouterModels.ADDRESS)));
        result.add(new RunPodTypes(addresses.getOrDefault(RunPodTypes.SOURCE, RunPodTypes.ADDRESS)));
        result.add(new VastOffers(addresses.getOrDefault(VastOffers.SOURCE, VastOffers.ADDRESS)));
        return List.copyOf(result);
    }

    /** Those that are read unless others are named. */
    public static List<Connector> open(Map<String, String> keys, Map<String, String> addresses) {
        return all(keys, addresses).stream().filter(Connector::onByDefault).toList();
    }

    /**
     * Those named.
     *
     * @param addresses by source, where another is asked than its publisher's
     * @throws IllegalArgumentException if there is none of a name, or it needs a key
     */
    public static List<Connector> named(Set<String> sources, Map<String, String> keys, Map<String, String> addresses) {
        List<Connector> all = all(keys, addresses);
        Set<String> known = all.stream().map(Connector::source).collect(Collectors.toCollection(TreeSet::new));
        for (String source : sources) {
            if (known.contains(source)) continue;
            throw new IllegalArgumentException(
                    KEYED.contains(source)
                            ? source + " needs a key, which is not there"
                            : "no such source: " + source + " (there are " + String.join(", ", known) + ")");
        }
        return all.stream()
                .filter(connector -> sources.contains(connector.source()))
                .toList();
    }
}
