-- What a unit of the good is called (good, and many of it), what a month's lot is and which contracts are listed. flow_source
-- is empty where a lot is a fixed number of units; lot_units are those of an hour of a flow, otherwise of the lot.
ALTER TABLE contracts ADD COLUMN good_plural TEXT NOT NULL DEFAULT 'GPU-hours';
ALTER TABLE contracts ADD COLUMN flow_source TEXT NOT NULL DEFAULT 'GPU';
ALTER TABLE contracts ADD COLUMN lot_units BIGINT NOT NULL DEFAULT 1;
ALTER TABLE contracts ADD COLUMN perpetual_lot_units BIGINT NOT NULL DEFAULT 1;
ALTER TABLE contracts ADD COLUMN listed_months TEXT NOT NULL DEFAULT 'EVERY';
ALTER TABLE contracts ADD COLUMN months_ahead BIGINT NOT NULL DEFAULT 36;
ALTER TABLE contracts ADD COLUMN has_strips BIGINT NOT NULL DEFAULT 1;
ALTER TABLE contracts ADD COLUMN has_spreads BIGINT NOT NULL DEFAULT 1;
ALTER TABLE contracts ADD COLUMN option_listing TEXT NOT NULL DEFAULT 'NEAREST_YEAR';
ALTER TABLE contracts ADD COLUMN impact_units BIGINT NOT NULL DEFAULT 0;
UPDATE contracts SET good = 'GPU-hour';
UPDATE contracts SET impact_units = 5000 WHERE has_perpetual <> 0;
