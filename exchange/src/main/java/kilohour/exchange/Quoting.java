package kilohour.exchange;

import java.util.Set;
import java.util.TreeSet;
import kilohour.units.Side;
import kilohour.units.Utc;

/** Market makers' quotes: many at once, each side standing or refused by itself, all out when too much has filled. */
final class Quoting {
    private static final int NAME_CHARS_MAX = 64;
    private static final long INTERVAL_NANOS_MAX = Utc.NANOS_PER_HOUR;
    private static final long FROZEN_NANOS_MAX = Utc.NANOS_PER_DAY;

    private final State state;
    private final Trading trading;

    Quoting(State state, Trading trading) {
        this.state = state;
        this.trading = trading;
    }

    // ── Groups ──────────────────────────────────────────────────────────────────────────────────────────────────

    Refusal set(Command.SetMarketMakerProtection command) {
        MarketMakerProtection protection = command.protection();
        if (!state.accounts.containsKey(command.account())) return unknownAccount(command.account());
        QuoteGroup known = state.quotes.get(command.account(), protection.group());
        if (protection.intervalNanos() == 0)
            return known == null ? unknownGroup(protection.group()) : end(known, protection);
        Refusal refusal = sensible(protection);
        if (refusal != null) return refusal;
        if (known == null && state.quotes.of(command.account()).size() >= Quotes.GROUPS_MAX)
            return invalid("an account has at most " + Quotes.GROUPS_MAX + " quote groups: end one first");
        if (known != null && !known.protection.index().equals(protection.index()))
            return invalid("group %s quotes %s: end it first, or name another"
                    .formatted(protection.group(), known.protection.index()));
        if (known == null) state.quotes.add(command.account(), protection);
        else known.protection = protection;
        state.say(new Event.MarketMakerProtectionSet(command.account(), protection));
        return null;
    }

    private Refusal end(QuoteGroup group, MarketMakerProtection last) {
        pull(group);
        state.quotes.remove(group);
        state.say(new Event.MarketMakerProtectionSet(group.account, last));
        return null;
    }

    private Refusal sensible(MarketMakerProtection protection) {
        if (!state.indices.containsKey(protection.index()))
            return new Refusal(RejectReason.UNKNOWN_UNDERLYING, "no underlying " + protection.index() + " is listed");
        if (protection.group().isBlank() || protection.group().length() > NAME_CHARS_MAX)
            return invalid("a quote group's name has 1 to " + NAME_CHARS_MAX + " characters");
        if (protection.intervalNanos() < 1 || protection.intervalNanos() > INTERVAL_NANOS_MAX)
            return invalid("the interval is at most an hour, or 0 to end the group");
        if (protection.frozenNanos() < 0 || protection.frozenNanos() > FROZEN_NANOS_MAX)
            return invalid("the frozen time is at most a day, or 0 for until it is reset");
        if (protection.unitsMax() < 1 || protection.unitsMax() > TradingParameters.POSITION_UNITS_MAX)
            return invalid("the quantity limit is from 1 to %d units".formatted(TradingParameters.POSITION_UNITS_MAX));
        return protection.deltaUnitsMax() >= 0 && protection.deltaUnitsMax() <= protection.unitsMax()
                ? null
                : invalid("the delta limit is at most the quantity limit, or 0 for none");
    }

    Refusal reset(Command.ResetMarketMakerProtection command) {
        QuoteGroup group = state.quotes.get(command.account(), command.group());
        if (group == null) return unknownGroup(command.group());
        group.reset();
        state.say(new Event.MarketMakerProtectionReset(command.account(), command.group()));
        return null;
    }

    /** At the end of each command: whoever's protection acted during it is told, and its quotes go. */
    void pullTripped() {
        for (QuoteGroup group; (group = state.quotes.nextTripped()) != null; ) {
            state.say(new Event.QuotesFrozen(
                    group.account,
                    group.protection.group(),
                    group.units(),
                    group.deltaUnits(),
                    group.frozenUntilNanos()));
            pull(group);
        }
    }

    private void pull(QuoteGroup group) {
        for (Order order : group.open(state.orders)) trading.cancel(order, CancelReason.MARKET_MAKER_PROTECTION);
    }

    // ── Quotes ──────────────────────────────────────────────────────────────────────────────────────────────────

    Refusal quote(Command.MassQuote command) {
        if (!state.accounts.containsKey(command.account())) return unknownAccount(command.account());
        if (command.session() != 0 && !state.sessions.isOpen(command.session(), command.account()))
            return Connections.notOpen();
        QuoteGroup group = state.quotes.get(command.account(), command.group());
        if (group == null) return unknownGroup(command.group());
        if (group.isFrozen(state.nowNanos)) return frozen(group);
        int count = command.quotes().size();
        if (count < 1 || count > Command.MassQuote.QUOTES_MAX)
            return invalid("1 to %d quotes at once, not %d".formatted(Command.MassQuote.QUOTES_MAX, count));
        Set<Integer> seen = new TreeSet<>();
        for (Command.MassQuote.Quote quote : command.quotes()) quote(command, group, quote, seen.add(quote.contract()));
        return null;
    }

    private void quote(Command.MassQuote command, QuoteGroup group, Command.MassQuote.Quote quote, boolean first) {
        Refusal refusal = first ? standing(group, quote) : null;
        if (!first || refusal != null) {
            Refusal both =
                    first ? refusal : invalid("this contract is quoted twice in the request: the first of them counts");
            for (Side side : Side.values()) {
                if (first) withdraw(group, quote.contract(), side);
                if (quote.lots(side) != 0) reject(command, quote.contract(), side, both);
            }
            return;
        }
        // the side that makes room goes first, so that a quote never meets the one it replaces
        Order ask = open(group, quote.contract(), Side.SELL);
        boolean upwards = ask != null && quote.lots(Side.BUY) != 0 && quote.ticks(Side.BUY) >= ask.limitTicks;
        side(command, group, quote, upwards ? Side.SELL : Side.BUY);
        side(command, group, quote, upwards ? Side.BUY : Side.SELL);
    }

    /** Why neither side of a quote may stand, or null. */
    private Refusal standing(QuoteGroup group, Command.MassQuote.Quote quote) {
        ContractMarket market = state.markets.get(quote.contract());
        if (market == null)
            return new Refusal(
                    RejectReason.UNKNOWN_CONTRACT, "no contract of number " + quote.contract() + " is listed");
        if (!market.index().equals(group.protection.index()))
            return invalid("group %s quotes %s, and this contract is on %s"
                    .formatted(group.protection.group(), group.protection.index(), market.index()));
        boolean both = quote.lots(Side.BUY) != 0 && quote.lots(Side.SELL) != 0;
        return both && quote.ticks(Side.BUY) >= quote.ticks(Side.SELL)
                ? new Refusal(
                        RejectReason.QUOTE_CROSSED,
                        "the bid at %s is not below the offer at %s"
                                .formatted(market.ticks(quote.ticks(Side.BUY)), market.ticks(quote.ticks(Side.SELL))))
                : null;
    }

    /** Brings one side to what was quoted; what cannot stand leaves nothing standing. */
    private void side(Command.MassQuote command, QuoteGroup group, Command.MassQuote.Quote quote, Side side) {
        long lots = quote.lots(side);
        if (lots == 0) {
            withdraw(group, quote.contract(), side);
            return;
        }
        Refusal refusal = group.isFrozen(state.nowNanos) ? frozen(group) : size(group, quote.contract(), lots);
        if (refusal == null) refusal = stand(command, group, quote.contract(), side, lots, quote.ticks(side));
        if (refusal == null) return;
        withdraw(group, quote.contract(), side);
        reject(command, quote.contract(), side, refusal);
    }

    private Refusal size(QuoteGroup group, int contract, long lots) {
        long lotsMax = group.protection.unitsMax()
                / state.markets.get(contract).contract.unitsPerLot();
        return lots >= 1 && lots <= lotsMax
                ? null
                : new Refusal(
                        RejectReason.LOTS_OUT_OF_RANGE,
                        "a quote of group %s here is from 1 to %d lots: its quantity limit"
                                .formatted(group.protection.group(), lotsMax));
    }

    private Refusal stand(Command.MassQuote command, QuoteGroup group, int contract, Side side, long lots, long ticks) {
        Order order = open(group, contract, side);
        boolean sameOrder =
                order != null && order.terms.postOnly() == command.postOnly() && order.session == command.session();
        if (sameOrder && order.limitTicks == ticks && order.lotsOpen == lots) return null;
        if (sameOrder)
            return trading.amend(new Command.AmendOrder(
                            command.account(), command.requestId(), order.id, order.lotsFilled + lots, ticks))
                    .refusal();
        withdraw(group, contract, side);
        var terms = OrderTerms.limit(side, lots, ticks)
                .withPostOnly(command.postOnly())
                .withLabel(group.protection.group());
        return trading.quote(
                        new Command.PlaceOrder(
                                command.account(), command.requestId(), contract, terms, command.session()),
                        group)
                .refusal();
    }

    private void withdraw(QuoteGroup group, int contract, Side side) {
        Order order = open(group, contract, side);
        if (order != null) trading.cancel(order, CancelReason.BY_OWNER);
    }

    private Order open(QuoteGroup group, int contract, Side side) {
        return state.orders.get(group.orderId(contract, side));
    }

    private void reject(Command.MassQuote command, int contract, Side side, Refusal refusal) {
        state.say(new Event.QuoteRejected(
                command.account(), contract, side, command.group(), refusal.reason(), refusal.sentence()));
    }

    private static Refusal frozen(QuoteGroup group) {
        return new Refusal(
                RejectReason.QUOTES_FROZEN,
                group.frozenUntilNanos() == OrderTerms.NEVER
                        ? "group %s is frozen by its market-maker protection: reset it to quote again"
                                .formatted(group.protection.group())
                        : "group %s is frozen by its market-maker protection until %s: wait or reset it"
                                .formatted(group.protection.group(), Utc.format(group.frozenUntilNanos())));
    }

    private static Refusal unknownGroup(String name) {
        return new Refusal(
                RejectReason.UNKNOWN_QUOTE_GROUP,
                "this account has no quote group " + shortened(name) + ": set its market-maker protection first");
    }

    private static String shortened(String name) {
        return name.length() <= NAME_CHARS_MAX ? name : name.substring(0, NAME_CHARS_MAX) + "…";
    }

    private static Refusal unknownAccount(long account) {
        return new Refusal(RejectReason.UNKNOWN_ACCOUNT, "there is no account " + account);
    }

    private static Refusal invalid(String sentence) {
        return new Refusal(RejectReason.INVALID_FIELD, sentence);
    }
}
