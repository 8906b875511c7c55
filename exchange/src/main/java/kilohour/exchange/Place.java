package kilohour.exchange;

import java.util.ArrayList;
import java.util.List;
import kilohour.matching.Combination;
import kilohour.units.Side;

/**
 * A market's place in a combination: in a strip and its months, in a spread and its legs.
 *
 * @param members the market of the strip or spread first, then its legs' in order
 * @param member which of them the market is
 */
record Place(Combination combination, List<ContractMarket> members, int member) {
    static final int WHOLE = 0;

    boolean isWhole() {
        return member == WHOLE;
    }

    /** The strip or the spread. */
    ContractMarket whole() {
        return members.getFirst();
    }

    /** What somebody who takes a side of the whole does in one of the legs. */
    Side inLeg(Side ofWhole, int leg) {
        return combination.inLeg(ofWhole, leg);
    }

    /** Gives a strip and its months their places. */
    static void ofStrip(ContractMarket strip) {
        var legs = strip.months.stream()
                .map(month -> new Combination.Leg(month.book, Side.BUY, month.contract.unitsPerLot()))
                .toList();
        take(strip, new Combination(strip.book, strip.contract.unitsPerLot(), legs), strip.months);
    }

    /** Gives a spread and its legs their places: its price is the difference of theirs, whatever their hours. */
    static void ofSpread(ContractMarket spread) {
        SpreadLegs legs = spread.legs;
        var combination = new Combination(
                spread.book,
                1,
                List.of(
                        new Combination.Leg(legs.near().book, Side.BUY, 1),
                        new Combination.Leg(legs.far().book, Side.SELL, 1)));
        take(spread, combination, List.of(legs.near(), legs.far()));
    }

    private static void take(ContractMarket whole, Combination combination, List<ContractMarket> legs) {
        var members = new ArrayList<ContractMarket>();
        members.add(whole);
        members.addAll(legs);
        for (int member = 0; member < members.size(); member++)
            members.get(member).places.add(new Place(combination, List.copyOf(members), member));
    }

    /** Takes the places of a strip or a spread that is no longer listed away. */
    static void leave(ContractMarket whole) {
        for (Place own : whole.places)
            if (own.isWhole())
                for (ContractMarket leg : own.members().subList(1, own.members().size()))
                    leg.places.removeIf(place -> place.whole() == whole);
    }
}
