//! Reading the open parts of a request: known keys into their fields, all others into `other`. By hand, since
//! serde's `flatten` reads everything twice.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use super::unique::{Unique, twice};
use super::when::rfc3339::Instant;
use super::{PolicyActor, PolicyEnvironment, PolicyRequest};

/// A key, borrowed where the text allows it.
struct Key<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> Visitor<'de> for Text {
            type Value = Key<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }
            fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(key.into()))
            }
            fn visit_str<E: Error>(self, key: &str) -> Result<Key<'de>, E> {
                Ok(Key(key.to_owned().into()))
            }
        }
        d.deserialize_str(Text)
    }
}

macro_rules! open {
    ($name:ident, $what:literal, { $($key:literal => |$of:ident, $map:ident| $read:expr;)* }) => {
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                struct Open;
                impl<'de> Visitor<'de> for Open {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($what)
                    }
                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                        let mut of = $name::default();
                        let mut seen: Vec<&str> = Vec::new();
                        while let Some(Key(key)) = map.next_key::<Key<'de>>()? {
                            match &*key {
                                $($key => {
                                    if seen.contains(&$key) {
                                        return Err(twice($key));
                                    }
                                    seen.push($key);
                                    let ($of, $map) = (&mut of, &mut map);
                                    $read
                                })*
                                _ => {
                                    let Unique(value) = map.next_value()?;
                                    if of.other.insert(key.clone().into_owned(), value).is_some() {
                                        return Err(twice(&key));
                                    }
                                }
                            }
                        }
                        Ok(of)
                    }
                }
                d.deserialize_map(Open)
            }
        }
    };
}

open!(PolicyRequest, "a request: `{agent_id, action, resource, zone, timestamp}`", {
    "agent_id" => |of, map| of.agent_id = map.next_value()?;
    "action" => |of, map| of.action = map.next_value()?;
    "resource" => |of, map| of.resource = map.next_value()?;
    "zone" => |of, map| of.zone = map.next_value()?;
    "timestamp" => |of, map| of.timestamp = map.next_value_seed(Instant)?;
});
open!(PolicyActor, "an actor: `{id, type, roles}`", {
    "id" => |of, map| of.id = map.next_value()?;
    "type" => |of, map| of.kind = map.next_value()?;
    "roles" => |of, map| of.roles = map.next_value()?;
});
open!(PolicyEnvironment, "an environment: `{name, region}`", {
    "name" => |of, map| of.name = map.next_value()?;
    "region" => |of, map| of.region = map.next_value()?;
});

impl<'de> DeserializeSeed<'de> for Instant {
    type Value = Option<agentos_types::Timestamp>;
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<Self::Value, D::Error> {
        d.deserialize_any(self)
    }
}
