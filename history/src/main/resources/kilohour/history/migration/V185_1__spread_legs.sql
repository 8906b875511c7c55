-- At which prices a spread's trade was booked as positions of its legs: near_ticks less far_ticks is the trade's price.
CREATE TABLE spread_legs (
  trade_id   BIGINT PRIMARY KEY,
  near_ticks BIGINT NOT NULL,
  far_ticks  BIGINT NOT NULL
);
