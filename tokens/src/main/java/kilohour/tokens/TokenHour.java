package kilohour.tokens;

/**
 * The index at the end of an hour, made of each host's median over the 24 hours that end with it: a day's print is the
 * value of its last hour.
 *
 * @param epochHour the hour, counted from 1970-01-01T00:00Z
 * @param valueTenths the unlinked dollar price in tenths of a tick
 * @param linkedTenths value × link factor
 */
public record TokenHour(int epochHour, long valueTenths, long linkedTenths) {}
