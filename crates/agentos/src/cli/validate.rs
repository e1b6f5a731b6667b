//! `agentos validate PATH…`.

use agentos_agents::validate_paths;

use super::args::ValidateArgs;
use super::context::Context;
use super::failure::{Exit, Failure};
use super::output::{self, count};
use super::policy;

pub(crate) fn validate(context: &Context, args: &ValidateArgs) -> Result<Exit, Failure> {
    let tools = agentos::setup::tools(&context.config()?)?;
    let now = context.now().millis();
    let policies = |source, agent: Option<&str>| policy::of_source(source, agent, now);
    let mut validation = validate_paths(&args.paths, args.strict, &policies);
    for file in &mut validation.files {
        file.warn_unbound(|name| tools.get(name).is_some());
    }
    let files = &validation.files;
    let bad = files.iter().filter(|file| !file.ok).count();
    if args.json {
        output::json(&validation);
    } else {
        for file in files {
            let rendered = file.report.render(output::colours());
            if !rendered.is_empty() {
                output::note(rendered.trim_end());
            }
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
