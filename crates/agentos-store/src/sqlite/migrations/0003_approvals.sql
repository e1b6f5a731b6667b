-- A row for each approval of a run, derived from the run's events and written with them. The id is the
-- time of asking and a random number.
CREATE TABLE approvals (
    at INTEGER NOT NULL,
    random INTEGER NOT NULL,
    stream INTEGER NOT NULL,
    -- Index in `ApprovalStatus::ALL`; 0 is pending.
    status INTEGER NOT NULL,
    zone INTEGER NOT NULL,
    -- Index in `Operation::ALL`.
    operation INTEGER NOT NULL,
    resource INTEGER NOT NULL,
    initiator INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    decided_by INTEGER,
    PRIMARY KEY (at, random)
) STRICT, WITHOUT ROWID;
CREATE INDEX approvals_pending ON approvals (expires_at) WHERE status = 0;
CREATE INDEX approvals_stream ON approvals (stream);
