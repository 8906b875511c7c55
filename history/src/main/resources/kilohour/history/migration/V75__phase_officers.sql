-- The key of the officer who halted or resumed trading; empty for a phase that came by itself.
ALTER TABLE phases ADD COLUMN officer TEXT NOT NULL DEFAULT '';
