-- They are in blocks now. Killed between this and the version's row it runs once more.
ALTER TABLE recording DROP COLUMN IF EXISTS data_key;
ALTER TABLE recording DROP COLUMN IF EXISTS epoch;
