-- Who has changed what, so that a decision that has not seen it is refused; and until when it matters.
ALTER TABLE policy_changes ADD COLUMN worker TEXT NOT NULL DEFAULT '';
ALTER TABLE policy_changes ADD COLUMN touches TEXT NOT NULL DEFAULT '';
ALTER TABLE policy_changes ADD COLUMN until INTEGER;
CREATE INDEX policy_changes_until ON policy_changes (until) WHERE until IS NOT NULL;
