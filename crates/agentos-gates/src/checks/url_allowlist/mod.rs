//! `url_allowlist`: every URL in the output leads to one of `domains` (a name stands for itself and what is below
//! it, `=example.com` for itself alone), is of `schemes` (`https`, `http`), and with `block_private` leads to no
//! private, loopback or link-local address. Read as browsers read them, so that `https://good.com@evil.com` is
//! evil.com. Which URLs are in a text is in `links`.

mod links;
mod private;

use std::collections::BTreeSet;

use serde_json::{Value, json};
use url::Host;

use links::{Link, Reader};
use private::is_private;

use super::wording::text::short;
use super::{Code, Params, run};
use crate::CheckVerdict;

struct Rules {
    domains: Option<Vec<String>>,
    schemes: Vec<String>,
    block_private: bool,
}

pub(super) fn compile(params: &mut Params<'_>) -> Result<Code, String> {
    let domains = params.texts(&["domains", "allowed_domains", "allow", "hosts"])?;
    let schemes = params.texts(&["schemes"])?;
    let https = params.flag(&["require_https", "https_only"])?.unwrap_or(false);
    let block_private = params.flag(&["block_private", "block_internal_ips"])?;
    if domains.is_none() && schemes.is_none() && !https && block_private != Some(true) {
        return Err("the check has no `domains`".to_owned());
    }
    let schemes = match schemes {
        Some(schemes) => schemes.iter().map(|scheme| scheme.to_lowercase()).collect(),
        None if https => vec!["https".to_owned()],
        None => vec!["https".to_owned(), "http".to_owned()],
    };
    let domains = domains
        .map(|domains| {
            domains
                .iter()
                .map(|domain| rule(domain))
                .collect::<Result<Vec<_>, _>>()
        })
        .transpose()?;
    let rules = Rules {
        block_private: block_private.unwrap_or(domains.is_none()),
        domains,
        schemes,
    };
    let reader = Reader::new()?;
    Ok(Code::Heavy(run(move |ask| {
        let mut found = Vec::new();
        walk(&reader, &ask.context.output, &mut found);
        let mut problems: Vec<String> = found.iter().filter_map(|link| problem(link, &rules)).collect();
        let mut told = BTreeSet::new();
        problems.retain(|problem| told.insert(problem.clone()));
        let count = found.len();
        problems.truncate(10);
        let verdict = if problems.is_empty() {
            CheckVerdict::passed()
        } else {
            CheckVerdict::failed(format!(
                "the output holds URLs that are not allowed: {}",
                problems.join("; ")
            ))
        };
        verdict.with_details(json!({ "urls": count }))
    })))
}

/// `*.example.com` and `example.com` are the same; names are compared as ASCII.
fn rule(domain: &str) -> Result<String, String> {
    let (exact, name) = match domain.strip_prefix('=') {
        Some(name) => ("=", name),
        None => ("", domain.strip_prefix("*.").unwrap_or(domain)),
    };
    match Host::parse(name) {
        Ok(host) if !name.is_empty() => Ok(format!("{exact}{}", host.to_string().trim_end_matches('.'))),
        _ => Err(format!("`{domain}` is no domain")),
    }
}

fn problem(found: &Link, rules: &Rules) -> Option<String> {
    let shown = short(&found.shown);
    let Some(url) = &found.url else {
        return Some(format!("`{shown}` cannot be read"));
    };
    if !rules.schemes.iter().any(|scheme| scheme == url.scheme()) {
        return Some(format!("`{shown}` is of scheme `{}`", url.scheme()));
    }
    if url.cannot_be_a_base() {
        // `mailto:` and its like lead to no host, and are there only if `schemes` names them.
        return None;
    }
    let Some(host) = url.host() else {
        return Some(format!("`{shown}` has no host"));
    };
    if rules.block_private && is_private(&host) {
        return Some(format!("`{shown}` leads to a private address"));
    }
    let name = host.to_string();
    let name = name.trim_end_matches('.');
    let allowed = rules.domains.as_ref().is_none_or(|domains| {
        domains.iter().any(|domain| match domain.strip_prefix('=') {
            Some(exact) => name == exact,
            None => {
                name == domain
                    || name
                        .strip_suffix(domain.as_str())
                        .is_some_and(|sub| sub.ends_with('.'))
            }
        })
    });
    (!allowed).then(|| format!("`{shown}` leads to `{name}`"))
}

/// The links of all texts in a value, and of the values that texts hold as JSON.
fn walk(reader: &Reader, value: &Value, found: &mut Vec<Link>) {
    match value {
        Value::String(text) => {
            reader.links(text, found);
            if text.trim_start().starts_with(['{', '[', '"'])
                && let Ok(inner) = serde_json::from_str::<Value>(text)
            {
                walk(reader, &inner, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| walk(reader, item, found)),
        Value::Object(fields) => fields.iter().for_each(|(key, item)| {
            reader.links(key, found);
            walk(reader, item, found);
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::checks::testing::table;

    #[test]
    fn urls_lead_where_they_may() {
        let acme = json!({"domains": ["acme.com"]});
        let row = |output: &str, expected| (acme.clone(), json!(output), expected);
        table(
            "url_allowlist",
            &[
                row("no link at all", None),
                row("see https://acme.com/a (and https://docs.acme.com).", None),
                row("see https://ACME.com.", None),
                row("see [it](https://evil.com/x)", Some("leads to `evil.com`")),
                row("https://acme.com@evil.com/", Some("leads to `evil.com`")),
                row("https://acme.com.evil.com/", Some("leads to `acme.com.evil.com`")),
                row("https://notacme.com/", Some("leads to `notacme.com`")),
                row("https:\\\\evil.com", None),
                row("https://evil.com\\@acme.com", Some("leads to `evil.com`")),
                row("![x](//evil.com/p.png)", Some("leads to `evil.com`")),
                row("[x](<//evil.com/a b>)", Some("leads to `evil.com`")),
                row("[x][1]\n\n[1]: //evil.com", Some("leads to `evil.com`")),
                row("[x](https:evil.com)", Some("leads to `evil.com`")),
                row("[x](https:\\\\evil.com)", Some("leads to `evil.com`")),
                row("[x](https&colon;//evil.com)", Some("leads to `evil.com`")),
                row("[x](javascript:alert(1))", Some("of scheme `javascript`")),
                row("![x](data:text/html,x)", Some("of scheme `data`")),
                row("[write](mailto:a@acme.com)", Some("of scheme `mailto`")),
                row("[a](docs/a.md) [b](#b) [c](?q=1) [d](/d)", None),
                row("<a href=' //evil.com'>x</a>", Some("leads to `evil.com`")),
                row("<a HREF=java&#10;script:x>x</a>", Some("of scheme `javascript`")),
                row(
                    "<img srcset='/a 1x, //evil.com/b 2x'>",
                    Some("leads to `evil.com`"),
                ),
                row(
                    "<p style='background: url(\"//evil.com/x\")'>",
                    Some("leads to `evil.com`"),
                ),
                row(
                    "<meta http-equiv=refresh content='0; url=//evil.com'>",
                    Some("leads to `evil.com`"),
                ),
                row(
                    "<iframe srcdoc='<img src=//evil.com>'>",
                    Some("leads to `evil.com`"),
                ),
                row("<img src=/a.png alt='//evil.com'>", None),
                row("{\"u\": \"https:\\/\\/evil.com\"}", Some("leads to `evil.com`")),
                row("{\"u\": \"\\u0068ttps://evil.com\"}", Some("leads to `evil.com`")),
                row("a // b, 10//5, and C:\\x", None),
                row("https://evil.com//", Some("leads to `evil.com`")),
                row("https://evil.com/x://", Some("leads to `evil.com`")),
                row("https://... and www... begin links", None),
                row("見https://evil.com", Some("leads to `evil.com`")),
                row("www.evil.com is it", Some("leads to `www.evil.com`")),
                row("(see www.acme.com/a_(b).)", None),
                row("ftp://acme.com/", Some("of scheme `ftp`")),
                row("https://acmе.com/", Some("xn--")),
                row("https://[::1]/", Some("`[::1]`")),
                (
                    json!({"domains": ["=acme.com"]}),
                    json!("https://docs.acme.com"),
                    Some("docs.acme.com"),
                ),
                (
                    json!({"domains": ["acme.com"], "schemes": ["https", "mailto"]}),
                    json!("[write](mailto:a@acme.com)"),
                    None,
                ),
                (
                    json!({"domains": ["*.acme.com"], "schemes": "https"}),
                    json!("http://a.acme.com"),
                    Some("scheme `http`"),
                ),
                (
                    json!({"domains": ["acme.com"]}),
                    json!({"a": [{"b": "https://evil.com"}]}),
                    Some("evil.com"),
                ),
                (
                    json!({"require_https": true, "block_internal_ips": true}),
                    json!("https://10.0.0.7/x"),
                    Some("private address"),
                ),
                (
                    json!({"requireHttps": true}),
                    json!("https://0x7f.1/ https://localhost:8/"),
                    Some("private address"),
                ),
                (
                    json!({"block_private": true}),
                    json!("http://169.254.169.254/latest"),
                    Some("private address"),
                ),
                (json!({"block_private": true}), json!("https://example.com"), None),
                (
                    json!({"domains": []}),
                    json!("https://example.com"),
                    Some("example.com"),
                ),
                (json!({}), json!("x"), Some("no `domains`")),
                (json!({"domains": ["a b"]}), json!("x"), Some("no domain")),
            ],
        );
    }

    /// Each page is written into the next one, with its `>` as an entity.
    #[test]
    fn pages_within_pages_are_read_so_far() {
        for (depth, expected) in [
            (4, "leads to `evil.com`"),
            (5, "cannot be read"),
            (600, "cannot be read"),
        ] {
            let ends: String = (0..depth)
                .rev()
                .map(|at| format!("&{}gt;", "amp;".repeat(at)))
                .collect();
            let text = format!("{}<img/src=//evil.com{ends}>", "<a/srcdoc=".repeat(depth));
            table(
                "url_allowlist",
                &[(json!({"domains": ["acme.com"]}), json!(text), Some(expected))],
            );
        }
    }
}
