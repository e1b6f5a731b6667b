//! Any text is an expression or is refused; what is read prints back as itself.
#![no_main]

use agentos_policy::{check, expr};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(condition) = expr::parse(text) {
        let printed = condition.to_string();
        // Escapes make it longer, and only what is short enough reads back.
        if printed.len() <= expr::MAX_BYTES {
            assert_eq!(expr::parse(&printed).as_ref(), Ok(&condition), "{printed}");
        }
        drop(check::condition(&condition));
    }
});
