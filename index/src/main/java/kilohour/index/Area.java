package kilohour.index;

import java.util.Optional;

/** Where a good's machines stand, by the country that a price states. */
public enum Area {
    /** The good of the main indices; most sources do not say where, so a price that states no country passes. */
    NORTH_AMERICA_AND_EUROPE,
    UNITED_STATES,
    EUROPE;

    /** Why a price stated to be in the country is not the good, or empty if it is; no country is the empty text. */
    Optional<RejectReason> reject(String country) {
        if (!country.isEmpty() && !Eligibility.REGION.contains(country))
            return Optional.of(RejectReason.OUTSIDE_REGION);
        if (this == NORTH_AMERICA_AND_EUROPE) return Optional.empty();
        if (country.isEmpty()) return Optional.of(RejectReason.COUNTRY_UNSTATED);
        return of(country) == this ? Optional.empty() : Optional.of(RejectReason.OTHER_REGION);
    }

    private static Area of(String country) {
        return switch (country) {
            case "US" -> UNITED_STATES;
            case "CA", "MX" -> NORTH_AMERICA_AND_EUROPE;
            default -> EUROPE;
        };
    }
}
