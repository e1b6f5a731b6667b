//! Tools: registry, argument schemas, built-in and command tools.
