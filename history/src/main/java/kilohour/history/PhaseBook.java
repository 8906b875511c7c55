package kilohour.history;

import java.sql.Connection;
import java.sql.SQLException;
import kilohour.exchange.Command;
import kilohour.exchange.Event;

/** Phases as contracts entered them, and auctions as they ended. */
final class PhaseBook {
    private final Rows phases;
    private final Rows auctions;

    PhaseBook(Connection sql) throws SQLException {
        phases = Rows.insert(sql, "phases", PhaseQueries.COLUMNS.split(",\\s*"));
        auctions = Rows.insert(sql, "auctions", PhaseQueries.AUCTION_COLUMNS.split(",\\s*"));
    }

    void enter(Event.PhaseChanged changed, long sequence, long atNanos, Command command) {
        phases.add(
                sequence,
                changed.contract(),
                atNanos,
                changed.phase(),
                changed.auction() == null ? "" : changed.auction().name(),
                changed.untilNanos(),
                changed.reason(),
                officer(command));
    }

    private static String officer(Command command) {
        if (command instanceof Command.HaltTrading halt) return halt.officer();
        if (command instanceof Command.ResumeTrading resume) return resume.officer();
        return "";
    }

    void end(Event.AuctionEnded ended, long sequence, long atNanos) {
        auctions.add(sequence, ended.contract(), atNanos, ended.auction(), ended.priceTicks(), ended.lots());
    }

    void write() throws SQLException {
        phases.write();
        auctions.write();
    }
}
