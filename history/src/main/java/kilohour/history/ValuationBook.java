package kilohour.history;

import java.sql.Connection;
import java.sql.SQLException;
import kilohour.exchange.Event;
import kilohour.exchange.Valuation;

/** What accounts were worth and had to have at the close of each day. */
final class ValuationBook {
    private final Rows valuations;
    private final Rows pledged;

    ValuationBook(Connection sql) throws SQLException {
        valuations = Rows.insert(sql, "valuations", ValuationQueries.VALUATIONS.split(",\\s*"));
        pledged = Rows.insert(sql, "pledged", ValuationQueries.PLEDGED.split(",\\s*"));
    }

    void valued(Event.AccountValued event, long atNanos) {
        Valuation valuation = event.valuation();
        valuations.add(
                event.account(),
                event.day(),
                atNanos,
                valuation.cashMicros(),
                valuation.gainsMicros(),
                valuation.optionsMicros(),
                valuation.maintenanceMicros(),
                valuation.initialMicros());
        for (Valuation.Pledged each : valuation.pledged())
            pledged.add(
                    event.account(),
                    event.day(),
                    each.asset(),
                    each.amountMicros(),
                    each.pricePpm(),
                    each.haircutPpm(),
                    each.countsMicros());
    }

    void write() throws SQLException {
        valuations.write();
        pledged.write();
    }
}
