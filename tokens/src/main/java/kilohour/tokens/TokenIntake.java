package kilohour.tokens;

import java.util.Map;
import java.util.TreeMap;
import kilohour.index.Permission;
import kilohour.index.Source;
import kilohour.units.Utc;

/** Where quotes come in: each goes to the prices or to the counts, or is noted with why it does not count. */
final class TokenIntake {
    private final TokenMethod method;
    private final boolean practice;
    private final TokenQuoteBook book;
    private final TokenCounts counts;
    private final RejectTally rejects;
    private final Map<String, TokenFeed> feeds = new TreeMap<>();
    private long valuedBeforeNanos = Long.MIN_VALUE;

    TokenIntake(TokenMethod method, boolean practice, TokenQuoteBook book, TokenCounts counts, RejectTally rejects) {
        this.method = method;
        this.practice = practice;
        this.book = book;
        this.counts = counts;
        this.rejects = rejects;
    }

    /** What counts before the instant has been valued: more of it is late. */
    void valuedBefore(long nanos) {
        valuedBeforeNanos = Math.max(valuedBeforeNanos, nanos);
    }

    /** @throws IllegalArgumentException if its source is not registered */
    void take(TokenQuote quote) {
        TokenFeed feed = feeds.computeIfAbsent(
                quote.source(), name -> TokenFeed.of(TokenSources.standard().require(name)));
        String model = ModelNames.of(quote.model()).orElse(null);
        switch (feed.use()) {
            case LISTS, ENDPOINTS -> price(quote, feed, model);
            case MODEL_COUNTS -> {
                if (isCounted(quote, feed, model)) counts.countModel(model, quote);
            }
            case HOST_COUNTS -> {
                if (isCounted(quote, feed, model)) counts.countHost(model, HostNames.of(quote.host()), quote);
            }
            case NONE -> {}
        }
    }

    private void price(TokenQuote quote, TokenFeed feed, String model) {
        TokenRejectReason fault = fault(quote, feed, model);
        if (fault == null) book.take(model, HostNames.of(quote.host()), quote, feed);
        else rejects.add(model == null ? baseModel(quote) : model, quote.source(), fault, quote.priceNanosPerMillion());
    }

    private boolean isCounted(TokenQuote quote, TokenFeed feed, String model) {
        return model != null
                && isPermitted(feed.source())
                && !ModelNames.isRepeated(quote.model())
                && !feed.daysNotCounted().contains(Utc.day(quote.observedAtNanos()));
    }

    /** The model that a variant is a variant of. */
    private static String baseModel(TokenQuote quote) {
        return ModelNames.of(quote.model().substring(0, quote.model().lastIndexOf(':')))
                .orElseThrow();
    }

    private TokenRejectReason fault(TokenQuote quote, TokenFeed feed, String model) {
        if (!isPermitted(feed.source())) return TokenRejectReason.NOT_PERMITTED;
        if (model == null) return TokenRejectReason.VARIANT;
        if (ModelNames.isRepeated(quote.model())) return TokenRejectReason.REPEATED;
        if (feed.use() == TokenFeed.Use.LISTS && HostNames.known(quote.host()).isEmpty())
            return TokenRejectReason.RESELLER;
        if (KnownFault.isIn(quote, model)) return TokenRejectReason.KNOWN_FAULT;
        if (quote.priceNanosPerMillion() <= 0) return TokenRejectReason.NOT_POSITIVE;
        if (quote.priceNanosPerMillion() < method.floorNanos()) return TokenRejectReason.UNIT_TOO_SMALL;
        if (quote.priceNanosPerMillion() > method.ceilingNanos()) return TokenRejectReason.UNIT_TOO_LARGE;
        return feed.source().countsFromNanos(quote.observedAtNanos()) < valuedBeforeNanos
                ? TokenRejectReason.LATE
                : null;
    }

    private boolean isPermitted(Source source) {
        return source.use() == Permission.SETTLEMENT || (practice && source.use() == Permission.PRACTICE);
    }
}
