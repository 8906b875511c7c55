-- The default fund's size day by day: the scenario that sizes it, the two members that cost most in it (0: none), and
-- what each member must have by it. Amounts in micro-dollars.
CREATE TABLE fund_sizings (
  epoch_day       BIGINT PRIMARY KEY,
  at_nanos        BIGINT NOT NULL,
  as_of_nanos     BIGINT NOT NULL,
  accounts        BIGINT NOT NULL,
  scenarios       BIGINT NOT NULL,
  scenario        TEXT   NOT NULL,
  first_member    BIGINT NOT NULL,
  first_micros    BIGINT NOT NULL,
  second_member   BIGINT NOT NULL,
  second_micros   BIGINT NOT NULL,
  minimum_micros  BIGINT NOT NULL
);

CREATE TABLE fund_shares (
  epoch_day       BIGINT NOT NULL,
  member          BIGINT NOT NULL,
  average_micros  BIGINT NOT NULL,
  required_micros BIGINT NOT NULL,
  PRIMARY KEY (epoch_day, member)
);
