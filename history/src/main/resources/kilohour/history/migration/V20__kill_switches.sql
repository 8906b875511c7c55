-- Who was stopped or let trade again, when, by which officer's key, and why. whose: account or member, 0 for the venue.
CREATE TABLE kill_switches (
  sequence BIGINT PRIMARY KEY,
  at_nanos BIGINT NOT NULL,
  reach    TEXT   NOT NULL,
  whose    BIGINT NOT NULL,
  thrown   BIGINT NOT NULL,
  officer  TEXT   NOT NULL,
  reason   TEXT   NOT NULL
);
