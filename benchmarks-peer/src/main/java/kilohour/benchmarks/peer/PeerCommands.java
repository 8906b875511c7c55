package kilohour.benchmarks.peer;

import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.cmd.OrderCommandType;
import kilohour.benchmarks.CommandStream;

/** Puts the stream's commands into the peer's own form, one after the other into the same object, as its ring does. */
final class PeerCommands {
    private static final OrderAction[] ACTIONS = {OrderAction.ASK, OrderAction.BID, null};

    private final CommandStream stream;
    private final OrderCommand command = new OrderCommand();

    PeerCommands(CommandStream stream) {
        this.stream = stream;
    }

    OrderCommand at(int place) {
        int kind = stream.kind(place);
        command.command = switch (kind) {
            case CommandStream.PLACE, CommandStream.IMMEDIATE, CommandStream.FILL_WITHIN_BUDGET ->
                OrderCommandType.PLACE_ORDER;
            case CommandStream.CANCEL -> OrderCommandType.CANCEL_ORDER;
            case CommandStream.MOVE -> OrderCommandType.MOVE_ORDER;
            case CommandStream.REDUCE -> OrderCommandType.REDUCE_ORDER;
            default -> throw new IllegalStateException("no such kind of command");
        };
        command.orderType = switch (kind) {
            case CommandStream.IMMEDIATE -> OrderType.IOC;
            case CommandStream.FILL_WITHIN_BUDGET -> OrderType.FOK_BUDGET;
            default -> OrderType.GTC;
        };
        command.symbol = stream.symbolName(stream.symbol(place));
        command.orderId = stream.orderId(place);
        command.uid = stream.user(place);
        command.action = ACTIONS[stream.side(place)];
        command.price = stream.price(place);
        command.size = stream.lots(place);
        command.reserveBidPrice = stream.reservePrice(place);
        command.resultCode = CommandResultCode.VALID_FOR_MATCHING_ENGINE;
        command.matcherEvent = null;
        command.marketData = null;
        return command;
    }
}
