-- When a good-till-date order ends, nanoseconds since 1970 UTC; 0 for any other.
ALTER TABLE orders ADD COLUMN until_nanos BIGINT NOT NULL DEFAULT 0;
