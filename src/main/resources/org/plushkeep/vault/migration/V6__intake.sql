-- What comes in while the vault is locked. Killed between this and the version's row it runs once more.
CREATE TABLE IF NOT EXISTS intake_state (
  id INT PRIMARY KEY,
  allowed BOOLEAN NOT NULL,
  mac VARBINARY(64) NOT NULL
);

-- data_key is the private key of a pair, wrapped by the epoch's as a recording's data key is.
CREATE TABLE IF NOT EXISTS intake_key (
  id UUID PRIMARY KEY,
  epoch VARCHAR(36) NOT NULL,
  data_key VARBINARY(128) NOT NULL
);

-- Which of the files were moved in: never once more.
CREATE TABLE IF NOT EXISTS intake_item (
  id UUID PRIMARY KEY
);
