-- What was found the last time that somebody looked how safe a toy is. Killed between this and the version's row it
-- runs once more.
CREATE TABLE IF NOT EXISTS toy_safety (
  toy_id VARCHAR(64) PRIMARY KEY REFERENCES toy (id) ON DELETE CASCADE,
  looked_at BIGINT NOT NULL,
  findings VARCHAR NOT NULL,
  mac VARBINARY(64) NOT NULL
);
