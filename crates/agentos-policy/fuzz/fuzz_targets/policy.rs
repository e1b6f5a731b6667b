//! Any bytes are policies or are refused, as a policy file and as an agent's; what is read can be doubted.
#![no_main]

use agentos_policy::lint;
use agentos_policy::read::{FILE_BYTES, read_agent_policies, read_policies};
use agentos_yaml::Source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = Source::with_limit("fuzz", bytes, FILE_BYTES) else { return };
    for outcome in [read_policies(source.clone()), read_agent_policies(source, "agent.fuzz.v1")] {
        drop(lint(&outcome.policies, 0));
        // The report must be able to show whatever it found.
        drop(outcome.report.render(false));
    }
});
