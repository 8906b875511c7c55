package kilohour.exchange;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import kilohour.clearing.ChargeTariff;
import kilohour.clearing.Charges;
import kilohour.clearing.DeliveryMonth;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.OptionModel;
import kilohour.clearing.OptionParameters;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.Underlying;
import kilohour.units.Rounding;
import kilohour.units.Utc;

/** What is known of one underlying: the values its index declared, and its margin parameters. */
final class IndexLine {
    /** Funding needs an index value no older than this. */
    private static final long VALUE_AGE_MAX_NANOS = 3 * Utc.NANOS_PER_HOUR;

    final Underlying underlying;
    /** Its contracts not settled yet, in order of listing. */
    final List<ContractMarket> markets = new ArrayList<>();

    /** The spreads between one of its months and one of another underlying's, in order of listing. */
    final List<ContractMarket> gradeSpreads = new ArrayList<>(0);

    final NavigableMap<Integer, StateRecord.PrintState> prints = new TreeMap<>();
    int lastHour = -1;
    long lastHourTenths;
    PrintGrade lastHourGrade;
    /** The index's level at the last daily run, 0 before the first. */
    long runLevelTenths;
    /** Null until set. */
    MarginParameters margin;
    /** Null where nothing is charged beyond scenarios. */
    ChargeTariff tariff;
    /** Null while its losses are offset against no other's. */
    MarginGroups.Active group;
    /** Null until set: it has no options. */
    OptionParameters options;
    /** Of months that were given one of their own, parts per million of a year. */
    final NavigableMap<YearMonth, Long> volatilities = new TreeMap<>();
    /** The instant as of which its scenario prices were computed last. */
    long valuedNanos;
    /** Counts the changes of its scenario prices: margin vectors of an older step are computed anew. */
    long step;

    IndexLine(Underlying underlying) {
        this.underlying = underlying;
    }

    IndexLine(StateRecord.UnderlyingState state) {
        this(state.underlying());
        lastHour = state.lastHour();
        lastHourTenths = state.lastHourTenths();
        lastHourGrade = state.lastHourGrade();
        runLevelTenths = state.runLevelTenths();
    }

    StateRecord.UnderlyingState state() {
        return new StateRecord.UnderlyingState(underlying, lastHour, lastHourTenths, lastHourGrade, runLevelTenths);
    }

    /**
     * From now on so much is charged at a price and an open interest.
     *
     * @param suppliersPay whether some member pays an add-on for supplying prices
     */
    void charge(Charges charges, boolean suppliersPay, long priceTenths, long openInterestUnits) {
        tariff = charges.isNone() && !suppliersPay
                ? null
                : new ChargeTariff(
                        charges, priceTenths, underlying.grid().valueMicros(1, 1, priceTenths), openInterestUnits);
    }

    /** Units of a month's lot that are not priced yet, rounded up. */
    long unitsAtRisk(Contract.MonthFuture month, long nowNanos) {
        DeliveryMonth delivery = delivery(month, nowNanos);
        return delivery == null
                ? month.unitsPerLot()
                : Rounding.ceiling(month.unitsPerLot(), delivery.daysLeft(), delivery.days());
    }

    void optionStates(Consumer<StateRecord> out) {
        if (options == null) return;
        out.accept(new StateRecord.OptionParametersState(options, valuedNanos));
        volatilities.forEach(
                (month, ppm) -> out.accept(new StateRecord.VolatilityState(underlying.code(), month, ppm)));
    }

    void restore(StateRecord.OptionParametersState state) {
        options = state.parameters();
        valuedNanos = state.valuedNanos();
    }

    /** The volatility of a month's options, parts per million of a year. */
    long volatilityPpm(YearMonth month) {
        return volatilities.getOrDefault(month, options.volatilityPpm());
    }

    /** What an option is valued with at an instant. */
    OptionModel model(Option option, long atNanos) {
        return new OptionModel(option, delivery(option.future(), atNanos), atNanos);
    }

    int lastPrintDay() {
        return prints.isEmpty() ? -1 : prints.lastKey();
    }

    long lastPrintTenths() {
        return prints.isEmpty() ? 0 : prints.lastEntry().getValue().valueTenths();
    }

    /** The newest word of the index in tenths: the last hour's value, or the last print if that day is later; 0 if none. */
    long levelTenths() {
        if (lastHour < 0) return lastPrintTenths();
        int hourDay = Math.floorDiv(lastHour, 24);
        return hourDay >= lastPrintDay() ? lastHourTenths : lastPrintTenths();
    }

    /** The hourly value that funding uses, or 0 if it is too old or does not rest on intraday evidence. */
    long fundingIndexTenths(long nowNanos) {
        if (lastHour < 0 || lastHourGrade != PrintGrade.INTRADAY) return 0;
        return nowNanos - Utc.startOfHour(lastHour + 1) <= VALUE_AGE_MAX_NANOS ? lastHourTenths : 0;
    }

    /** What is fixed of a month, or null before its first day. */
    DeliveryMonth delivery(Contract.MonthFuture month, long nowNanos) {
        if (nowNanos < month.deliveryStartNanos()) return null;
        int known = 0;
        long sum = 0;
        for (var print :
                prints.subMap(month.firstDay(), true, month.lastDay(), true).values()) {
            known++;
            sum = Math.addExact(sum, print.valueTenths());
        }
        return new DeliveryMonth(month.days(), known, sum);
    }
}
