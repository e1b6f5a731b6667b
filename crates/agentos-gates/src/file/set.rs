//! The gates of a file or folder: found by id, and those that run at a place by themselves.

use std::path::{Path, PathBuf};

use agentos_types::{Code, Coded, codes};
use agentos_yaml::{Report, Source, data_files};

use super::{GateFile, read_gate_file};
use crate::{Gate, GateContext, Point};

/// All gates of the configuration.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GateSet {
    gates: Vec<GateFile>,
}

/// Gates that cannot be loaded.
#[derive(Debug, thiserror::Error)]
pub enum GateSetError {
    #[error("`{}` {why}", .path.display())]
    Empty { path: PathBuf, why: String },
    #[error("{}", said(.0))]
    Files(Vec<Report>),
    #[error("gate `{id}` is in `{first}` and in `{second}`")]
    Twice {
        id: String,
        first: String,
        second: String,
    },
}

impl Coded for GateSetError {
    fn code(&self) -> Code {
        match self {
            Self::Empty { .. } => codes::GATE_SET_EMPTY,
            Self::Files(_) | Self::Twice { .. } => codes::GATE_INVALID,
        }
    }
}

/// `FILE:LINE:COLUMN: what is wrong`, a line for each error.
fn said(reports: &[Report]) -> String {
    let lines: Vec<String> = reports
        .iter()
        .flat_map(|report| {
            report.errors().map(|error| {
                let hint = error
                    .hint
                    .as_deref()
                    .map(|hint| format!("; {hint}"))
                    .unwrap_or_default();
                format!(
                    "{}:{}:{}: {}{hint}",
                    report.source.name, error.line, error.column, error.message
                )
            })
        })
        .collect();
    lines.join("\n")
}

impl GateSet {
    /// The gates of a file, or of every YAML and JSON file below a folder, and the warnings about them. A bad file
    /// is an error: the gates of the others alone would let more pass.
    ///
    /// # Errors
    /// Nothing is there, a file cannot be used, or two gates have one id.
    pub fn load(path: &Path) -> Result<(Self, Vec<Report>), GateSetError> {
        let empty = |why: &str| GateSetError::Empty {
            path: path.to_owned(),
            why: why.to_owned(),
        };
        let files = if path.is_dir() {
            data_files(path).map_err(|_| empty("cannot be read"))?
        } else if path.exists() {
            vec![path.to_owned()]
        } else {
            return Err(empty("is not there"));
        };
        let mut set = Self::default();
        let mut warnings = Vec::new();
        let mut bad = Vec::new();
        for file in &files {
            let (gates, report) = read_gate_file(file);
            if report.has_errors() {
                bad.push(report);
                continue;
            }
            if !report.diagnostics.is_empty() {
                warnings.push(report);
            }
            for gate in gates {
                set.add(gate)?;
            }
        }
        if !bad.is_empty() {
            return Err(GateSetError::Files(bad));
        }
        if set.gates.is_empty() {
            return Err(empty("holds no gate"));
        }
        Ok((set, warnings))
    }

    /// The gates of a text that is a gate file; `name` stands for the file in messages.
    ///
    /// # Errors
    /// As those of [`load`](Self::load).
    pub fn parse(name: &str, text: &str) -> Result<(Self, Report), GateSetError> {
        let (gates, report) = match Source::new(name, text.as_bytes()) {
            Ok(source) => super::read_gates(source),
            Err(why) => (Vec::new(), Report::unreadable(name, *why)),
        };
        if report.has_errors() {
            return Err(GateSetError::Files(vec![report]));
        }
        let mut set = Self::default();
        for gate in gates {
            set.add(gate)?;
        }
        Ok((set, report))
    }

    /// Adds a gate.
    ///
    /// # Errors
    /// One of that id is there.
    pub fn add(&mut self, gate: GateFile) -> Result<(), GateSetError> {
        if let Some(known) = self.gates.iter().find(|known| known.gate.id == gate.gate.id) {
            return Err(GateSetError::Twice {
                id: gate.gate.id,
                first: known.file.clone(),
                second: gate.file,
            });
        }
        self.gates.push(gate);
        Ok(())
    }

    /// The gate of that id, or whose file has that stem.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&GateFile> {
        let by_id = self.gates.iter().find(|gate| gate.gate.id == id);
        by_id.or_else(|| {
            self.gates
                .iter()
                .find(|gate| gate.aliases.iter().any(|alias| alias == id))
        })
    }

    /// The gates that run there by themselves.
    pub fn at<'a>(&'a self, point: Point, context: &'a GateContext) -> impl Iterator<Item = &'a Gate> {
        self.gates
            .iter()
            .map(|file| &file.gate)
            .filter(move |gate| gate.on.contains(&point) && gate.applies_to.mismatch(context).is_none())
    }

    /// Does any gate run there? Then what passes is looked at.
    #[must_use]
    pub fn is_at(&self, point: Point) -> bool {
        self.gates.iter().any(|file| file.gate.on.contains(&point))
    }

    pub fn iter(&self) -> impl Iterator<Item = &GateFile> {
        self.gates.iter()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.gates.is_empty()
    }
}
