-- One row: what the whole is checked against. Changed in the same transaction as what it counts.
CREATE TABLE vault_state (
  id INT PRIMARY KEY CHECK (id = 1),
  generation BIGINT NOT NULL,
  epoch VARCHAR(36) NOT NULL,
  recordings BIGINT NOT NULL,
  mac VARBINARY(64) NOT NULL
);

CREATE TABLE toy (
  id VARCHAR(64) PRIMARY KEY,
  name VARCHAR NOT NULL,
  child VARCHAR NOT NULL,
  identifier VARCHAR NOT NULL,
  paired_at BIGINT NOT NULL,
  mac VARBINARY(64) NOT NULL
);

-- details (SHA-256 and note) is sealed under the recording's data key; data_key under the epoch's.
CREATE TABLE recording (
  id UUID PRIMARY KEY,
  toy_id VARCHAR(64) NOT NULL REFERENCES toy (id),
  collected_at BIGINT NOT NULL,
  duration_ns BIGINT NOT NULL,
  format VARCHAR NOT NULL,
  byte_count INT NOT NULL,
  verdict VARCHAR(16) NOT NULL,
  digest VARBINARY(64) NOT NULL,
  details VARBINARY NOT NULL,
  epoch VARCHAR(36) NOT NULL,
  data_key VARBINARY(128) NOT NULL,
  mac VARBINARY(64) NOT NULL
);
CREATE UNIQUE INDEX recording_digest ON recording (digest);
CREATE INDEX recording_newest ON recording (collected_at DESC, id);
CREATE INDEX recording_toy ON recording (toy_id, collected_at DESC, id);

-- Sealed streams in pieces: H2 would keep a BLOB's deleted bytes longer and in places of its own.
CREATE TABLE piece (
  recording_id UUID NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  kind VARCHAR(16) NOT NULL,
  part INT NOT NULL,
  bytes VARBINARY NOT NULL,
  PRIMARY KEY (recording_id, kind, part)
);
