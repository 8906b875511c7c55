package kilohour.index;

import java.util.List;

/**
 * One hour tried with one kind of evidence.
 *
 * @param sheet the providers, null if there are none
 * @param shortfall what is missing for a value, empty if nothing is
 * @param rejects observations in force that did not count
 */
record HourSheet(Rung rung, int epochHour, Sheet sheet, String shortfall, List<Reject> rejects) {
    boolean hasValue() {
        return shortfall.isEmpty();
    }
}
