package kilohour.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import kilohour.contracts.Good;
import kilohour.contracts.ListingTerms;
import kilohour.contracts.Lot;
import kilohour.contracts.OptionListing;
import kilohour.contracts.Underlying;
import kilohour.units.PriceGrid;

/** An underlying as each of its contracts' rows has it. */
final class UnderlyingColumns {
    static final String NAMES =
            "index_code, description, good, good_plural, flow_source, lot_units, perpetual_lot_units,"
                    + " tick_micros, listed_months, months_ahead, has_strips, has_spreads, option_listing, has_perpetual,"
                    + " impact_units";

    private UnderlyingColumns() {}

    /** Its values, in the order of the names. */
    static List<Object> of(Underlying it) {
        Good good = it.good();
        ListingTerms terms = it.terms();
        String source = "";
        long lotUnits;
        switch (good.lot()) {
            case Lot.Flow flow -> {
                source = flow.source();
                lotUnits = flow.perHour();
            }
            case Lot.Fixed fixed -> lotUnits = fixed.units();
        }
        return List.of(
                it.code(),
                it.description(),
                good.unit(),
                good.units(),
                source,
                lotUnits,
                good.perpetualLotUnits(),
                it.grid().tickMicros(),
                terms.months(),
                terms.monthsAhead(),
                terms.strips(),
                terms.spreads(),
                terms.options(),
                terms.perpetual(),
                terms.impactUnits());
    }

    static Underlying underlying(ResultSet row) throws SQLException {
        String source = row.getString("flow_source");
        long lotUnits = row.getLong("lot_units");
        var good = new Good(
                row.getString("good"),
                row.getString("good_plural"),
                source.isEmpty() ? new Lot.Fixed(lotUnits) : new Lot.Flow(source, lotUnits),
                row.getLong("perpetual_lot_units"));
        return new Underlying(
                row.getString("index_code"),
                row.getString("description"),
                good,
                new PriceGrid(row.getLong("tick_micros")),
                new ListingTerms(
                        ListingTerms.Months.valueOf(row.getString("listed_months")),
                        row.getInt("months_ahead"),
                        row.getLong("has_strips") != 0,
                        row.getLong("has_spreads") != 0,
                        OptionListing.valueOf(row.getString("option_listing")),
                        row.getLong("impact_units")));
    }
}
