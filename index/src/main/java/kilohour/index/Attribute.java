package kilohour.index;

/** What the price of a GPU-hour may differ by, other than the model and who asks it. */
public enum Attribute {
    FORM_FACTOR("form factor"),
    FABRIC("fabric"),
    MEMORY("memory"),
    BOX_SIZE("GPUs in the box"),
    REGION("region"),
    TERM("term"),
    PROVIDER_TIER("provider tier");

    private final String words;

    Attribute(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** The observation's level, empty if not stated. A tier is the provider's, not the row's. */
    String level(Observation observation) {
        return switch (this) {
            case FORM_FACTOR -> observation.formFactor();
            case FABRIC -> observation.fabric();
            case MEMORY -> observation.memoryGb() == 0 ? "" : observation.memoryGb() + " GB";
            case BOX_SIZE -> observation.gpus() == 0 ? "" : observation.gpus() + "×";
            case REGION -> region(observation.country());
            case TERM -> term(observation);
            case PROVIDER_TIER -> "";
        };
    }

    private static String region(String country) {
        if (country.isEmpty() || country.equals("US")) return country;
        if (country.equals("CA") || country.equals("MX")) return "CA/MX";
        return Eligibility.REGION.contains(country) ? "Europe" : "elsewhere";
    }

    private static String term(Observation observation) {
        return switch (observation.term()) {
            case ON_DEMAND -> "on demand";
            case INTERRUPTIBLE -> "interruptible";
            case RESERVED -> observation.termMonths() + " months";
        };
    }
}
