-- Recordings that are erased, and since when: their keys went by the transaction that named them here, their rows go
-- after it, some at a time. Killed between this and the version's row it runs once more.
CREATE TABLE IF NOT EXISTS leaving (
  id UUID PRIMARY KEY,
  erased_at BIGINT NOT NULL
);
