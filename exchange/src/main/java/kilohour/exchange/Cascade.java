package kilohour.exchange;

import java.util.List;
import kilohour.clearing.Position;
import kilohour.contracts.Contract;

/**
 * The end of a strip (rulebook 3): at the daily run two days before its period each position turns into positions in
 * what the strip consists of, entered at the strip's settlement price. Hours add up, so no cash moves and what was
 * gained or lost stays as it was.
 */
final class Cascade {
    private final State state;
    private final Margining margining;
    private final Listing listing;
    private final Trading trading;

    Cascade(State state, Margining margining, Listing listing, Trading trading) {
        this.state = state;
        this.margining = margining;
        this.listing = listing;
        this.trading = trading;
    }

    /** Turns so many holders' positions at most; returns how many. The rest goes on later. */
    int positions(DueQueue.Item item, int most) {
        ContractMarket market = state.markets.get(item.contract());
        var strip = (Contract.Strip) market.contract;
        List<ContractMarket> parts = strip.parts().stream()
                .map(part -> state.marketsByName.get(part.name()))
                .toList();
        List<Position> holders = state.positions.holders(market.id(), 0);
        boolean all = holders.size() <= most;
        List<Position> turned = all ? List.copyOf(holders) : List.copyOf(holders.subList(0, most));
        for (Position holder : turned) turn(holder.account(), market, parts);
        if (!all) {
            state.due.add(item);
            return turned.size();
        }
        state.say(new Event.StripCascaded(market.id(), market.settlementTenths));
        IndexLine line = state.line(market);
        state.delist(market);
        listing.listStrips(line);
        return turned.size();
    }

    /** The last part takes what the shares of the others, rounded half-even, leave of the entry cost. */
    private void turn(long account, ContractMarket market, List<ContractMarket> parts) {
        Position held = state.positions.of(account, market.id());
        long lots = held.lots();
        long entryLeftMicros = held.entryCostMicros();
        for (ContractMarket part : parts) {
            boolean last = part == parts.getLast();
            long entryMicros = last ? entryLeftMicros : held.entryShareMicros(market.contract, part.contract);
            entryLeftMicros -= entryMicros;
            long valueMicros = part.contract.valueMicros(lots, market.settlementTenths);
            margining.vectors.positionFilled(account, part, lots, valueMicros);
            change(account, part, lots, valueMicros, entryMicros);
            trading.trimReduceOnly(account, part);
        }
        margining.vectors.positionFilled(account, market, -lots, -held.valueMicros());
        change(account, market, -lots, -held.valueMicros(), -held.entryCostMicros());
    }

    private void change(long account, ContractMarket market, long lots, long valueMicros, long entryMicros) {
        Position position = state.positions.of(account, market.id());
        position.enter(lots, valueMicros, entryMicros);
        state.say(new Event.PositionChanged(account, market.id(), position.lots(), position.entryCostMicros()));
        state.positions.dropIfClosed(account, market.id());
    }
}
