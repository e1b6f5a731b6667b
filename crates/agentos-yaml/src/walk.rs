//! The YAML files below a folder, in the same order on every machine. Skips hidden folders and what build tools leave.

use std::fs::read_dir;
use std::path::{Path, PathBuf};

/// Deeper trees and larger collections than any set of packs.
const MAX_DEPTH: usize = 16;
const MAX_FILES: usize = 10_000;

/// Every `*.yaml` and `*.yml`, sorted. Follows no links to folders, so that it ends.
///
/// # Errors
/// The folder itself cannot be listed; a folder below it that cannot is passed over.
pub fn yaml_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    files(folder, &["yaml", "yml"], false)
}

/// The same, and every `*.json`, for what must be read whole or not at all: links to folders are followed, and nothing is
/// passed over. A folder that cannot be listed, or is too deep, is in the list itself, for whoever reads it to stumble on.
///
/// # Errors
/// The folder itself cannot be listed.
pub fn data_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    files(folder, &["yaml", "yml", "json"], true)
}

fn files(root: &Path, extensions: &[&str], whole: bool) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![(root.to_owned(), 0)];
    // The root is listed first, on its own, so that its failure is not passed over.
    drop(read_dir(root)?);
    while let Some((folder, depth)) = folders.pop() {
        let Some(entries) = read_dir(&folder).ok().filter(|_| depth <= MAX_DEPTH) else {
            if whole {
                files.push(folder);
            }
            continue;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() || whole && path.is_dir() {
                if !(name.starts_with('.') || matches!(&*name, "target" | "node_modules")) {
                    folders.push((path, depth + 1));
                }
            } else if has(&path, extensions) {
                if files.len() < MAX_FILES {
                    files.push(path);
                } else if whole {
                    files.push(folder);
                    break;
                }
            }
        }
        if files.len() > MAX_FILES {
            break;
        }
    }
    files.sort();
    Ok(files)
}

fn has(path: &Path, extensions: &[&str]) -> bool {
    path.extension()
        .is_some_and(|ext| extensions.iter().any(|one| ext.eq_ignore_ascii_case(one)))
}

#[cfg(test)]
mod tests {
    use std::fs::{create_dir_all, write};
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn what_must_be_whole_passes_nothing_over() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("root");
        create_dir_all(root.join("sub/.hidden")).unwrap();
        create_dir_all(folder.path().join("elsewhere")).unwrap();
        for file in [
            "root/a.yaml",
            "root/b.json",
            "root/c.txt",
            "root/sub/d.yml",
            "root/sub/.hidden/e.yaml",
            "elsewhere/f.yaml",
        ] {
            write(folder.path().join(file), "").unwrap();
        }
        symlink(folder.path().join("elsewhere"), root.join("linked")).unwrap();
        symlink("nowhere.yaml", root.join("gone.yaml")).unwrap();
        let names = |files: Vec<PathBuf>| -> Vec<String> {
            let name = |path: &PathBuf| path.strip_prefix(&root).unwrap().display().to_string();
            files.iter().map(name).collect()
        };
        assert_eq!(
            names(yaml_files(&root).unwrap()),
            ["a.yaml", "gone.yaml", "sub/d.yml"]
        );
        let whole = names(data_files(&root).unwrap());
        assert_eq!(
            whole,
            ["a.yaml", "b.json", "gone.yaml", "linked/f.yaml", "sub/d.yml"]
        );
        // A link to itself ends where it is too deep, and is named.
        symlink(".", root.join("sub/again")).unwrap();
        let found = data_files(&root).unwrap();
        assert!(found.iter().any(|path| path.is_dir()), "{found:?}");
        assert!(data_files(&folder.path().join("none")).is_err());
    }
}
