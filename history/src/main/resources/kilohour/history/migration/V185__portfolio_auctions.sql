-- Auctions of portfolios under liquidation: what was offered, every sealed bid as it last stood (0 packages: withdrawn), who got
-- what and at which price of a package; and positions that nobody took, closed at the mark. Amounts in micro-dollars.
CREATE TABLE portfolio_auctions (
  sequence       BIGINT PRIMARY KEY,
  auction        BIGINT NOT NULL,
  account        BIGINT NOT NULL,
  at_nanos       BIGINT NOT NULL,
  packages       BIGINT NOT NULL,
  reserve_micros BIGINT NOT NULL,
  closes_nanos   BIGINT NOT NULL
);

CREATE TABLE portfolio_bids (
  auction      BIGINT NOT NULL,
  account      BIGINT NOT NULL,
  at_nanos     BIGINT NOT NULL,
  packages     BIGINT NOT NULL,
  price_micros BIGINT NOT NULL,
  PRIMARY KEY (auction, account)
);

CREATE TABLE portfolio_allotments (
  sequence     BIGINT PRIMARY KEY,
  auction      BIGINT NOT NULL,
  account      BIGINT NOT NULL,
  at_nanos     BIGINT NOT NULL,
  packages     BIGINT NOT NULL,
  price_micros BIGINT NOT NULL
);

CREATE TABLE portfolio_auction_ends (
  sequence      BIGINT PRIMARY KEY,
  auction       BIGINT NOT NULL,
  account       BIGINT NOT NULL,
  at_nanos      BIGINT NOT NULL,
  packages_sold BIGINT NOT NULL,
  price_micros  BIGINT NOT NULL
);

CREATE TABLE torn_up_positions (
  sequence     BIGINT PRIMARY KEY,
  account      BIGINT NOT NULL,
  contract_id  BIGINT NOT NULL,
  at_nanos     BIGINT NOT NULL,
  lots         BIGINT NOT NULL,
  price_tenths BIGINT NOT NULL
);
