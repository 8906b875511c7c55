package kilohour.history;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All tables and the columns of their keys. */
final class Tables {
    static final String PROGRESS = "progress";

    static final SortedMap<String, String> KEYS = Collections.unmodifiableSortedMap(new TreeMap<>(Map.ofEntries(
            Map.entry(PROGRESS, "id"),
            Map.entry("venue", "sequence"),
            Map.entry("members", "member"),
            Map.entry("accounts", "account"),
            Map.entry("contracts", "contract_id"),
            Map.entry("orders", "order_id"),
            Map.entry("rejections", "sequence"),
            Map.entry("kill_switches", "sequence"),
            Map.entry("phases", "sequence"),
            Map.entry("auctions", "sequence"),
            Map.entry("trades", "trade_id"),
            Map.entry("spread_legs", "trade_id"),
            Map.entry("marks", "contract_id"),
            Map.entry("candles", "contract_id, minutes, start_nanos"),
            Map.entry("hours", "index_code, epoch_hour"),
            Map.entry("prints", "index_code, epoch_day"),
            Map.entry("index_records", "index_code, epoch_day"),
            Map.entry("grade_tables", "gpu, from_day"),
            Map.entry("settlements", "contract_id, epoch_day"),
            Map.entry("month_settlements", "contract_id"),
            Map.entry("option_expiries", "contract_id"),
            Map.entry("funding_rates", "contract_id, epoch_hour"),
            Map.entry("ledger_entries", "account, at_nanos, sequence"),
            Map.entry("balances", "account"),
            Map.entry("position_changes", "account, contract_id, at_nanos, sequence"),
            Map.entry("withdrawals", "withdrawal"),
            Map.entry("asset_entries", "account, asset, at_nanos, sequence"),
            Map.entry("asset_balances", "account, asset"),
            Map.entry("asset_prices", "asset, at_nanos, sequence"),
            Map.entry("bank_entries", "bank, entry, epoch_day"),
            Map.entry("liquidations", "sequence"),
            Map.entry("member_defaults", "sequence"),
            Map.entry("default_layers", "sequence"),
            Map.entry("fund_calls", "sequence"),
            Map.entry("fund_sizings", "epoch_day"),
            Map.entry("fund_shares", "epoch_day, member"),
            Map.entry("valuations", "account, epoch_day"),
            Map.entry("pledged", "account, epoch_day, asset"),
            Map.entry("ported_accounts", "sequence"),
            Map.entry("portfolio_auctions", "sequence"),
            Map.entry("portfolio_bids", "auction, account"),
            Map.entry("portfolio_allotments", "sequence"),
            Map.entry("portfolio_auction_ends", "sequence"),
            Map.entry("torn_up_positions", "sequence"),
            Map.entry("margin_calls", "account, epoch_day, sequence"))));

    private Tables() {}
}
