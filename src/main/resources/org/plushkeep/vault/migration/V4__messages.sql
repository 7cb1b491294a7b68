-- Messages that a parent recorded for a toy. Killed between this and the version's row it runs once more.
ALTER TABLE vault_state ADD COLUMN IF NOT EXISTS messages BIGINT DEFAULT 0 NOT NULL;

-- details (two SHA-256 and the title) is sealed under the message's data key; data_key under the epoch's.
CREATE TABLE IF NOT EXISTS message (
  id UUID PRIMARY KEY,
  made_at BIGINT NOT NULL,
  duration_ns BIGINT NOT NULL,
  byte_count INT NOT NULL,
  details VARBINARY NOT NULL,
  epoch VARCHAR(36) NOT NULL,
  data_key VARBINARY(128) NOT NULL,
  mac VARBINARY(64) NOT NULL
);

CREATE TABLE IF NOT EXISTS message_piece (
  message_id UUID NOT NULL REFERENCES message (id) ON DELETE CASCADE,
  kind VARCHAR(16) NOT NULL,
  part INT NOT NULL,
  bytes VARBINARY NOT NULL,
  PRIMARY KEY (message_id, kind, part)
);
