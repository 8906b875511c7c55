package kilohour.bank;

import kilohour.exchange.PayoutAddress;

/**
 * One payment out.
 *
 * @param messageId 1 to 35 characters, never used for another payment
 * @param amountMicros micro-dollars, whole cents
 * @param requestedDay when it is to be paid, days since 1970
 * @param createdNanos nanoseconds since 1970 UTC
 */
public record Instruction(
        String messageId, long amountMicros, PayoutAddress to, String reference, int requestedDay, long createdNanos) {}
