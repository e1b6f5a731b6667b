//! `markdown_style`: headings go down one level at a time, links have text and a target, and no paragraph has more
//! than `max_paragraph_length` words. `check_headings` and `check_links` switch the first two off.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::json;

use crate::CheckVerdict;
use crate::checks::wording::word_count::words;
use crate::checks::{Code, Params, run, text};

struct Rules {
    headings: bool,
    links: bool,
    longest: Option<u64>,
}

pub(in crate::checks) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let rules = Rules {
        headings: params.flag(&["check_headings"])?.unwrap_or(true),
        links: params.flag(&["check_links"])?.unwrap_or(true),
        longest: params.whole(&["max_paragraph_length", "max_paragraph_words"])?,
    };
    Ok(Code::Heavy(run(move |ask| {
        let output = text(&ask.context.output);
        let problems = problems(&output, &rules);
        if problems.is_empty() {
            CheckVerdict::passed()
        } else {
            CheckVerdict::failed(problems.join("; ")).with_details(json!({ "problems": problems }))
        }
    })))
}

/// The first ten.
fn problems(text: &str, rules: &Rules) -> Vec<String> {
    const MOST: usize = 10;
    let line = |place: usize| 1 + text.bytes().take(place).filter(|byte| *byte == b'\n').count();
    let mut problems = Vec::new();
    let mut above = None;
    // What the paragraph or link that is open says.
    let (mut paragraph, mut said) = (String::new(), String::new());
    for (event, place) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        if problems.len() == MOST {
            break;
        }
        let mut tell = |what: &str| problems.push(format!("line {}: {what}", line(place.start)));
        match event {
            Event::Start(Tag::Heading { level, .. }) if rules.headings => {
                if let Some(above) = above.replace(level)
                    && (level as usize) > above as usize + 1
                {
                    tell(&format!(
                        "a heading of level {} follows one of level {}",
                        level as usize, above as usize
                    ));
                }
            }
            Event::Start(Tag::Paragraph) => paragraph.clear(),
            Event::End(TagEnd::Paragraph) => {
                let (count, longest) = (words(&paragraph), rules.longest.unwrap_or(u64::MAX));
                if count as u64 > longest {
                    tell(&format!(
                        "a paragraph has {count} words and may have at most {longest}"
                    ));
                }
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. })
                if rules.links && matches!(&*dest_url, "" | "#") =>
            {
                said.clear();
                tell("a link leads nowhere");
            }
            Event::Start(Tag::Link { .. }) => said.clear(),
            Event::End(TagEnd::Link) if rules.links && said.trim().is_empty() => tell("a link has no text"),
            Event::Text(part) | Event::Code(part) => {
                paragraph.push_str(&part);
                said.push_str(&part);
            }
            Event::SoftBreak | Event::HardBreak => paragraph.push(' '),
            _ => {}
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
                row(
                    "A\n=\n\n### B",
                    Some("line 4: a heading of level 3 follows one of level 1"),
                ),
                row("    # A\n    ### B", None),
                row("#no heading\n### B", None),
                row("[](https://a.b)", Some("no text")),
                row("[x]()", Some("leads nowhere")),
                row("a\n\n[x]\n\n[x]: #", Some("line 3: a link leads nowhere")),
                row("[x ![](a.png)](b.md) and `[](c)`", None),
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
