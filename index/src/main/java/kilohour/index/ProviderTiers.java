package kilohour.index;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a tier of providers asks more than those that rent out their own machines. A provider has one tier, so this
 * compares providers with each other, not one provider's goods: the difference of mean effects, its error from their
 * spread.
 */
final class ProviderTiers {
    private enum Tier {
        DIRECT("own machines"),
        HYPERSCALER("hyperscaler"),
        MARKETPLACE("marketplace");

        private final String words;

        Tier(String words) {
            this.words = words;
        }
    }

    private static final Set<String> MARKETPLACES = Set.of("runpod-community", "vast");

    private ProviderTiers() {}

    private static Tier tier(String provider) {
        if (Eligibility.HYPERSCALERS.contains(provider)) return Tier.HYPERSCALER;
        return MARKETPLACES.contains(provider) ? Tier.MARKETPLACE : Tier.DIRECT;
    }

    static List<Differential> differentials(Map<String, Double> effects) {
        var byTier = new EnumMap<Tier, List<Double>>(Tier.class);
        effects.forEach((provider, effect) ->
                byTier.computeIfAbsent(tier(provider), _ -> new ArrayList<>()).add(effect));
        List<Double> direct = byTier.getOrDefault(Tier.DIRECT, List.of());
        var result = new ArrayList<Differential>();
        byTier.forEach((tier, own) -> {
            if (tier != Tier.DIRECT) result.add(against(direct, tier, own));
        });
        return result;
    }

    private static Differential against(List<Double> direct, Tier tier, List<Double> own) {
        int fewer = Math.min(direct.size(), own.size());
        if (fewer < GradeStudy.LEAST_PROVIDERS)
            return Differential.refused(
                    Attribute.PROVIDER_TIER,
                    tier.words,
                    Tier.DIRECT.words,
                    fewer,
                    own.size() + " against " + direct.size() + " providers; " + GradeStudy.LEAST_PROVIDERS
                            + " of each needed");
        double error = Math.sqrt(variance(own) / own.size() + variance(direct) / direct.size());
        return Differential.of(
                Attribute.PROVIDER_TIER, tier.words, Tier.DIRECT.words, mean(own) - mean(direct), error, fewer);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double variance(List<Double> values) {
        double mean = mean(values);
        return values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / (values.size() - 1);
    }
}
