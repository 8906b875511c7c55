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
