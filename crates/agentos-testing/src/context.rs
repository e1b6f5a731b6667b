//! Small helpers for tests: a place for data, and the shared test data where it exists.

use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A folder of a test's own, gone when this is dropped.
#[derive(Debug)]
pub struct TestContext {
    dir: TempDir,
}

impl TestContext {
    pub fn new() -> io::Result<Self> {
        Ok(Self {
            dir: tempfile::Builder::new().prefix("agentos-test-").tempdir()?,
        })
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Writes a file below the folder, with the folders that it needs, and returns where it is.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> io::Result<PathBuf> {
        let path = self.dir.path().join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(&path, content)?;
        Ok(path)
    }
}

/// A path in the test data beside the checkout, if it is there. A clone has none: the test that asks
/// is then skipped, and says so on stderr.
#[must_use]
pub fn shared(path: &str) -> Option<PathBuf> {
    let found = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared")
        .join(path);
    if found.exists() {
        return Some(found);
    }
    let line = format!("skipped: ../shared/{path} is not beside this checkout\n");
    // Nothing can be done about a closed stderr.
    let _ = io::Write::write_all(&mut io::stderr(), line.as_bytes());
    None
}
