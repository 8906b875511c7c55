package kilohour.exchange;

import java.time.YearMonth;
import java.util.List;
import kilohour.contracts.Contract;
import kilohour.contracts.ListingCalendar;
import kilohour.contracts.Option;
import kilohour.contracts.Spread;
import kilohour.contracts.Underlying;
import kilohour.units.Rounding;
import kilohour.units.Utc;

/** Which contracts are listed once the good has a price: what its terms say, month after month. */
final class Listing {
    private final State state;
    private final ScenarioPrices prices;
    private final Marks marks;
    private final Phases phases;
    private final Spreads spreads;

    Listing(State state, ScenarioPrices prices, Marks marks, Phases phases) {
        this.state = state;
        this.prices = prices;
        this.marks = marks;
        this.phases = phases;
        this.spreads = new Spreads(state, this, prices);
    }

    Refusal listUnderlying(Underlying underlying) {
        if (state.indices.containsKey(underlying.code()))
            return new Refusal(RejectReason.ALREADY_EXISTS, underlying.code() + " is listed already");
        for (String other : state.indices.keySet())
            if (isStripOf(other, underlying.code()) || isStripOf(underlying.code(), other))
                return new Refusal(
                        RejectReason.INVALID_FIELD,
                        "%s and %s cannot both be listed: one would have the names of the other's strips or options"
                                .formatted(underlying.code(), other));
        state.indices.put(underlying.code(), new IndexLine(underlying));
        state.say(new Event.UnderlyingListed(underlying));
        return null;
    }

    private static boolean isStripOf(String code, String base) {
        for (Contract.Strip.Period period : Contract.Strip.Period.values())
            if (base.equals(code + period.letter())) return true;
        return base.equals(code + Option.AVERAGE_LETTER) || base.equals(code + Option.RESIDUAL_LETTER);
    }

    /** The first price of a good lists its contracts, all at that price until an officer or the market says otherwise. */
    void listIfPriced(IndexLine line) {
        if (!line.markets.isEmpty()) return;
        long reference = line.levelTenths();
        for (YearMonth month : ListingCalendar.monthsListed(line.underlying.terms(), state.nowNanos))
            list(new Contract.MonthFuture(state.nextContractId++, line.underlying, month), reference);
        if (line.underlying.terms().perpetual())
            list(new Contract.Perpetual(state.nextContractId++, line.underlying), reference);
        line.runLevelTenths = reference;
        state.due.add(
                Utc.startOfMonth(Utc.month(state.nowNanos).plusMonths(1)), DueKind.LISTING, line.underlying.code());
        listStrips(line);
        if (line.options != null) state.due.add(state.nowNanos, DueKind.OPTION_LISTING, line.underlying.code());
        spreads.listByRule(line);
    }

    private void addFundingDue(Contract.Perpetual perpetual) {
        state.due.add(Utc.startOfHour(Utc.hour(state.nowNanos) + 1), DueKind.FUNDING_PAYERS, perpetual.id());
    }

    void list(Contract contract, long referenceTenths) {
        var market = new ContractMarket(contract, referenceTenths);
        state.list(market);
        state.say(new Event.ContractListed(contract, referenceTenths));
        if (!market.isOption()) phases.open(market);
        switch (contract) {
            case Option option ->
                state.due.add(
                        option.expiryNanos(),
                        option.style() == Option.Style.ON_FUTURE ? DueKind.OPTION_EXPIRY : DueKind.TRADING_END,
                        option.id());
            case Contract.MonthFuture month -> state.due.add(month.tradingEndNanos(), DueKind.TRADING_END, month.id());
            case Contract.Strip strip -> state.due.add(strip.cascadeNanos(), DueKind.CASCADE, strip.id());
            case Contract.Perpetual perpetual -> addFundingDue(perpetual);
            case Spread spread -> state.due.add(spread.tradingEndNanos(), DueKind.TRADING_END, spread.id());
        }
    }

    Spreads spreads() {
        return spreads;
    }

    /** Lists the strips that the calendar has and the market has not, each at the mean of its months. */
    void listStrips(IndexLine line) {
        for (Contract.Strip strip : ListingCalendar.stripsListed(line.underlying, state.nowNanos)) {
            if (state.marketsByName.containsKey(strip.name())) continue;
            var listed =
                    new Contract.Strip(state.nextContractId++, line.underlying, strip.period(), strip.firstMonth());
            list(listed, meanOfMonths(listed));
        }
        prices.step(line);
    }

    private long meanOfMonths(Contract.Strip strip) {
        long sum = 0;
        for (Contract.MonthFuture month : strip.months())
            sum = Math.addExact(
                    sum,
                    Math.multiplyExact(month.unitsPerLot(), state.marketsByName.get(month.name()).settlementTenths));
        return Rounding.halfEven(sum, strip.unitsPerLot());
    }

    /** The first instant of a month: the farthest month is listed where the one before it last settled, and its year. */
    void listNextMonth(DueQueue.Item item) {
        IndexLine line = state.indices.get(item.subject());
        YearMonth current = Utc.month(item.atNanos());
        List<YearMonth> months = ListingCalendar.monthsListed(line.underlying.terms(), item.atNanos());
        for (int i = 0; i < months.size(); i++) {
            var month = new Contract.MonthFuture(0, line.underlying, months.get(i));
            if (state.marketsByName.containsKey(month.name())) continue;
            long reference = i == 0 ? line.levelTenths() : settlementTenths(line, months.get(i - 1));
            list(new Contract.MonthFuture(state.nextContractId++, line.underlying, month.month()), reference);
        }
        state.due.add(item.at(Utc.startOfMonth(current.plusMonths(1))));
        listStrips(line);
        spreads.listByRule(line);
    }

    private long settlementTenths(IndexLine line, YearMonth month) {
        return state.marketsByName.get(new Contract.MonthFuture(0, line.underlying, month).name()).settlementTenths;
    }

    Refusal setReference(Command.SetReference command) {
        ContractMarket market = state.markets.get(command.contract());
        if (market == null)
            return new Refusal(
                    RejectReason.UNKNOWN_CONTRACT, "no contract of number " + command.contract() + " is listed");
        if (market.contract instanceof Contract.Strip)
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    market.contract.name() + " is priced by its months: set the reference of those");
        if (market.isOption())
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    market.contract.name() + " is priced by its month and its volatility: set one of those");
        if (market.legs != null)
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    market.contract.name() + " is priced by its legs: set the reference of those");
        if (market.lastTradeTicks != Views.NO_PRICE || market.settlementDay >= 0 || market.ended)
            return new Refusal(
                    RejectReason.NOT_TRADING,
                    market.contract.name() + " has traded or settled: its price is the market's now");
        if (command.priceTenths() < 1 || command.priceTenths() > TradingParameters.PRICE_TICKS_MAX * 10)
            return new Refusal(
                    RejectReason.PRICE_OUT_OF_RANGE,
                    "a reference price is positive and at most $"
                            + market.contract.grid().formatTicks(TradingParameters.PRICE_TICKS_MAX));
        market.settlementTenths = command.priceTenths();
        state.say(new Event.ReferenceSet(command.contract(), command.priceTenths()));
        Marks.move(state, market, command.priceTenths());
        marks.moveDerived(state.line(market));
        prices.step(state.line(market));
        return null;
    }
}
