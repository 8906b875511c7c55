package kilohour.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What is known of the default fund, of accounts under liquidation and of members in default. */
final class Defaults {
    DefaultParameters parameters = DefaultParameters.NONE;
    private int nextDefault = 1;
    private int nextAuction = 1;
    /** What each member must have in the default fund. */
    final NavigableMap<Integer, Long> requiredMicros = new TreeMap<>();

    /** A loss that is being shared among many accounts, null if there is none. */
    StateRecord.LossSharingState sharing;

    /** The last of the daily sizings of the fund, null before the first. */
    FundSizing sizing;

    final NavigableMap<Long, StateRecord.LiquidationState> liquidations = new TreeMap<>();
    final NavigableMap<Integer, StateRecord.PortfolioAuctionState> auctions = new TreeMap<>();
    /** Members in default; none ever comes back. */
    final NavigableMap<Integer, StateRecord.DefaultState> byMember = new TreeMap<>();
    /** Variation paid to accounts since the first default that is not settled. */
    final NavigableMap<Long, Long> gains = new TreeMap<>();

    /** By member in default (0: a member's own share), then by the member called. */
    private final NavigableMap<Integer, NavigableMap<Integer, StateRecord.FundCallState>> calls = new TreeMap<>();

    private final NavigableMap<Integer, NavigableMap<Long, StateRecord.PortfolioBidState>> bids = new TreeMap<>();
    private final NavigableMap<Integer, NavigableMap<Integer, BidRank>> ranks = new TreeMap<>();

    int nextDefault() {
        return nextDefault++;
    }

    int nextAuction() {
        return nextAuction++;
    }

    boolean isInDefault(int member) {
        return byMember.containsKey(member);
    }

    boolean isLiquidated(long account) {
        return liquidations.containsKey(account);
    }

    // ── Calls ───────────────────────────────────────────────────────────────────────────────────────────────────

    void put(StateRecord.FundCallState call) {
        calls.computeIfAbsent(call.defaulted(), of -> new TreeMap<>()).put(call.member(), call);
    }

    /** Null if there is none. */
    StateRecord.FundCallState call(int member, int defaulted) {
        return calls.getOrDefault(defaulted, new TreeMap<>()).get(member);
    }

    void removeCall(int member, int defaulted) {
        var known = calls.get(defaulted);
        if (known == null) return;
        known.remove(member);
        if (known.isEmpty()) calls.remove(defaulted);
    }

    /** Takes all that were called for one default, in order of member. */
    Collection<StateRecord.FundCallState> takeCalls(int defaulted) {
        var known = calls.remove(defaulted);
        return known == null ? List.of() : known.values();
    }

    List<StateRecord.FundCallState> calls() {
        var all = new ArrayList<StateRecord.FundCallState>();
        calls.values().forEach(known -> all.addAll(known.values()));
        return all;
    }

    // ── Bids ────────────────────────────────────────────────────────────────────────────────────────────────────

    void put(StateRecord.PortfolioBidState bid) {
        bids.computeIfAbsent(bid.auction(), of -> new TreeMap<>()).put(bid.account(), bid);
    }

    void removeBid(int auction, long account) {
        var known = bids.get(auction);
        if (known == null) return;
        known.remove(account);
        if (known.isEmpty()) bids.remove(auction);
    }

    /** Null if there is none. */
    StateRecord.PortfolioBidState bid(int auction, long account) {
        return bids.getOrDefault(auction, new TreeMap<>()).get(account);
    }

    /** Takes the bids of an auction out, lowest price first, then the oldest. */
    List<StateRecord.PortfolioBidState> takeBids(int auction) {
        var known = bids.remove(auction);
        if (known == null) return List.of();
        var sorted = new ArrayList<>(known.values());
        sorted.sort(java.util.Comparator.comparingLong(StateRecord.PortfolioBidState::priceMicros)
                .thenComparingLong(StateRecord.PortfolioBidState::placedNanos)
                .thenComparingLong(StateRecord.PortfolioBidState::account));
        return sorted;
    }

    void put(StateRecord.BidRankState rank) {
        ranks.computeIfAbsent(rank.defaulted(), of -> new TreeMap<>()).put(rank.member(), rank.rank());
    }

    /** How members bid for the portfolios of a member in default, by member; empty if none was auctioned. */
    NavigableMap<Integer, BidRank> ranks(int defaulted) {
        return ranks.getOrDefault(defaulted, new TreeMap<>());
    }

    void forgetRanks(int defaulted) {
        ranks.remove(defaulted);
    }

    // ── Gains ───────────────────────────────────────────────────────────────────────────────────────────────────

    boolean anyUnsettled() {
        for (var known : byMember.values()) if (known.stage() != DefaultStage.SETTLED) return true;
        return false;
    }

    /** An account was paid variation, or paid it if negative. */
    void gained(long account, long micros) {
        if (micros == 0 || byMember.isEmpty() || !anyUnsettled()) return;
        gains.merge(account, micros, Math::addExact);
    }

    // ── Who may do what ─────────────────────────────────────────────────────────────────────────────────────────

    /** Why an account may not trade, or null. */
    Refusal noTrading(StateRecord.AccountState account, boolean reduces) {
        if (liquidations.isEmpty() && byMember.isEmpty()) return null;
        if (isLiquidated(account.account())) return inLiquidation(account.account());
        if (reduces || !isInDefault(account.member())) return null;
        return new Refusal(
                RejectReason.IN_DEFAULT,
                "member %d is in default: only reduce-only orders pass until the account is ported to another member"
                        .formatted(account.member()));
    }

    Refusal noWithdrawal(StateRecord.AccountState account) {
        if (isLiquidated(account.account())) return inLiquidation(account.account());
        return account.kind() == AccountKind.HOUSE && isInDefault(account.member())
                ? new Refusal(
                        RejectReason.IN_DEFAULT,
                        "member %d is in default: its house money stays until its losses are borne"
                                .formatted(account.member()))
                : null;
    }

    static Refusal inLiquidation(long account) {
        return new Refusal(
                RejectReason.IN_LIQUIDATION,
                "account %d is being liquidated: deposit what is missing, or wait until it is closed"
                        .formatted(account));
    }

    // ── State ───────────────────────────────────────────────────────────────────────────────────────────────────

    void restore(StateRecord.DefaultParametersState state) {
        parameters = state.parameters();
        nextDefault = state.nextDefault();
        nextAuction = state.nextAuction();
    }

    void forEach(Consumer<StateRecord> out) {
        out.accept(new StateRecord.DefaultParametersState(parameters, nextDefault, nextAuction));
        requiredMicros.forEach((member, micros) -> out.accept(new StateRecord.FundShareState(member, micros)));
        if (sizing != null) out.accept(new StateRecord.FundSizingState(sizing));
        if (sharing != null) out.accept(sharing);
        calls().forEach(out);
        liquidations.values().forEach(out);
        auctions.values().forEach(out);
        bids.values().forEach(known -> known.values().forEach(out));
        ranks.forEach((defaulted, known) ->
                known.forEach((member, rank) -> out.accept(new StateRecord.BidRankState(defaulted, member, rank))));
        byMember.values().forEach(out);
        gains.forEach((account, micros) -> out.accept(new StateRecord.GainState(account, micros)));
    }
}
