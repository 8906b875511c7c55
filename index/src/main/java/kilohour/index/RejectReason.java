package kilohour.index;

/** Why an observation did not count (rulebook 2.1 to 2.4). */
public enum RejectReason {
    NOT_PERMITTED("the source may not be used for this"),
    NOT_ADMITTED("the provider has not been admitted to the panel"),
    OTHER_FORM_FACTOR("another form factor than the good's"),
    FORM_FACTOR_UNSTATED("the form factor is not stated and the model has several"),
    OTHER_MEMORY("another memory size than the good's"),
    OTHER_TERM("not on demand"),
    OUTSIDE_REGION("stated to be outside North America and Europe"),
    COUNTRY_UNSTATED("the country is not stated and the index is a region's"),
    OTHER_REGION("stated to be in another region than the index's"),
    HYPERSCALER("a hyperscaler's price belongs to another index"),
    NOT_HYPERSCALER("not a hyperscaler's price"),
    PLACEHOLDER("a placeholder, not a price"),
    MISLABELLED("registered as another term than the source says"),
    ADMINISTERED("set by schedule at a share of the list price, not by a market"),
    RATIO_BAND("outside 0.4 to 2.5 times the trailing seven-day median"),
    SAME_MACHINE("the same machine offered in another size"),
    SAME_RATE_CARD("the same provider's price through a slower feed"),
    LATE("arrived after its hour was final");

    private final String sentence;

    RejectReason(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
