package kilohour.exchange;

import kilohour.units.Side;
import kilohour.units.Utc;

/** What an order in a spread, or in a strip, must pass for the sake of its legs. */
final class SpreadChecks {
    private SpreadChecks() {}

    /** A spread has no trigger: what it would wait for is a price of its own that nothing settles on. */
    static Refusal terms(ContractMarket market, OrderTerms terms) {
        return market.legs == null || terms.trigger() == null
                ? null
                : new Refusal(
                        RejectReason.INVALID_FIELD,
                        "a spread has no stops: let orders in %s and %s wait for a trigger"
                                .formatted(
                                        market.legs.near().contract.name(),
                                        market.legs.far().contract.name()));
    }

    /** A spread takes orders while both of its legs trade continuously. */
    static Refusal legs(State state, ContractMarket market) {
        if (market.legs == null) return null;
        Refusal refusal = leg(state, market, market.legs.near());
        return refusal != null ? refusal : leg(state, market, market.legs.far());
    }

    private static Refusal leg(State state, ContractMarket spread, ContractMarket leg) {
        if (leg.ended) return refused(RejectReason.NOT_TRADING, spread, leg, "no longer trades");
        if (state.due.isSettling(leg.id(), state.nowNanos))
            return refused(RejectReason.SETTLING, spread, leg, "is being settled: send the order again shortly");
        if (leg.line.margin == null)
            return refused(RejectReason.NO_MARGIN_PARAMETERS, spread, leg, "has no margin parameters yet");
        return switch (leg.phase.now) {
            case CONTINUOUS -> null;
            case HALTED -> refused(RejectReason.HALTED, spread, leg, "is halted (" + leg.phase.reason + ")");
            case AUCTION ->
                refused(
                        RejectReason.IN_AUCTION,
                        spread,
                        leg,
                        "gathers orders for an auction until " + Utc.format(leg.phase.untilNanos));
        };
    }

    private static Refusal refused(RejectReason reason, ContractMarket spread, ContractMarket leg, String why) {
        return new Refusal(
                reason,
                "%s waits for its legs, of which %s %s".formatted(spread.contract.name(), leg.contract.name(), why));
    }

    /** What fills in a strip by implication, or in a spread, is held in its legs: no position there grows too large. */
    static Refusal legPositions(
            State state, long account, ContractMarket market, Side side, long lots, Order replaced) {
        for (Place place : market.places) {
            if (!place.isWhole()) continue;
            for (int leg = 1; leg < place.members().size(); leg++) {
                ContractMarket held = place.members().get(leg);
                Side legSide = place.inLeg(side, leg);
                long others = state.lotsTowards(account, held, legSide) - (replaced == null ? 0 : replaced.lotsOpen);
                long reached = Math.abs(legSide.sign() * state.positions.lots(account, held.id()) + others + lots);
                long lotsMax = held.positionLotsMax();
                if (reached > lotsMax)
                    return new Refusal(
                            RejectReason.LOTS_OUT_OF_RANGE,
                            "position and open orders in %s, a leg of %s, may come to %d lots at most"
                                    .formatted(held.contract.name(), market.contract.name(), lotsMax));
            }
        }
        return null;
    }
}
