package kilohour.exchange;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import kilohour.clearing.FundingRate;
import kilohour.clearing.Position;
import kilohour.clearing.Purpose;
import kilohour.clearing.Share;
import kilohour.clearing.VenueAccount;
import kilohour.contracts.Contract;
import kilohour.matching.OrderBook;
import kilohour.units.Side;
import kilohour.units.Utc;

/** Perpetual funding: premiums sampled by the minute, paid by the hour (rulebook 6). */
final class Funding {
    private final State state;

    Funding(State state) {
        this.state = state;
    }

    /**
     * Samples this minute's premium of every perpetual that trades, whose index is fresh and whose book has a side deep
     * enough.
     */
    void sample() {
        for (ContractMarket market : state.markets.values()) {
            if (!(market.contract instanceof Contract.Perpetual) || !market.phase.isContinuous()) continue;
            long index = state.line(market).fundingIndexTenths(state.nowNanos);
            if (index == 0) continue;
            long lots = Math.ceilDiv(market.contract.underlying().terms().impactUnits(), market.contract.unitsPerLot());
            long bid = depth(market.book, Side.BUY, lots);
            long ask = depth(market.book, Side.SELL, lots);
            if (bid < 0 && ask < 0) continue;
            market.premiumSumPpb += FundingRate.premiumPpb(bid, ask, lots, index);
            market.premiumMinutes++;
        }
    }

    private static long depth(OrderBook book, Side side, long lots) {
        long total = book.impactTotal(side, lots);
        return total == OrderBook.NONE ? -1 : total;
    }

    /** The hour's end: the rate is set and payers pay. Positions stand still until everyone is paid. */
    int payers(DueQueue.Item item, int most) {
        ContractMarket market = state.markets.get(item.contract());
        if (item.cursor() == 0) market.fundingIndexTenths = state.line(market).fundingIndexTenths(state.nowNanos);
        long index = market.fundingIndexTenths;
        FundingRate rate = rate(market, index);
        if (item.cursor() == 0)
            state.say(new Event.FundingRateSet(
                    market.id(),
                    Utc.hour(item.atNanos()) - 1,
                    index,
                    rate.premiumSumPpb(),
                    rate.minutes(),
                    rate.ratePpb()));
        int done = 0;
        var payers = payments(market, rate, index).tailMap(item.cursor(), true);
        for (Map.Entry<Long, Long> payer : payers.entrySet()) {
            if (done == most) {
                state.due.add(item.resumedAt(payer.getKey()));
                return done;
            }
            state.pay(payer.getKey(), VenueAccount.FUNDING, payer.getValue(), Purpose.FUNDING, market.id(), "");
            done++;
        }
        state.due.add(item.atNanos(), DueKind.FUNDING_RECEIVERS, market.id());
        return done;
    }

    /** Then receivers get all of it. */
    int receivers(DueQueue.Item item, int most) {
        ContractMarket market = state.markets.get(item.contract());
        long index = market.fundingIndexTenths;
        FundingRate rate = rate(market, index);
        long total = 0;
        for (long payment : payments(market, rate, index).values()) total = Math.addExact(total, payment);
        int done = 0;
        for (Map.Entry<Long, Long> receiver : Share.byWeight(total, weights(market, -rate.sign()))
                .tailMap(item.cursor(), true)
                .entrySet()) {
            if (done == most) {
                state.due.add(item.resumedAt(receiver.getKey()));
                return done;
            }
            state.pay(VenueAccount.FUNDING, receiver.getKey(), receiver.getValue(), Purpose.FUNDING, market.id(), "");
            done++;
        }
        startNextHour(market);
        return done;
    }

    private void startNextHour(ContractMarket market) {
        market.premiumSumPpb = 0;
        market.premiumMinutes = 0;
        market.fundingIndexTenths = 0;
        state.due.add(Utc.startOfHour(Utc.hour(state.nowNanos) + 1), DueKind.FUNDING_PAYERS, market.id());
    }

    private static FundingRate rate(ContractMarket market, long indexTenths) {
        return indexTenths == 0
                ? new FundingRate(0, market.premiumMinutes)
                : FundingRate.of(market.premiumSumPpb, market.premiumMinutes);
    }

    private NavigableMap<Long, Long> payments(ContractMarket market, FundingRate rate, long indexTenths) {
        var payments = new TreeMap<Long, Long>();
        weights(market, rate.sign())
                .forEach((account, lots) ->
                        payments.put(account, rate.paymentMicros(market.contract.valueMicros(lots, indexTenths))));
        return payments;
    }

    /** Lots held on one side of a perpetual by account; nobody if the sign is 0. */
    private NavigableMap<Long, Long> weights(ContractMarket market, int sign) {
        var weights = new TreeMap<Long, Long>();
        for (Position holder : state.positions.holders(market.id(), 0)) {
            long lots = holder.lots();
            if (sign != 0 && Long.signum(lots) == sign) weights.put(holder.account(), Math.abs(lots));
        }
        return weights;
    }
}
