//! Codes of the journal and the state store.

super::codes! {
    STORE_UNAVAILABLE: "The database cannot be used.",
        "It could not be opened, read or written; without it nothing may happen.",
        "Check the folder, its rights and the free space that the message names.";
    STORE_FAILED_FLUSH: "A flush to disk failed, and the store takes no more writes.",
        "After a failed flush nobody knows what the disk holds, so nothing is acknowledged any more.",
        "Mend the disk, then start again: the journal is verified when it opens.";
    STORE_NEWER: "The database was written by a newer version of this program.",
        "Its schema is one that this version does not know.",
        "Use the newer version, or another data folder.";
    STALE_APPEND: "Someone else has appended to the stream first.",
        "The expected sequence number or fence is no longer the current one. Nothing was written.",
        "Load the run again; another process owns it now.";
    STATE_CONFLICT: "The entry has changed since it was read.",
        "The version given with `--if-version` is not the current one. Nothing was written.",
        "Read the entry again and repeat the change.";
    STATE_NOT_FOUND: "No entry has this key.",
        "It was never written, was deleted, or its time to live has passed.",
        "List the keys with `agentos state list PREFIX`.";
    TOO_LARGE: "The value is larger than the store takes.",
        "An event holds at most 256 KB, a blob 32 MB.",
        "Store large content elsewhere and refer to it.";
    AUDIT_BROKEN: "The journal has been changed.",
        "A frame was edited, removed, inserted, moved or cut off; the message names the first bad place.",
        "Keep the file as evidence, and restore the database from a backup.";
}
