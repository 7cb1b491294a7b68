-- How much of a recording is silence, of a thousand; -1 where nobody has measured it yet.
-- Killed between this and the version's row it runs once more.
ALTER TABLE recording ADD COLUMN IF NOT EXISTS silence INT DEFAULT -1 NOT NULL;
CREATE INDEX IF NOT EXISTS recording_silence ON recording (silence, collected_at DESC, id);
