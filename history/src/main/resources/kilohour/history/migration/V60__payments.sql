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
  updated_nanos   BIGINT NOT NULL
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
