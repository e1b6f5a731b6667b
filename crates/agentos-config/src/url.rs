//! The base address of a provider's interface.

use std::fmt;

/// An `http` or `https` address without trailing slash, user name, query or fragment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BaseUrl(String);

impl BaseUrl {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The reason goes after the key's name. It never quotes the address, which may hold a password.
    pub(crate) fn parse(text: &str, unversioned: bool) -> Result<Self, String> {
        let text = text.trim();
        let rest = text
            .strip_prefix("http://")
            .or_else(|| text.strip_prefix("https://"))
            .ok_or("must begin with `http://` or `https://`")?;
        if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err("must be an address of visible ASCII characters".to_owned());
        }
        if text.contains(['?', '#']) {
            return Err("must end with the path: no `?` and no `#`".to_owned());
        }
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        if authority.contains('@') {
            return Err("must not hold a user name or password".to_owned());
        }
        check_authority(authority)?;
        let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        if unversioned && is_version(last) {
            return Err(format!("must end before the version: leave out `/{last}`"));
        }
        Ok(Self(text.trim_end_matches('/').to_owned()))
    }
}

fn check_authority(authority: &str) -> Result<(), String> {
    // The colons of an IPv6 address stand in brackets.
    let (host, port) = match authority.rfind(']') {
        Some(end) => authority.split_at(end.saturating_add(1)),
        None => authority
            .find(':')
            .map_or((authority, ""), |colon| authority.split_at(colon)),
    };
    let is_ipv6 = host.starts_with('[') && host.ends_with(']');
    let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    if host.is_empty() || !(host.chars().all(named) || is_ipv6) {
        return Err("must name a host".to_owned());
    }
    let is_number = |port: &str| port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok();
    if !port.is_empty() && !port.strip_prefix(':').is_some_and(is_number) {
        return Err("has a port that is not a number from 0 to 65535".to_owned());
    }
    Ok(())
}

/// `v1`, `v1beta`, `v2.1`.
fn is_version(segment: &str) -> bool {
    segment
        .strip_prefix('v')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::BaseUrl;

    #[test]
    fn takes_addresses_and_drops_the_last_slash() {
        for (text, expected) in [
            ("https://api.openai.com/v1", "https://api.openai.com/v1"),
            ("http://127.0.0.1:11434/v1/", "http://127.0.0.1:11434/v1"),
            ("http://[::1]:8080", "http://[::1]:8080"),
            (" http://local_host ", "http://local_host"),
        ] {
            assert_eq!(BaseUrl::parse(text, false).unwrap().as_str(), expected);
        }
    }

    #[test]
    fn refuses_everything_else_and_never_quotes_it() {
        for (text, reason) in [
            ("api.openai.com", "begin with"),
            ("ftp://host", "begin with"),
            ("http://", "name a host"),
            ("http:///v1", "name a host"),
            ("http://[::1", "name a host"),
            ("http://me:canary@host/v1", "user name"),
            ("http://host:99999", "port"),
            ("http://host:", "port"),
            ("http://[::1]8080", "port"),
            ("http://ho st", "visible"),
            ("http://host/v1?key=canary", "no `?`"),
            ("http://host/v1#x", "no `?`"),
        ] {
            let error = BaseUrl::parse(text, false).unwrap_err();
            assert!(
                error.contains(reason) && !error.contains("canary"),
                "{text}: {error}"
            );
        }
    }

    #[test]
    fn some_addresses_end_before_the_version() {
        for (text, ok) in [
            ("http://host", true),
            ("http://host/v1beta/", false),
            ("http://host/v1", false),
            ("http://host/vega", true),
        ] {
            assert_eq!(BaseUrl::parse(text, true).is_ok(), ok, "{text}");
        }
    }
}
