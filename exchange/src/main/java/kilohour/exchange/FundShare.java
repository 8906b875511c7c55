package kilohour.exchange;

/** What a member must have in the default fund, micro-dollars, 0 or more. */
public record FundShare(int member, long requiredMicros) {}
