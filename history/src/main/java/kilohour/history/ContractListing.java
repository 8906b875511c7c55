package kilohour.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.contracts.Spread;
import kilohour.contracts.Underlying;

/**
 * A contract and its life, settled ones included.
 *
 * @param referenceTenths where its first mark stood
 * @param endedNanos when its trading ended, 0 if it trades
 * @param settledNanos when it was settled for good, 0 if it was not
 */
public record ContractListing(
        Contract contract, long referenceTenths, long listedNanos, long endedNanos, long settledNanos) {
    static final String COLUMNS = "contract_id, name, kind, month, units_per_lot, reference_tenths, listed_nanos,"
            + " ended_nanos, settled_nanos, strike_ticks, " + UnderlyingColumns.NAMES;

    private static final String MONTH_FUTURE = "MONTH_FUTURE";
    private static final String QUARTER_STRIP = "QUARTER_STRIP";
    private static final String YEAR_STRIP = "YEAR_STRIP";
    private static final String PERPETUAL = "PERPETUAL";
    private static final String CALL = "CALL";
    private static final String PUT = "PUT";
    private static final String AVERAGE_CALL = "AVERAGE_CALL";
    private static final String AVERAGE_PUT = "AVERAGE_PUT";
    private static final String SPREAD = "SPREAD";

    ContractListing ended(long atNanos) {
        return new ContractListing(contract, referenceTenths, listedNanos, atNanos, settledNanos);
    }

    ContractListing settled(long atNanos) {
        return new ContractListing(contract, referenceTenths, listedNanos, endedNanos, atNanos);
    }

    ContractListing referenceSet(long priceTenths) {
        return new ContractListing(contract, priceTenths, listedNanos, endedNanos, settledNanos);
    }

    void addTo(Rows rows) throws SQLException {
        var values = new ArrayList<Object>(List.of(
                contract.id(),
                contract.name(),
                kind(),
                month(),
                contract.unitsPerLot(),
                referenceTenths,
                listedNanos,
                endedNanos,
                settledNanos,
                contract instanceof Option option ? option.strikeTicks() : 0L));
        values.addAll(UnderlyingColumns.of(contract.underlying()));
        rows.add(values.toArray());
    }

    private String kind() {
        return switch (contract) {
            case Contract.MonthFuture future -> MONTH_FUTURE;
            case Contract.Strip strip ->
                switch (strip.period()) {
                    case QUARTER -> QUARTER_STRIP;
                    case YEAR -> YEAR_STRIP;
                };
            case Contract.Perpetual perpetual -> PERPETUAL;
            case Option option -> {
                boolean call = option.type() == Option.Type.CALL;
                yield switch (option.style()) {
                    case ON_FUTURE -> call ? CALL : PUT;
                    case AVERAGE_PRICE -> call ? AVERAGE_CALL : AVERAGE_PUT;
                };
            }
            case Spread spread -> SPREAD;
        };
    }

    /** Of a spread the ids of its legs, which are listed before it. */
    private String month() {
        return switch (contract) {
            case Contract.MonthFuture future -> future.month().toString();
            case Contract.Strip strip -> strip.firstMonth().toString();
            case Contract.Perpetual perpetual -> "";
            case Option option -> option.month().toString();
            case Spread spread -> spread.near().id() + "/" + spread.far().id();
        };
    }

    /** @param known contracts listed before */
    static ContractListing from(ResultSet row, IntFunction<Contract> known) throws SQLException {
        Underlying underlying = UnderlyingColumns.underlying(row);
        return new ContractListing(
                contract(
                        row.getInt("contract_id"),
                        underlying,
                        row.getString("kind"),
                        row.getString("month"),
                        row.getLong("strike_ticks"),
                        known),
                row.getLong("reference_tenths"),
                row.getLong("listed_nanos"),
                row.getLong("ended_nanos"),
                row.getLong("settled_nanos"));
    }

    private static Contract contract(
            int id, Underlying underlying, String kind, String month, long strikeTicks, IntFunction<Contract> known) {
        return switch (kind) {
            case MONTH_FUTURE -> new Contract.MonthFuture(id, underlying, YearMonth.parse(month));
            case QUARTER_STRIP ->
                new Contract.Strip(id, underlying, Contract.Strip.Period.QUARTER, YearMonth.parse(month));
            case YEAR_STRIP -> new Contract.Strip(id, underlying, Contract.Strip.Period.YEAR, YearMonth.parse(month));
            case PERPETUAL -> new Contract.Perpetual(id, underlying);
            case CALL, PUT, AVERAGE_CALL, AVERAGE_PUT ->
                new Option(
                        id,
                        underlying,
                        YearMonth.parse(month),
                        kind.startsWith("AVERAGE") ? Option.Style.AVERAGE_PRICE : Option.Style.ON_FUTURE,
                        kind.endsWith(CALL) ? Option.Type.CALL : Option.Type.PUT,
                        strikeTicks);
            case SPREAD -> spread(id, month.split("/"), known);
            default -> throw new HistoryException("contract " + id + " is of a kind this build does not know: " + kind);
        };
    }

    private static Spread spread(int id, String[] legs, IntFunction<Contract> known) {
        return new Spread(id, (Contract.MonthFuture) known.apply(Integer.parseInt(legs[0])), (Contract.MonthFuture)
                known.apply(Integer.parseInt(legs[1])));
    }
}
