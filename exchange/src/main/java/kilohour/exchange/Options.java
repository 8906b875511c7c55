package kilohour.exchange;

import java.time.YearMonth;
import java.util.List;
import kilohour.clearing.OptionModel;
import kilohour.clearing.OptionParameters;
import kilohour.contracts.Contract;
import kilohour.contracts.ListingCalendar;
import kilohour.contracts.Option;
import kilohour.contracts.OptionListing;
import kilohour.contracts.StrikeGrid;
import kilohour.units.PriceGrid;
import kilohour.units.Rounding;

/**
 * Which options are listed, and their volatilities: on the months, in the styles and of the types that the underlying's
 * terms say, at the strikes of a grid around each month's price. After each daily run the strikes that the price has come to are added;
 * none is taken away before it ends.
 */
final class Options {
    private final State state;
    private final ScenarioPrices prices;
    private final Marks marks;
    private final Listing listing;

    Options(State state, ScenarioPrices prices, Marks marks, Listing listing) {
        this.state = state;
        this.prices = prices;
        this.marks = marks;
        this.listing = listing;
    }

    Refusal set(Command.SetOptionParameters command) {
        OptionParameters parameters = command.parameters();
        IndexLine line = state.indices.get(parameters.index());
        if (line == null) return unknown(parameters.index());
        if (line.underlying.terms().options() == OptionListing.NONE)
            return new Refusal(RejectReason.INVALID_FIELD, parameters.index() + " has no options: its terms list none");
        long next = line.options == null ? 1 : line.options.version() + 1;
        if (parameters.version() != next)
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "the next option parameters of %s are version %d, not %d"
                            .formatted(parameters.index(), next, parameters.version()));
        line.options = parameters;
        state.say(new Event.OptionParametersSet(parameters));
        remark(line);
        state.due.add(state.nowNanos, DueKind.OPTION_LISTING, parameters.index());
        return null;
    }

    Refusal set(Command.SetVolatility command) {
        IndexLine line = state.indices.get(command.index());
        if (line == null) return unknown(command.index());
        if (line.options == null)
            return new Refusal(
                    RejectReason.INVALID_FIELD, command.index() + " has no options: set its option parameters first");
        if (command.volatilityPpm() < OptionParameters.VOLATILITY_PPM_MIN
                || command.volatilityPpm() > OptionModel.VOLATILITY_PPM_MAX)
            return new Refusal(
                    RejectReason.INVALID_FIELD,
                    "a volatility is 1%% to 500%% of a year: %d parts per million".formatted(command.volatilityPpm()));
        if (line.markets.stream()
                .noneMatch(market -> market.contract instanceof Option option
                        && option.month().equals(command.month())))
            return new Refusal(
                    RejectReason.UNKNOWN_CONTRACT,
                    "%s has no options of %s now".formatted(command.index(), command.month()));
        line.volatilities.put(command.month(), command.volatilityPpm());
        state.say(new Event.VolatilitySet(command.index(), command.month(), command.volatilityPpm()));
        remark(line);
        return null;
    }

    private static Refusal unknown(String index) {
        return new Refusal(RejectReason.UNKNOWN_UNDERLYING, "no underlying " + index + " is listed");
    }

    /** A volatility has changed: options are worth something else at once. */
    private void remark(IndexLine line) {
        for (ContractMarket market : line.markets)
            if (market.isOption()) Marks.move(state, market, marks.markTenths(market));
        prices.step(line);
    }

    /** Lists what is missing; returns how many. */
    int list(DueQueue.Item item) {
        IndexLine line = state.indices.get(item.subject());
        int listed = 0;
        for (YearMonth month : ListingCalendar.optionMonthsListed(line.underlying, state.nowNanos)) {
            var named = new Contract.MonthFuture(0, line.underlying, month);
            ContractMarket future = state.marketsByName.get(named.name());
            if (future == null) continue;
            for (Option.Style style : line.underlying.terms().options().styles())
                listed += list(line, future, month, style);
        }
        if (listed > 0) prices.step(line);
        line.volatilities.headMap(kilohour.units.Utc.month(state.nowNanos)).clear();
        state.due.add(item.at(ListingCalendar.nextDailyRunNanos(state.nowNanos)));
        return listed;
    }

    private int list(IndexLine line, ContractMarket future, YearMonth month, Option.Style style) {
        OptionParameters parameters = line.options;
        if (parameters.strikesEachSide() == 0) return 0;
        long price = Math.max(1, Rounding.halfEven(future.markTenths, PriceGrid.TENTHS_PER_TICK));
        List<Option.Type> types = line.underlying.terms().options().types();
        List<Long> known = strikes(line, month, style);
        int listed = 0;
        for (long strike : StrikeGrid.around(price, parameters.strikeStepPpm(), parameters.strikesEachSide())) {
            if (known.contains(strike) || known.size() + listed / types.size() >= parameters.strikesMax()) continue;
            for (Option.Type type : types) {
                list(line, new Option(state.nextContractId++, line.underlying, month, style, type, strike));
                listed++;
            }
        }
        return listed;
    }

    private static List<Long> strikes(IndexLine line, YearMonth month, Option.Style style) {
        return line.markets.stream()
                .map(market -> market.contract)
                .filter(Option.class::isInstance)
                .map(Option.class::cast)
                .filter(option -> option.month().equals(month) && option.style() == style)
                .map(Option::strikeTicks)
                .distinct()
                .toList();
    }

    /** At the value of its model, which is its first mark. */
    private void list(IndexLine line, Option option) {
        ContractMarket future = state.marketsByName.get(option.future().name());
        long value =
                line.model(option, state.nowNanos).valueTenths(future.markTenths, line.volatilityPpm(option.month()));
        listing.list(option, value);
    }
}
