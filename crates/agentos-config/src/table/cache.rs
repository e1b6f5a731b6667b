//! `[cache]`: whole answers of models, kept for the same request.

use crate::key::Meta;
use crate::section::section;

section! {
    /// The response cache: exact match on the whole request.
    pub CacheConfig in "cache" {
        /// Whether there is one.
        enabled: bool = false, [], Meta::USED;
        /// How long an answer is kept.
        ttl: u64 = 300, [], Meta::USED.range(1, 3_155_760_000).unit("s");
        /// Most answers that are kept.
        max_size: u64 = 1_000, [], Meta::USED.at_least(1).unit("answers");
    }
}
