package kilohour.exchange;

import kilohour.contracts.Contract;
import kilohour.contracts.ListingCalendar;
import kilohour.contracts.Option;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.units.Utc;

/** The index's values as they reach the market: declared once, final at once. */
final class Index {
    /** An hour's value is published five minutes after the hour. */
    private static final long HOUR_PUBLISHED_NANOS = 5 * Utc.NANOS_PER_MINUTE;

    private static final long VALUE_TENTHS_MAX = TradingParameters.PRICE_TICKS_MAX * 10;

    private final State state;
    private final ScenarioPrices prices;
    private final Listing listing;

    Index(State state, ScenarioPrices prices, Listing listing) {
        this.state = state;
        this.prices = prices;
        this.listing = listing;
    }

    Refusal declareHour(Command.DeclareHour command) {
        IndexLine line = state.indices.get(command.index());
        if (line == null) return unknown(command.index());
        Refusal refusal = value(command.valueTenths());
        if (refusal != null) return refusal;
        if (command.hour() < 0)
            return new Refusal(RejectReason.INVALID_FIELD, "hours are counted from 1970-01-01: " + command.hour());
        if (command.hour() == line.lastHour && command.valueTenths() == line.lastHourTenths) return null;
        if (command.hour() <= line.lastHour)
            return new Refusal(
                    RejectReason.ALREADY_DECLARED,
                    "%s has declared hours up to %s, which are final"
                            .formatted(command.index(), Utc.format(Utc.startOfHour(line.lastHour))));
        int notYetFinal = Utc.hour(state.nowNanos - HOUR_PUBLISHED_NANOS);
        if (command.hour() >= notYetFinal)
            return new Refusal(
                    RejectReason.NOT_YET_FINAL,
                    "an hour is final five minutes after it ends: those before %s are"
                            .formatted(Utc.format(Utc.startOfHour(notYetFinal))));
        line.lastHour = command.hour();
        line.lastHourTenths = command.valueTenths();
        line.lastHourGrade = command.grade();
        state.say(new Event.HourDeclared(command.index(), command.hour(), command.valueTenths(), command.grade()));
        listing.listIfPriced(line);
        priced(line);
        return null;
    }

    private void priced(IndexLine line) {
        for (ContractMarket market : line.markets) state.priced(market, Trigger.Source.INDEX, line.levelTenths());
    }

    Refusal declarePrint(Command.DeclarePrint command) {
        IndexLine line = state.indices.get(command.index());
        if (line == null) return unknown(command.index());
        Refusal refusal = value(command.valueTenths());
        if (refusal != null) return refusal;
        if (!command.recordHash().matches("[0-9a-f]{64}"))
            return new Refusal(RejectReason.INVALID_FIELD, "a record hash is 64 hexadecimal digits");
        var print = new StateRecord.PrintState(
                command.index(),
                command.day(),
                command.valueTenths(),
                command.grade(),
                command.status(),
                command.recordHash());
        var known = line.prints.get(command.day());
        if (print.equals(known)) return null;
        if (known != null)
            return new Refusal(
                    RejectReason.ALREADY_DECLARED,
                    "%s of %s is frozen at %d tenths of a tick: a restatement needs a new method version"
                            .formatted(command.index(), Utc.formatDay(command.day()), known.valueTenths()));
        if (command.day() < 0)
            return new Refusal(RejectReason.INVALID_FIELD, "days are counted from 1970-01-01: " + command.day());
        if (command.day() >= Utc.day(state.nowNanos)
                || ListingCalendar.printFrozenNanos(command.day()) > state.nowNanos)
            return new Refusal(
                    RejectReason.NOT_YET_FINAL,
                    "the print of %s is final at 02:00 of the next day".formatted(Utc.formatDay(command.day())));
        if (!state.practice && command.grade() == PrintGrade.RECONSTRUCTED && command.status() == PrintStatus.PRINTED)
            return new Refusal(
                    RejectReason.GRADE_NOT_ADMITTED,
                    "a live venue settles on INTRADAY and DAILY prints: RECONSTRUCTED ones are for practice");
        line.prints.put(command.day(), print);
        state.say(new Event.PrintDeclared(
                command.index(),
                command.day(),
                command.valueTenths(),
                command.grade(),
                command.status(),
                command.recordHash()));
        listing.listIfPriced(line);
        priced(line);
        prices.step(line);
        settleIfComplete(line);
        return null;
    }

    /** Makes the final settlement of every month, and of its average-price options, that has ended and has all its prints fall due. */
    void settleIfComplete(IndexLine line) {
        for (ContractMarket market : line.markets)
            if (market.ended
                    && market.contract instanceof Contract.MonthFuture month
                    && line.delivery(month, state.nowNanos).daysLeft() == 0)
                state.due.add(state.nowNanos, DueKind.FINAL_SETTLEMENT, market.id());
            else if (market.ended
                    && market.contract instanceof Option option
                    && option.style() == Option.Style.AVERAGE_PRICE
                    && line.delivery(option.future(), state.nowNanos).daysLeft() == 0)
                state.due.add(state.nowNanos, DueKind.OPTION_EXPIRY, market.id());
    }

    private static Refusal unknown(String index) {
        return new Refusal(RejectReason.UNKNOWN_UNDERLYING, "no underlying " + index + " is listed");
    }

    private static Refusal value(long tenths) {
        return tenths >= 1 && tenths <= VALUE_TENTHS_MAX
                ? null
                : new Refusal(
                        RejectReason.PRICE_OUT_OF_RANGE,
                        "an index value is at least one tenth of a tick and at most %d, not %d: a day below that is published at the least"
                                .formatted(VALUE_TENTHS_MAX, tenths));
    }
}
