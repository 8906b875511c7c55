package kilohour.history;

import java.util.List;
import kilohour.exchange.LiquidationReason;
import kilohour.exchange.LiquidationStage;
import kilohour.exchange.WaterfallLayer;
import org.jdbi.v3.core.Jdbi;

/** Liquidations and defaults that were; amounts in micro-dollars. */
public final class DefaultQueries {
    static final String LIQUIDATIONS = "sequence, account, at_nanos, reason, stage, equity_micros, initial_micros";
    static final String DEFAULTS = "sequence, member, at_nanos, number, reason, collateral_micros";
    static final String LAYERS = "sequence, member, at_nanos, layer, available_micros, used_micros, left_micros";
    static final String CALLS = "sequence, member, at_nanos, defaulted, amount_micros, due_nanos";

    /** An account's liquidation as it began, went on or ended. */
    public record Liquidation(
            long account,
            long atNanos,
            LiquidationReason reason,
            LiquidationStage stage,
            long equityMicros,
            long initialMicros) {}

    public record MemberDefault(int member, long atNanos, int number, String reason, long collateralMicros) {}

    public record LayerUse(
            int member, long atNanos, WaterfallLayer layer, long availableMicros, long usedMicros, long leftMicros) {}

    /** @param defaulted the member in default that it was for; 0: its own share */
    public record FundCall(int member, long atNanos, int defaulted, long amountMicros, long dueNanos) {}

    private final Jdbi jdbi;

    DefaultQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** An account's, oldest first. */
    public List<Liquidation> liquidations(long account) {
        return jdbi.withHandle(sql -> sql.createQuery(
                        "SELECT " + LIQUIDATIONS + " FROM liquidations WHERE account = :account ORDER BY sequence")
                .bind("account", account)
                .map((row, context) -> new Liquidation(
                        row.getLong("account"),
                        row.getLong("at_nanos"),
                        LiquidationReason.valueOf(row.getString("reason")),
                        LiquidationStage.valueOf(row.getString("stage")),
                        row.getLong("equity_micros"),
                        row.getLong("initial_micros")))
                .list());
    }

    /** All, oldest first. */
    public List<MemberDefault> defaults() {
        return jdbi.withHandle(sql -> sql.createQuery("SELECT " + DEFAULTS + " FROM member_defaults ORDER BY sequence")
                .map((row, context) -> new MemberDefault(
                        row.getInt("member"),
                        row.getLong("at_nanos"),
                        row.getInt("number"),
                        row.getString("reason"),
                        row.getLong("collateral_micros")))
                .list());
    }

    /** What the layers bore of a member's default, in the order in which they were asked. */
    public List<LayerUse> layers(int member) {
        return jdbi.withHandle(sql -> sql.createQuery(
                        "SELECT " + LAYERS + " FROM default_layers WHERE member = :member ORDER BY sequence")
                .bind("member", member)
                .map((row, context) -> new LayerUse(
                        row.getInt("member"),
                        row.getLong("at_nanos"),
                        WaterfallLayer.valueOf(row.getString("layer")),
                        row.getLong("available_micros"),
                        row.getLong("used_micros"),
                        row.getLong("left_micros")))
                .list());
    }

    /** What a member was called for, oldest first. */
    public List<FundCall> fundCalls(int member) {
        return jdbi.withHandle(
                sql -> sql.createQuery("SELECT " + CALLS + " FROM fund_calls WHERE member = :member ORDER BY sequence")
                        .bind("member", member)
                        .map((row, context) -> new FundCall(
                                row.getInt("member"),
                                row.getLong("at_nanos"),
                                row.getInt("defaulted"),
                                row.getLong("amount_micros"),
                                row.getLong("due_nanos")))
                        .list());
    }
}
