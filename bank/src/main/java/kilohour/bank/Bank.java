package kilohour.bank;

import java.util.List;

/** A bank that keeps the venue's money: tells what moved, and is told what to pay. */
public interface Bank {
    /** A file of the bank that could not be read: where, and what to do. */
    record Unreadable(String source, String sentence) {}

    /** What came since the last time. */
    record Delivery(List<BankStatement> statements, List<Unreadable> unreadable) {}

    /** What has come and is not {@link #done}. */
    Delivery delivered();

    /** A statement was taken in, with this report; it is not delivered again. */
    void done(BankStatement statement, List<String> report);

    /**
     * Tells the bank to pay, once: the same message id again does nothing, after a restart too.
     *
     * @return whether it was told now
     */
    boolean instruct(Instruction instruction);
}
