//! `format_valid`: the output is of `format`, by the rules in `formats/`.

use serde_json::Value;

use super::{formats, json_valid};
use crate::CheckVerdict;
use crate::checks::{Code, Params, run, text};

type Rule = fn(&str) -> Result<(), String>;

const FORMATS: &[(&str, Rule)] = &[
    ("csv", formats::csv),
    ("email", formats::email),
    ("html", formats::html),
    ("json", |text| json_valid::json(&Value::String(text.to_owned()))),
    ("markdown", formats::markdown),
    ("url", formats::url),
    ("xml", formats::xml),
    ("yaml", formats::yaml),
];

pub(in crate::checks) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let names = || {
        FORMATS
            .iter()
            .map(|(name, _)| *name)
            .collect::<Vec<_>>()
            .join("`, `")
    };
    let format = params
        .text(&["format", "type"])?
        .ok_or_else(|| format!("the check has no `format`: it is one of `{}`", names()))?
        .to_lowercase();
    let (name, rule) = FORMATS
        .iter()
        .find(|(name, _)| *name == format)
        .ok_or_else(|| format!("`format` is one of `{}`, not `{format}`", names()))?;
    Ok(Code::Heavy(run(move |ask| {
        let output = text(&ask.context.output);
        if output.trim().is_empty() {
            return CheckVerdict::failed(format!("the output is empty, which is no {name}"));
        }
        match rule(&output) {
            Ok(()) => CheckVerdict::passed(),
            Err(reason) => CheckVerdict::failed(reason),
        }
    })))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::checks::testing::table;

    #[test]
    fn formats_are_what_they_say() {
        let row = |format: &str, output: &str, expected| (json!({"format": format}), json!(output), expected);
        table(
            "format_valid",
            &[
                row("json", "{\"a\": 1}", None),
                row("json", "{a: 1}", Some("not JSON")),
                row("JSON", "[]", None),
                (json!({"format": "json"}), json!({"a": 1}), None),
                row("yaml", "a: 1\nb: [x, y]\n", None),
                row("yaml", "a: [1\nb: 2", Some("not YAML")),
                row("markdown", "# T\n\n```rust\nfn x() {}\n```\n", None),
                row(
                    "markdown",
                    "```rust\nfn x() {}\n",
                    Some("code block that begins on line 1"),
                ),
                row("markdown", "see [this](", Some("link")),
                row("xml", "<?xml version=\"1.0\"?><a><b x='1'/>t</a>", None),
                row("xml", "<a><b></a>", Some("not XML")),
                row("xml", "just text", Some("not XML")),
                row("html", "<p>one<br>two<ul><li>a<li>b</ul>", None),
                row("html", "<div><span>x</div></span>", Some("`</div>`")),
                row("html", "<div>x", Some("`<div>`")),
                row("html", "no tags at all, 1 < 2", Some("no tag")),
                row("html", "<a title='x>'>y</a", Some("a tag is not closed")),
                row("html", "<p>a</p><!-- b", Some("a comment is not closed")),
                row("html", "<script>if (a<b) {}", Some("`<script>`")),
                row("html", "<style>p > a {}</style><title>a <b</title>", None),
                row(
                    "html",
                    "<!doctype html><html><body><script>if (a<b) {}</script></body></html>",
                    None,
                ),
                row("email", "jane.doe+x@example.co.uk", None),
                row("email", "jane@localhost", Some("not an e-mail address")),
                row("email", "a@b@example.com", Some("not an e-mail address")),
                row("email", "jane..doe@example.com", Some("not an e-mail address")),
                row("url", "https://example.com/a?b=c", None),
                row("url", "example.com", Some("not a URL")),
                row("url", "https://example.com see", Some("not a URL")),
                row("url", "javascript:alert(1)", Some("no host")),
                row("csv", "a,b\n1,\"x, y\"\n2,\"say \"\"hi\"\"\"\n", None),
                row("csv", "a,b\n1,2,3\n", Some("line 2 has 3 fields")),
                row("csv", "a,b\n1,\"x\n", Some("quote")),
                row("csv", "one column", Some("one column")),
                row("json", "  ", Some("is empty")),
                row("docx", "x", Some("not `docx`")),
                (json!({}), json!("x"), Some("no `format`")),
            ],
        );
    }
}
