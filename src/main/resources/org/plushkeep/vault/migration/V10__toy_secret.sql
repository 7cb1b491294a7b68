-- What a toy on a USB serial port and this vault remember each other by, sealed under the master key.
-- Killed between this and the version's row it runs once more.
CREATE TABLE IF NOT EXISTS toy_secret (
  toy_id VARCHAR(64) PRIMARY KEY REFERENCES toy (id) ON DELETE CASCADE,
  sealed VARBINARY(128) NOT NULL
);
