-- The recordings' data keys, many in a row: an erasure wraps them all anew. Killed between this and the version's
-- row it runs once more.
CREATE TABLE IF NOT EXISTS key_block (
  number INT PRIMARY KEY,
  keys VARBINARY NOT NULL
);
ALTER TABLE recording ADD COLUMN IF NOT EXISTS key_block INT DEFAULT -1 NOT NULL;
