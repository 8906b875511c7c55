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
