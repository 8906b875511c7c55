package kilohour.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import kilohour.clearing.Position;
import kilohour.clearing.Purpose;
import kilohour.units.Rounding;
import kilohour.units.Utc;

/**
 * Auctions of the portfolios of accounts under liquidation: sealed bids for packages, one price for all, the highest bid
 * accepted (a modified Dutch auction). What nobody takes in the last round is torn up at the mark.
 */
final class PortfolioAuctions {
    private static final String AUCTION = "auction ";
    private static final long PRICE_MICROS_MAX = 1_000_000_000_000_000L;

    private final State state;
    private final Margining margining;
    private final Trading trading;
    private final Liquidations liquidations;
    private final LossSharing sharing;

    PortfolioAuctions(
            State state, Margining margining, Trading trading, Liquidations liquidations, LossSharing sharing) {
        this.state = state;
        this.margining = margining;
        this.trading = trading;
        this.liquidations = liquidations;
        this.sharing = sharing;
    }

    void open(StateRecord.LiquidationState liquidation) {
        DefaultParameters parameters = state.defaults.parameters;
        long account = liquidation.account();
        long reserve = Rounding.floor(margining.initialMicros(account), 1, parameters.packages());
        long closes = state.nowNanos + parameters.auctionMinutes() * Utc.NANOS_PER_MINUTE;
        var auction = new StateRecord.PortfolioAuctionState(
                state.defaults.nextAuction(), account, parameters.packages(), reserve, closes);
        state.defaults.auctions.put(auction.auction(), auction);
        state.due.add(closes, DueKind.PORTFOLIO_AUCTION_END, AUCTION + auction.auction());
        var legs = new ArrayList<PortfolioLeg>();
        portfolio(account).forEach((contract, lots) -> legs.add(new PortfolioLeg(contract, lots)));
        state.say(new Event.PortfolioAuctioned(auction.auction(), account, auction.packages(), reserve, closes, legs));
    }

    private NavigableMap<Integer, Long> portfolio(long account) {
        var portfolio = new TreeMap<Integer, Long>();
        for (ContractMarket market : liquidations.heldBy(account))
            portfolio.put(market.id(), state.positions.lots(account, market.id()));
        return portfolio;
    }

    /** Of each contract the lots of packages from one on up to another: all packages together are the whole. */
    private static NavigableMap<Integer, Long> packages(
            NavigableMap<Integer, Long> portfolio, int from, int to, int packages) {
        var part = new TreeMap<Integer, Long>();
        portfolio.forEach((contract, lots) -> {
            long share = upTo(lots, to, packages) - upTo(lots, from, packages);
            if (share != 0) part.put(contract, Long.signum(lots) * share);
        });
        return part;
    }

    private static long upTo(long lots, int packages, int all) {
        return Rounding.floor(Math.abs(lots), packages, all);
    }

    // ── Bidding ─────────────────────────────────────────────────────────────────────────────────────────────────

    Refusal bid(Command.BidForPortfolio command) {
        var auction = state.defaults.auctions.get(command.auction());
        if (auction == null)
            return new Refusal(
                    RejectReason.AUCTION_NOT_OPEN, "no auction of number %d is open".formatted(command.auction()));
        Refusal refusal = bidder(command.account(), auction);
        if (refusal != null) return refusal;
        if (command.packages() < 0 || command.packages() > auction.packages())
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "a bid is for 1 to %d packages, or 0 to withdraw it".formatted(auction.packages()));
        if (command.packages() > 0) refusal = price(command, auction);
        if (refusal != null) return refusal;
        if (command.packages() == 0) state.defaults.removeBid(auction.auction(), command.account());
        else
            state.defaults.put(new StateRecord.PortfolioBidState(
                    auction.auction(), command.account(), command.packages(), command.priceMicros(), state.nowNanos));
        state.say(new Event.PortfolioBidPlaced(
                auction.auction(), command.account(), command.packages(), command.priceMicros()));
        return null;
    }

    private Refusal price(Command.BidForPortfolio command, StateRecord.PortfolioAuctionState auction) {
        if (command.priceMicros() < -PRICE_MICROS_MAX || command.priceMicros() > auction.reserveMicros())
            return new Refusal(
                    RejectReason.PRICE_OUT_OF_RANGE,
                    "a package is given to who asks for $%s at most: its share of the portfolio's initial margin"
                            .formatted(Margining.usd(auction.reserveMicros())));
        var lots = packages(portfolio(auction.account()), 0, command.packages(), auction.packages());
        return margin(command.account(), lots, Math.multiplyExact(command.packages(), command.priceMicros()));
    }

    private Refusal bidder(long account, StateRecord.PortfolioAuctionState auction) {
        var known = state.accounts.get(account);
        if (known == null) return new Refusal(RejectReason.UNKNOWN_ACCOUNT, "there is no account " + account);
        if (known.kind() != AccountKind.HOUSE)
            return new Refusal(
                    RejectReason.INVALID_FIELD, "members bid for portfolios, from a house account: this is a client's");
        if (state.defaults.isInDefault(known.member()))
            return new Refusal(RejectReason.IN_DEFAULT, "member %d is in default".formatted(known.member()));
        if (state.defaults.isLiquidated(account)) return Defaults.inLiquidation(account);
        return known.member() == state.accounts.get(auction.account()).member()
                ? new Refusal(RejectReason.INVALID_FIELD, "this is a portfolio of the member's own")
                : null;
    }

    /** Whether an account's equity covers initial margin with lots taken over and their price paid, if it has to pay. */
    private Refusal margin(long account, NavigableMap<Integer, Long> lots, long priceMicros) {
        for (var part : lots.entrySet()) {
            ContractMarket market = state.markets.get(part.getKey());
            long held = Math.abs(Math.addExact(state.positions.lots(account, market.id()), part.getValue()));
            if (held > market.positionLotsMax())
                return new Refusal(
                        RejectReason.LOTS_OUT_OF_RANGE,
                        "a position in %s would be too large".formatted(market.contract.name()));
        }
        long after = margining.initialWithLots(account, lots);
        long equity = margining.equity.micros(account) + Math.min(0, priceMicros);
        return equity >= after
                ? null
                : new Refusal(
                        RejectReason.INSUFFICIENT_MARGIN,
                        "margin with these packages would be $%s and equity $%s: bid for fewer, or deposit"
                                .formatted(Margining.usd(after), Margining.usd(equity)));
    }

    // ── The end ─────────────────────────────────────────────────────────────────────────────────────────────────

    private record Allotment(long account, int packages, NavigableMap<Integer, Long> lots) {}

    int end(DueQueue.Item item) {
        int number = Integer.parseInt(item.subject().substring(AUCTION.length()));
        var auction = state.defaults.auctions.remove(number);
        var bids = state.defaults.takeBids(number);
        var liquidation = state.defaults.liquidations.get(auction.account());
        if (liquidations.isOver(liquidation)) {
            state.say(new Event.PortfolioAuctionEnded(number, auction.account(), 0, 0));
            return 1;
        }
        var allotments = new ArrayList<Allotment>();
        long price = allot(auction, bids, allotments);
        int sold = 0;
        for (Allotment allotment : allotments) {
            sold += allotment.packages();
            hand(auction, allotment, price);
        }
        rank(auction, bids, allotments);
        state.say(new Event.PortfolioAuctionEnded(number, auction.account(), sold, price));
        if (liquidations.isOver(liquidation)) return 1 + sold;
        if (liquidation.rounds() < state.defaults.parameters.auctionRounds()) {
            liquidations.toAuction(liquidation);
        } else {
            tornUp(auction.account());
        }
        return 1 + sold;
    }

    /** Best price first; who could not margin what it would get is passed over. Returns the price of all. */
    private long allot(
            StateRecord.PortfolioAuctionState auction,
            List<StateRecord.PortfolioBidState> bids,
            List<Allotment> allotments) {
        NavigableMap<Integer, Long> portfolio = portfolio(auction.account());
        int from = 0;
        long price = 0;
        for (var bid : bids) {
            int packages = Math.min(bid.packages(), auction.packages() - from);
            if (packages == 0) break;
            var lots = packages(portfolio, from, from + packages, auction.packages());
            boolean passed = bidder(bid.account(), auction) != null
                    || margin(bid.account(), lots, Math.multiplyExact(packages, bid.priceMicros())) != null;
            if (passed) continue;
            allotments.add(new Allotment(bid.account(), packages, lots));
            from += packages;
            price = bid.priceMicros();
        }
        return price;
    }

    /** Positions go over at the mark, the price is paid. */
    private void hand(StateRecord.PortfolioAuctionState auction, Allotment allotment, long priceMicros) {
        long seller = auction.account();
        long buyer = allotment.account();
        state.say(new Event.PortfolioAllotted(auction.auction(), buyer, allotment.packages(), priceMicros));
        allotment.lots().forEach((contract, lots) -> {
            ContractMarket market = state.markets.get(contract);
            move(seller, market, -lots);
            move(buyer, market, lots);
        });
        long total = Math.multiplyExact(allotment.packages(), priceMicros);
        String reference = AUCTION + auction.auction();
        if (total > 0) state.pay(seller, buyer, total, Purpose.PORTFOLIO_PRICE, 0, reference);
        else state.pay(buyer, seller, -total, Purpose.PORTFOLIO_PRICE, 0, reference);
    }

    private void move(long account, ContractMarket market, long signedLots) {
        long value = market.contract.valueMicros(signedLots, market.markTenths);
        long carried = market.carriedMicros(value);
        margining.vectors.positionFilled(account, market, signedLots, carried);
        Position position = state.positions.of(account, market.id());
        position.enter(signedLots, carried, value);
        if (market.isOption()) Premium.settle(state, market, account, value);
        state.say(new Event.PositionChanged(account, market.id(), position.lots(), position.entryCostMicros()));
        state.positions.dropIfClosed(account, market.id());
        trading.trimReduceOnly(account, market);
    }

    /** Remembers, of members other than the defaulter, who got something and who bid in vain. */
    private void rank(
            StateRecord.PortfolioAuctionState auction,
            List<StateRecord.PortfolioBidState> bids,
            List<Allotment> allotments) {
        int of = state.accounts.get(auction.account()).member();
        for (int member : state.members.keySet())
            if (member != of && !state.defaults.ranks(of).containsKey(member))
                state.defaults.put(new StateRecord.BidRankState(of, member, BidRank.NO_BID));
        for (var bid : bids) raise(of, bid.account(), BidRank.IN_VAIN);
        for (Allotment allotment : allotments) raise(of, allotment.account(), BidRank.ALLOTTED);
    }

    private void raise(int defaulted, long account, BidRank rank) {
        int member = state.accounts.get(account).member();
        BidRank known = state.defaults.ranks(defaulted).get(member);
        if (known == null || known.compareTo(rank) < 0)
            state.defaults.put(new StateRecord.BidRankState(defaulted, member, rank));
    }

    /** Tears up the next position of an account, or ends its liquidation if it holds none any more. */
    void tornUp(long account) {
        var held = liquidations.heldBy(account);
        if (held.isEmpty()) {
            liquidations.isOver(state.defaults.liquidations.get(account));
            return;
        }
        ContractMarket market = held.getFirst();
        long lots = state.positions.lots(account, market.id());
        state.say(new Event.PositionsTornUp(account, market.id(), lots, market.markTenths));
        sharing.tearUp(account, market.id(), lots);
    }

    /** Closes so much of a position at the mark against these parts of the other side; returns how many lots that is. */
    long tearUp(long account, int contract, List<Map.Entry<Long, Long>> parts) {
        ContractMarket market = state.markets.get(contract);
        int sign = Long.signum(state.positions.lots(account, contract));
        long torn = 0;
        for (var part : parts) {
            if (part.getValue() == 0) continue;
            move(part.getKey(), market, sign * part.getValue());
            torn += part.getValue();
        }
        if (torn > 0) move(account, market, -sign * torn);
        return torn;
    }
}
