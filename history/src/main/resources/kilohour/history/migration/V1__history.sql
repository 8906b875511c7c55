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
CREATE TABLE contracts (
  contract_id     BIGINT PRIMARY KEY,
  name            TEXT   NOT NULL UNIQUE,
  kind            TEXT   NOT NULL,
  month           TEXT   NOT NULL,
  index_code      TEXT   NOT NULL,
  description     TEXT   NOT NULL,
  good            TEXT   NOT NULL,
  tick_micros     BIGINT NOT NULL,
  has_perpetual   BIGINT NOT NULL,
  units_per_lot   BIGINT NOT NULL,
  reference_tenths BIGINT NOT NULL,
  listed_nanos    BIGINT NOT NULL,
  ended_nanos     BIGINT NOT NULL,
  settled_nanos   BIGINT NOT NULL
);

-- lots: as placed or last amended, filled ones included. filled_tick_lots: sum of price × lots of its trades.
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
  updated_nanos         BIGINT NOT NULL
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
  taker_fee_micros BIGINT NOT NULL
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
