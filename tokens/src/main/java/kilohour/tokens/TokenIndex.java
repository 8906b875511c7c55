package kilohour.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kilohour.index.Explanation;
import kilohour.index.Fingerprint;
import kilohour.index.Grade;
import kilohour.units.PriceGrid;
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

    /** Weights look back one period; counts of two are kept. */
    private static final int COUNTS_KEPT_DAYS = 200;

    private final TokenMethod method;
    private final boolean practice;
    private final TokenQuoteBook book = new TokenQuoteBook();
    private final TokenCounts counts = new TokenCounts();
    private final RejectTally rejects = new RejectTally();
    private final TokenIntake intake;
    private final ModelPricing pricing;
    private final BasketChain chain;
    private final TokenPrintDesk desk;
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
        this.practice = practice;
        this.intake = new TokenIntake(method, practice, book, counts, rejects);
        this.pricing = new ModelPricing(book, method);
        this.chain = new BasketChain(method, calendar, new Rebalancing(method, counts), pricing);
        this.desk = new TokenPrintDesk(method, practice, chain);
    }

    /**
     * Takes a quote, or notes why it does not count.
     *
     * @throws IllegalArgumentException if its source is not registered
     */
    public void observe(TokenQuote quote) {
        intake.take(quote);
    }

    /**
     * Prints a day. The first day asked may be any; then each must follow the one before.
     *
     * @throws IllegalStateException if a day was left out or is asked twice
     */
    public TokenPrint print(int epochDay) {
        BasketValue value = open(epochDay);
        TokenPrint print = record(epochDay, value);
        end(epochDay, value);
        return print;
    }

    /**
     * Prints a day as {@link #print} does, and explains it.
     *
     * @throws IllegalStateException as above
     */
    public Explanation explain(int epochDay) {
        BasketValue value = open(epochDay);
        TokenPrint print = record(epochDay, value);
        String text = new TokenView(method, book, chain.links()).text(print, value);
        end(epochDay, value);
        return new Explanation(print, text);
    }

    /**
     * Goes through a day without a record: baskets are made and linked, prices carried, as if it had been printed.
     *
     * @throws IllegalStateException as above
     */
    public void pass(int epochDay) {
        end(epochDay, open(epochDay));
    }

    /**
     * Lets go of what can no longer count on a day, before the first is printed: the past of a long archive, so that it
     * need not be held.
     */
    public void passOver(int epochDay) {
        forgetBefore(epochDay);
    }

    /** Takes baskets and link factors as they were made, instead of making them; asked before their days. */
    public void giveBaskets(List<BasketLink> made) {
        chain.give(made);
    }

    /** Lets the chain of records go on after one made earlier. */
    public void continueAfter(TokenPrint last) {
        desk.continueAfter(last);
    }

    /** The day's value, null without a basket. From here on what counts before the day's end is late. */
    private BasketValue open(int epochDay) {
        if (nextDay != Integer.MIN_VALUE && epochDay != nextDay)
            throw new IllegalStateException(
                    "the print of " + Utc.formatDay(nextDay) + " is next, not " + Utc.formatDay(epochDay));
        chain.moveTo(epochDay);
        intake.valuedBefore(Utc.startOfDay(epochDay + 1));
        if (chain.basket() == null) return null;
        BasketValue value = chain.value(epochDay, Utc.startOfDay(epochDay + 1), rejects);
        if (fault(value).isEmpty()) chain.begin();
        return value;
    }

    private void end(int epochDay, BasketValue value) {
        if (value != null) {
            chain.keep(value, epochDay);
            chain.basket().models().forEach(model -> pricing.remember(model, epochDay));
        }
        rejects.clear();
        forgetBefore(epochDay);
        nextDay = epochDay + 1;
    }

    private void forgetBefore(int epochDay) {
        book.forgetBefore(Utc.startOfDay(epochDay));
        counts.forgetBefore(epochDay - COUNTS_KEPT_DAYS);
    }

    /** Why there is no print at this value, if there is none. */
    private Optional<String> fault(BasketValue value) {
        if (value == null)
            return Optional.of("fewer than " + method.membersAtLeast() + " models of a basket have a price");
        int imputed = value.sharePpm(PriceState.IMPUTED);
        if (imputed > method.imputedMostPpm())
            return Optional.of(
                    imputed / 10_000 + "% of the value has had no quote for more than " + method.carryDays() + " days");
        if (grade(value) == Grade.RECONSTRUCTED && !practice)
            return Optional.of("the evidence is RECONSTRUCTED, for practice only: "
                    + (chain.basket().measured() ? "too little of it is recent" : "the basket's weights are stated"));
        return Optional.empty();
    }

    /** The best grade whose evidence stands behind half of the value; a stated basket reconstructs. */
    private Grade grade(BasketValue value) {
        if (!chain.basket().measured()) return Grade.RECONSTRUCTED;
        if (2 * value.sharePpm(ModelPrice::intradayPpm) >= TokenMethod.ONE_PPM) return Grade.INTRADAY;
        return 2 * value.sharePpm(ModelPrice::recentPpm) >= TokenMethod.ONE_PPM ? Grade.DAILY : Grade.RECONSTRUCTED;
    }

    private TokenPrint record(int epochDay, BasketValue value) {
        List<TokenReject> refused =
                rejects.of(chain.basket() == null ? List.of() : chain.basket().models());
        String inputs = value == null ? "" : inputHash(epochDay);
        Optional<String> fault = fault(value);
        if (fault.isPresent()) return desk.without(epochDay, fault.get(), refused, inputs);
        return desk.print(epochDay, value, grade(value), hours(epochDay, value), refused, inputs);
    }

    /**
     * The value at the end of an hour of the day that is printed next; empty unless half of it stands at hosts read
     * several times a day. The hour is final: what counts before its end and comes later is late.
     *
     * @throws IllegalStateException if the hour lies in another day
     */
    public Optional<TokenHour> hour(int epochHour) {
        int day = Math.floorDiv(epochHour, 24);
        if (nextDay != Integer.MIN_VALUE && day != nextDay)
            throw new IllegalStateException(
                    "the print of " + Utc.formatDay(nextDay) + " is next, no hour of " + Utc.formatDay(day));
        chain.moveTo(day);
        intake.valuedBefore(Utc.startOfHour(epochHour + 1));
        return chain.basket() == null ? Optional.empty() : valued(epochHour);
    }

    private Optional<TokenHour> valued(int epochHour) {
        BasketValue value =
                chain.value(Math.floorDiv(epochHour, 24), Utc.startOfHour(epochHour + 1), new RejectTally());
        return fault(value).isEmpty() && grade(value) == Grade.INTRADAY
                ? Optional.of(new TokenHour(epochHour, value.headlineTenths(), chain.linkedTenths(value)))
                : Optional.empty();
    }

    private List<TokenHour> hours(int epochDay, BasketValue value) {
        if (grade(value) != Grade.INTRADAY) return List.of();
        var hours = new ArrayList<TokenHour>();
        for (int hour = 24 * epochDay; hour < 24 * (epochDay + 1); hour++)
            valued(hour).ifPresent(hours::add);
        return hours;
    }

    private String inputHash(int epochDay) {
        Basket basket = chain.basket();
        return Fingerprint.of(
                method + "\n" + basket.canonical() + String.join("\n", book.describe(basket.models(), epochDay)));
    }

    /** Every basket so far with its link, oldest first. */
    public List<BasketLink> links() {
        return chain.links();
    }
}
