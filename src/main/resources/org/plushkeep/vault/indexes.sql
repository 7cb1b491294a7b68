-- The inner pages of an index keep keys as signposts after their rows are gone, and compaction copies pages as
-- they are: after an erasure every index is made anew that has a recording's time, toy or digest for its key.
DROP INDEX IF EXISTS recording_digest;
CREATE UNIQUE INDEX recording_digest ON recording (digest);
DROP INDEX IF EXISTS recording_newest;
CREATE INDEX recording_newest ON recording (collected_at DESC, id);
DROP INDEX IF EXISTS recording_toy;
CREATE INDEX recording_toy ON recording (toy_id, collected_at DESC, id);
DROP INDEX IF EXISTS recording_silence;
CREATE INDEX recording_silence ON recording (silence, collected_at DESC, id);
