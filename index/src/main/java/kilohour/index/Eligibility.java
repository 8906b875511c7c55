package kilohour.index;

import java.util.Optional;
import java.util.Set;

/**
 * Rulebook 2.2: what is not the good is rejected with a reason, never adjusted into it. Also the screens that need
 * nothing but the row: placeholders, administered series, and what a source may be used for.
 */
final class Eligibility {
    static final Set<String> HYPERSCALERS = Set.of("aws", "azure", "gcp", "oracle");

    /** North America and Europe. */
    static final Set<String> REGION = Set.of(
            "US", "CA", "MX", "AD", "AL", "AT", "BA", "BE", "BG", "BY", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI",
            "FO", "FR", "GB", "GI", "GR", "HR", "HU", "IE", "IM", "IS", "IT", "JE", "LI", "LT", "LU", "LV", "MC", "MD",
            "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "SM", "UA", "VA", "XK");

    private final Good good;
    private final boolean practice;

    Eligibility(Good good, boolean practice) {
        this.good = good;
        this.practice = practice;
    }

    /** Why the observation is not the good, or empty if it is. The model is the caller's to match. */
    Optional<RejectReason> reject(Observation observation, Source source) {
        if (!permitted(source)) return Optional.of(RejectReason.NOT_PERMITTED);
        if (observation.priceMicrosPerGpuHour() == 0) return Optional.of(RejectReason.PLACEHOLDER);
        for (Exclusion exclusion : source.exclusions())
            if (exclusion.covers(observation)) return Optional.of(exclusion.reason());
        if (observation.term() != Term.ON_DEMAND) return Optional.of(RejectReason.OTHER_TERM);
        boolean hyperscaler = HYPERSCALERS.contains(observation.provider());
        if (hyperscaler && !good.hyperscalers()) return Optional.of(RejectReason.HYPERSCALER);
        if (!hyperscaler && good.hyperscalers()) return Optional.of(RejectReason.NOT_HYPERSCALER);
        var outside = good.area().reject(observation.country());
        return outside.isPresent() ? outside : attributes(observation, source);
    }

    private Optional<RejectReason> attributes(Observation observation, Source source) {
        // An adjusted panel states no form or size because its author made them all one good.
        boolean blankPasses = source.adjusted();
        if (observation.formFactor().isEmpty()) {
            if (!good.onlyForm() && !blankPasses) return Optional.of(RejectReason.FORM_FACTOR_UNSTATED);
        } else if (!observation.formFactor().equals(good.formFactor())) {
            return Optional.of(RejectReason.OTHER_FORM_FACTOR);
        }
        boolean blankMemory = observation.memoryGb() == 0 && (good.onlyMemory() || blankPasses);
        if (!blankMemory && observation.memoryGb() != good.memoryGb()) return Optional.of(RejectReason.OTHER_MEMORY);
        return Optional.empty();
    }

    private boolean permitted(Source source) {
        return switch (source.use()) {
            case SETTLEMENT -> true;
            case PRACTICE -> practice;
            case DISPLAY, NONE -> false;
        };
    }
}
