package kilohour.sources;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import kilohour.index.Evidence;
import kilohour.index.Observation;
import kilohour.index.Term;
import kilohour.tokens.TokenLeg;
import kilohour.tokens.TokenQuote;

/** What one page of an answer holds: prices, faults, and further pages. */
final class Found {
    private final String source;
    private final long atNanos;
    private final List<Observation> observations = new ArrayList<>();
    private final List<TokenQuote> tokens = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<Request> further = new ArrayList<>();

    Found(String source, long atNanos) {
        this.source = source;
        this.atNanos = atNanos;
    }

    List<Observation> observations() {
        return observations;
    }

    List<TokenQuote> tokens() {
        return tokens;
    }

    List<String> faults() {
        return faults;
    }

    List<Request> further() {
        return further;
    }

    /** One item may be faulty without its page being so: the others count. */
    void each(List<Json> items, java.util.function.Consumer<Json> reader) {
        for (Json item : items) {
            try {
                reader.accept(item);
            } catch (ConnectorException e) {
                faults.add(e.getMessage());
            }
        }
    }

    void fault(ConnectorException fault) {
        faults.add(fault.getMessage());
    }

    void next(Request page) {
        further.add(page);
    }

    /** Where a box stands and how it is sold. */
    record Terms(
            String provider, String owner, Evidence evidence, String country, String region, Term term, int months) {
        static Terms of(String provider, Evidence evidence, String country, String region, Term term) {
            return new Terms(provider, "", evidence, country, region, term, 0);
        }
    }

    /** A price of a box, in dollars an hour, of a source that does not tell how many there are. */
    void gpus(Terms terms, Box box, Json price) {
        gpus(terms, box, price, price.decimal());
    }

    /** The same, worked out from what stands at the place. */
    void gpus(Terms terms, Box box, Json place, BigDecimal usdPerBoxHour) {
        gpus(atNanos, terms, box, place, usdPerBoxHour, -1, "", "");
    }

    /** @param gpusAvailable GPUs on offer, −1 if unknown */
    void gpus(
            long observedAtNanos,
            Terms terms,
            Box box,
            Json place,
            BigDecimal usdPerBoxHour,
            int gpusAvailable,
            String host,
            String machine) {
        observations.add(new Observation(
                observedAtNanos,
                source,
                terms.provider(),
                terms.owner(),
                terms.evidence(),
                box.gpu(),
                box.formFactor(),
                box.memoryGb(),
                box.gpus(),
                box.fabric(),
                terms.country(),
                terms.region(),
                terms.term(),
                terms.months(),
                micros(place, usdPerBoxHour, Math.max(1, box.gpus())),
                gpusAvailable,
                host,
                machine));
    }

    /** Half-even to a micro-dollar. */
    private static long micros(Json place, BigDecimal usd, int gpus) {
        BigDecimal perGpu = usd.divide(BigDecimal.valueOf(gpus), 6, RoundingMode.HALF_EVEN);
        if (perGpu.signum() < 0 || perGpu.compareTo(BigDecimal.valueOf(10_000)) > 0)
            throw place.fault(
                    "gives $" + RowText.shortened(perGpu.toPlainString()) + " for a GPU-hour: not from 0 to 10,000");
        return perGpu.movePointRight(6).longValueExact();
    }

    /** A price of one token, as its host states it, half-even to a nano-dollar for a million. */
    void tokens(String host, String model, TokenLeg leg, BigDecimal usdPerToken, Json place) {
        BigDecimal nanos = usdPerToken.movePointRight(15).setScale(0, RoundingMode.HALF_EVEN);
        if (nanos.abs().compareTo(BigDecimal.valueOf(1_000_000_000_000_000_000L)) > 0)
            throw place.fault("is no price of a token: " + RowText.shortened(usdPerToken.toString()));
        tokens.add(new TokenQuote(atNanos, source, host, model, leg, nanos.longValueExact(), -1));
    }

    long atNanos() {
        return atNanos;
    }
}
