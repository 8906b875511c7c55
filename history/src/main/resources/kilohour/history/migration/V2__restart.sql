-- What an order and a trade told when they happened, so that it can still be told after a restart. Rows from before this
-- step hold 0 here until the history is rebuilt.
ALTER TABLE orders ADD COLUMN amended BIGINT NOT NULL DEFAULT 0;
ALTER TABLE trades ADD COLUMN mark_tenths BIGINT NOT NULL DEFAULT 0;
ALTER TABLE trades ADD COLUMN index_tenths BIGINT NOT NULL DEFAULT 0;

-- Each contract's mark as it last moved: what the writer needs to note it with the next trade.
CREATE TABLE marks (
  contract_id BIGINT PRIMARY KEY,
  mark_tenths BIGINT NOT NULL
);
