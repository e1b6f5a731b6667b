//! Any sequence of appends is read back as it was made, and verifies.

use std::collections::BTreeMap;
use std::sync::Arc;

use agentos_store::{EventFilter, Journal, NewEvent, SqliteStore, StreamAppend};
use agentos_types::{Actor, Timestamp, Zone};
use proptest::prelude::*;

use crate::support::with_events;

fn actor() -> impl Strategy<Value = Actor> {
    prop_oneof![
        Just(Actor::system()),
        ".{0,8}".prop_map(Actor::user),
        ".{0,40}".prop_map(Actor::agent),
        Just(Actor {
            kind: agentos_types::ActorKind::System,
            id: "other".to_owned()
        }),
    ]
}

fn new_event() -> impl Strategy<Value = NewEvent> {
    let zone = prop::option::of(prop::sample::select(Zone::ALL.to_vec()));
    let payload = prop_oneof![
        9 => prop::collection::vec(any::<u8>(), 0..200),
        1 => (16_000_usize..17_000).prop_map(|len| vec![b'x'; len]),
    ];
    (any::<u16>(), any::<u8>(), actor(), zone, payload).prop_map(|(kind, version, actor, zone, payload)| {
        NewEvent {
            kind,
            version,
            actor: Arc::new(actor),
            zone,
            payload,
        }
    })
}

/// Which of a few streams, when, and what.
fn appends() -> impl Strategy<Value = Vec<(u8, i64, Vec<NewEvent>)>> {
    prop::collection::vec(
        (0_u8..4, 0_i64..100, prop::collection::vec(new_event(), 1..5)),
        0..24,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn read_back_equal(appends in appends()) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let store = SqliteStore::in_memory().unwrap();
            let mut model: BTreeMap<String, Vec<(i64, NewEvent)>> = BTreeMap::new();
            for (stream, at, events) in appends {
                let name = format!("s{stream}");
                let known = model.entry(name.clone()).or_default();
                let append = StreamAppend {
                    at: Timestamp(at),
                    ..with_events(&name, known.len() as u64, events.clone())
                };
                let done = store.append(vec![append]).await.unwrap();
                let at = known.last().map_or(at, |(last, _)| at.max(*last));
                prop_assert_eq!(done[0].at, Timestamp(at));
                known.extend(events.into_iter().map(|event| (at, event)));
            }
            for (name, expected) in &model {
                let filter = EventFilter { stream: Some(name.clone()), ..EventFilter::default() };
                let found = store.events(filter).await.unwrap();
                prop_assert_eq!(found.len(), expected.len());
                for (n, (found, (at, event))) in found.iter().zip(expected).enumerate() {
                    prop_assert_eq!(found.seq, n as u64 + 1);
                    prop_assert_eq!(found.at.millis(), *at);
                    prop_assert_eq!((found.kind, found.version, found.zone), (event.kind, event.version, event.zone));
                    prop_assert_eq!(&found.actor, &event.actor);
                    prop_assert_eq!(found.payload.as_ref(), Some(&event.payload));
                }
            }
            store.anchor(Timestamp(1)).await.unwrap();
            let report = store.verify().await.unwrap();
            prop_assert!(report.ok, "{:?}", report);
            Ok(())
        })?;
    }
}
