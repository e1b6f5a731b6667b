//! `url_allowlist`: every URL in the output leads to one of `domains` (a name stands for itself and what is below
//! it, `=example.com` for itself alone), is of `schemes` (`https`, `http`), and with `block_private` leads to no
//! private, loopback or link-local address. Read as browsers read them, so that `https://good.com@evil.com` is
//! evil.com.

use std::net::{Ipv4Addr, Ipv6Addr};

use serde_json::{Value, json};
use url::{Host, Url};

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
    Ok(Code::Heavy(run(move |ask| {
        let mut found = Vec::new();
        walk(&ask.context.output, &mut found);
        let mut problems: Vec<String> = found.iter().filter_map(|url| problem(url, &rules)).collect();
        problems.dedup();
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

fn problem(found: &str, rules: &Rules) -> Option<String> {
    let shown = short(found);
    let Ok(url) = Url::parse(found) else {
        return Some(format!("`{shown}` cannot be read"));
    };
    if !rules.schemes.iter().any(|scheme| scheme == url.scheme()) {
        return Some(format!("`{shown}` is of scheme `{}`", url.scheme()));
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

fn is_private(host: &Host<&str>) -> bool {
    let v4 = |ip: &Ipv4Addr| {
        let [a, b, ..] = ip.octets();
        ip.is_private()
            || ip.is_loopback()
            || ip.is_link_local()
            || ip.is_unspecified()
            || ip.is_broadcast()
            || a == 0
            || (a == 100 && (64..128).contains(&b))
    };
    let v6 = |ip: &Ipv6Addr| {
        let [first, ..] = ip.segments();
        ip.to_ipv4_mapped().is_some_and(|ip| v4(&ip))
            || ip.is_loopback()
            || ip.is_unspecified()
            || first & 0xfe00 == 0xfc00
            || first & 0xffc0 == 0xfe80
    };
    match host {
        Host::Ipv4(ip) => v4(ip),
        Host::Ipv6(ip) => v6(ip),
        Host::Domain(name) => {
            let name = name.trim_end_matches('.').to_ascii_lowercase();
            !name.contains('.')
                || [".localhost", ".local", ".internal", ".lan", ".home.arpa"]
                    .iter()
                    .any(|end| name.ends_with(end))
        }
    }
}

/// The URLs of all texts in a value.
fn walk(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => urls(text, found),
        Value::Array(items) => items.iter().for_each(|item| walk(item, found)),
        Value::Object(fields) => fields.iter().for_each(|(key, item)| {
            urls(key, found);
            walk(item, found);
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// What looks like a URL to a reader or a renderer: `scheme://…`, `//host` where a link's target stands, `www.…`.
fn urls(text: &str, found: &mut Vec<String>) {
    let mut from = 0;
    for (at, _) in text.match_indices("//") {
        if at < from {
            continue;
        }
        let before = text.get(..at).unwrap_or_default();
        let rest = text.get(at..).unwrap_or_default();
        let body = body(rest);
        if body.len() <= 2 {
            continue;
        }
        if let Some(before) = before.strip_suffix(':') {
            let scheme: String = before
                .chars()
                .rev()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
                .collect();
            let scheme: String = scheme.chars().rev().collect();
            if scheme.starts_with(|c: char| c.is_ascii_alphabetic()) {
                found.push(format!("{scheme}:{body}"));
                from = at + body.len();
            }
        } else if before.ends_with("](") || before.ends_with("=\"") || before.ends_with("='") {
            found.push(format!("https:{body}"));
            from = at + body.len();
        }
    }
    for (at, _) in text.to_ascii_lowercase().match_indices("www.") {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '@')) {
            continue;
        }
        let body = body(text.get(at..).unwrap_or_default());
        if body.len() > 4 {
            found.push(format!("https://{body}"));
        }
    }
}

/// Up to where a URL in running text ends.
fn body(text: &str) -> &str {
    let end = text
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\'' | '`' | '|' | '{' | '}'))
        .unwrap_or(text.len());
    let mut body = text.get(..end).unwrap_or_default();
    loop {
        let unpaired = |open: char, close: char| {
            body.ends_with(close) && body.matches(open).count() < body.matches(close).count()
        };
        if body.ends_with(['.', ',', ';', ':', '!', '?', '*', '_'])
            || unpaired('(', ')')
            || unpaired('[', ']')
        {
            body = body.get(..body.len() - 1).unwrap_or_default();
        } else {
            return body;
        }
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
                row("www.evil.com is it", Some("leads to `www.evil.com`")),
                row("ftp://acme.com/", Some("of scheme `ftp`")),
                row("https://acmе.com/", Some("xn--")),
                row("https://[::1]/", Some("`[::1]`")),
                (
                    json!({"domains": ["=acme.com"]}),
                    json!("https://docs.acme.com"),
                    Some("docs.acme.com"),
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
}
