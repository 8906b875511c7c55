package kilohour.exchange;

import kilohour.clearing.Purpose;
import kilohour.clearing.VenueAccount;
import kilohour.units.PriceGrid;
import kilohour.units.Rounding;
import kilohour.units.Side;
import kilohour.units.Utc;

/**
 * Block trades and exchanges for related positions: one side proposes, the other accepts the same words, and the trade is
 * novated at its price without touching the book. It is printed as what it is and makes no last or settlement price.
 */
final class BlockTrades {
    /** How long after it was agreed a trade must have been proposed and accepted. */
    static final long REPORT_NANOS = 15 * Utc.NANOS_PER_MINUTE;

    /** Smallest block, in GPU-hours or what weighs as much; an exchange has none. */
    static final long BLOCK_UNITS_MIN = 50_000;

    private static final String SUBJECT = "block ";
    private static final int PROPOSALS_MAX = 100;
    private static final int REFERENCE_CHARS_MAX = 64;

    private final State state;
    private final Margining margining;
    private final Trading trading;
    private final LimitChecks limits;

    BlockTrades(State state, Margining margining, Trading trading) {
        this.state = state;
        this.margining = margining;
        this.trading = trading;
        this.limits = new LimitChecks(state);
    }

    /** Answers with the proposal's number as that of an order. */
    Trading.Outcome propose(Command.ProposeBlockTrade command) {
        Refusal refusal = parties(command.account(), command.counterparty());
        if (refusal == null) refusal = terms(command.account(), command.terms());
        if (refusal != null) return new Trading.Outcome(0, refusal);
        if (state.proposals.proposedBy(command.account()) >= PROPOSALS_MAX)
            return Trading.Outcome.refused(
                    RejectReason.TOO_MANY_ORDERS,
                    "the account already has %d open proposals, the most allowed: withdraw some first"
                            .formatted(PROPOSALS_MAX));
        var proposal = new StateRecord.BlockProposalState(
                state.nextTradeId++, command.account(), command.counterparty(), command.terms());
        state.proposals.put(proposal);
        state.due.add(command.terms().expiresNanos(), DueKind.BLOCK_EXPIRY, subject(proposal));
        state.say(new Event.BlockTradeProposed(
                proposal.proposal(), proposal.account(), proposal.counterparty(), proposal.terms()));
        return Trading.Outcome.done(proposal.proposal());
    }

    private Refusal parties(long account, long counterparty) {
        for (long party : new long[] {account, counterparty})
            if (!state.accounts.containsKey(party))
                return new Refusal(RejectReason.UNKNOWN_ACCOUNT, "there is no account " + party);
        int group = state.controlGroups.of(account);
        boolean oneHand = account == counterparty || (group != 0 && group == state.controlGroups.of(counterparty));
        return oneHand ? invalid("both sides are under one control: nothing would change hands") : null;
    }

    /** What must hold when it is proposed, and still when it is accepted. */
    private Refusal terms(long account, BlockTerms terms) {
        Refusal refusal = trading.tradable(account, terms.contract());
        if (refusal != null) return refusal;
        ContractMarket market = state.markets.get(terms.contract());
        if (market.legs != null) return invalid("a block is in one month: propose one for each leg of the spread");
        refusal = state.noTrading(account, false);
        if (refusal == null) refusal = words(terms);
        if (refusal == null) refusal = times(terms);
        if (refusal == null) refusal = size(market, terms);
        return refusal != null ? refusal : price(market, terms);
    }

    private static Refusal words(BlockTerms terms) {
        if (terms.reference().length() > REFERENCE_CHARS_MAX)
            return invalid("a reference has at most " + REFERENCE_CHARS_MAX + " characters");
        return terms.kind().isForRelatedPosition() && terms.reference().isBlank()
                ? invalid("an exchange names its related position: give a reference")
                : null;
    }

    private Refusal times(BlockTerms terms) {
        if (terms.executedNanos() > state.nowNanos)
            return invalid("it was not agreed yet: now it is " + Utc.format(state.nowNanos));
        if (terms.executedNanos() < state.nowNanos - REPORT_NANOS)
            return invalid("it was agreed more than 15 minutes ago: too late to report it");
        return terms.expiresNanos() > state.nowNanos && terms.expiresNanos() <= terms.executedNanos() + REPORT_NANOS
                ? null
                : invalid("a proposal ends after now and at the latest 15 minutes after it was agreed: "
                        + Utc.format(terms.executedNanos() + REPORT_NANOS));
    }

    private static Refusal size(ContractMarket market, BlockTerms terms) {
        long units = market.contract.unitsPerLot();
        long lotsMin = terms.kind() == BlockKind.BLOCK
                ? Math.ceilDiv(TradingParameters.weighing(BLOCK_UNITS_MIN, market.contract.grid()), units)
                : 1;
        long lotsMax = market.positionLotsMax();
        return terms.lots() >= lotsMin && terms.lots() <= lotsMax
                ? null
                : new Refusal(
                        RejectReason.LOTS_OUT_OF_RANGE,
                        "%s in %s is from %d to %d lots of %d units"
                                .formatted(
                                        terms.kind() == BlockKind.BLOCK ? "a block" : "an exchange",
                                        market.contract.name(),
                                        lotsMin,
                                        lotsMax,
                                        units));
    }

    /** As far from the mark and the last settlement, whichever is wider, as a market order may trade. */
    private Refusal price(ContractMarket market, BlockTerms terms) {
        long ppm = state.parameters.protectionPpm();
        long tenthPpmPerTick = 1_000_000 * PriceGrid.TENTHS_PER_TICK;
        long low = Math.max(
                1,
                Rounding.ceiling(
                        Math.min(market.markTenths, market.settlementTenths), 1_000_000 - ppm, tenthPpmPerTick));
        long high = Math.max(
                low,
                Rounding.floor(Math.max(market.markTenths, market.settlementTenths), 1_000_000 + ppm, tenthPpmPerTick));
        if (market.isOption()) {
            low = market.protectedSellTicks(state.parameters);
            high = market.protectedBuyTicks(state.parameters);
        }
        return terms.priceTicks() >= low && terms.priceTicks() <= high
                ? null
                : new Refusal(
                        RejectReason.PRICE_OUT_OF_BAND,
                        "a block in %s is priced from %s to %s now"
                                .formatted(market.contract.name(), market.ticks(low), market.ticks(high)));
    }

    Trading.Outcome answer(Command.AnswerBlockTrade command) {
        var proposal = state.proposals.get(command.proposal());
        boolean mine = proposal != null
                && (proposal.account() == command.account() || proposal.counterparty() == command.account());
        if (!mine)
            return Trading.Outcome.refused(
                    RejectReason.PROPOSAL_NOT_OPEN,
                    "proposal " + command.proposal()
                            + " is not open: it was accepted, ended or expired, or is not this account's");
        boolean proposer = proposal.account() == command.account();
        if (!command.accept()) {
            end(proposal, proposer ? BlockEnd.WITHDRAWN : BlockEnd.DECLINED);
            return Trading.Outcome.done(proposal.proposal());
        }
        Refusal refusal = proposer
                ? invalid("this account proposed it: only the counterparty can accept")
                : acceptable(proposal, command);
        if (refusal != null) return new Trading.Outcome(proposal.proposal(), refusal);
        execute(proposal);
        return Trading.Outcome.done(proposal.proposal());
    }

    private Refusal acceptable(StateRecord.BlockProposalState proposal, Command.AnswerBlockTrade command) {
        BlockTerms terms = proposal.terms();
        if (command.priceTicks() != terms.priceTicks() || command.lots() != terms.lots())
            return invalid("what is accepted must be what was proposed: the price or the lots differ");
        Refusal refusal = parties(proposal.account(), proposal.counterparty());
        if (refusal == null) refusal = terms(proposal.counterparty(), terms);
        if (refusal == null)
            refusal = party(proposal.counterparty(), terms, terms.side().opposite());
        if (refusal != null) return refusal;
        refusal = state.noTrading(proposal.account(), false);
        if (refusal == null) refusal = party(proposal.account(), terms, terms.side());
        // what it lacks is nobody else's business
        return refusal == null
                ? null
                : new Refusal(refusal.reason(), "the other side cannot do this trade any more: ask it to look");
    }

    /** Whether one side may take it on: sizes, position limits, margin. */
    private Refusal party(long account, BlockTerms terms, Side side) {
        ContractMarket market = state.markets.get(terms.contract());
        long reached = side.sign() * state.positions.lots(account, market.id())
                + state.orders.lotsOpen(account, market.id(), side)
                + terms.lots();
        long lotsMax = market.positionLotsMax();
        if (reached > lotsMax)
            return new Refusal(
                    RejectReason.LOTS_OUT_OF_RANGE,
                    "position and open orders in %s may come to %d lots at most"
                            .formatted(market.contract.name(), lotsMax));
        Refusal refusal = limits.refusal(account, market, side, terms.lots(), null);
        if (refusal == null && market.isOption() && side == Side.BUY)
            refusal = new Premium(state, margining).refusal(account, market, terms.priceTicks(), terms.lots(), null);
        return refusal != null
                ? refusal
                : margining.check(account, market, side, terms.priceTicks(), terms.lots(), null);
    }

    /** Novates it, at the taker's fee for both. */
    private void execute(StateRecord.BlockProposalState proposal) {
        forget(proposal);
        BlockTerms terms = proposal.terms();
        ContractMarket market = state.markets.get(terms.contract());
        boolean buys = terms.side() == Side.BUY;
        long buyer = buys ? proposal.account() : proposal.counterparty();
        long seller = buys ? proposal.counterparty() : proposal.account();
        long valueMicros = market.contract.valueMicros(terms.lots(), PriceGrid.tenths(terms.priceTicks()));
        long fee = Rounding.halfEven(valueMicros, state.parameters.takerFeePpm(), 1_000_000);
        fill(buyer, market, terms.lots(), valueMicros);
        fill(seller, market, -terms.lots(), -valueMicros);
        state.say(new Event.BlockTraded(
                state.nextTradeId++,
                proposal.proposal(),
                terms.kind(),
                terms.contract(),
                terms.priceTicks(),
                terms.lots(),
                buyer,
                fee,
                seller,
                fee,
                terms.executedNanos(),
                terms.reference()));
        if (market.isOption()) Premium.pay(state, market, buyer, seller, valueMicros);
        for (long party : new long[] {Math.min(buyer, seller), Math.max(buyer, seller)}) {
            state.pay(party, VenueAccount.FEES, fee, Purpose.TRADING_FEE, market.id(), "");
            announce(party, market);
        }
    }

    private void fill(long account, ContractMarket market, long signedLots, long signedValueMicros) {
        long carried = market.carriedMicros(signedValueMicros);
        margining.vectors.positionFilled(account, market, signedLots, carried);
        state.positions.of(account, market.id()).enter(signedLots, carried, signedValueMicros);
    }

    /** Says how a position now stands, and trims reduce-only orders to it. */
    private void announce(long account, ContractMarket market) {
        var position = state.positions.of(account, market.id());
        state.say(new Event.PositionChanged(account, market.id(), position.lots(), position.entryCostMicros()));
        state.positions.dropIfClosed(account, market.id());
        trading.trimReduceOnly(account, market);
    }

    private void end(StateRecord.BlockProposalState proposal, BlockEnd end) {
        forget(proposal);
        state.say(new Event.BlockTradeEnded(proposal.proposal(), proposal.account(), proposal.counterparty(), end));
    }

    private void forget(StateRecord.BlockProposalState proposal) {
        state.proposals.remove(proposal);
        state.due.remove(proposal.terms().expiresNanos(), DueKind.BLOCK_EXPIRY, subject(proposal));
    }

    /** When its time is up. */
    int expire(DueQueue.Item item) {
        end(state.proposals.get(Long.parseLong(item.subject().substring(SUBJECT.length()))), BlockEnd.EXPIRED);
        return 1;
    }

    private static String subject(StateRecord.BlockProposalState proposal) {
        return SUBJECT + proposal.proposal();
    }

    private static Refusal invalid(String sentence) {
        return new Refusal(RejectReason.INVALID_FIELD, sentence);
    }
}
