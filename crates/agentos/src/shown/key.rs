//! The key of hashes that are shown, where the configuration has none: made once for each data folder, for its owner
//! alone. It makes the same value look the same in all that this installation shows, and nowhere else.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

const NAME: &str = "redaction.key";
const BYTES: usize = 32;

/// The folder's key, made if it is not there; `None` when there is no folder or it cannot be used.
pub(super) fn of_installation(folder: &Path) -> Option<Vec<u8>> {
    let path = folder.join(NAME);
    match fs::read(&path) {
        Ok(key) => return (key.len() == BYTES).then_some(key),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(_) => return None,
    }
    let mut key = vec![0; BYTES];
    getrandom::fill(&mut key).ok()?;
    // Whole or not there at all: of two processes that make one, the first one's stays.
    let draft = folder.join(format!("{NAME}.{}", std::process::id()));
    let made = write(&draft, &key).and_then(|()| fs::hard_link(&draft, &path));
    let _ = fs::remove_file(&draft);
    match made {
        Ok(()) => Some(key),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::read(&path).ok().filter(|key| key.len() == BYTES)
        }
        Err(_) => None,
    }
}

fn write(path: &Path, key: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(key)?;
    file.sync_all()
}
