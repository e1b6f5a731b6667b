//! Sections of parts that come later: read and checked today, so that a mistake is not found then.

use secrecy::SecretString;

use crate::BaseUrl;
use crate::key::Meta;
use crate::section::section;

section! {
    /// Connections to a database server.
    pub PoolConfig in "pool" {
        /// Most connections.
        max: u32 = 20, [], Meta::LATER.at_least(1).unit("connections");
        /// How long an idle connection is kept.
        idle_timeout_millis: u64 = 30_000, [], Meta::LATER.ms();
        /// Longest wait for a connection.
        connection_timeout_millis: u64 = 2_000, [], Meta::LATER.ms();
    }
}

section! {
    /// A Supabase project as the store.
    pub SupabaseConfig in "supabase" {
        /// The project's address.
        url: Option<BaseUrl> = None, [],
            Meta::LATER.env(&["SUPABASE_URL"]).example("\"https://your-project.supabase.co\"");
        /// The key for anonymous access.
        anon_key: Option<SecretString> = None, [], Meta::LATER.env(&["SUPABASE_ANON_KEY"]);
        /// The key of the service.
        service_role_key: Option<SecretString> = None, [], Meta::LATER.env(&["SUPABASE_SERVICE_ROLE_KEY"]);
    }
}

section! {
    /// A PostgreSQL server as the store.
    pub DatabaseConfig in "database" {
        /// The connection string; it holds a password, so it is a secret.
        url: Option<SecretString> = None, [],
            Meta::LATER.env(&["DATABASE_URL"]).schemes(&["postgres", "postgresql"]);
    }
}

section! {
    /// A Redis server for what several processes share besides the store.
    pub RedisConfig in "redis" {
        /// The connection string; it may hold a password, so it is a secret.
        url: Option<SecretString> = None, [], Meta::LATER.env(&["REDIS_URL"]).schemes(&["redis", "rediss"]);
    }
}
