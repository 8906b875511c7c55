package kilohour.history;

import kilohour.exchange.AuctionKind;
import kilohour.exchange.TradingPhase;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** How contracts have traded: their phases, and what their auctions came to. */
public final class PhaseQueries {
    static final String COLUMNS = "sequence, contract_id, at_nanos, phase, auction, until_nanos, reason, officer";
    static final String AUCTION_COLUMNS = "sequence, contract_id, at_nanos, auction, price_ticks, lots";

    /**
     * A contract traded so from {@code atNanos} on.
     *
     * @param auction why orders gathered; null unless they did
     * @param untilNanos until when they were to; 0 unless they did
     * @param reason why trading was halted or paused, or empty
     * @param officer the key of the officer who halted or resumed it; empty for what came by itself
     */
    public record PhaseChange(
            int contract,
            long atNanos,
            TradingPhase phase,
            AuctionKind auction,
            long untilNanos,
            String reason,
            String officer) {}

    /** The end of an auction; {@code priceTicks} is 0 where nothing traded. */
    public record Auction(int contract, long atNanos, AuctionKind kind, long priceTicks, long lots) {}

    private final Jdbi jdbi;

    PhaseQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Page<PhaseChange> ofContract(int contract, Range range) {
        return jdbi.withHandle(sql -> Page.of(
                asked(sql.createQuery(select(COLUMNS, "phases", range)), contract, range)
                        .map((row, context) -> new PhaseChange(
                                row.getInt("contract_id"),
                                row.getLong("at_nanos"),
                                TradingPhase.valueOf(row.getString("phase")),
                                row.getString("auction").isEmpty()
                                        ? null
                                        : AuctionKind.valueOf(row.getString("auction")),
                                row.getLong("until_nanos"),
                                row.getString("reason"),
                                row.getString("officer")))
                        .list(),
                range.count()));
    }

    public Page<Auction> auctions(int contract, Range range) {
        return jdbi.withHandle(sql -> Page.of(
                asked(sql.createQuery(select(AUCTION_COLUMNS, "auctions", range)), contract, range)
                        .map((row, context) -> new Auction(
                                row.getInt("contract_id"),
                                row.getLong("at_nanos"),
                                AuctionKind.valueOf(row.getString("auction")),
                                row.getLong("price_ticks"),
                                row.getLong("lots")))
                        .list(),
                range.count()));
    }

    private static String select(String columns, String table, Range range) {
        return "SELECT " + columns + " FROM " + table
                + " WHERE contract_id = :contract AND at_nanos >= :from AND at_nanos < :to"
                + " ORDER BY at_nanos %1$s, sequence %1$s LIMIT :limit".formatted(range.direction());
    }

    private static Query asked(Query query, int contract, Range range) {
        return range.bindTo(query).bind("contract", contract);
    }
}
