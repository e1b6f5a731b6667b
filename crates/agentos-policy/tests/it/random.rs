//! Random bytes: nothing panics, everything ends. The same doors as in `fuzz/`.

use agentos_policy::expr;
use agentos_policy::read::{FILE_BYTES, read_agent_policies, read_policies};
use agentos_yaml::Source;
use proptest::prelude::*;

fn every_door(bytes: &[u8]) {
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(condition) = expr::parse(text)
    {
        assert_eq!(expr::parse(&condition.to_string()).as_ref(), Ok(&condition));
    }
    if let Ok(source) = Source::with_limit("random", bytes, FILE_BYTES) {
        drop(read_policies(source.clone()));
        drop(read_agent_policies(source, "agent.x.v1"));
    }
}

/// Pieces of real files, so that random texts get past the first key.
const PIECES: &[&str] = &[
    "id: p\n",
    "type: cost\n",
    "type: gate\n",
    "type: killswitch\n",
    "type: access_control\n",
    "rules:\n",
    "  - name: r\n",
    "    condition: ",
    "    action: deny\n",
    "{field: a, operator: lte, value: 10}\n",
    "a && !b\n",
    "{and: [",
    "]}\n",
    "\n",
    "policies:\n",
    "- ",
    "  policies:\n",
    "  - ",
    "apiVersion: agentos.io/v1\n",
    "kind: Policy\n",
    "metadata: {name: k}\n",
    "spec:\n",
    "  checks: [{name: a}]\n",
    "  global: {default_enabled: true}\n",
    "scope: global\n",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    ": ",
    "*a",
    "&a ",
    "limits: [{period: daily, limit_usd: 5}]\n",
    "windows: [{duration_seconds: 1, max_requests: 1}]\n",
    "null",
    "1e999",
    "-5",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(300)))]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        every_door(&bytes);
    }

    #[test]
    fn random_pieces(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..20)) {
        every_door(pieces.concat().as_bytes());
    }
}
