//! Hardware addresses of network cards: six pairs with colons or dashes, or three fours with dots. Not the
//! broadcast, multicast, empty and documentation ones, and no piece of a longer fingerprint.

use super::digits::byte;
use crate::detector::{Detector, Hit, Near, Trigger};
use crate::finding::Kind;
use crate::window::Window;

const ADDRESSES: Detector = Detector {
    kind: Kind::MacAddress,
    likely: |around| {
        // Behind a group of digits it is none's first.
        if around.behind_digits(around.hex.1) {
            return false;
        }
        let lettered = usize::from(around.before[1].is_ascii_hexdigit());
        match around.behind[0] {
            b':' | b'-' => around.len + lettered == 2,
            b'.' if around.next.1 < 4 && !around.beyond[0].is_ascii_hexdigit() => false,
            b'.' => around.len == 4 || lettered == 1 && around.len < 4,
            next => next.is_ascii_hexdigit() && matches!(around.hex.1, b':' | b'-' | b'.'),
        }
    },
    check,
    before: 16,
    after: 20,
    context: &[
        "mac",
        "mac*",
        "*mac",
        "device*",
        "hardware*",
        "ethernet",
        "hwaddr",
        "ether",
        "bssid",
        "wifi",
        "nic",
        "gerät*",
        "bluetooth",
    ],
    ..Detector::BASE
};

/// What may stand behind an address's first digits.
const BEHIND: Near = Near::COLON.or(Near::DASH).or(Near::DOT).or(Near::HEX);

/// Groups that begin with a digit, and those that begin with a letter.
pub(super) static DETECTORS: &[Detector] = &[
    Detector {
        trigger: Trigger::Digits {
            len: (1, 4),
            prev: Near::APART,
            next: BEHIND,
        },
        // The next group may begin with a letter, or have no digit.
        shape: |len, separator, next| match separator {
            b'-' => len == 2 && next <= 2,
            b'.' => len == 4 && next <= 4,
            _ => true,
        },
        ..ADDRESSES
    },
    Detector {
        trigger: Trigger::Digits {
            len: (1, 3),
            prev: Near::HEX,
            next: BEHIND,
        },
        shape: |_, _, next| next <= 4,
        ..ADDRESSES
    },
];

/// Group and multicast prefixes of the protocols, and the documentation range of RFC 7042.
const NOBODYS: &[&[u8]] = &[
    &[0x01, 0x00, 0x5e],
    &[0x33, 0x33],
    &[0x01, 0x80, 0xc2],
    &[0x00, 0x00, 0x5e, 0x00, 0x53],
];

/// What examples are written with.
const PLACEHOLDERS: [[u8; 6]; 4] = [
    [0x00, 0x11, 0x22, 0x33, 0x44, 0x55],
    [0x01, 0x23, 0x45, 0x67, 0x89, 0xab],
    [0x12, 0x34, 0x56, 0x78, 0x9a, 0xbc],
    [0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff],
];

fn hex(b: u8) -> Option<u8> {
    char::from(b).to_digit(16).and_then(|d| u8::try_from(d).ok())
}

/// The six bytes of an address in groups of `width` digits that starts at `start`, and its end.
fn parse(text: &[u8], start: usize, sep: u8, width: usize) -> Option<([u8; 6], usize)> {
    let mut bytes = [0u8; 6];
    let mut at = start;
    for nibble in 0..12 {
        if nibble > 0 && nibble % width == 0 {
            if byte(text, at) != sep {
                return None;
            }
            at += 1;
        }
        let value = hex(byte(text, at))?;
        let slot = bytes.get_mut(nibble / 2)?;
        *slot = (*slot << 4) | value;
        at += 1;
    }
    Some((bytes, at))
}

fn somebodys(bytes: [u8; 6]) -> bool {
    let same = bytes.iter().all(|b| bytes.first() == Some(b));
    !same && !PLACEHOLDERS.contains(&bytes) && !NOBODYS.iter().any(|front| bytes.starts_with(front))
}

/// The start of the address whose first digits are the anchor, its separator and the width of its groups.
fn front(window: &Window<'_>) -> Option<(usize, u8, usize)> {
    let anchor = window.anchor();
    let group = window.backward(anchor.start, 5, |b| b.is_ascii_hexdigit());
    let sep_at = window.forward(anchor.end, 4, |b| b.is_ascii_hexdigit());
    let sep = window.at(sep_at);
    let width = match sep {
        b':' | b'-' => 2,
        b'.' => 4,
        _ => return None,
    };
    // Groups of letters alone may stand before the first digit.
    let head = window.backward(group, 15, |b| {
        b == sep || (b.is_ascii_hexdigit() && !b.is_ascii_digit())
    });
    (sep_at - group == width && (group - head).is_multiple_of(width + 1)).then_some((head, sep, width))
}

/// The detector's check: the anchor is the first group of digits.
fn check(window: &Window<'_>) -> Option<Hit> {
    let text = window.bytes();
    let (start, sep, width) = front(window)?;
    let prev = window.prev(start);
    if prev.is_ascii_alphanumeric() || prev == sep || prev == b'_' {
        return None;
    }
    let (bytes, end) = parse(text, start, sep, width)?;
    let next = byte(text, end);
    let more =
        next.is_ascii_alphanumeric() || next == b'_' || (next == sep && hex(byte(text, end + 1)).is_some());
    // Six pairs of digits with dashes or three fours with dots are some number unless a word says otherwise.
    let plain = sep != b':'
        && window
            .slice(start..end)
            .iter()
            .all(|b| *b == sep || b.is_ascii_digit());
    if more || !somebodys(bytes) || (plain && !window.context()) {
        return None;
    }
    Some(Hit::new(start..end, 0.96, "shape"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_forms() {
        let cases = [
            (
                "7a:91:ed:e6:1f:28",
                b':',
                2,
                Some([0x7a, 0x91, 0xed, 0xe6, 0x1f, 0x28]),
            ),
            (
                "7A-91-ED-E6-1F-28",
                b'-',
                2,
                Some([0x7a, 0x91, 0xed, 0xe6, 0x1f, 0x28]),
            ),
            (
                "7a91.ede6.1f28",
                b'.',
                4,
                Some([0x7a, 0x91, 0xed, 0xe6, 0x1f, 0x28]),
            ),
            ("ff:ff:00:01:02:f0", b':', 2, Some([0xff, 0xff, 0, 1, 2, 0xf0])),
            ("7a:91:ed:e6:1f", b':', 2, None),
            ("7a:91:ed-e6:1f:28", b':', 2, None),
            ("7g:91:ed:e6:1f:28", b':', 2, None),
        ];
        for (text, sep, width, expected) in cases {
            assert_eq!(
                parse(text.as_bytes(), 0, sep, width).map(|(bytes, _)| bytes),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn nobodys() {
        assert!(somebodys([0x7a, 0x91, 0xed, 0xe6, 0x1f, 0x28]));
        assert!(!somebodys([0xff; 6]));
        assert!(!somebodys([0; 6]));
        assert!(!somebodys([0x01, 0x00, 0x5e, 1, 2, 3]));
        assert!(!somebodys([0x00, 0x00, 0x5e, 0x00, 0x53, 0xaf]));
    }
}
