package kilohour.index;

/**
 * What is known to be wrong with some rows of a source, by provider, model, term or price.
 *
 * @param provider the provider concerned, or empty for all
 * @param gpu the model concerned, or empty for all
 * @param term the term concerned, or null for all
 * @param priceMicros the price concerned, or −1 for all
 */
record Exclusion(String provider, String gpu, Term term, long priceMicros, RejectReason reason) {
    static Exclusion provider(String provider, RejectReason reason) {
        return new Exclusion(provider, "", null, -1, reason);
    }

    static Exclusion price(String provider, String gpu, long priceMicros) {
        return new Exclusion(provider, gpu, null, priceMicros, RejectReason.PLACEHOLDER);
    }

    static Exclusion term(Term term, RejectReason reason) {
        return new Exclusion("", "", term, -1, reason);
    }

    boolean covers(Observation observation) {
        return (provider.isEmpty() || provider.equals(observation.provider()))
                && (gpu.isEmpty() || gpu.equals(observation.gpu()))
                && (term == null || term == observation.term())
                && (priceMicros < 0 || priceMicros == observation.priceMicrosPerGpuHour());
    }
}
