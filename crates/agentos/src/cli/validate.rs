//! `agentos validate PATH…`.

use agentos_agents::validate_paths;

use super::args::ValidateArgs;
use super::failure::{Exit, Failure};
use super::output;

pub(crate) fn validate(args: &ValidateArgs) -> Result<Exit, Failure> {
    let validation = validate_paths(&args.paths, args.strict);
    let reports = &validation.files;
    let bad = reports.iter().filter(|report| !report.ok).count();
    if args.json {
        output::json(&validation);
    } else {
        for report in reports {
            let rendered = report.report.render(output::colours());
            if !rendered.is_empty() {
                output::note(rendered.trim_end());
            }
        }
        let warnings: usize = reports.iter().map(|report| report.warnings.len()).sum();
        output::note(&format!(
            "{} files checked, {bad} not usable, {warnings} warnings",
            reports.len()
        ));
    }
    Ok(if bad == 0 && !reports.is_empty() {
        Exit::Done
    } else {
        Exit::Failed
    })
}
