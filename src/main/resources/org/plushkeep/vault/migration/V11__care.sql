-- Care of a toy: what was put into its slots, how loud it may be, and whether it is forgotten while recordings of it
-- are still here. Killed between this and the version's row it runs once more.
CREATE TABLE IF NOT EXISTS toy_slot (
  toy_id VARCHAR(64) NOT NULL REFERENCES toy (id) ON DELETE CASCADE,
  slot INT NOT NULL,
  content VARCHAR(16) NOT NULL,
  message_id UUID,
  since BIGINT NOT NULL,
  mac VARBINARY(64) NOT NULL,
  PRIMARY KEY (toy_id, slot)
);

CREATE TABLE IF NOT EXISTS toy_volume (
  toy_id VARCHAR(64) PRIMARY KEY REFERENCES toy (id) ON DELETE CASCADE,
  cap INT NOT NULL,
  mac VARBINARY(64) NOT NULL
);

ALTER TABLE toy ADD COLUMN IF NOT EXISTS forgotten BOOLEAN DEFAULT FALSE NOT NULL;
