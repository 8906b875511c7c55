package kilohour.tokens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kilohour.units.Rounding;

/** The members' prices from day to day: quoted, carried for a while, then moved with the rest of the basket. */
final class MemberPrices {
    private record Kept(PriceTriple prices, int quotedOnDay) {}

    private final TokenMethod method;
    private final Map<String, Kept> kept = new HashMap<>();

    /** @param linkedOnDay the day on whose prices the basket was linked */
    MemberPrices(TokenMethod method, Map<String, ModelPrice> linked, int linkedOnDay) {
        this.method = method;
        linked.forEach((model, price) -> kept.put(model, new Kept(price.prices(), linkedOnDay)));
    }

    /** The basket at a day's prices, what is not quoted as it was the day before. */
    BasketValue value(Basket basket, Map<String, ModelPrice> quoted, int epochDay) {
        long[] move = moveOfTheOthers(basket, quoted);
        var lines = new ArrayList<BasketValue.Line>();
        for (Basket.Member member : basket.members())
            lines.add(line(member, quoted.get(member.model()), epochDay, move));
        return new BasketValue(method, lines);
    }

    /** Ends the day: its prices are the next day's yesterday. */
    void keep(BasketValue value, int epochDay) {
        for (BasketValue.Line line : value.lines())
            kept.put(line.member().model(), new Kept(line.prices(), epochDay - line.daysOld()));
    }

    private BasketValue.Line line(Basket.Member member, ModelPrice quoted, int epochDay, long[] move) {
        if (quoted != null) return new BasketValue.Line(member, PriceState.PRICED, quoted.prices(), quoted, 0);
        Kept last = kept.get(member.model());
        int daysOld = epochDay - last.quotedOnDay();
        if (daysOld <= method.carryDays())
            return new BasketValue.Line(member, PriceState.CARRIED, last.prices(), null, daysOld);
        return new BasketValue.Line(member, PriceState.IMPUTED, moved(last.prices(), move), null, daysOld);
    }

    /** Yesterday's price × Σ of the others today ÷ Σ of the others yesterday, half-even, at least one nano-dollar. */
    private static PriceTriple moved(PriceTriple last, long[] move) {
        return new PriceTriple(
                Math.max(1, Rounding.halfEven(last.freshNanos(), move[0], move[1])),
                Math.max(1, Rounding.halfEven(last.cachedNanos(), move[0], move[1])),
                Math.max(1, Rounding.halfEven(last.outputNanos(), move[0], move[1])));
    }

    /** The blend of the models quoted today: at today's prices, and at those of the day before. */
    private long[] moveOfTheOthers(Basket basket, Map<String, ModelPrice> quoted) {
        long now = 0;
        long before = 0;
        for (Basket.Member member : quotedMembers(basket, quoted)) {
            long weight = member.weightPpm();
            now += weight * quoted.get(member.model()).prices().blendParts(method);
            before += weight * kept.get(member.model()).prices().blendParts(method);
        }
        return now == 0 ? new long[] {1, 1} : new long[] {now, before};
    }

    private static List<Basket.Member> quotedMembers(Basket basket, Map<String, ModelPrice> quoted) {
        return basket.members().stream()
                .filter(member -> quoted.get(member.model()) != null)
                .toList();
    }
}
