-- What tells of a recording is no longer bound to its row: an erasure drops both, many at a time. The bonds, which
-- have no names of ours, are taken away after this. Killed between this and the version's row it runs once more.
CREATE INDEX IF NOT EXISTS journal_about_recording ON journal_about (recording_id);

-- Each block of data keys has a key of its own, which is all that an erasure wraps anew of most of them.
CREATE TABLE IF NOT EXISTS block_key (
  number INT PRIMARY KEY,
  wrapped VARBINARY(128) NOT NULL
);
