//! `[server]`: the address of `agentos serve`.

use crate::key::Meta;
use crate::section::section;

section! {
    /// `agentos serve`.
    pub ServerConfig in "server" {
        /// The address that it listens on; any but a loopback address needs keys.
        host: String = "127.0.0.1".to_owned(), [], Meta::LATER;
        /// The port; 0 takes a free one.
        port: u16 = 8080, [], Meta::LATER.range(0, 65_535);
        /// The largest request body.
        body_limit_bytes: u64 = 10 << 20, [], Meta::LATER.range(1, 1 << 30).unit("bytes");
    }
}
