package kilohour.index;

/** The kinds of evidence an hour is tried with, best first: the three grades, and the first step of the ladder. */
enum Rung {
    INTRADAY(Grade.INTRADAY, false),
    DAILY(Grade.DAILY, false),
    /** Offers to 48 h and trades to 72 h, flagged (rulebook 2.10). */
    STRETCHED(Grade.DAILY, true),
    RECONSTRUCTED(Grade.RECONSTRUCTED, false);

    private final Grade grade;
    private final boolean stretched;

    Rung(Grade grade, boolean stretched) {
        this.grade = grade;
        this.stretched = stretched;
    }

    Grade grade() {
        return grade;
    }

    boolean stretched() {
        return stretched;
    }
}
