-- One schema for SQLite and PostgreSQL: BIGINT and TEXT only.
-- *_nanos: nanoseconds since 1970 UTC; epoch_day, epoch_hour: days and hours since then; *_ticks, *_tenths: prices in
-- ticks and tenths of a tick; *_micros: micro-dollars; *_ppb: parts per billion; flags are 0 or 1.

-- How far along the tape this database is: one row, moved in the same transaction as the rows it vouches for.
CREATE TABLE progress (
  id           BIGINT PRIMARY KEY,
  log_position BIGINT NOT NULL,
  sequence     BIGINT NOT NULL
);
INSERT INTO progress (id, log_position, sequence) VALUES (1, -1, 0);

CREATE TABLE venue (
  sequence     BIGINT PRIMARY KEY,
  name         TEXT   NOT NULL,
  clock        TEXT   NOT NULL,
  practice     BIGINT NOT NULL,
  opened_nanos BIGINT NOT NULL
);

CREATE TABLE members (
  member           BIGINT PRIMARY KEY,
  name             TEXT   NOT NULL,
  registered_nanos BIGINT NOT NULL
);

CREATE TABLE accounts (
  account      BIGINT PRIMARY KEY,
  member       BIGINT NOT NULL,
  name         TEXT   NOT NULL,
  opened_nanos BIGINT NOT NULL
);

-- month: ISO year and month of a month future, the first of a strip, empty for a perpetual. ended, settled: 0 until then.
-- strike_ticks: an option's, 0 for other contracts. good, good_plural: what a unit is called, one and many. flow_source is empty
-- where a lot is a fixed number of units; lot_units are those of an hour of a flow, otherwise of the lot.
CREATE TABLE contracts (
  contract_id         BIGINT PRIMARY KEY,
  name                TEXT   NOT NULL UNIQUE,
  kind                TEXT   NOT NULL,
  month               TEXT   NOT NULL,
  index_code          TEXT   NOT NULL,
  description         TEXT   NOT NULL,
  good                TEXT   NOT NULL,
  tick_micros         BIGINT NOT NULL,
  has_perpetual       BIGINT NOT NULL,
  units_per_lot       BIGINT NOT NULL,
  reference_tenths    BIGINT NOT NULL,
  listed_nanos        BIGINT NOT NULL,
  ended_nanos         BIGINT NOT NULL,
  settled_nanos       BIGINT NOT NULL,
  strike_ticks        BIGINT NOT NULL,
  good_plural         TEXT   NOT NULL,
  flow_source         TEXT   NOT NULL,
  lot_units           BIGINT NOT NULL,
  perpetual_lot_units BIGINT NOT NULL,
  listed_months       TEXT   NOT NULL,
  months_ahead        BIGINT NOT NULL,
  has_strips          BIGINT NOT NULL,
  has_spreads         BIGINT NOT NULL,
  option_listing      TEXT   NOT NULL,
  impact_units        BIGINT NOT NULL
);

-- lots: as placed or last amended, filled ones included. filled_tick_lots: sum of price × lots of its trades. until_nanos:
-- end of a good-till-date order, 0 for any other. display_lots: what an iceberg shows at a time, 0 for an order that shows
-- all. trigger_*: what a stop waits for, empty for any other. untriggered: it still waits, or was cancelled while it did.
CREATE TABLE orders (
  order_id              BIGINT PRIMARY KEY,
  account               BIGINT NOT NULL,
  contract_id           BIGINT NOT NULL,
  side                  TEXT   NOT NULL,
  order_type            TEXT   NOT NULL,
  placed_lots           BIGINT NOT NULL,
  placed_limit_ticks    BIGINT NOT NULL,
  time_in_force         TEXT   NOT NULL,
  post_only             TEXT   NOT NULL,
  reduce_only           BIGINT NOT NULL,
  self_trade_prevention TEXT   NOT NULL,
  label                 TEXT   NOT NULL,
  limit_ticks           BIGINT NOT NULL,
  lots                  BIGINT NOT NULL,
  lots_open             BIGINT NOT NULL,
  lots_filled           BIGINT NOT NULL,
  filled_tick_lots      BIGINT NOT NULL,
  fees_micros           BIGINT NOT NULL,
  state                 TEXT   NOT NULL,
  cancel_reason         TEXT   NOT NULL,
  request_high          BIGINT NOT NULL,
  request_low           BIGINT NOT NULL,
  created_nanos         BIGINT NOT NULL,
  updated_nanos         BIGINT NOT NULL,
  amended               BIGINT NOT NULL,
  until_nanos           BIGINT NOT NULL,
  display_lots          BIGINT NOT NULL,
  trigger_kind          TEXT   NOT NULL,
  trigger_source        TEXT   NOT NULL,
  trigger_ticks         BIGINT NOT NULL,
  untriggered           BIGINT NOT NULL
);
CREATE INDEX orders_open ON orders (order_id) WHERE state = 'OPEN';
CREATE INDEX orders_closed ON orders (account, updated_nanos, order_id) WHERE state <> 'OPEN';

-- Requests and commands that were not done. account, contract_id: 0 where there is none.
CREATE TABLE rejections (
  sequence    BIGINT PRIMARY KEY,
  at_nanos    BIGINT NOT NULL,
  command     TEXT   NOT NULL,
  account     BIGINT NOT NULL,
  contract_id BIGINT NOT NULL,
  reason      TEXT   NOT NULL,
  sentence    TEXT   NOT NULL
);
CREATE INDEX rejections_account ON rejections (account, at_nanos, sequence);

-- mark_tenths, index_tenths: as they stood. block_kind: of a trade agreed outside the book, otherwise empty; reference: its related
-- position or free words; executed_nanos: when it was agreed. A block's buyer stands as the taker, and its orders are 0.
CREATE TABLE trades (
  trade_id         BIGINT PRIMARY KEY,
  sequence         BIGINT NOT NULL,
  at_nanos         BIGINT NOT NULL,
  contract_id      BIGINT NOT NULL,
  price_ticks      BIGINT NOT NULL,
  lots             BIGINT NOT NULL,
  units            BIGINT NOT NULL,
  value_micros     BIGINT NOT NULL,
  taker_side       TEXT   NOT NULL,
  maker_order_id   BIGINT NOT NULL,
  maker_account    BIGINT NOT NULL,
  maker_fee_micros BIGINT NOT NULL,
  taker_order_id   BIGINT NOT NULL,
  taker_account    BIGINT NOT NULL,
  taker_fee_micros BIGINT NOT NULL,
  mark_tenths      BIGINT NOT NULL,
  index_tenths     BIGINT NOT NULL,
  block_kind       TEXT   NOT NULL,
  reference        TEXT   NOT NULL,
  executed_nanos   BIGINT NOT NULL
);
CREATE INDEX trades_contract ON trades (contract_id, at_nanos, trade_id);
CREATE INDEX trades_maker ON trades (maker_account, at_nanos, trade_id);
CREATE INDEX trades_taker ON trades (taker_account, at_nanos, trade_id);

-- minutes: length of the interval, 1, 60 or 1440; the other resolutions are summed up from these.
CREATE TABLE candles (
  contract_id  BIGINT NOT NULL,
  minutes      BIGINT NOT NULL,
  start_nanos  BIGINT NOT NULL,
  open_ticks   BIGINT NOT NULL,
  high_ticks   BIGINT NOT NULL,
  low_ticks    BIGINT NOT NULL,
  close_ticks  BIGINT NOT NULL,
  trades       BIGINT NOT NULL,
  units        BIGINT NOT NULL,
  value_micros BIGINT NOT NULL,
  PRIMARY KEY (contract_id, minutes, start_nanos)
);

CREATE TABLE hours (
  index_code   TEXT   NOT NULL,
  epoch_hour   BIGINT NOT NULL,
  value_tenths BIGINT NOT NULL,
  grade        TEXT   NOT NULL,
  at_nanos     BIGINT NOT NULL,
  PRIMARY KEY (index_code, epoch_hour)
);

CREATE TABLE prints (
  index_code   TEXT   NOT NULL,
  epoch_day    BIGINT NOT NULL,
  value_tenths BIGINT NOT NULL,
  grade        TEXT   NOT NULL,
  status       TEXT   NOT NULL,
  record_hash  TEXT   NOT NULL,
  at_nanos     BIGINT NOT NULL,
  PRIMARY KEY (index_code, epoch_day)
);

-- What a print was computed from: comes from the index, not from the tape.
CREATE TABLE index_records (
  index_code  TEXT   NOT NULL,
  epoch_day   BIGINT NOT NULL,
  record_hash TEXT   NOT NULL,
  record_json TEXT   NOT NULL,
  PRIMARY KEY (index_code, epoch_day)
);

CREATE TABLE settlements (
  contract_id  BIGINT NOT NULL,
  epoch_day    BIGINT NOT NULL,
  price_tenths BIGINT NOT NULL,
  tier         TEXT   NOT NULL,
  at_nanos     BIGINT NOT NULL,
  PRIMARY KEY (contract_id, epoch_day)
);

CREATE TABLE month_settlements (
  contract_id        BIGINT PRIMARY KEY,
  final_tenths       BIGINT NOT NULL,
  reconstructed_days BIGINT NOT NULL,
  carried_days       BIGINT NOT NULL,
  determined_days    BIGINT NOT NULL,
  at_nanos           BIGINT NOT NULL
);

CREATE TABLE funding_rates (
  contract_id     BIGINT NOT NULL,
  epoch_hour      BIGINT NOT NULL,
  index_tenths    BIGINT NOT NULL,
  premium_sum_ppb BIGINT NOT NULL,
  minutes         BIGINT NOT NULL,
  rate_ppb        BIGINT NOT NULL,
  at_nanos        BIGINT NOT NULL,
  PRIMARY KEY (contract_id, epoch_hour)
);

-- Both ends of each transfer: amount_micros is what the account received, negative if it paid; balance_micros its cash
-- afterwards. contract_id: 0 where there is none.
CREATE TABLE ledger_entries (
  account        BIGINT NOT NULL,
  at_nanos       BIGINT NOT NULL,
  sequence       BIGINT NOT NULL,
  counterparty   BIGINT NOT NULL,
  amount_micros  BIGINT NOT NULL,
  balance_micros BIGINT NOT NULL,
  purpose        TEXT   NOT NULL,
  contract_id    BIGINT NOT NULL,
  reference      TEXT   NOT NULL,
  PRIMARY KEY (account, at_nanos, sequence)
);

CREATE TABLE balances (
  account     BIGINT PRIMARY KEY,
  cash_micros BIGINT NOT NULL
);

CREATE TABLE margin_calls (
  account          BIGINT NOT NULL,
  epoch_day        BIGINT NOT NULL,
  sequence         BIGINT NOT NULL,
  shortfall_micros BIGINT NOT NULL,
  at_nanos         BIGINT NOT NULL,
  PRIMARY KEY (account, epoch_day, sequence)
);

-- Each contract's mark as it last moved: what the writer needs to note it with the next trade.
CREATE TABLE marks (
  contract_id BIGINT PRIMARY KEY,
  mark_tenths BIGINT NOT NULL
);

-- Who was stopped or let trade again, when, by which officer's key, and why. whose: account or member, 0 for the venue.
CREATE TABLE kill_switches (
  sequence BIGINT PRIMARY KEY,
  at_nanos BIGINT NOT NULL,
  reach    TEXT   NOT NULL,
  whose    BIGINT NOT NULL,
  thrown   BIGINT NOT NULL,
  officer  TEXT   NOT NULL,
  reason   TEXT   NOT NULL
);

-- What form factor, fabric, memory, box size, region, term and provider tier were worth in a week: a model's table as
-- JSON. from_day: the epoch day of the week's Monday.
CREATE TABLE grade_tables (
  gpu        TEXT   NOT NULL,
  from_day   BIGINT NOT NULL,
  table_json TEXT   NOT NULL,
  PRIMARY KEY (gpu, from_day)
);

-- How contracts traded, from when on and why; and what each auction came to. Lengths and kinds as the events tell them:
-- auction is empty unless orders gather, until_nanos is 0 then; price_ticks is 0 where nothing traded;
-- officer is the key of who halted or resumed trading, empty for a phase that came by itself.
CREATE TABLE phases (
  sequence    BIGINT PRIMARY KEY,
  contract_id BIGINT NOT NULL,
  at_nanos    BIGINT NOT NULL,
  phase       TEXT   NOT NULL,
  auction     TEXT   NOT NULL,
  until_nanos BIGINT NOT NULL,
  reason      TEXT   NOT NULL,
  officer     TEXT   NOT NULL
);
CREATE INDEX phases_by_contract ON phases (contract_id, at_nanos);

CREATE TABLE auctions (
  sequence    BIGINT PRIMARY KEY,
  contract_id BIGINT NOT NULL,
  at_nanos    BIGINT NOT NULL,
  auction     TEXT   NOT NULL,
  price_ticks BIGINT NOT NULL,
  lots        BIGINT NOT NULL
);
CREATE INDEX auctions_by_contract ON auctions (contract_id, at_nanos);

-- How options ended: what the strike was compared with, whether they were exercised, and how many lots were held long.
CREATE TABLE option_expiries (
  contract_id  BIGINT PRIMARY KEY,
  price_tenths BIGINT NOT NULL,
  in_the_money BIGINT NOT NULL,
  lots         BIGINT NOT NULL,
  at_nanos     BIGINT NOT NULL
);

-- Withdrawals from their asking to their end. state: ASKED, APPROVED, or how it ended. to_*: where the money goes.
CREATE TABLE withdrawals (
  withdrawal      BIGINT PRIMARY KEY,
  account         BIGINT NOT NULL,
  amount_micros   BIGINT NOT NULL,
  reference       TEXT   NOT NULL,
  to_holder       TEXT   NOT NULL,
  to_number       TEXT   NOT NULL,
  to_agent        TEXT   NOT NULL,
  approvals       BIGINT NOT NULL,
  approvals_left  BIGINT NOT NULL,
  officers        TEXT   NOT NULL,
  state           TEXT   NOT NULL,
  reason          TEXT   NOT NULL,
  requested_nanos BIGINT NOT NULL,
  approved_nanos  BIGINT NOT NULL,
  updated_nanos   BIGINT NOT NULL,
  asset           TEXT   NOT NULL
);
CREATE INDEX withdrawals_by_account ON withdrawals (account, withdrawal);

-- Entries of the bank that moved money: amount_micros is what the account received, negative if the bank paid or took back.
CREATE TABLE bank_entries (
  bank          TEXT   NOT NULL,
  entry         TEXT   NOT NULL,
  epoch_day     BIGINT NOT NULL,
  sequence      BIGINT NOT NULL,
  account       BIGINT NOT NULL,
  amount_micros BIGINT NOT NULL,
  at_nanos      BIGINT NOT NULL,
  PRIMARY KEY (bank, entry, epoch_day)
);
CREATE INDEX bank_entries_by_sequence ON bank_entries (sequence);

-- Liquidations stage by stage, members in default, what each layer of the waterfall bore, what members were called for
-- (defaulted 0: their own fund share), which clients went to another member. Amounts in micro-dollars.
CREATE TABLE liquidations (
  sequence       BIGINT PRIMARY KEY,
  account        BIGINT NOT NULL,
  at_nanos       BIGINT NOT NULL,
  reason         TEXT   NOT NULL,
  stage          TEXT   NOT NULL,
  equity_micros  BIGINT NOT NULL,
  initial_micros BIGINT NOT NULL
);
CREATE INDEX liquidations_by_account ON liquidations (account, at_nanos);

CREATE TABLE member_defaults (
  sequence          BIGINT PRIMARY KEY,
  member            BIGINT NOT NULL,
  at_nanos          BIGINT NOT NULL,
  number            BIGINT NOT NULL,
  reason            TEXT   NOT NULL,
  collateral_micros BIGINT NOT NULL
);

CREATE TABLE default_layers (
  sequence         BIGINT PRIMARY KEY,
  member           BIGINT NOT NULL,
  at_nanos         BIGINT NOT NULL,
  layer            TEXT   NOT NULL,
  available_micros BIGINT NOT NULL,
  used_micros      BIGINT NOT NULL,
  left_micros      BIGINT NOT NULL
);
CREATE INDEX default_layers_by_member ON default_layers (member, at_nanos);

CREATE TABLE fund_calls (
  sequence      BIGINT PRIMARY KEY,
  member        BIGINT NOT NULL,
  at_nanos      BIGINT NOT NULL,
  defaulted     BIGINT NOT NULL,
  amount_micros BIGINT NOT NULL,
  due_nanos     BIGINT NOT NULL
);
CREATE INDEX fund_calls_by_member ON fund_calls (member, at_nanos);

CREATE TABLE ported_accounts (
  sequence    BIGINT PRIMARY KEY,
  account     BIGINT NOT NULL,
  at_nanos    BIGINT NOT NULL,
  from_member BIGINT NOT NULL,
  to_member   BIGINT NOT NULL
);

-- Both ends of each transfer of an asset, in millionths of its unit, as in ledger_entries.
CREATE TABLE asset_entries (
  account        BIGINT NOT NULL,
  asset          TEXT   NOT NULL,
  at_nanos       BIGINT NOT NULL,
  sequence       BIGINT NOT NULL,
  counterparty   BIGINT NOT NULL,
  amount_micros  BIGINT NOT NULL,
  balance_micros BIGINT NOT NULL,
  purpose        TEXT   NOT NULL,
  reference      TEXT   NOT NULL,
  PRIMARY KEY (account, asset, at_nanos, sequence)
);

CREATE TABLE asset_balances (
  account       BIGINT NOT NULL,
  asset         TEXT   NOT NULL,
  amount_micros BIGINT NOT NULL,
  PRIMARY KEY (account, asset)
);

-- Parts per million of a dollar per unit; standing: FRESH, STALE, or NONE where it counts for nothing any more.
CREATE TABLE asset_prices (
  asset     TEXT   NOT NULL,
  at_nanos  BIGINT NOT NULL,
  sequence  BIGINT NOT NULL,
  price_ppm BIGINT NOT NULL,
  standing  TEXT   NOT NULL,
  PRIMARY KEY (asset, at_nanos, sequence)
);

-- An account's position after each change: lots long if positive, entry_cost_micros signed lots × units × mean price.
CREATE TABLE position_changes (
  account           BIGINT NOT NULL,
  contract_id       BIGINT NOT NULL,
  at_nanos          BIGINT NOT NULL,
  sequence          BIGINT NOT NULL,
  lots              BIGINT NOT NULL,
  entry_cost_micros BIGINT NOT NULL,
  PRIMARY KEY (account, contract_id, at_nanos, sequence)
);

-- The default fund's size day by day: the scenario that sizes it, the two members that cost most in it (0: none), and
-- what each member must have by it. Amounts in micro-dollars.
CREATE TABLE fund_sizings (
  epoch_day      BIGINT PRIMARY KEY,
  at_nanos       BIGINT NOT NULL,
  as_of_nanos    BIGINT NOT NULL,
  accounts       BIGINT NOT NULL,
  scenarios      BIGINT NOT NULL,
  scenario       TEXT   NOT NULL,
  first_member   BIGINT NOT NULL,
  first_micros   BIGINT NOT NULL,
  second_member  BIGINT NOT NULL,
  second_micros  BIGINT NOT NULL,
  minimum_micros BIGINT NOT NULL
);

CREATE TABLE fund_shares (
  epoch_day       BIGINT NOT NULL,
  member          BIGINT NOT NULL,
  average_micros  BIGINT NOT NULL,
  required_micros BIGINT NOT NULL,
  PRIMARY KEY (epoch_day, member)
);

-- What each account is worth and must have after a day's run, and what it has pledged then. Amounts in micro-dollars, of
-- assets in millionths of their unit; prices and haircuts in parts per million.
CREATE TABLE valuations (
  account            BIGINT NOT NULL,
  epoch_day          BIGINT NOT NULL,
  at_nanos           BIGINT NOT NULL,
  cash_micros        BIGINT NOT NULL,
  gains_micros       BIGINT NOT NULL,
  options_micros     BIGINT NOT NULL,
  maintenance_micros BIGINT NOT NULL,
  initial_micros     BIGINT NOT NULL,
  PRIMARY KEY (account, epoch_day)
);

CREATE TABLE pledged (
  account       BIGINT NOT NULL,
  epoch_day     BIGINT NOT NULL,
  asset         TEXT   NOT NULL,
  amount_micros BIGINT NOT NULL,
  price_ppm     BIGINT NOT NULL,
  haircut_ppm   BIGINT NOT NULL,
  counts_micros BIGINT NOT NULL,
  PRIMARY KEY (account, epoch_day, asset)
);

-- Auctions of portfolios under liquidation: what was offered, every sealed bid as it last stood (0 packages: withdrawn), who got
-- what and at which price of a package; and positions that nobody took, closed at the mark. Amounts in micro-dollars.
CREATE TABLE portfolio_auctions (
  sequence       BIGINT PRIMARY KEY,
  auction        BIGINT NOT NULL,
  account        BIGINT NOT NULL,
  at_nanos       BIGINT NOT NULL,
  packages       BIGINT NOT NULL,
  reserve_micros BIGINT NOT NULL,
  closes_nanos   BIGINT NOT NULL
);

CREATE TABLE portfolio_bids (
  auction      BIGINT NOT NULL,
  account      BIGINT NOT NULL,
  at_nanos     BIGINT NOT NULL,
  packages     BIGINT NOT NULL,
  price_micros BIGINT NOT NULL,
  PRIMARY KEY (auction, account)
);

CREATE TABLE portfolio_allotments (
  sequence     BIGINT PRIMARY KEY,
  auction      BIGINT NOT NULL,
  account      BIGINT NOT NULL,
  at_nanos     BIGINT NOT NULL,
  packages     BIGINT NOT NULL,
  price_micros BIGINT NOT NULL
);

CREATE TABLE portfolio_auction_ends (
  sequence      BIGINT PRIMARY KEY,
  auction       BIGINT NOT NULL,
  account       BIGINT NOT NULL,
  at_nanos      BIGINT NOT NULL,
  packages_sold BIGINT NOT NULL,
  price_micros  BIGINT NOT NULL
);

CREATE TABLE torn_up_positions (
  sequence     BIGINT PRIMARY KEY,
  account      BIGINT NOT NULL,
  contract_id  BIGINT NOT NULL,
  at_nanos     BIGINT NOT NULL,
  lots         BIGINT NOT NULL,
  price_tenths BIGINT NOT NULL
);

-- At which prices a spread's trade was booked as positions of its legs: near_ticks less far_ticks is the trade's price.
CREATE TABLE spread_legs (
  trade_id   BIGINT PRIMARY KEY,
  near_ticks BIGINT NOT NULL,
  far_ticks  BIGINT NOT NULL
);
