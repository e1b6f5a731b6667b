//! Addresses on the internet, versions 4 and 6: those that can belong to a person's connection. Loopback,
//! private, link-local, multicast, documentation and reserved ranges are nobody's; neither is a version number.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::digits::byte;
use crate::detector::{Detector, Hit, Near, Trigger};
use crate::finding::Kind;
use crate::window::{Window, is_word};

pub(super) static DETECTORS: &[Detector] = &[
    Detector {
        kind: Kind::IpAddress,
        sub: "v4",
        trigger: Trigger::Digits {
            len: (1, 3),
            prev: Near::NO_WORD.without(Near::DOT),
            next: Near::DOT,
        },
        shape: |_, _, next| matches!(next, 1..=3),
        likely: |around| matches!(around.beyond, [b'.', b'0'..=b'9']),
        check: check_v4,
        before: 0,
        after: 14,
        context: &[
            "ip",
            "ip*",
            "*ip",
            "host*",
            "address*",
            "addr",
            "adresse",
            "server*",
            "client*",
            "login*",
            "from",
            "peer",
            "ping",
            "remote*",
            "dirección",
            "indirizzo",
            "adres*",
            "connect*",
            "source",
            "src",
            "dst",
            "gateway",
            "user",
        ],
        against: &[&[
            "build*",
            "version*",
            "ver",
            "release*",
            "upgrade*",
            "upgrade from",
            "upgraded from",
            "upgrading from",
            "update from",
            "updated from",
            "downgrade*",
            "downgrade from",
            "update*",
            "firmware*",
            "driver*",
            "npm",
            "pip",
            "install*",
            "package*",
            "section*",
            "chapter*",
            "clause*",
            "oid",
            "module*",
            "sdk",
            "versión",
            "versione*",
            "versie",
            "wersj*",
            "v",
            "patch*",
            "kernel",
            "chrome",
            "plugin*",
            "bumped",
            "bump",
            "tag",
        ]],
        ..Detector::BASE
    },
    Detector {
        kind: Kind::IpAddress,
        sub: "v6",
        trigger: Trigger::Digits {
            len: (1, 4),
            prev: Near::NO_WORD.or(Near::HEX),
            next: Near::COLON.or(Near::HEX),
        },
        // Behind a group of digits it is none's first.
        likely: |around| around.hex.1 == b':' && !around.behind_digits(b':'),
        check: check_v6,
        before: 40,
        after: 44,
        ..Detector::BASE
    },
];

/// Resolvers that everybody writes into configurations.
const RESOLVERS: [[u8; 4]; 7] = [
    [1, 1, 1, 1],
    [1, 0, 0, 1],
    [8, 8, 8, 8],
    [8, 8, 4, 4],
    [9, 9, 9, 9],
    [208, 67, 222, 222],
    [208, 67, 220, 220],
];

fn public_v4(ip: Ipv4Addr) -> bool {
    let reserved = match ip.octets() {
        [0 | 10 | 127 | 224.., ..]
        | [100, 64..=127, ..]
        | [169, 254, ..]
        | [172, 16..=31, ..]
        | [192, 168, ..]
        | [192, 0, 0 | 2, _]
        | [192, 88, 99, _]
        | [198, 18 | 19, ..]
        | [198, 51, 100, _]
        | [203, 0, 113, _] => true,
        octets => RESOLVERS.contains(&octets),
    };
    !reserved
}

/// Whether an address of version 6 may be somebody's. A compressed one must lie in the global unicast range:
/// `ab::c1` is more often a path in a program.
fn public_v6(ip: Ipv6Addr, compressed: bool) -> bool {
    let [first, second, ..] = ip.segments();
    let reserved = matches!(first, 0..=0xff | 0xfd00..=0xfdff | 0xfe80..=0xfeff | 0xff00..=0xff3f)
        || (first == 0x2001 && second == 0xdb8)
        || (first == 0x3fff && second < 0x1000);
    !reserved && (!compressed || first & 0xe000 == 0x2000)
}

/// The end of four numbers with dots, and the address, if they start at `start`.
fn v4(text: &[u8], start: usize) -> Option<(usize, Ipv4Addr)> {
    let mut octets = [0u8; 4];
    let mut at = start;
    for (i, octet) in octets.iter_mut().enumerate() {
        if i > 0 {
            if byte(text, at) != b'.' {
                return None;
            }
            at += 1;
        }
        let from = at;
        let mut value = 0u16;
        while byte(text, at).is_ascii_digit() && at - from < 3 {
            value = value * 10 + u16::from(byte(text, at) - b'0');
            at += 1;
        }
        if at == from || (byte(text, from) == b'0' && at - from > 1) {
            return None;
        }
        *octet = u8::try_from(value).ok()?;
    }
    Some((at, Ipv4Addr::from(octets)))
}

/// Whether something that ends here goes on as a longer number, name or version.
fn goes_on(text: &[u8], end: usize) -> bool {
    let (next, after) = (byte(text, end), byte(text, end + 1));
    is_word(next)
        || matches!(next, b'.' if is_word(after))
        || matches!(next, b'-' | b'+' if after.is_ascii_alphabetic())
}

/// The check for version 4: the anchor is the first number.
fn check_v4(window: &Window<'_>) -> Option<Hit> {
    let text = window.bytes();
    let start = window.anchor().start;
    let (end, ip) = v4(text, start)?;
    let (prev, before) = (window.prev(start), window.prev(start.saturating_sub(1)));
    // `Chrome/120.0.6099.109`, `name-1.2.3.4`, the middle of something longer.
    let part = match prev {
        b'/' | b'-' => before.is_ascii_alphabetic(),
        b'.' => true,
        b',' | b':' => false,
        _ => is_word(prev),
    };
    if part || goes_on(text, end) || !public_v4(ip) {
        return None;
    }
    let address = window.context_before();
    if window
        .against_before()
        .is_some_and(|against| against < 32 && address.is_none_or(|near| near >= against))
    {
        return None;
    }
    if ip.octets().iter().all(|octet| *octet < 32) && address.is_none() {
        return None;
    }
    Some(Hit::new(start..end, 0.9, "range"))
}

/// The address at the front of the text, which may have a port behind it, and its length.
fn v6(written: &str) -> Option<(usize, Ipv6Addr)> {
    if let Ok(ip) = written.parse() {
        return Some((written.len(), ip));
    }
    let (front, port) = written.rsplit_once(':')?;
    let ip = front
        .parse()
        .ok()
        .filter(|_| port.bytes().all(|b| b.is_ascii_digit()))?;
    Some((front.len(), ip))
}

/// The check for version 6: the anchor is the first group of digits.
fn check_v6(window: &Window<'_>) -> Option<Hit> {
    let anchor = window.anchor();
    let group = window.backward(anchor.start, 5, |b| b.is_ascii_hexdigit());
    let colon = window.forward(anchor.end, 4, |b| b.is_ascii_hexdigit());
    if window.at(colon) != b':' || colon - group > 4 {
        return None;
    }
    // Groups of letters alone may stand before the first digit.
    let start = window.backward(group, 40, |b| {
        b == b':' || (b.is_ascii_hexdigit() && !b.is_ascii_digit())
    });
    let prev = window.prev(start);
    if is_word(prev) || matches!(prev, b':' | b'.') {
        return None;
    }
    let mut end = window.forward(colon, 50, |b| b.is_ascii_hexdigit() || matches!(b, b':' | b'.'));
    while end > colon && window.prev(end) == b'.'
        || (window.prev(end) == b':' && window.prev(end - 1) != b':')
    {
        end -= 1;
    }
    let written = window.text(start..end);
    let colons = written.bytes().filter(|b| *b == b':').count();
    if written.len() < 6 || is_word(window.at(end)) || (colons < 7 && !written.contains("::")) {
        return None;
    }
    let (end, ip) = v6(written).map(|(len, ip)| (start + len, ip))?;
    let written = window.text(start..end);
    let good = match ip.to_ipv4_mapped() {
        Some(ip) => public_v4(ip),
        None => public_v6(ip, written.contains("::")),
    };
    good.then(|| Hit::new(start..end, 0.95, "range"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_ranges() {
        let cases = [
            ("86.117.217.194", true),
            ("172.15.0.1", true),
            ("0.0.0.0", false),
            ("10.1.2.3", false),
            ("100.100.1.1", false),
            ("127.0.0.1", false),
            ("169.254.169.254", false),
            ("172.31.255.1", false),
            ("192.168.1.1", false),
            ("192.0.2.7", false),
            ("198.51.100.7", false),
            ("203.0.113.7", false),
            ("239.1.1.1", false),
            ("255.255.255.0", false),
            ("8.8.8.8", false),
        ];
        for (text, expected) in cases {
            assert_eq!(public_v4(text.parse().unwrap()), expected, "{text}");
        }
        let cases = [
            ("2a02:8108:1:2::3", true),
            ("7235:6ae4:2eda:942f:b3e1:68c:935a:bd6", true),
            ("fabe:eff9:755d:ea0e:a8da:138b:1fba:74bb", true),
            ("ab::c1", false),
            ("::1", false),
            ("::1:8080", false),
            ("fe80::1", false),
            ("fd00::1", false),
            ("ff02::1", false),
            ("2001:db8::1", false),
        ];
        for (text, expected) in cases {
            assert_eq!(
                public_v6(text.parse().unwrap(), text.contains("::")),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn four_numbers() {
        let cases = [
            ("1.2.3.4", Some(7)),
            ("1.2.3", None),
            ("1.2.3.256", None),
            ("1.2.03.4", None),
            ("1.2.3.45", Some(8)),
        ];
        for (text, expected) in cases {
            assert_eq!(v4(text.as_bytes(), 0).map(|(end, _)| end), expected, "{text}");
        }
        let ends = [
            ("1.2.3.4.5", true),
            ("1.2.3.4-rc1", true),
            ("1.2.3.4.", false),
            ("1.2.3.4/24", false),
        ];
        for (text, expected) in ends {
            let end = v4(text.as_bytes(), 0).unwrap().0;
            assert_eq!(goes_on(text.as_bytes(), end), expected, "{text}");
        }
    }
}
