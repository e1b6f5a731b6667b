//! What this process has used, as the kernel counts it.

use std::fs;

/// CPU seconds of all threads, user and system.
pub(crate) fn cpu() -> Result<f64, Box<dyn std::error::Error>> {
    cpu_without("")
}

/// The same without the threads of that name.
pub(crate) fn cpu_without(name: &str) -> Result<f64, Box<dyn std::error::Error>> {
    // Nanoseconds on a CPU, summed over the threads: finer than the ticks of `stat`.
    let mut nanos = 0;
    for task in fs::read_dir("/proc/self/task")? {
        let folder = task?.path();
        if !name.is_empty() && fs::read_to_string(folder.join("comm"))?.trim_end() == name {
            continue;
        }
        let text = fs::read_to_string(folder.join("schedstat"))?;
        nanos += text.split(' ').next().unwrap_or("0").parse::<u64>()?;
    }
    Ok(nanos as f64 / 1e9)
}

/// Resident memory, bytes.
pub(crate) fn resident() -> Result<u64, Box<dyn std::error::Error>> {
    let text = fs::read_to_string("/proc/self/status")?;
    let line = text
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .ok_or("no VmRSS")?;
    let kib: u64 = line.split_whitespace().nth(1).ok_or("no VmRSS")?.parse()?;
    Ok(kib * 1024)
}
