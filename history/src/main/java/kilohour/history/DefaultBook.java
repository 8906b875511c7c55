package kilohour.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import kilohour.exchange.Event;

/** Liquidations, auctions of portfolios, members in default, layers of the waterfall, calls for the fund, ported accounts. */
final class DefaultBook {
    private final Rows liquidations;
    private final Rows defaults;
    private final Rows layers;
    private final Rows calls;
    private final Rows ported;
    private final FundBook fund;
    private final Rows auctions;
    private final Rows bids;
    private final Rows allotments;
    private final Rows ends;
    private final Rows tornUp;

    DefaultBook(Connection sql) throws SQLException {
        liquidations = Rows.insert(sql, "liquidations", DefaultQueries.LIQUIDATIONS.split(",\\s*"));
        defaults = Rows.insert(sql, "member_defaults", DefaultQueries.DEFAULTS.split(",\\s*"));
        layers = Rows.insert(sql, "default_layers", DefaultQueries.LAYERS.split(",\\s*"));
        calls = Rows.insert(sql, "fund_calls", DefaultQueries.CALLS.split(",\\s*"));
        ported = Rows.insert(sql, "ported_accounts", "sequence", "account", "at_nanos", "from_member", "to_member");
        fund = new FundBook(sql);
        auctions = Rows.insert(sql, "portfolio_auctions", DefaultCourse.AUCTIONS.split(",\\s*"));
        bids = Rows.upsert(sql, 2, "portfolio_bids", DefaultCourse.BIDS.split(",\\s*"));
        allotments = Rows.insert(sql, "portfolio_allotments", DefaultCourse.ALLOTMENTS.split(",\\s*"));
        ends = Rows.insert(sql, "portfolio_auction_ends", DefaultCourse.ENDS.split(",\\s*"));
        tornUp = Rows.insert(sql, "torn_up_positions", DefaultCourse.TORN_UP.split(",\\s*"));
    }

    void record(Event.OfDefault event, long sequence, long atNanos) {
        switch (event) {
            case Event.LiquidationChanged e ->
                liquidations.add(
                        sequence, e.account(), atNanos, e.reason(), e.stage(), e.equityMicros(), e.initialMicros());
            case Event.MemberDefaulted e ->
                defaults.add(sequence, e.member(), atNanos, e.number(), e.reason(), e.collateralMicros());
            case Event.LayerUsed e ->
                layers.add(
                        sequence, e.member(), atNanos, e.layer(), e.availableMicros(), e.usedMicros(), e.leftMicros());
            case Event.FundCalled e ->
                calls.add(sequence, e.member(), atNanos, e.defaulted(), e.amountMicros(), e.dueNanos());
            case Event.FundSized e -> fund.sized(e.sizing(), atNanos);
            case Event.AccountPorted e -> ported.add(sequence, e.account(), atNanos, e.fromMember(), e.toMember());
            case Event.PortfolioAuctioned e ->
                auctions.add(
                        sequence, e.auction(), e.account(), atNanos, e.packages(), e.reserveMicros(), e.closesNanos());
            case Event.PortfolioBidPlaced e ->
                bids.add(e.auction(), e.account(), atNanos, e.packages(), e.priceMicros());
            case Event.PortfolioAllotted e ->
                allotments.add(sequence, e.auction(), e.account(), atNanos, e.packages(), e.priceMicros());
            case Event.PortfolioAuctionEnded e ->
                ends.add(sequence, e.auction(), e.account(), atNanos, e.packagesSold(), e.priceMicros());
            case Event.PositionsTornUp e ->
                tornUp.add(sequence, e.account(), e.contract(), atNanos, e.lots(), e.priceTenths());
            case Event.MarginCallMet _,
                    Event.DefaultParametersSet _,
                    Event.FundSharesSet _,
                    Event.DefaultSettled _ -> {}
        }
    }

    void write() throws SQLException {
        for (Rows rows :
                List.of(liquidations, defaults, layers, calls, ported, auctions, bids, allotments, ends, tornUp))
            rows.write();
        fund.write();
    }
}
