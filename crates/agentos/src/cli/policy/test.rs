//! `agentos policy test FILE…`: cases that the policies must decide as they say, and which rules no case covers.

use std::path::{Path, PathBuf};

use agentos::codes;
use agentos_policy::cases::{Coverage, Tested, read_cases, run_cases};
use agentos_yaml::{Report, Source};
use serde::Serialize;

use crate::cli::args::PolicyTestArgs;
use crate::cli::failure::{Exit, Failure};
use crate::cli::output::{self, count};

use super::load;

/// `{ok, passed, failed, files}`.
#[derive(Serialize)]
struct Tests {
    ok: bool,
    passed: usize,
    failed: usize,
    files: Vec<TestedFile>,
}

#[derive(Serialize)]
struct TestedFile {
    path: String,
    #[serde(flatten)]
    tested: Tested,
}

pub(super) fn test(args: &PolicyTestArgs) -> Result<Exit, Failure> {
    let mut files = Vec::new();
    for path in &args.files {
        files.push(file(path, &args.policies)?);
    }
    let report = Tests {
        ok: files.iter().all(|file| {
            file.tested.ok
                && args
                    .min_coverage
                    .is_none_or(|least| file.tested.coverage.percent >= least)
        }),
        passed: files.iter().map(|file| file.tested.passed).sum(),
        failed: files.iter().map(|file| file.tested.failed).sum(),
        files,
    };
    if args.json {
        output::json(&report);
    } else {
        human(&report);
    }
    Ok(if report.ok { Exit::Done } else { Exit::Failed })
}

fn file(path: &Path, policies: &[PathBuf]) -> Result<TestedFile, Failure> {
    let shown = path.display().to_string();
    let source = Source::read(path, codes::POLICY_NOT_FOUND)
        .map_err(|why| load::unusable([Report::unreadable(&shown, *why)].iter()))?;
    let cases = read_cases(source).map_err(|report| load::unusable([report].iter()))?;
    // Those of the command line, else those that the file names, which lie beside it.
    let named: Vec<PathBuf> = if policies.is_empty() {
        let folder = path.parent().unwrap_or_else(|| Path::new("."));
        cases.policies.iter().map(|name| folder.join(name)).collect()
    } else {
        policies.to_vec()
    };
    if named.is_empty() {
        return Err(Failure::usage(
            format!("`{shown}` names no policies"),
            Some("give `policies:` in the file, or `--policies PATH`".to_owned()),
        ));
    }
    let set = load::set(&named)?;
    Ok(TestedFile {
        path: shown,
        tested: run_cases(&set, &cases.cases),
    })
}

fn human(report: &Tests) {
    for file in &report.files {
        for case in &file.tested.cases {
            if case.passed {
                output::data(&format!(
                    "{} {}",
                    output::paint(output::GREEN, "ok    "),
                    case.name
                ));
                continue;
            }
            let place = format!("{}:{}", file.path, case.line);
            output::data(&format!(
                "{} {} ({place})",
                output::paint(output::RED, "FAILED"),
                case.name
            ));
            for line in case.differs.iter().chain(&case.said) {
                output::data(&format!("       {line}"));
            }
        }
        coverage(&file.tested.coverage);
    }
    output::note(&format!(
        "{}, {} failed",
        count(report.passed as u64 + report.failed as u64, "case"),
        report.failed
    ));
}

fn coverage(of: &Coverage) {
    output::data(&format!(
        "{} of {} covered ({} %)",
        of.covered,
        count(of.rules as u64, "rule"),
        of.percent
    ));
    for rule in of.of.iter().filter(|rule| rule.spoke == 0) {
        let instead = match (rule.unknown, rule.exempt) {
            (0, 0) => "",
            (0, _) => ", but under an exemption",
            (_, 0) => ", but since it cannot be known",
            (_, _) => ", but under an exemption, and since it cannot be known",
        };
        output::data(&format!(
            "       no case makes it speak{instead}: {} / {}",
            rule.policy_id, rule.rule
        ));
    }
}
