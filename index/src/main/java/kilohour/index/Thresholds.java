package kilohour.index;

import kilohour.units.Decimals;
import kilohour.units.Utc;

/**
 * Rulebook 2.7: five owner groups and an effective number of 4.5 to start or resume, four and 4 to continue, so that
 * an index does not flicker on the edge. RECONSTRUCTED evidence needs three groups, always. A DAILY value also needs
 * half of its weight read within 36 hours (2.9).
 */
final class Thresholds {
    private final Method method;
    private final Grade grade;
    private boolean running;

    Thresholds(Method method, Grade grade) {
        this.method = method;
        this.grade = grade;
    }

    /** What is missing for a value, in words; empty if nothing is. */
    String shortfall(Sheet sheet, long atNanos) {
        if (grade == Grade.RECONSTRUCTED) return groupsShort(sheet, method.reconstructedGroups(), 0);
        String groups = running
                ? groupsShort(sheet, method.continueGroups(), method.continueEffectiveMillis())
                : groupsShort(sheet, method.startGroups(), method.startEffectiveMillis());
        if (!groups.isEmpty() || grade == Grade.INTRADAY) return groups;
        long freshPpm = sheet.readSincePpm(atNanos - method.reReadNanos());
        if (2 * freshPpm >= Method.ONE_PPM) return "";
        return Decimals.format(freshPpm / 1_000, 1) + "% of the weight read within "
                + method.reReadNanos() / Utc.NANOS_PER_HOUR + " hours, half is needed";
    }

    /** The hour had a value of this grade, or had none. */
    void hourEnded(boolean value) {
        running = value;
    }

    private static String groupsShort(Sheet sheet, int groups, long effectiveMillis) {
        if (sheet.groups() >= groups && sheet.effectiveMillis() >= effectiveMillis) return "";
        String needed = groups + (effectiveMillis == 0 ? "" : " and " + Decimals.format(effectiveMillis, 3));
        return sheet.groups() + (sheet.groups() == 1 ? " owner group" : " owner groups") + ", effective number "
                + Decimals.format(sheet.effectiveMillis(), 3) + "; " + needed + " needed";
    }
}
