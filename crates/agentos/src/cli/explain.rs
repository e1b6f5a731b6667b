//! `agentos explain CODE`.

use agentos::codes;

use super::args::ExplainArgs;
use super::failure::{Exit, Failure};
use super::output;

pub(crate) fn explain(args: &ExplainArgs) -> Result<Exit, Failure> {
    let Some(name) = &args.code else {
        for code in codes::all() {
            output::data(&format!("{:<24} {}", code.name, code.title));
        }
        return Ok(Exit::Done);
    };
    let Some(code) = codes::find(name) else {
        let nearest = codes::nearest(name);
        let hint = nearest.map_or_else(
            || "list all codes with `agentos explain`".to_owned(),
            |code| format!("did you mean `{}`?", code.name),
        );
        return Err(Failure::usage(
            format!("no error code is called `{name}`"),
            Some(hint),
        ));
    };
    output::data(&format!(
        "{}\n\n{}\n\n{}\n\n{}",
        code.name, code.title, code.meaning, code.way_out
    ));
    Ok(Exit::Done)
}
