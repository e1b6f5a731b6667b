//! What is said when the program breaks one of its own rules. A panic's message may quote whatever was at hand, so
//! that it passes the redactor like any error; it has the code `INTERNAL`, and says where.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};

use agentos::codes;
use agentos_runtime::RuntimeError;

use super::failure::Failure;
use super::{output, shown};

thread_local! {
    /// A panic's message is being covered on this thread.
    static COVERING: Cell<bool> = const { Cell::new(false) };
}

/// From now on every thread's panic is reported as one of our errors, through the redactor.
pub(crate) fn install() {
    std::panic::set_hook(Box::new(say));
}

fn say(panic: &PanicHookInfo<'_>) {
    let place = panic
        .location()
        .map_or_else(String::new, |at| format!(" at {at}"));
    output::note(&format!(
        "{}: {}{place}",
        output::paint(output::RED, &format!("error[{}]", codes::INTERNAL.name)),
        message(panic.payload_as_str()),
    ));
    output::note(&format!(
        "  `agentos explain {}` says what to do",
        codes::INTERNAL.name
    ));
    // Where it was asked for; it quotes nothing but names of functions.
    let backtrace = Backtrace::capture();
    if backtrace.status() == BacktraceStatus::Captured {
        output::note(&backtrace.to_string());
    }
}

/// What may be shown of it. Should covering it panic too, nothing is.
fn message(text: Option<&str>) -> String {
    let Some(text) = text else {
        return "the program panicked".to_owned();
    };
    if COVERING.replace(true) {
        return "the program panicked while it was covering a panic's message".to_owned();
    }
    let covered = catch_unwind(AssertUnwindSafe(|| shown::text(text).into_owned()));
    COVERING.set(false);
    covered.map_or_else(
        |_| "the program panicked, and its message cannot be shown".to_owned(),
        |text| format!("the program panicked: {text}"),
    )
}

/// Runs the command; a panic in it is a failure like any other, and has been said on stderr.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let what = "the program panicked; stderr has the message".to_owned();
        Failure::new(&RuntimeError::Internal(what))
    })
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    const CANARY: &str = "sk-proj-Zx81kQ0vTn4Rb7LmWc2PdYh9uJeA5sGf3iVoXt6Bz";

    /// A program of its own, since a hook belongs to the process: this very one, told to run the test below.
    #[test]
    fn a_panic_says_nothing_that_the_redactor_hides() {
        let output = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "--nocapture", "--test-threads=1"])
            .arg("cli::panics::tests::panics_with_a_canary")
            .env("RUST_BACKTRACE", "1")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr) + String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{said}");
        assert_eq!(
            said.matches("error[INTERNAL]: the program panicked: no key")
                .count(),
            2,
            "{said}"
        );
        assert!(
            said.contains("panics.rs:") && said.contains("agentos explain INTERNAL"),
            "{said}"
        );
        assert!(said.contains("a failure with code INTERNAL"), "{said}");
        for hidden in [CANARY, "anna.schmidt@example.com"] {
            assert!(!said.contains(hidden), "`{hidden}` is shown in:\n{said}");
        }
    }

    #[test]
    #[ignore = "run by the test above, in a process of its own"]
    fn panics_with_a_canary() {
        super::install();
        let panic = || panic!("no key {CANARY} of anna.schmidt@example.com opens it");
        let failed = super::caught(panic).unwrap_err();
        println!("a failure with code {}", failed.code());
        // On another thread, as a task's panic is.
        std::thread::spawn(panic).join().unwrap_err();
    }
}
