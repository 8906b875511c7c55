package kilohour.node;

import kilohour.exchange.Batch;

/**
 * What the market answered to one command.
 *
 * @param logPosition where the command stands in the log, bytes; grows from command to command. A reader of the tape
 *     that has come this far has seen the command.
 */
public record Answer(long logPosition, Batch batch) {}
