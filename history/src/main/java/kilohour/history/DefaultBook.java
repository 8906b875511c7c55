package kilohour.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import kilohour.exchange.Event;

/** Liquidations, members in default, layers of the waterfall, calls for the fund, ported accounts. */
final class DefaultBook {
    private final Rows liquidations;
    private final Rows defaults;
    private final Rows layers;
    private final Rows calls;
    private final Rows ported;
    private final FundBook fund;

    DefaultBook(Connection sql) throws SQLException {
        liquidations = Rows.insert(sql, "liquidations", DefaultQueries.LIQUIDATIONS.split(",\\s*"));
        defaults = Rows.insert(sql, "member_defaults", DefaultQueries.DEFAULTS.split(",\\s*"));
        layers = Rows.insert(sql, "default_layers", DefaultQueries.LAYERS.split(",\\s*"));
        calls = Rows.insert(sql, "fund_calls", DefaultQueries.CALLS.split(",\\s*"));
        ported = Rows.insert(sql, "ported_accounts", "sequence", "account", "at_nanos", "from_member", "to_member");
        fund = new FundBook(sql);
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
            case Event.MarginCallMet _,
                    Event.DefaultParametersSet _,
                    Event.FundSharesSet _,
                    Event.PortfolioAuctioned _,
                    Event.PortfolioBidPlaced _,
                    Event.PortfolioAllotted _,
                    Event.PortfolioAuctionEnded _,
                    Event.PositionsTornUp _,
                    Event.DefaultSettled _ -> {}
        }
    }

    void write() throws SQLException {
        for (Rows rows : List.of(liquidations, defaults, layers, calls, ported)) rows.write();
        fund.write();
    }
}
