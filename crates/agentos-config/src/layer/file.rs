//! `agentos.toml`: main part and `[profile.NAME]` sections.

use std::io::Read;
use std::path::{Path, PathBuf};

use toml::de::DeTable;

use super::toml::Places;
use crate::check;
use crate::mistake::Sink;
use crate::nearest::nearest;
use crate::node::{Place, Raw, Table};
use crate::{Profile, Source};

/// A configuration is written by hand; what is larger is something else.
const LARGEST: u64 = 256 << 10;
/// After one syntax error the next are often its echo.
const MOST_SYNTAX_ERRORS: usize = 5;

/// What the file says.
#[derive(Default)]
pub(crate) struct FileLayer {
    pub(crate) path: Option<PathBuf>,
    pub(crate) text: String,
    pub(crate) main: Table,
    pub(crate) profiles: Vec<(Profile, Table)>,
}

/// Reads the file that was asked for at `named`, else `agentos.toml` of `folder` when it is there.
pub(crate) fn load(folder: &Path, named: Option<(PathBuf, Place)>, sink: &mut Sink) -> FileLayer {
    let (path, place) = match named {
        Some((path, place)) => (path, Some(place)),
        None => (PathBuf::from("agentos.toml"), None),
    };
    let full = folder.join(&path);
    if place.is_none() && !full.exists() {
        return FileLayer::default();
    }
    match read(&full) {
        Ok(text) => parse(path, text, sink),
        Err(reason) => {
            let source = Source::File {
                path: path.as_path().into(),
                line: 1,
                column: 1,
            };
            let place = place.unwrap_or(Place { source, span: None });
            sink.push(
                &place,
                format!("the configuration file `{}` {reason}", path.display()),
                None,
            );
            FileLayer::default()
        }
    }
}

fn read(path: &Path) -> Result<String, String> {
    let unreadable = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => "is not there".to_owned(),
        std::io::ErrorKind::InvalidData => "is not UTF-8 text".to_owned(),
        _ => format!("cannot be read: {error}"),
    };
    let mut text = String::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    file.take(LARGEST.saturating_add(1))
        .read_to_string(&mut text)
        .map_err(unreadable)?;
    if u64::try_from(text.len()).is_ok_and(|length| length > LARGEST) {
        return Err("is larger than 256 KB".to_owned());
    }
    Ok(text)
}

fn parse(path: PathBuf, text: String, sink: &mut Sink) -> FileLayer {
    let mut layer = FileLayer {
        path: Some(path.clone()),
        ..FileLayer::default()
    };
    let places = Places::new(&path, &text);
    let (document, errors) = DeTable::parse_recoverable(&text);
    for error in errors.iter().take(MOST_SYNTAX_ERRORS) {
        let span = error.span().unwrap_or(0..0);
        sink.push(&places.of(span), format!("not TOML: {}", error.message()), None);
    }
    // What the parser makes of a broken file is a guess; its names and values are not judged.
    if errors.is_empty() {
        let mut main = places.table(document.get_ref());
        let profiles = main.entries.iter().position(|entry| entry.name == "profile");
        if let Some(entry) = profiles.map(|index| main.entries.remove(index)) {
            match entry.node.raw {
                Raw::Table(table) => layer.profiles = profile_tables(table, sink),
                _ => sink.push(
                    &entry.place,
                    "the file cannot choose the profile: set `AGENTOS_ENV`, and write `[profile.NAME]` for what differs",
                    None,
                ),
            }
        }
        layer.main = check::document(main, sink);
    }
    layer.text = text;
    layer
}

fn profile_tables(table: Table, sink: &mut Sink) -> Vec<(Profile, Table)> {
    let mut profiles = Vec::new();
    for entry in table.entries {
        match (entry.name.parse::<Profile>(), entry.node.raw) {
            (Ok(profile), Raw::Table(table)) => profiles.push((profile, check::document(table, sink))),
            (Ok(profile), _) => {
                sink.push(
                    &entry.place,
                    format!("`profile.{profile}` must be a table of sections"),
                    None,
                );
            }
            (Err(unknown), _) => {
                let near = nearest(&entry.name, Profile::NAMES.iter().copied());
                sink.push(&entry.place, unknown.to_string(), near);
            }
        }
    }
    profiles
}
