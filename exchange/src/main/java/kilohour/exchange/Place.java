package kilohour.exchange;

import java.util.ArrayList;
import java.util.List;
import kilohour.contracts.Contract;
import kilohour.matching.Combination;
import kilohour.units.Side;

/**
 * A market's place in a combination: in a strip and its months.
 *
 * @param members the strip's market first, then its months' in order
 * @param member which of them the market is
 */
record Place(Combination combination, List<ContractMarket> members, int member) {
    static final int WHOLE = 0;

    boolean isWhole() {
        return member == WHOLE;
    }

    /** Gives a strip and its months their places. */
    static void take(ContractMarket strip) {
        var members = new ArrayList<ContractMarket>();
        members.add(strip);
        members.addAll(strip.months);
        var combination = new Combination(
                strip.book,
                strip.contract.unitsPerLot(),
                strip.months.stream()
                        .map(month -> new Combination.Leg(month.book, Side.BUY, month.contract.unitsPerLot()))
                        .toList());
        for (int member = 0; member < members.size(); member++)
            members.get(member).places.add(new Place(combination, List.copyOf(members), member));
    }

    /** Takes the places of a strip that is no longer listed away. */
    static void leave(ContractMarket strip) {
        if (strip.contract instanceof Contract.Strip)
            for (ContractMarket month : strip.months)
                month.places.removeIf(place -> place.members().getFirst() == strip);
    }
}
