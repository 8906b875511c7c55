package kilohour.index;

/** An observation that did not count, and why. */
record Reject(Observation observation, RejectReason reason) {}
