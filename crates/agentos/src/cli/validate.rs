//! `agentos validate PATH…`.

use std::path::Path;

use agentos_agents::{Kind, validate_paths};
use agentos_gates::{check_gate_file, looks_like_gate_file};
use agentos_types::codes;
use agentos_yaml::{Findings, Report, Source, read};

use super::args::ValidateArgs;
use super::context::Context;
use super::failure::{Exit, Failure};
use super::output::{self, count};
use super::{policy, shown};

/// What is wrong with a gate file; `None`: it is no gate file.
fn gate_report(path: &Path) -> Option<Report> {
    let findings = Findings::new(Source::read(path, codes::GATE_NOT_FOUND).ok()?);
    let root = read(&findings).filter(looks_like_gate_file)?;
    check_gate_file(&findings, &root);
    let (source, diagnostics) = findings.into_sorted();
    Some(Report { source, diagnostics })
}

pub(crate) fn validate(context: &Context, args: &ValidateArgs) -> Result<Exit, Failure> {
    let tools = agentos::setup::tools(&context.config()?)?;
    let now = context.now().millis();
    let policies = |source, agent: Option<&str>| policy::of_source(source, agent, now);
    let mut validation = validate_paths(&args.paths, args.strict, &policies);
    for file in &mut validation.files {
        file.warn_unbound(|name| tools.get(name).is_some());
        if matches!(file.kind, Kind::Policy | Kind::Other | Kind::Agent)
            && let Some(report) = gate_report(Path::new(&file.path))
        {
            // A shipped gate file calls itself a policy.
            let kind = if file.kind == Kind::Policy {
                Kind::Policy
            } else {
                Kind::Gate
            };
            file.read_as(kind, report);
        }
    }
    let files = &validation.files;
    let bad = files.iter().filter(|file| !file.ok).count();
    if args.json {
        output::json(&validation);
    } else {
        for file in files {
            shown::report(&file.report.render(output::colours()));
        }
        let warnings: usize = files.iter().map(|file| file.warnings.len()).sum();
        output::note(&format!(
            "{} checked, {bad} not usable, {}",
            count(files.len() as u64, "file"),
            count(warnings as u64, "warning")
        ));
    }
    Ok(if bad == 0 && !files.is_empty() {
        Exit::Done
    } else {
        Exit::Failed
    })
}
