package kilohour.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kilohour.index.Fingerprint;
import kilohour.index.Grade;
import kilohour.index.Permission;
import kilohour.index.PrintStatus;
import kilohour.index.Source;
import kilohour.units.PriceGrid;
import kilohour.units.Rounding;
import kilohour.units.Utc;

/**
 * The {@code LLM} index over one stream of token quotes. Feed it quotes with {@link #observe}, in any order as long as
 * each comes before the day in which it counts is printed; then ask for prints day by day, without a gap. The same
 * quotes give the same records to the last digit. It has no clock and belongs to one thread.
 */
public final class TokenIndex {
    /** The index's code. */
    public static final String CODE = "LLM";

    /** Ticks of $0.0001 per million tokens. */
    public static final PriceGrid GRID = new PriceGrid(100);

    private static final long ONE_PPB = 1_000_000_000;

    /** Weights look back one period; counts of two are kept. */
    private static final int COUNTS_KEPT_DAYS = 200;

    private final TokenMethod method;
    private final Period.Calendar calendar;
    private final boolean practice;
    private final Map<String, TokenFeed> feeds = new TreeMap<>();
    private final TokenQuoteBook book = new TokenQuoteBook();
    private final TokenCounts counts = new TokenCounts();
    private final RejectTally rejects = new RejectTally();
    private final ModelPricing pricing;
    private final Rebalancing rebalancing;
    private final List<BasketLink> links = new ArrayList<>();
    private Basket basket;
    private MemberPrices members;
    private long linkPpb = ONE_PPB;
    private long lastHeadlineNanos;
    private String lastHash = TokenPrint.NO_RECORD;
    private int nextDay = Integer.MIN_VALUE;

    /**
     * @param practice admits RECONSTRUCTED prints and practice-only sources; never on a live venue
     */
    public TokenIndex(TokenMethod method, boolean practice) {
        this(method, Period::quarterOf, practice);
    }

    /**
     * An index whose baskets serve other periods than quarters: for trials on short recordings.
     *
     * @param practice as above
     */
    public TokenIndex(TokenMethod method, Period.Calendar calendar, boolean practice) {
        this.method = method;
        this.calendar = calendar;
        this.practice = practice;
        this.pricing = new ModelPricing(book, method);
        this.rebalancing = new Rebalancing(method, counts);
    }

    /**
     * Takes a quote, or notes why it does not count.
     *
     * @throws IllegalArgumentException if its source is not registered
     */
    public void observe(TokenQuote quote) {
        TokenFeed feed = feeds.computeIfAbsent(
                quote.source(), name -> TokenFeed.of(TokenSources.standard().require(name)));
        if (feed.use() == TokenFeed.Use.NONE) return;
        String model = ModelNames.of(quote.model()).orElse(null);
        if (feed.use() == TokenFeed.Use.LISTS || feed.use() == TokenFeed.Use.ENDPOINTS) {
            TokenRejectReason fault = fault(quote, feed, model);
            if (fault == null) book.take(model, HostNames.of(quote.host()), quote, feed);
            else
                rejects.add(
                        model == null ? baseModel(quote) : model, quote.source(), fault, quote.priceNanosPerMillion());
            return;
        }
        boolean counted = model != null
                && isPermitted(feed.source())
                && !ModelNames.isRepeated(quote.model())
                && !feed.daysNotCounted().contains(Utc.day(quote.observedAtNanos()));
        if (!counted) return;
        if (feed.use() == TokenFeed.Use.MODEL_COUNTS) counts.countModel(model, quote);
        else counts.countHost(model, HostNames.of(quote.host()), quote);
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
        long countsFrom = feed.source().countsFromNanos(quote.observedAtNanos());
        if (nextDay != Integer.MIN_VALUE && countsFrom < Utc.startOfDay(nextDay)) return TokenRejectReason.LATE;
        return null;
    }

    private boolean isPermitted(Source source) {
        return source.use() == Permission.SETTLEMENT || (practice && source.use() == Permission.PRACTICE);
    }

    /**
     * Prints a day. The first day asked may be any; then each must follow the one before.
     *
     * @throws IllegalStateException if a day was left out or is asked twice
     */
    public TokenPrint print(int epochDay) {
        if (nextDay != Integer.MIN_VALUE && epochDay != nextDay)
            throw new IllegalStateException(
                    "the print of " + Utc.formatDay(nextDay) + " is next, not " + Utc.formatDay(epochDay));
        if (basket == null || !basket.name().equals(calendar.of(epochDay).name())) rebalance(epochDay);
        TokenPrint print = record(epochDay).sealed();
        lastHash = print.recordHash();
        if (basket != null) basket.models().forEach(model -> pricing.remember(model, epochDay));
        book.forgetBefore(Utc.startOfDay(epochDay));
        counts.forgetBefore(epochDay - COUNTS_KEPT_DAYS);
        nextDay = epochDay + 1;
        return print;
    }

    /** Makes the basket of the day's period and links it on the day before; without enough models the old one goes on. */
    private void rebalance(int epochDay) {
        Period period = calendar.of(epochDay);
        int linkDay = epochDay - 1;
        var unseen = new RejectTally();
        Optional<Basket> made = rebalancing.basket(
                period,
                calendar.of(period.firstDay() - 1),
                linkDay,
                model -> hosts(pricing.price(model, linkDay, new TreeMap<>(), unseen)));
        if (made.isEmpty()) return;
        basket = made.get();
        var linked = new TreeMap<String, ModelPrice>();
        for (String model : basket.models())
            linked.put(model, pricing.price(model, linkDay, basket.hostWeightsOf(model), unseen));
        members = new MemberPrices(method, linked, linkDay);
        long newNanos = members.value(basket, linked, linkDay).headlineNanos();
        if (lastHeadlineNanos > 0) linkPpb = Rounding.halfEven(linkPpb, lastHeadlineNanos, newNanos);
        links.add(new BasketLink(basket, epochDay, lastHeadlineNanos, newNanos, linkPpb));
    }

    private static List<String> hosts(ModelPrice price) {
        return price == null ? List.of() : price.hosts();
    }

    private TokenPrint record(int epochDay) {
        if (basket == null)
            return noValue(epochDay, "fewer than " + method.membersAtLeast() + " models of a basket have a price", "");
        var quoted = new TreeMap<String, ModelPrice>();
        for (String model : basket.models()) {
            ModelPrice price = pricing.price(model, epochDay, basket.hostWeightsOf(model), rejects);
            if (price != null) quoted.put(model, price);
        }
        BasketValue value = members.value(basket, quoted, epochDay);
        String inputs = inputHash(epochDay);
        if (value.sharePpm(PriceState.IMPUTED) > method.imputedMostPpm())
            return noValue(
                    epochDay,
                    value.sharePpm(PriceState.IMPUTED) / 10_000 + "% of the value has had no quote for more than "
                            + method.carryDays() + " days",
                    inputs);
        Grade grade = grade(value);
        if (grade == Grade.RECONSTRUCTED && !practice)
            return noValue(
                    epochDay,
                    "the evidence is RECONSTRUCTED, for practice only: "
                            + (basket.measured() ? "too little of it is recent" : "the basket's weights are stated"),
                    inputs);
        return valued(epochDay, value, grade, inputs);
    }

    /** The best grade whose evidence stands behind half of the value; a stated basket reconstructs. */
    private Grade grade(BasketValue value) {
        if (!basket.measured()) return Grade.RECONSTRUCTED;
        if (2 * value.sharePpm(ModelPrice::intradayPpm) >= TokenMethod.ONE_PPM) return Grade.INTRADAY;
        return 2 * value.sharePpm(ModelPrice::recentPpm) >= TokenMethod.ONE_PPM ? Grade.DAILY : Grade.RECONSTRUCTED;
    }

    private TokenPrint valued(int epochDay, BasketValue value, Grade grade, String inputHash) {
        lastHeadlineNanos = value.headlineNanos();
        boolean quoted = 2L * value.sharePpm(PriceState.PRICED) >= TokenMethod.ONE_PPM;
        return new TokenPrint(
                CODE,
                epochDay,
                quoted ? PrintStatus.PRINTED : PrintStatus.CARRIED,
                "",
                value.headlineTenths(),
                Rounding.halfEven(lastHeadlineNanos, linkPpb, ONE_PPB * BasketValue.NANOS_PER_TENTH),
                linkPpb,
                value.legTenths(PriceTriple::freshNanos),
                value.legTenths(PriceTriple::cachedNanos),
                value.legTenths(PriceTriple::outputNanos),
                grade,
                practice,
                method.version(),
                basket.name(),
                basket.hash(),
                basket.measured(),
                value.constituents(),
                value.effectiveNumberMillis(),
                rejects.take(basket.models()),
                inputHash,
                lastHash,
                "");
    }

    private TokenPrint noValue(int epochDay, String reason, String inputHash) {
        return new TokenPrint(
                CODE,
                epochDay,
                PrintStatus.NO_PRINT,
                reason,
                0,
                0,
                linkPpb,
                0,
                0,
                0,
                null,
                practice,
                method.version(),
                basket == null ? "" : basket.name(),
                basket == null ? "" : basket.hash(),
                basket != null && basket.measured(),
                List.of(),
                0,
                rejects.take(basket == null ? List.of() : basket.models()),
                inputHash,
                lastHash,
                "");
    }

    private String inputHash(int epochDay) {
        return Fingerprint.of(
                method + "\n" + basket.canonical() + String.join("\n", book.describe(basket.models(), epochDay)));
    }

    /** Every basket so far with its link, oldest first. */
    public List<BasketLink> links() {
        return List.copyOf(links);
    }
}
