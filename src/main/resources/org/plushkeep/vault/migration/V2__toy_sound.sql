-- How a parent says that this toy's own recordings are to be read; empty for as they seem to be.
-- Killed between this and the version's row it runs once more.
ALTER TABLE toy ADD COLUMN IF NOT EXISTS sound VARCHAR DEFAULT '' NOT NULL;
