-- How contracts traded, from when on and why; and what each auction came to. Lengths and kinds as the events tell them:
-- auction is empty unless orders gather, until_nanos is 0 then; price_ticks is 0 where nothing traded.
CREATE TABLE phases (
  sequence    BIGINT PRIMARY KEY,
  contract_id BIGINT NOT NULL,
  at_nanos    BIGINT NOT NULL,
  phase       TEXT   NOT NULL,
  auction     TEXT   NOT NULL,
  until_nanos BIGINT NOT NULL,
  reason      TEXT   NOT NULL
);
CREATE INDEX phases_by_contract ON phases (contract_id, at_nanos);

CREATE TABLE auctions (
  sequence    BIGINT PRIMARY KEY,
  contract_id BIGINT NOT NULL,
  at_nanos    BIGINT NOT NULL,
  auction     TEXT   NOT NULL,
  price_ticks BIGINT NOT NULL,
  lots        BIGINT NOT NULL
);
CREATE INDEX auctions_by_contract ON auctions (contract_id, at_nanos);
