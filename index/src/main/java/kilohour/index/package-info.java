/**
 * What a GPU-hour costs: observations in, prints and their records out. Everything here is a pure function of the
 * observations and the {@link kilohour.index.Method}, in whole numbers, so that anyone can recompute every print.
 *
 * <p>The way of a price: an {@link kilohour.index.Observation} that is the good ({@code Eligibility}) enters the
 * {@code QuoteBook} and is in force for a while ({@code Validity}). At the end of each hour the quotes in force pass
 * the {@code RatioBand}, become one price a provider ({@code ProviderPricing}), get weights with a cap for each owner
 * ({@code Sheet}), and give the {@code InterquartileMean} if there are enough of them ({@code Thresholds}). A day's
 * print is the mean of its hours ({@code PrintDesk}), with a {@link kilohour.index.PrintRecord} that says who moved it.
 *
 * <p>Beside the prints stands a study of what attributes are worth ({@link kilohour.index.GradeStudy}), the only place
 * with floating point; no print depends on it.
 *
 * <pre>
 *   five providers offer an H100 hour, GPUs unknown, all prices fresh: each weighs 0.5 × 1 × √8, a fifth of the sum
 *
 *     1.99   2.12   2.40   2.69   2.99
 *     |--20%-|--20%-|--20%-|--20%-|--20%-|
 *          25%                  75%
 *
 *   the middle half holds 15% of 2.12, 20% of 2.40 and 15% of 2.69
 *   value = (0.15 × 2.12 + 0.20 × 2.40 + 0.15 × 2.69) ÷ 0.50 = 2.4030
 * </pre>
 */
package kilohour.index;
