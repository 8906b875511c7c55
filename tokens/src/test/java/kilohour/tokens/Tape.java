package kilohour.tokens;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import kilohour.units.Decimals;
import kilohour.units.Utc;

/** Quotes for tests: a list read daily, a log of live changes, counts of tokens. Prices in dollars per million tokens. */
final class Tape {
    static final int FIRST = Utc.parseDay("2026-08-01");

    /** Baskets serve ten days: P0 from the first day on. */
    static final Period.Calendar TEN_DAYS = TokenPeriods.of(FIRST, 10);

    private final List<TokenQuote> quotes = new ArrayList<>();

    /** The host's prices as read on a day: they count from the next. */
    Tape list(int day, String host, String model, String input, String output) {
        add(Utc.startOfDay(day), "openrouter-endpoints", host, model, TokenLeg.INPUT, input, -1);
        return add(Utc.startOfDay(day), "openrouter-endpoints", host, model, TokenLeg.OUTPUT, output, -1);
    }

    Tape cached(int day, String host, String model, String price) {
        return add(Utc.startOfDay(day), "openrouter-endpoints", host, model, TokenLeg.CACHED_INPUT, price, -1);
    }

    /** The host's prices from an instant on. */
    Tape live(long atNanos, String host, String model, String input, String output) {
        add(atNanos, "openrouter-live", host, model, TokenLeg.INPUT, input, -1);
        return add(atNanos, "openrouter-live", host, model, TokenLeg.OUTPUT, output, -1);
    }

    /** Tokens of a model counted on a day. */
    Tape served(int day, String model, long tokens) {
        return add(Utc.startOfDay(day), "openrouter-models", "openrouter", model, TokenLeg.OUTPUT, "1", tokens);
    }

    /** Tokens of a host of a model counted on a day. */
    Tape servedBy(int day, String host, String model, long tokens) {
        return add(Utc.startOfDay(day), "openrouter-effective", host, model, TokenLeg.OUTPUT, "1", tokens);
    }

    Tape add(long atNanos, String source, String host, String model, TokenLeg leg, String price, long tokens) {
        quotes.add(new TokenQuote(atNanos, source, host, model, leg, Decimals.parse(price, 9), tokens));
        return this;
    }

    static TokenIndex index() {
        return new TokenIndex(TokenMethod.V1, TEN_DAYS, true);
    }

    /** All of them at once. */
    void feed(TokenIndex index) {
        quotes.forEach(index::observe);
    }

    /** The prints of some days by an index that goes without a record from the first day to the first printed. */
    List<TokenPrint> resumed(TokenIndex index, int from, int firstPrinted, int to) {
        var prints = new ArrayList<TokenPrint>();
        for (int day = from; day <= to; day++) {
            int now = day;
            quotes.stream()
                    .filter(quote -> now == from
                            ? Utc.day(quote.observedAtNanos()) <= now
                            : Utc.day(quote.observedAtNanos()) == now)
                    .forEach(index::observe);
            if (day < firstPrinted) index.pass(day);
            else prints.add(index.print(day));
        }
        return prints;
    }

    /** The prints of some days, by an index that sees each quote before the day it is observed in is printed. */
    List<TokenPrint> prints(int from, int to) {
        return prints(index(), from, to);
    }

    List<TokenPrint> prints(TokenIndex index, int from, int to) {
        return prints(index, quotes, from, to);
    }

    /** The same, the quotes of each day in an order drawn at random. */
    List<TokenPrint> shuffled(Random random, int from, int to) {
        var mixed = new ArrayList<>(quotes);
        Collections.shuffle(mixed, random);
        return prints(index(), mixed, from, to);
    }

    private static List<TokenPrint> prints(TokenIndex index, List<TokenQuote> quotes, int from, int to) {
        var byDay = new ArrayList<>(quotes);
        byDay.sort(Comparator.comparingInt(quote -> Utc.day(quote.observedAtNanos())));
        var prints = new ArrayList<TokenPrint>();
        int next = 0;
        for (int day = from; day <= to; day++) {
            while (next < byDay.size() && Utc.day(byDay.get(next).observedAtNanos()) <= day)
                index.observe(byDay.get(next++));
            prints.add(index.print(day));
        }
        return prints;
    }
}
