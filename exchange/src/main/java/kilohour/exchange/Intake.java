package kilohour.exchange;

/** What the checks made of an order: how it is worked, or why not. */
sealed interface Intake permits Intake.Worked, Refusal {
    /**
     * @param lots as trimmed by reduce-only
     * @param limitTicks as set by market protection or post-only repricing
     */
    record Worked(long lots, long limitTicks) implements Intake {}
}
