-- What counting, spending and switching policies have changed, by the frame that it was written with.
CREATE TABLE policy_changes (
    pos INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;
