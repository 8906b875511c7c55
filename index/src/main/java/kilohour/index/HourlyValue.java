package kilohour.index;

/**
 * The value of one hour, published five minutes after its end and final at once (rulebook 2.8).
 *
 * @param epochHour the hour, counted from 1970-01-01T00:00Z
 * @param status {@link PrintStatus#PRINTED} or {@link PrintStatus#NO_PRINT}: an hour is never carried
 * @param valueTenths tenths of a tick, 0 without a value
 * @param grade the best grade that met its thresholds, null without a value
 * @param stretched made on the longer validity of the fallback ladder
 * @param groups owner groups counted
 * @param effectiveNumberMillis their effective number, in thousandths
 * @param reason what was missing, empty if there is a value
 */
public record HourlyValue(
        String index,
        int epochHour,
        PrintStatus status,
        long valueTenths,
        Grade grade,
        boolean stretched,
        int groups,
        long effectiveNumberMillis,
        String reason) {
    public boolean hasValue() {
        return status == PrintStatus.PRINTED;
    }
}
