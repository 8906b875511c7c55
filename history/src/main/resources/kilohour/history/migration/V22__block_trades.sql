-- Trades agreed outside the book: their kind (empty for one in the book), the related position or free words, and when
-- they were agreed. The buyer stands as the taker; their orders are 0.
ALTER TABLE trades ADD COLUMN block_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE trades ADD COLUMN reference TEXT NOT NULL DEFAULT '';
ALTER TABLE trades ADD COLUMN executed_nanos BIGINT NOT NULL DEFAULT 0;
