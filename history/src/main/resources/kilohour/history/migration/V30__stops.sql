-- What a stop waits for, empty for any other order; and whether it still waits, or was cancelled while it did.
ALTER TABLE orders ADD COLUMN trigger_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE orders ADD COLUMN trigger_source TEXT NOT NULL DEFAULT '';
ALTER TABLE orders ADD COLUMN trigger_ticks BIGINT NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN untriggered BIGINT NOT NULL DEFAULT 0;
