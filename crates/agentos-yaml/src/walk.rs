//! The YAML files below a folder, in the same order on every machine. Follows no links to folders, so that it
//! ends; skips hidden folders and what build tools leave.

use std::fs::read_dir;
use std::path::{Path, PathBuf};

/// Deeper trees and larger collections than any set of packs.
const MAX_DEPTH: usize = 16;
const MAX_FILES: usize = 10_000;

/// Every `*.yaml` and `*.yml`, sorted.
///
/// # Errors
/// The folder itself cannot be listed; a folder below it that cannot is passed over.
pub fn yaml_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    files(folder, &["yaml", "yml"])
}

/// The same, and every `*.json`.
///
/// # Errors
/// As those of [`yaml_files`].
pub fn data_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    files(folder, &["yaml", "yml", "json"])
}

fn files(folder: &Path, extensions: &[&str]) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![(folder.to_owned(), 0)];
    // The root is listed first, on its own, so that its failure is not passed over.
    drop(read_dir(folder)?);
    while let Some((folder, depth)) = folders.pop() {
        for entry in read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                let skipped = name.starts_with('.') || matches!(&*name, "target" | "node_modules");
                if !skipped && depth < MAX_DEPTH {
                    folders.push((path, depth + 1));
                }
            } else if has(&path, extensions) && files.len() < MAX_FILES {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

fn has(path: &Path, extensions: &[&str]) -> bool {
    path.extension()
        .is_some_and(|ext| extensions.iter().any(|one| ext.eq_ignore_ascii_case(one)))
}
