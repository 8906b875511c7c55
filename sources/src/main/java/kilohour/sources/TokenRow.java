package kilohour.sources;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import kilohour.tokens.TokenLeg;
import kilohour.tokens.TokenQuote;
import kilohour.units.Decimals;
import kilohour.units.Utc;

/** A row of the token layout as a quote, and back. */
final class TokenRow implements PriceReader<TokenQuote> {
    /** Sources err by factors of a million: that is for the index to screen. This is what a long can hold, and a bit. */
    private static final long HIGHEST_NANOS = 1_000_000_000L * 1_000_000_000;

    private final int[] columns;

    /** @param columns where each column of {@link Layout#TOKEN_QUOTES} stands in the file */
    TokenRow(int[] columns) {
        this.columns = columns;
    }

    /** For rows whose columns stand in the order of the layout. */
    static TokenRow ofLayout() {
        return new TokenRow(IntStream.range(0, Layout.TOKEN_QUOTES.size()).toArray());
    }

    @Override
    public long observedAtNanos(TokenQuote price) {
        return price.observedAtNanos();
    }

    @Override
    public TokenQuote parse(List<String> row) {
        if (row.size() != columns.length)
            throw new IllegalArgumentException(row.size() + " fields where the header has " + columns.length);
        return new TokenQuote(
                RowText.instant("observed_at", row.get(columns[0])),
                RowText.name("source", row.get(columns[1])),
                RowText.name("host", row.get(columns[2])),
                RowText.name("model", row.get(columns[3])),
                RowText.choice("leg", TokenLeg.class, row.get(columns[4])),
                price(row.get(columns[5])),
                served(row.get(columns[6])));
    }

    private static long price(String value) {
        if (value.isEmpty()) throw new IllegalArgumentException("usd_per_million_tokens is empty");
        long nanos;
        try {
            nanos = Decimals.parse(value, 9);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("usd_per_million_tokens: " + e.getMessage());
        }
        if (nanos > HIGHEST_NANOS || nanos < -HIGHEST_NANOS)
            throw new IllegalArgumentException(
                    "usd_per_million_tokens is beyond $1,000,000,000, is it in another unit? "
                            + RowText.shortened(value));
        return nanos;
    }

    private static long served(String value) {
        if (value.isEmpty()) return -1;
        try {
            long tokens = Long.parseLong(value);
            if (tokens >= 0) return tokens;
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("tokens_served is not a whole number: " + RowText.shortened(value));
    }

    /** The quote as a line of the token layout. */
    static String line(TokenQuote quote) {
        return CsvLine.of(
                Utc.format(quote.observedAtNanos()),
                quote.source(),
                quote.host(),
                quote.model(),
                quote.leg().name(),
                BigDecimal.valueOf(quote.priceNanosPerMillion(), 9)
                        .stripTrailingZeros()
                        .toPlainString(),
                quote.tokensServed() < 0 ? "" : Long.toString(quote.tokensServed()));
    }
}
