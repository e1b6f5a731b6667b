//! A frame's header: the actors, once each and by number, then per event its kind, version, zone, actor
//! and size.
//!
//! Binary in a fixed order: the first byte is the format, numbers are LEB128. What an actor's number
//! stands for is hashed with the header, so that nobody can put another name behind it.

use std::sync::Arc;

use agentos_types::{Actor, Zone};

/// The only format so far.
const FORMAT: u8 = 1;
/// Flag of an event whose payload is a reference to a blob of the stream.
const IN_BLOB: u8 = 0b100;
const ZONE: u8 = 0b011;

/// What the header says of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EventMeta {
    pub(crate) kind: u16,
    pub(crate) version: u8,
    pub(crate) zone: Option<Zone>,
    /// Index into the header's actors.
    pub(crate) actor: usize,
    /// Bytes in the frame's payload.
    pub(crate) len: usize,
    pub(crate) in_blob: bool,
}

/// A header as it is stored: actors by their number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) actors: Vec<i64>,
    pub(crate) events: Vec<EventMeta>,
}

/// A header that is being made; its actors have no numbers yet.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    actors: Vec<Arc<Actor>>,
    count: u64,
    events: Vec<u8>,
}

impl Draft {
    /// Adds an event; the index of its actor is found here.
    pub(crate) fn push(&mut self, actor: &Arc<Actor>, event: &EventMeta) {
        let known = self
            .actors
            .iter()
            .position(|a| Arc::ptr_eq(a, actor) || a == actor);
        let index = known.unwrap_or_else(|| {
            self.actors.push(Arc::clone(actor));
            self.actors.len() - 1
        });
        let out = &mut self.events;
        put(out, u64::from(event.kind));
        out.push(event.version);
        let zone = event.zone.map_or(0, |zone| zone as u8 + 1);
        out.push(zone | if event.in_blob { IN_BLOB } else { 0 });
        put(out, index as u64);
        put(out, event.len as u64);
        self.count += 1;
    }

    /// The actors' names, in the order of their numbers in the header.
    pub(crate) fn actors(&self) -> Vec<String> {
        self.actors.iter().map(ToString::to_string).collect()
    }

    /// The events' part of [`encode`].
    pub(crate) fn finish(mut self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.events.len() + 2);
        put(&mut out, self.count);
        out.append(&mut self.events);
        out
    }
}

/// The header of actors by number and of [`Draft::finish`].
pub(crate) fn encode(actors: impl ExactSizeIterator<Item = i64>, events: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(2 + 3 * actors.len() + events.len());
    out.push(FORMAT);
    put(&mut out, actors.len() as u64);
    for id in actors {
        put(&mut out, u64::try_from(id).unwrap_or(0));
    }
    out.extend_from_slice(events);
    out
}

impl Header {
    /// `None` if the bytes are not a header: it was damaged, or a newer program wrote it.
    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        if byte(&mut rest)? != FORMAT {
            return None;
        }
        let mut header = Self::default();
        for _ in 0..take(&mut rest)? {
            header.actors.push(i64::try_from(take(&mut rest)?).ok()?);
        }
        for _ in 0..take(&mut rest)? {
            let kind = u16::try_from(take(&mut rest)?).ok()?;
            let version = byte(&mut rest)?;
            let flags = byte(&mut rest)?;
            let zone = match flags & ZONE {
                0 => None,
                n => Some(*Zone::ALL.get(usize::from(n) - 1)?),
            };
            let actor = usize::try_from(take(&mut rest)?)
                .ok()
                .filter(|&a| a < header.actors.len())?;
            let len = usize::try_from(take(&mut rest)?).ok()?;
            header.events.push(EventMeta {
                kind,
                version,
                zone,
                actor,
                len,
                in_blob: flags & IN_BLOB != 0,
            });
        }
        rest.is_empty().then_some(header)
    }
}

fn put(out: &mut Vec<u8>, mut n: u64) {
    while n >= 0x80 {
        out.push((n & 0x7f) as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

fn byte(rest: &mut &[u8]) -> Option<u8> {
    let (first, after) = rest.split_first()?;
    *rest = after;
    Some(*first)
}

fn take(rest: &mut &[u8]) -> Option<u64> {
    let mut n = 0;
    for shift in (0..64).step_by(7) {
        let byte = byte(rest)?;
        n |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(n);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Draft, EventMeta, Header, encode};
    use agentos_types::{Actor, Zone};
    use std::sync::Arc;

    fn sample() -> (Vec<EventMeta>, Vec<u8>) {
        let actors = [
            Actor::user("ann"),
            Actor::agent(""),
            Actor::system(),
            Actor::user("ann"),
        ];
        let mut draft = Draft::default();
        let mut events = Vec::new();
        for (i, actor) in actors.into_iter().enumerate() {
            let event = EventMeta {
                kind: [0, 300, 1000, u16::MAX][i],
                version: 255,
                zone: [None, Some(Zone::Green), Some(Zone::Yellow), Some(Zone::Red)][i],
                actor: [0, 1, 2, 0][i],
                len: [0, 127, 128, usize::MAX][i],
                in_blob: i % 2 == 1,
            };
            draft.push(&Arc::new(actor), &event);
            events.push(event);
        }
        assert_eq!(draft.actors(), ["user:ann", "agent:", "system:runtime"]);
        (events, encode([7, 128, 1 << 40].into_iter(), &draft.finish()))
    }

    #[test]
    fn reads_what_it_writes() {
        let (events, bytes) = sample();
        assert_eq!(
            Header::decode(&bytes),
            Some(Header {
                actors: vec![7, 128, 1 << 40],
                events
            })
        );
    }

    #[test]
    fn every_cut_and_any_format_but_ours_is_refused() {
        let (_, bytes) = sample();
        for end in 0..bytes.len() {
            assert_eq!(Header::decode(&bytes[..end]), None, "{end}");
        }
        let longer = [bytes.as_slice(), &[0]].concat();
        assert_eq!(Header::decode(&longer), None);
        let newer = [&[2], &bytes[1..]].concat();
        assert_eq!(Header::decode(&newer), None);
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..64)) {
            let with_format = [&[1], bytes.as_slice()].concat();
            let _ = (Header::decode(&bytes), Header::decode(&with_format));
        }
    }
}
