-- What a toy and its child are called, sealed under a key of their own, which is wrapped by the epoch's as a message's
-- is: a copy of the database from before an erasure tells no name. The columns of toy that held them stay, empty.
-- Killed between this and the version's row it runs once more.
CREATE TABLE IF NOT EXISTS toy_name (
  toy_id VARCHAR(64) PRIMARY KEY REFERENCES toy (id) ON DELETE CASCADE,
  id UUID NOT NULL,
  epoch VARCHAR(36) NOT NULL,
  data_key VARBINARY(128) NOT NULL,
  sealed VARBINARY NOT NULL
);
