package kilohour.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import kilohour.clearing.GroupCredit;
import kilohour.clearing.MarginVector;

/**
 * What margin would be with other positions, at the marks as they stand: of those alone, or on top of all that an account
 * has. Nothing is changed, and nothing is asked but margin: limits, bands and the book are an order's business.
 */
final class Portfolio {
    private final State state;
    private final Margining margining;

    Portfolio(State state, Margining margining) {
        this.state = state;
        this.margining = margining;
    }

    /**
     * @param account whose positions and orders come on top, or null for none
     * @param lots more of each contract, negative for fewer
     */
    Views.Portfolio of(Account account, NavigableMap<Integer, Long> lots) {
        SortedMap<String, IndexLine> lines = new TreeMap<>();
        for (int contract : lots.keySet()) {
            IndexLine line = state.markets.get(contract).line;
            if (line.margin != null) lines.put(line.underlying.code(), line);
        }
        if (account != null)
            for (AccountMargin.InUnderlying own : account.margin.underlyings)
                lines.put(own.line.underlying.code(), own.line);
        var vectors = new LinkedHashMap<IndexLine, MarginVector>();
        long initial = 0;
        long maintenance = 0;
        var underlyings = new ArrayList<Views.PortfolioLoss>();
        for (IndexLine line : lines.values()) {
            MarginVector vector = margining.vectors.with(account, line, lots).vector();
            vectors.put(line, vector);
            long inLine = vector.initialMicros(line.margin.initialPpm());
            initial = Margining.saturatedSum(initial, inLine);
            maintenance = Margining.saturatedSum(maintenance, vector.maintenanceMicros());
            underlyings.add(loss(line, vector, inLine));
        }
        long creditInitial = 0;
        long creditMaintenance = 0;
        for (MarginGroups.Active group : state.marginGroups.active()) {
            var credit = new GroupCredit(group.group().offsetPpm());
            credit.clear(group.scenarios());
            for (var each : vectors.entrySet()) if (each.getKey().group == group) credit.add(each.getValue());
            creditInitial = Math.addExact(creditInitial, credit.initialMicros(group.initialPpm()));
            creditMaintenance = Math.addExact(creditMaintenance, credit.maintenanceMicros());
        }
        return new Views.Portfolio(
                Margining.less(initial, creditInitial),
                Margining.less(maintenance, creditMaintenance),
                creditInitial,
                List.copyOf(underlyings));
    }

    private static Views.PortfolioLoss loss(IndexLine line, MarginVector vector, long initialMicros) {
        int worst = 0;
        for (int s = 1; s < vector.count(); s++) if (vector.lossMicros(s) > vector.lossMicros(worst)) worst = s;
        boolean shortOptions = vector.shortMinimumMicros() > Math.max(0, vector.lossMicros(worst));
        return new Views.PortfolioLoss(
                line.underlying.code(),
                shortOptions
                        ? Margining.SHORT_MINIMUM
                        : line.margin.scenarios().get(worst).name(),
                shortOptions ? vector.shortMinimumMicros() : Math.max(0, vector.lossMicros(worst)),
                vector.chargesMicros(),
                initialMicros);
    }
}
