//! Files that are made from the code: writing them, and finding the stale.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A file as it should be.
pub(crate) struct Derived {
    /// From the root of the repository.
    pub(crate) path: PathBuf,
    pub(crate) text: String,
}

impl Derived {
    pub(crate) fn new(path: impl Into<PathBuf>, text: String) -> Self {
        Self {
            path: path.into(),
            text,
        }
    }
}

/// The files that are missing or different, and those of `owned` folders that nothing makes any more.
pub(crate) fn stale(root: &Path, files: &[Derived], owned: &[&str]) -> io::Result<Vec<PathBuf>> {
    let mut stale = left_over(root, files, owned)?;
    for file in files {
        if read(&root.join(&file.path))?.as_deref() != Some(file.text.as_str()) {
            stale.push(file.path.clone());
        }
    }
    Ok(stale)
}

/// Writes what is stale, and removes what is left over.
pub(crate) fn write(root: &Path, files: &[Derived], owned: &[&str]) -> io::Result<()> {
    for path in left_over(root, files, owned)? {
        fs::remove_file(root.join(path))?;
    }
    for file in files {
        let path = root.join(&file.path);
        if read(&path)?.as_deref() == Some(file.text.as_str()) {
            continue;
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, &file.text)?;
    }
    Ok(())
}

pub(crate) fn complaint(stale: &[PathBuf]) -> String {
    let names: Vec<_> = stale.iter().map(|path| path.display().to_string()).collect();
    format!(
        "stale; run `cargo run -p xtask -- generate`: {}",
        names.join(", ")
    )
}

fn read(path: &Path) -> io::Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn left_over(root: &Path, files: &[Derived], owned: &[&str]) -> io::Result<Vec<PathBuf>> {
    let mut left = Vec::new();
    for folder in owned {
        let entries = match fs::read_dir(root.join(folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        for entry in entries {
            let path = Path::new(folder).join(entry?.file_name());
            if files.iter().all(|file| file.path != path) {
                left.push(path);
            }
        }
    }
    left.sort();
    Ok(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_different_and_left_over_files_are_stale_until_written() {
        let root = tempfile::tempdir().unwrap();
        let files = [
            Derived::new("docs/a.md", "a".to_owned()),
            Derived::new("own/b.md", "b".to_owned()),
        ];
        fs::create_dir(root.path().join("own")).unwrap();
        fs::write(root.path().join("own/b.md"), "old").unwrap();
        fs::write(root.path().join("own/c.md"), "c").unwrap();
        let names = |stale: Vec<PathBuf>| {
            stale
                .iter()
                .map(|path| path.display().to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            names(stale(root.path(), &files, &["own"]).unwrap()),
            ["own/c.md", "docs/a.md", "own/b.md"]
        );
        write(root.path(), &files, &["own"]).unwrap();
        assert!(stale(root.path(), &files, &["own"]).unwrap().is_empty());
        assert!(!root.path().join("own/c.md").exists());
    }
}
