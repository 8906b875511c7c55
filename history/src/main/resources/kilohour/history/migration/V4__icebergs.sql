-- How many of its lots an iceberg order shows at a time; 0 for an order that shows all.
ALTER TABLE orders ADD COLUMN display_lots BIGINT NOT NULL DEFAULT 0;
