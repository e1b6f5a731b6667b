//! `markdown_style`: headings go down one level at a time, links have text and a target, and no paragraph has more
//! than `max_paragraph_length` words. `check_headings` and `check_links` switch the first two off.

use serde_json::json;

use crate::CheckVerdict;
use crate::checks::wording::word_count::words;
use crate::checks::{Code, Params, run, text};

pub(in crate::checks) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let headings = params.flag(&["check_headings"])?.unwrap_or(true);
    let links = params.flag(&["check_links"])?.unwrap_or(true);
    let longest = params.whole(&["max_paragraph_length", "max_paragraph_words"])?;
    Ok(Code::Heavy(run(move |ask| {
        let output = text(&ask.context.output);
        let lines = outside_of_code(&output);
        let mut problems = Vec::new();
        if headings {
            problems.extend(jumps(&lines));
        }
        if links {
            problems.extend(empty_links(&lines));
        }
        if let Some(longest) = longest {
            problems.extend(long_paragraphs(&lines, longest));
        }
        problems.truncate(10);
        if problems.is_empty() {
            CheckVerdict::passed()
        } else {
            CheckVerdict::failed(problems.join("; ")).with_details(json!({ "problems": problems }))
        }
    })))
}

type Line<'a> = (usize, &'a str);

fn outside_of_code(text: &str) -> Vec<Line<'_>> {
    let mut fenced = false;
    let mut lines = Vec::new();
    for (n, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.starts_with("```") || line.starts_with("~~~") {
            fenced = !fenced;
            lines.push((n + 1, ""));
        } else if !fenced {
            lines.push((n + 1, line));
        }
    }
    lines
}

fn jumps(lines: &[Line<'_>]) -> Vec<String> {
    let mut above = 0;
    let mut problems = Vec::new();
    for (n, line) in lines {
        let level = line.len() - line.trim_start_matches('#').len();
        let title = line.trim_start_matches('#');
        if !(1..=6).contains(&level) || !title.starts_with(' ') {
            continue;
        }
        if above > 0 && level > above + 1 {
            problems.push(format!(
                "line {n}: a heading of level {level} follows one of level {above}"
            ));
        }
        above = level;
    }
    problems
}

fn empty_links(lines: &[Line<'_>]) -> Vec<String> {
    let mut problems = Vec::new();
    for (n, line) in lines {
        if line.contains("[](") {
            problems.push(format!("line {n}: a link has no text"));
        }
        if line.contains("]()") || line.contains("](#)") {
            problems.push(format!("line {n}: a link leads nowhere"));
        }
    }
    problems
}

fn long_paragraphs(lines: &[Line<'_>], longest: u64) -> Vec<String> {
    let mut problems = Vec::new();
    let mut first = 0;
    let mut count = 0;
    for (n, line) in lines.iter().chain([&(0, "")]) {
        if line.is_empty() || line.starts_with('#') {
            if count as u64 > longest {
                problems.push(format!(
                    "line {first}: a paragraph has {count} words and may have at most {longest}"
                ));
            }
            count = 0;
        } else {
            if count == 0 {
                first = *n;
            }
            count += words(line);
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::checks::testing::table;

    #[test]
    fn documents_keep_their_form() {
        let row = |output: &str, expected| (json!({"max_paragraph_length": 5}), json!(output), expected);
        table(
            "markdown_style",
            &[
                row("# A\n\n## B\n\ntext\n\n# C", None),
                row(
                    "# A\n\n### B",
                    Some("line 3: a heading of level 3 follows one of level 1"),
                ),
                row("```\n# A\n### B\n```\n# C", None),
                row("[](https://a.b)", Some("no text")),
                row("[x]()", Some("leads nowhere")),
                row("one two three four five\n\nsix", None),
                row(
                    "one two three\nfour five six",
                    Some("line 1: a paragraph has 6 words"),
                ),
                (json!({"check_headings": false}), json!("# A\n### B"), None),
            ],
        );
    }
}
