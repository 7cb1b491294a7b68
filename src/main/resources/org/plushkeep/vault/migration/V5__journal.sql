-- The journal: what was done, by whom and when. Killed between this and the version's row it runs once more.
ALTER TABLE vault_state ADD COLUMN IF NOT EXISTS journal BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE vault_state ADD COLUMN IF NOT EXISTS journal_head VARBINARY(64) DEFAULT X'' NOT NULL;
ALTER TABLE vault_state ADD COLUMN IF NOT EXISTS journal_about BIGINT DEFAULT 0 NOT NULL;
-- Which note of refused passphrases was taken in last, and how many of it.
ALTER TABLE vault_state ADD COLUMN IF NOT EXISTS refusals VARCHAR(36) DEFAULT '' NOT NULL;
ALTER TABLE vault_state ADD COLUMN IF NOT EXISTS refusals_taken BIGINT DEFAULT 0 NOT NULL;

-- previous is the MAC of the entry before; it is within this one's MAC, and the last MAC is within the state's.
CREATE TABLE IF NOT EXISTS journal (
  seq BIGINT PRIMARY KEY,
  happened_at BIGINT NOT NULL,
  event VARCHAR(32) NOT NULL,
  amount BIGINT NOT NULL,
  source VARCHAR(16) NOT NULL,
  account VARCHAR NOT NULL,
  previous VARBINARY(64) NOT NULL,
  mac VARBINARY(64) NOT NULL
);

-- Which recording an entry is about, outside the chain: it goes when the recording is erased, and the chain stays whole.
CREATE TABLE IF NOT EXISTS journal_about (
  seq BIGINT NOT NULL,
  recording_id UUID NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
  mac VARBINARY(64) NOT NULL,
  PRIMARY KEY (seq, recording_id)
);
