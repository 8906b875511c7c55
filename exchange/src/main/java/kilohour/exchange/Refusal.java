package kilohour.exchange;

/** Why something is not done, with a sentence that says what to do. */
record Refusal(RejectReason reason, String sentence) implements Intake {}
