package kilohour.gateway;

import kilohour.contracts.Contract;
import kilohour.contracts.Good;
import kilohour.contracts.Lot;
import kilohour.contracts.Option;
import kilohour.contracts.Spread;
import kilohour.exchange.TradingParameters;
import kilohour.units.Money;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;
import tools.jackson.databind.node.ArrayNode;

/** The terms of a contract in words and numbers, as a member reads them. */
final class Specification {
    private static final String FALLBACK =
            "Where a day has too little evidence: older offers (48 h) and trades (72 h), flagged; else the last print"
                    + " again, flagged, on at most three days; else determination by two named officers with a reason;"
                    + " else the cessation procedure.";

    private Specification() {}

    static ArrayNode of(Floor floor, Contract contract) {
        ArrayNode rows = Json.array();
        TradingParameters parameters = floor.exchange().parameters();
        String unit = contract.underlying().good().unit();
        row(rows, "Name", contract.name());
        row(rows, "Good", contract.underlying().description());
        switch (contract) {
            case Contract.MonthFuture month -> {
                row(rows, "Month code", month.monthCode());
                row(rows, "Contract", "Month future on the " + index(contract) + " index, settled in cash");
                row(rows, "Lot", lot(contract) + ofEach(month.month().toString(), contract));
            }
            case Contract.Strip strip -> {
                row(rows, "Contract", "Strip of " + strip.periodName() + " on the " + index(contract) + " index");
                row(rows, "Lot", lot(contract) + ofEach(strip.periodName(), contract));
            }
            case Option option -> {
                row(rows, "Contract", OptionJson.words(option) + " on the " + index(contract) + " index");
                row(rows, "Lot", lot(contract) + ": that of " + option.future().name());
                row(rows, "Strike", "$" + option.grid().formatTicks(option.strikeTicks()) + " per " + unit);
            }
            case Spread spread -> {
                row(
                        rows,
                        "Contract",
                        "Spread: buys " + spread.near().name() + " and sells "
                                + spread.far().name() + ", one lot of each");
                row(rows, "Lot", lot(spread.near()) + " bought, " + lot(spread.far()) + " sold");
                row(
                        rows,
                        "Price",
                        "The first leg's less the second's; zero and negative prices are prices like any. The first leg"
                                + " is booked at its mark, the second at that less the spread");
            }
            case Contract.Perpetual _ -> {
                row(rows, "Contract", "Perpetual on the " + index(contract) + " index, tied to it by hourly funding");
                row(rows, "Lot", lot(contract));
            }
        }
        row(rows, "Tick", "$" + contract.grid().formatTicks(1) + " per " + unit);
        row(rows, "Tick value", "$" + dollars(contract.valueMicros(1, PriceGrid.TENTHS_PER_TICK)) + " a lot");
        row(rows, "Trading hours", "All hours of all days, UTC; each day's settlement run at 16:00 pauses it briefly");
        end(rows, contract);
        row(
                rows,
                "Settlement of every day",
                contract instanceof Option
                        ? "None: the premium is paid when it trades, and its value counts in equity"
                        : "16:00 UTC: profit and loss since the run before is paid in cash");
        row(rows, "Margin", margin(floor, contract));
        row(
                rows,
                "Fees",
                percent(parameters.makerFeePpm()) + " maker, " + percent(parameters.takerFeePpm()) + " taker");
        row(
                rows,
                "Limits",
                "Largest order " + parameters.orderUnitsMax() + " units; at most " + parameters.openOrdersMax()
                        + " open orders an account; prices within " + percent(parameters.bandPpm())
                        + " of mark and settlement price; market orders within " + percent(parameters.protectionPpm())
                        + " of the mark");
        return rows;
    }

    private static String index(Contract contract) {
        return contract.underlying().code();
    }

    private static String lot(Contract contract) {
        return contract.underlying().good().count(contract.unitsPerLot());
    }

    /** What a lot of a period is made up of. */
    private static String ofEach(String period, Contract contract) {
        Good good = contract.underlying().good();
        return switch (good.lot()) {
            case Lot.Flow flow -> ": " + flow.words() + " of " + period;
            case Lot.Fixed fixed ->
                fixed.units() == contract.unitsPerLot()
                        ? " for " + period
                        : ": " + good.count(fixed.units()) + " for each month of " + period;
        };
    }

    private static void end(ArrayNode rows, Contract contract) {
        switch (contract) {
            case Contract.MonthFuture month -> {
                row(rows, "Last trading day", Utc.formatDay(month.lastDay()) + ", to 24:00 UTC");
                row(
                        rows,
                        "Final settlement",
                        "Cash, on the mean of the month's " + month.days() + " daily prints, rounded half-even to a"
                                + " tenth of a tick, once the last print is frozen ("
                                + Utc.format(kilohour.contracts.ListingCalendar.printFrozenNanos(month.lastDay()))
                                + ")");
                row(rows, "Fallback", FALLBACK);
            }
            case Contract.Strip strip -> {
                row(rows, "Last trading day", "To the 16:00 run of " + Utc.format(strip.cascadeNanos()));
                row(
                        rows,
                        "Cascade",
                        "Then every position turns into positions in "
                                + String.join(
                                        ", ",
                                        strip.parts().stream()
                                                .map(Contract::name)
                                                .toList())
                                + ", entered at the strip's last settlement price; no cash moves");
            }
            case Option option -> {
                row(rows, "Last trading day", "To " + Utc.format(option.expiryNanos()));
                row(rows, "Exercise", OptionJson.exercise(option));
            }
            case Spread spread ->
                row(
                        rows,
                        "Last trading day",
                        "With " + spread.near().name() + ": "
                                + Utc.formatDay(spread.near().lastDay())
                                + ", to 24:00 UTC; what was traded is held as its legs");
            case Contract.Perpetual _ -> {
                row(rows, "Last trading day", "None");
                row(
                        rows,
                        "Funding",
                        "Hourly: the mean premium over the index ÷ 24, at most ±0.25%, paid by longs to shorts where"
                                + " positive");
            }
        }
    }

    private static String margin(Floor floor, Contract contract) {
        return "Worst loss over the scenarios of the whole " + index(contract) + " portfolio; initial margin is "
                + percent(floor.initialPpm(index(contract))) + " of that, open orders included";
    }

    private static String percent(long ppm) {
        return java.math.BigDecimal.valueOf(ppm, 4).stripTrailingZeros().toPlainString() + "%";
    }

    private static String dollars(long micros) {
        return new java.math.BigDecimal(Money.format(micros))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static void row(ArrayNode rows, String term, String value) {
        rows.addObject().put("term", term).put("value", value);
    }
}
