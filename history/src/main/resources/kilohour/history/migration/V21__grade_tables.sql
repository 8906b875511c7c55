-- What form factor, fabric, memory, box size, region, term and provider tier were worth in a week: a model's table as
-- JSON. from_day: the epoch day of the week's Monday.
CREATE TABLE grade_tables (
  gpu        TEXT   NOT NULL,
  from_day   BIGINT NOT NULL,
  table_json TEXT   NOT NULL,
  PRIMARY KEY (gpu, from_day)
);
