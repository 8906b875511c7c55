ALTER TABLE withdrawals ADD COLUMN asset TEXT NOT NULL DEFAULT 'USD';

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
