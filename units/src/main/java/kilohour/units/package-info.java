/**
 * What everything else counts in.
 *
 * <p>Money is a whole number of <b>micro-dollars</b> (1 USD = 1,000,000). An <b>order price</b> is a whole number of
 * ticks; a <b>print</b>, <b>mark</b> or <b>settlement price</b> is a whole number of <b>tenths</b> of a tick. A
 * quantity is a whole number of <b>lots</b>, and a lot is a whole number of <b>units</b> of the good (GPU-hours, or
 * millions of tokens). So lots × units per lot × tenths × micro-dollars per tenth is always whole micro-dollars:
 *
 * <pre>
 *   H100, tick $0.001 = 1,000 micro-dollars, tenth = 100 micro-dollars
 *   10 lots of December (744 GPU-hours each) at a mark of 2.6123 = 26,123 tenths
 *   10 × 744 × 26,123 × 100 = 19,435,512,000 micro-dollars = $19,435.512
 * </pre>
 *
 * <p>Time is UTC: instants are nanoseconds since 1970-01-01T00:00Z, days are whole UTC days counted from there. Every
 * overflow is an error, and every rounding has a name ({@link kilohour.units.Rounding}).
 */
package kilohour.units;
