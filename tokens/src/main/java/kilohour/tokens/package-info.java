/**
 * What a million tokens cost: quotes of hosts in, prints of the {@code LLM} index and their records out. A pure function
 * of the quotes and the {@link kilohour.tokens.TokenMethod}, in whole numbers, so that anyone can recompute every print.
 *
 * <p>The way of a price: a {@link kilohour.tokens.TokenQuote} gets its model's and host's one name ({@code ModelNames},
 * {@code HostNames}) and enters the {@code TokenQuoteBook}. A host's price of a day is the median of its hours
 * ({@code HostQuotes}), a model's the weighted median of its hosts ({@code ModelPricing}). A {@link
 * kilohour.tokens.Basket} fixes weights and hosts for a quarter ({@code Rebalancing}) and is linked to the one before on
 * the day before it serves ({@link kilohour.tokens.BasketLink}); {@link kilohour.tokens.TokenIndex} prints.
 *
 * <pre>
 *   model     tokens   input  output   (3 in + out) ÷ 4
 *   large       40%     2.00   10.00        4.00
 *   small       60%     0.20    1.00        0.40        dollar price 0.4 × 4 + 0.6 × 0.4 = 1.84
 *
 *   next quarter large has 70% of the tokens, no price has changed:  0.7 × 4 + 0.3 × 0.4 = 2.92
 *   link factor 1.84 ÷ 2.92 = 0.630136986, linked index 2.92 × 0.630136986 = 1.84: the mix moved, no price did
 * </pre>
 */
package kilohour.tokens;
