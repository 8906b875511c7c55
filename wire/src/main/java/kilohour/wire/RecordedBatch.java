package kilohour.wire;

import kilohour.exchange.Batch;
import kilohour.exchange.Command;

/**
 * What the recording holds for one command.
 *
 * @param logPosition where the command stands in the replicated log: grows from batch to batch
 */
public record RecordedBatch(long logPosition, Command command, Batch batch) {}
