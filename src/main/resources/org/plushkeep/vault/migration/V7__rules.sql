-- What is erased by rule, the bin, receipts that are owed. Killed between this and the version's row it runs once more.
ALTER TABLE journal ADD COLUMN IF NOT EXISTS detail VARCHAR DEFAULT '' NOT NULL;

-- One row: what a parent chose, and what the clock said when it was applied last; -1 where it was not yet.
CREATE TABLE IF NOT EXISTS rule_book (
  id INT PRIMARY KEY CHECK (id = 1),
  rules VARCHAR NOT NULL,
  confirmed BOOLEAN NOT NULL,
  seen BIGINT NOT NULL,
  mac VARBINARY(64) NOT NULL
);

-- Beside the recordings, so that listing those that are not in the bin stays as quick as it is.
CREATE TABLE IF NOT EXISTS bin (
  recording_id UUID PRIMARY KEY REFERENCES recording (id) ON DELETE CASCADE,
  binned_at BIGINT NOT NULL,
  mac VARBINARY(64) NOT NULL
);

-- Which recordings are shown as about to be erased by rule, and since when.
CREATE TABLE IF NOT EXISTS rule_notice (
  recording_id UUID PRIMARY KEY REFERENCES recording (id) ON DELETE CASCADE,
  noticed_at BIGINT NOT NULL,
  mac VARBINARY(64) NOT NULL
);

-- What was erased and nobody has kept or declined a receipt for: references that only the vault can make.
CREATE TABLE IF NOT EXISTS receipt_owed (
  reference VARCHAR(16) PRIMARY KEY,
  kind VARCHAR(16) NOT NULL,
  erased_at BIGINT NOT NULL,
  mac VARBINARY(64) NOT NULL
);
