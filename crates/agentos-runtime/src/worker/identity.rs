//! Who a worker is. The name says enough to see, on the same machine, that its process is gone: a
//! crash is then resumed at once, without waiting for a lease to run out.

use std::fs;

use agentos_store::WorkerId;

/// `RANDOM@BOOT.NAMESPACE.PID.START`; the last four are empty where the system does not tell.
pub(crate) fn new_worker(random: u64) -> WorkerId {
    let pid = std::process::id();
    let place = place().unwrap_or_default();
    let start = start_of(pid).unwrap_or_default();
    WorkerId(format!("{random:016x}@{place}.{pid}.{start}"))
}

/// Is the worker's process surely gone? `false` whenever that cannot be known: another machine,
/// another boot that may be another machine, another container.
pub(crate) fn is_gone(worker: &WorkerId) -> bool {
    let Some((_, where_)) = worker.0.split_once('@') else {
        return false;
    };
    let Some((rest, start)) = where_.rsplit_once('.') else {
        return false;
    };
    let Some((their_place, pid)) = rest.rsplit_once('.') else {
        return false;
    };
    let (Some(our_place), Ok(pid)) = (place(), pid.parse::<u32>()) else {
        return false;
    };
    if their_place != our_place || start.is_empty() {
        return false;
    }
    // Another process may have the number by now; its start differs.
    start_of(pid).as_deref() != Some(start)
}

/// This boot of this machine, and the namespace in which process numbers mean something.
fn place() -> Option<String> {
    let boot = fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    let boot: String = boot.chars().filter(char::is_ascii_hexdigit).take(12).collect();
    let namespace = fs::read_link("/proc/self/ns/pid").ok()?;
    let namespace: String = namespace
        .to_string_lossy()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    Some(format!("{boot}.{namespace}"))
}

/// When a process was started, in the kernel's ticks since boot; `None` when there is none, or it is
/// dead and only waits to be reaped.
fn start_of(pid: u32) -> Option<String> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The second field is the program's name in parentheses and may hold anything.
    let (_, fields) = stat.rsplit_once(") ")?;
    let mut fields = fields.split(' ');
    if matches!(fields.next(), Some("Z" | "X")) {
        return None;
    }
    fields.nth(18).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use agentos_store::WorkerId;

    use super::{is_gone, new_worker, place, start_of};

    #[test]
    fn a_living_process_is_not_gone_and_a_dead_one_is() {
        let ours = new_worker(7);
        assert!(!is_gone(&ours));
        let Some(place) = place() else {
            println!("skipped: this system does not tell of processes");
            return;
        };
        let mut child = Command::new("sleep").arg("60").spawn().unwrap();
        let start = start_of(child.id()).unwrap();
        let theirs = WorkerId(format!("1@{place}.{}.{start}", child.id()));
        assert!(!is_gone(&theirs));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(is_gone(&theirs));
    }

    #[test]
    fn what_cannot_be_known_is_not_gone() {
        for name in ["", "x", "1@", "1@boot.ns.1", "1@otherboot.1.1.1", "1@a.b.c.d.e"] {
            assert!(!is_gone(&WorkerId(name.to_owned())), "{name}");
        }
    }
}
