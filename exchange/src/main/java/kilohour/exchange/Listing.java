package kilohour.exchange;

import java.time.YearMonth;
import kilohour.contracts.Contract;
import kilohour.contracts.ListingCalendar;
import kilohour.contracts.Underlying;
import kilohour.units.Utc;

/** Which contracts are listed: the current month, 36 more, and the perpetual, once the good has a price. */
final class Listing {
    private final State state;
    private final Margining margining;

    Listing(State state, Margining margining) {
        this.state = state;
        this.margining = margining;
    }

    Refusal listUnderlying(Underlying underlying) {
        if (state.indices.containsKey(underlying.code()))
            return new Refusal(RejectReason.ALREADY_EXISTS, underlying.code() + " is listed already");
        state.indices.put(underlying.code(), new IndexLine(underlying));
        state.say(new Event.UnderlyingListed(underlying));
        return null;
    }

    /** The first price of a good lists its contracts, all at that price until an officer or the market says otherwise. */
    void listIfPriced(IndexLine line) {
        if (!line.markets.isEmpty()) return;
        long reference = line.levelTenths();
        for (YearMonth month : ListingCalendar.monthsListed(state.nowNanos))
            list(new Contract.MonthFuture(state.nextContractId++, line.underlying, month), reference);
        if (line.underlying.perpetual()) {
            var perpetual = new Contract.Perpetual(state.nextContractId++, line.underlying);
            list(perpetual, reference);
            addFundingDue(perpetual);
        }
        line.runLevelTenths = reference;
        state.due.add(
                Utc.startOfMonth(Utc.month(state.nowNanos).plusMonths(1)), DueKind.LISTING, line.underlying.code());
        margining.step(line);
    }

    private void addFundingDue(Contract.Perpetual perpetual) {
        state.due.add(Utc.startOfHour(Utc.hour(state.nowNanos) + 1), DueKind.FUNDING_PAYERS, perpetual.id());
    }

    private void list(Contract contract, long referenceTenths) {
        state.list(new ContractMarket(contract, referenceTenths));
        state.say(new Event.ContractListed(contract, referenceTenths));
        if (contract instanceof Contract.MonthFuture month)
            state.due.add(month.tradingEndNanos(), DueKind.TRADING_END, month.id());
    }

    /** The first instant of a month: the month 36 ahead is listed where the one before it last settled. */
    void listNextMonth(DueQueue.Item item) {
        IndexLine line = state.indices.get(item.subject());
        YearMonth current = Utc.month(item.atNanos());
        YearMonth farthest = current.plusMonths(ListingCalendar.MONTHS_AHEAD);
        var before = new Contract.MonthFuture(0, line.underlying, farthest.minusMonths(1));
        ContractMarket neighbour = state.marketsByName.get(before.name());
        long reference = neighbour != null ? neighbour.settlementTenths : line.levelTenths();
        list(new Contract.MonthFuture(state.nextContractId++, line.underlying, farthest), reference);
        state.due.add(item.at(Utc.startOfMonth(current.plusMonths(1))));
        margining.step(line);
    }

    Refusal setReference(Command.SetReference command) {
        ContractMarket market = state.markets.get(command.contract());
        if (market == null)
            return new Refusal(
                    RejectReason.UNKNOWN_CONTRACT, "no contract of number " + command.contract() + " is listed");
        if (market.lastTradeTicks != 0 || market.settlementDay >= 0 || market.ended)
            return new Refusal(
                    RejectReason.NOT_TRADING,
                    market.contract.name() + " has traded or settled: its price is the market's now");
        if (command.priceTenths() < 1 || command.priceTenths() > TradingParameters.PRICE_TICKS_MAX * 10)
            return new Refusal(RejectReason.PRICE_OUT_OF_RANGE, "a reference price is positive and at most $1,000");
        market.settlementTenths = command.priceTenths();
        state.say(new Event.ReferenceSet(command.contract(), command.priceTenths()));
        Marks.move(state, market, command.priceTenths());
        margining.step(state.line(market));
        return null;
    }
}
