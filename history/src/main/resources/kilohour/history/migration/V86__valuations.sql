-- What each account is worth and must have after a day's run, and what it has pledged then. Amounts in micro-dollars, of
-- assets in millionths of their unit; prices and haircuts in parts per million.
CREATE TABLE valuations (
  account            BIGINT NOT NULL,
  epoch_day          BIGINT NOT NULL,
  at_nanos           BIGINT NOT NULL,
  cash_micros        BIGINT NOT NULL,
  gains_micros       BIGINT NOT NULL,
  options_micros     BIGINT NOT NULL,
  maintenance_micros BIGINT NOT NULL,
  initial_micros     BIGINT NOT NULL,
  PRIMARY KEY (account, epoch_day)
);

CREATE TABLE pledged (
  account       BIGINT NOT NULL,
  epoch_day     BIGINT NOT NULL,
  asset         TEXT   NOT NULL,
  amount_micros BIGINT NOT NULL,
  price_ppm     BIGINT NOT NULL,
  haircut_ppm   BIGINT NOT NULL,
  counts_micros BIGINT NOT NULL,
  PRIMARY KEY (account, epoch_day, asset)
);
