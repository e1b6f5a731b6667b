//! `anchors.log` beside the database: a line for each anchor, flushed. It is not part of the database,
//! so that an older copy of the database does not fit it.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use crate::system::AnchorLine;

/// What the log holds.
#[derive(Debug, Default)]
pub(super) struct AnchorLog {
    pub(super) lines: Vec<AnchorLine>,
    /// A whole line is not one that we wrote.
    pub(super) damaged: bool,
}

/// The log's place: two databases in one folder do not share theirs.
pub(super) fn place(database: &Path) -> PathBuf {
    match database.file_name().and_then(|name| name.to_str()) {
        None | Some("agentos.db") => database.with_file_name("anchors.log"),
        Some(other) => database.with_file_name(format!("{other}-anchors.log")),
    }
}

pub(super) fn append(path: &Path, line: &AnchorLine) -> io::Result<()> {
    let new = !path.exists();
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    cut_torn_line(&mut file)?;
    let mut text = serde_json::to_vec(line)?;
    text.push(b'\n');
    file.write_all(&text)?;
    file.sync_all()?;
    if new && let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// A line without an end was being written when the power went.
fn cut_torn_line(file: &mut File) -> io::Result<()> {
    let len = file.metadata()?.len();
    if len == 0 {
        return Ok(());
    }
    let tail = len.min(4096);
    file.seek(SeekFrom::Start(len - tail))?;
    let mut bytes = Vec::new();
    file.take(tail).read_to_end(&mut bytes)?;
    if bytes.last() == Some(&b'\n') {
        return Ok(());
    }
    let whole = bytes
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at as u64 + 1);
    file.set_len(len - tail + whole)
}

/// A log that is not there is empty.
pub(super) fn read(path: &Path) -> io::Result<AnchorLog> {
    let file = match File::open(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(AnchorLog::default()),
        file => file?,
    };
    let mut log = AnchorLog::default();
    let mut reader = BufReader::new(file);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        if line.last() == Some(&b'\n') {
            match serde_json::from_slice(&line) {
                Ok(anchor) => log.lines.push(anchor),
                Err(_) => log.damaged = true,
            }
        }
        line.clear();
    }
    Ok(log)
}

#[cfg(test)]
mod tests {
    use super::{append, place, read};
    use crate::system::AnchorLine;
    use agentos_types::{Digest, Timestamp};
    use std::path::Path;

    fn line(seq: u64) -> AnchorLine {
        AnchorLine {
            at: Timestamp(5),
            seq,
            hash: Digest::of(b"h"),
            root: Digest::of(b"r"),
        }
    }

    #[test]
    fn a_torn_line_is_cut_and_a_foreign_one_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("anchors.log");
        assert!(read(&path).unwrap().lines.is_empty());
        append(&path, &line(1)).unwrap();
        let whole = std::fs::read(&path).unwrap();
        for torn in 1..whole.len() {
            std::fs::write(&path, [whole.as_slice(), &whole[..torn]].concat()).unwrap();
            let log = read(&path).unwrap();
            assert_eq!((log.lines.len(), log.damaged), (1, false));
            append(&path, &line(2)).unwrap();
            let log = read(&path).unwrap();
            assert_eq!(
                (log.lines, log.damaged),
                (vec![line(1), line(2)], false),
                "torn at {torn}"
            );
        }
        std::fs::write(&path, [b"x\n".as_slice(), &whole].concat()).unwrap();
        assert!(read(&path).unwrap().damaged);
    }

    #[test]
    fn each_database_has_its_own_log() {
        assert_eq!(place(Path::new("d/agentos.db")), Path::new("d/anchors.log"));
        assert_eq!(
            place(Path::new("d/other.db")),
            Path::new("d/other.db-anchors.log")
        );
    }
}
