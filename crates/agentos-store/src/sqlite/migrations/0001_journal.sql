-- Names of tenants, so that rows hold a number. 0 costs no byte.
CREATE TABLE tenants (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO tenants (id, name) VALUES (0, 'default');

-- What stands in many rows, stored once: actors, agents, task classes.
CREATE TABLE names (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

-- A row for each worker that ever had a lease; streams refer to it by number. Milliseconds of the
-- database's clock.
CREATE TABLE workers (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    lease_until INTEGER NOT NULL
) STRICT;

-- One row per stream: where it stands, and, for a run, what lists show. Rows are never deleted.
CREATE TABLE streams (
    id INTEGER PRIMARY KEY,
    tenant INTEGER NOT NULL,
    name TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    at INTEGER NOT NULL,
    fence INTEGER NOT NULL,
    owner INTEGER,
    -- Inbox rows ever posted, and how many of them have become events.
    posted INTEGER NOT NULL,
    taken INTEGER NOT NULL,
    -- NULL: not a run; 9: a run that was purged; else the index in `RunStatus::ALL`.
    status INTEGER,
    auto INTEGER,
    zone INTEGER,
    agent INTEGER,
    task_class INTEGER,
    waiting_for TEXT,
    cost INTEGER,
    tokens_input INTEGER,
    tokens_output INTEGER,
    tool_calls INTEGER,
    error_code TEXT,
    created_at INTEGER,
    -- NULL: as `at`.
    updated_at INTEGER,
    ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX streams_name ON streams (tenant, name);
CREATE INDEX streams_driven ON streams (status) WHERE auto = 1 AND status < 2;

-- The journal. `payload_hash` is filled in when payload and salt are erased.
CREATE TABLE frames (
    pos INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    first_seq INTEGER NOT NULL,
    n INTEGER NOT NULL,
    at INTEGER NOT NULL,
    fence INTEGER NOT NULL,
    header BLOB NOT NULL,
    payload BLOB,
    salt BLOB,
    payload_hash BLOB,
    hash BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX frames_stream ON frames (stream, first_seq);

-- Content-addressed; stream 0 holds what many runs share.
CREATE TABLE blobs (
    stream INTEGER NOT NULL,
    digest BLOB NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (stream, digest)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshots (
    stream INTEGER PRIMARY KEY,
    seq INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE inbox (
    stream INTEGER NOT NULL,
    n INTEGER NOT NULL,
    actor TEXT NOT NULL,
    at INTEGER NOT NULL,
    payload BLOB NOT NULL,
    PRIMARY KEY (stream, n)
) STRICT, WITHOUT ROWID;

-- The user's own data. Keys are bytes, so that a prefix is a range.
CREATE TABLE state (
    tenant INTEGER NOT NULL,
    key BLOB NOT NULL,
    version INTEGER NOT NULL,
    value TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    metadata TEXT,
    expires_at INTEGER,
    PRIMARY KEY (tenant, key)
) STRICT, WITHOUT ROWID;

-- Versions that are no longer current; a NULL value is a deletion.
CREATE TABLE state_history (
    tenant INTEGER NOT NULL,
    key BLOB NOT NULL,
    version INTEGER NOT NULL,
    value TEXT,
    updated_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    metadata TEXT,
    PRIMARY KEY (tenant, key, version)
) STRICT, WITHOUT ROWID;
