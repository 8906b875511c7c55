package kilohour.node;

import java.util.List;
import kilohour.exchange.StateRecord;

/**
 * The market's whole state at one place of the log: whoever restores it and reads the tape from there has the same
 * market as one who read the tape from its start.
 *
 * @param logPosition position of the last command applied, 0 before the first
 * @param records as {@link kilohour.exchange.Exchange#snapshot} gives them
 */
public record MarketState(long logPosition, List<StateRecord> records) {
    public MarketState {
        records = List.copyOf(records);
    }
}
