-- An option's strike, 0 for other contracts; and how options ended: what the strike was compared with, whether they were
-- exercised, and how many lots were held long.
ALTER TABLE contracts ADD COLUMN strike_ticks BIGINT NOT NULL DEFAULT 0;

CREATE TABLE option_expiries (
  contract_id  BIGINT PRIMARY KEY,
  price_tenths BIGINT NOT NULL,
  in_the_money BIGINT NOT NULL,
  lots         BIGINT NOT NULL,
  at_nanos     BIGINT NOT NULL
);
