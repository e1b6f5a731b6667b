//! Judges a value by what it looks like: a placeholder, words, or something random. Knows nothing of the place where
//! the value stands.

use super::placeholder::{is_placeholder, is_plain, is_reference};

/// How much a value looks like a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Look {
    /// A placeholder, a reference, an ordinary word.
    Nothing,
    /// Letters only: a secret only where the place leaves no doubt.
    Word,
    /// Letters with digits or signs, as people choose passwords.
    Chosen,
    /// Long and random, as machines make tokens.
    Random,
}

/// Whether most characters repeat or follow the one before (`aaaa`, `1234`, `abcd`), or only a few differ.
pub(crate) fn is_monotonous(value: &[u8]) -> bool {
    if value.len() < 4 {
        return true;
    }
    let counted = value
        .windows(2)
        .filter(|pair| matches!(pair, [a, b] if a == b || a.wrapping_add(1) == *b))
        .count();
    counted * 2 >= value.len() || value.len() >= 16 && distinct(value) * 5 < value.len().min(30)
}

/// How many different bytes there are.
pub(crate) fn distinct(value: &[u8]) -> usize {
    let mut seen = [0_u64; 4];
    for byte in value {
        if let Some(bits) = seen.get_mut(usize::from(byte >> 6)) {
            *bits |= 1 << (byte & 63);
        }
    }
    seen.iter().map(|bits| bits.count_ones() as usize).sum()
}

/// Whether letters stand as neither words nor names of programs set them: capitals together behind a small letter,
/// five consonants, or words too many and too short.
pub(crate) fn is_jumbled(value: &[u8]) -> bool {
    let Classes { any, .. } = Classes::of(value);
    if any & !(HEX | ALPHABET) != LOWER | UPPER {
        return false;
    }
    // Capitals that stand together, in how many places they do, words, and letters that are no vowels.
    let (mut run, mut runs, mut words, mut mute) = (0, 0, 0, 0);
    for (at, byte) in value.iter().enumerate() {
        let capital = byte.is_ascii_uppercase();
        if !capital && run == 2 && at > 2 {
            return true;
        }
        run = if capital { run + 1 } else { 0 };
        runs += usize::from(run == 2);
        words += usize::from(run == 1 || at == 0);
        mute = if is_vowel(*byte) { 0 } else { mute + 1 };
        if runs > 1 || mute > 4 {
            return true;
        }
    }
    // Four and more that begin so close that they have hardly three letters each.
    words > 3 && words * 20 > value.len() * 7
}

/// Whether `value` begins so, in any ASCII case.
pub(crate) fn begins(value: &[u8], with: &[u8]) -> bool {
    value
        .get(..with.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(with))
}

/// Whether `value` is a UUID.
pub(crate) fn is_uuid(value: &[u8]) -> bool {
    value.len() == 36
        && value.iter().enumerate().all(|(at, byte)| {
            if matches!(at, 8 | 13 | 18 | 23) {
                *byte == b'-'
            } else {
                byte.is_ascii_hexdigit()
            }
        })
}

/// Whether `value` is hexadecimal and as long as a digest (MD5, SHA-1, SHA-224, SHA-256, SHA-384, SHA-512).
pub(crate) fn is_digest(value: &[u8]) -> bool {
    matches!(value.len(), 32 | 40 | 56 | 64 | 96 | 128) && value.iter().all(u8::is_ascii_hexdigit)
}

/// Judges a value that stands where a secret may stand.
pub(crate) fn look(value: &[u8]) -> Look {
    if value.len() < 4 || is_placeholder(value) || is_reference(value) || is_plain(value) {
        return Look::Nothing;
    }
    if is_random(value) {
        return Look::Random;
    }
    let Classes { any, signs, .. } = Classes::of(value);
    let letters = any & (LOWER | UPPER | BEYOND) != 0;
    let digits = any & DIGIT != 0;
    if value.len() >= 8 && is_jumbled(value) {
        return Look::Chosen;
    }
    if letters && (digits || signs > 0) || digits && value.len() >= 6 || signs >= 3 {
        return Look::Chosen;
    }
    Look::Word
}

/// Whether `value` is long, of one alphabet that machines use, and not made of words.
pub(crate) fn is_random(value: &[u8]) -> bool {
    if value.len() < 16 {
        return false;
    }
    let Classes { all, any, .. } = Classes::of(value);
    if all & ALPHABET == 0 || any & (LOWER | UPPER) == 0 {
        return false;
    }
    let hex = all & HEX != 0;
    let enough = if hex { 6 } else { 8 };
    if distinct(value) < enough {
        return false;
    }
    is_mixed(value)
}

/// Whether `body` holds no digit and reads like words.
pub(crate) fn is_wordy(body: &[u8]) -> bool {
    !body.iter().any(u8::is_ascii_digit) && changes(body) * 10 < body.len() && longest_without_vowel(body) < 6
}

/// Whether kinds of characters change too often for words (`Kx9fT`), or letters stand as no language sets them.
pub(crate) fn is_mixed(value: &[u8]) -> bool {
    changes(value) * 6 >= value.len() || longest_without_vowel(value) >= 6
}

/// What a byte is, a bit for each class.
const LOWER: u8 = 1;
const UPPER: u8 = 1 << 1;
const DIGIT: u8 = 1 << 2;
const HEX: u8 = 1 << 3;
/// What machines write tokens with.
const ALPHABET: u8 = 1 << 4;
/// Punctuation that stands in no name.
const SIGN: u8 = 1 << 5;
const BEYOND: u8 = 1 << 6;
/// Neither a letter nor a digit.
const OTHER: u8 = 1 << 7;

/// What the bytes of a value are.
struct Classes {
    /// What all of them are.
    all: u8,
    /// What any of them is.
    any: u8,
    /// How many are a [`SIGN`].
    signs: usize,
}

impl Classes {
    fn of(value: &[u8]) -> Self {
        let none = Self {
            all: u8::MAX,
            any: 0,
            signs: 0,
        };
        value.iter().fold(none, |had, byte| {
            let class = class(*byte);
            Self {
                all: had.all & class,
                any: had.any | class,
                signs: had.signs + usize::from(class & SIGN != 0),
            }
        })
    }
}

fn class(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(0)
}

static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0_u8;
    loop {
        let kind = match byte {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            _ => OTHER,
        };
        let other = match byte {
            b'-' | b'_' | b'.' | b'/' => 0,
            0x80.. => BEYOND,
            _ if byte.is_ascii_punctuation() => SIGN,
            _ => 0,
        };
        let hex = if byte.is_ascii_hexdigit() { HEX } else { 0 };
        let sign = matches!(
            byte,
            b'-' | b'_' | b'+' | b'/' | b'=' | b'.' | b'~' | b':' | b'%' | b'|'
        );
        #[expect(clippy::indexing_slicing, reason = "checked when compiled")]
        {
            classes[byte as usize] = kind | hex | other | if kind != OTHER || sign { ALPHABET } else { 0 };
        }
        if byte == u8::MAX {
            break classes;
        }
        byte += 1;
    }
};

/// How often one kind of character follows another.
fn changes(value: &[u8]) -> usize {
    let kind = |byte: &u8| class(*byte) & (LOWER | UPPER | DIGIT);
    let (mut last, mut count) = (0, 0);
    for kind in value.iter().map(kind) {
        // A capital before small letters begins a word and is no change; a sign joins words.
        let change = kind != last && kind != 0 && last != 0 && !(last == UPPER && kind == LOWER);
        count += usize::from(change);
        last = kind;
    }
    count
}

/// The longest run of letters of one case without a vowel: at most five in the words of European languages.
fn longest_without_vowel(value: &[u8]) -> usize {
    let (mut longest, mut run) = (0, 0);
    for byte in value {
        run = if byte.is_ascii_alphabetic() && !is_vowel(*byte) {
            run + 1
        } else {
            0
        };
        longest = longest.max(run);
    }
    longest
}

const fn is_vowel(letter: u8) -> bool {
    matches!(
        letter.to_ascii_lowercase(),
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y'
    )
}

/// Whether `text` holds `word` (both short).
pub(crate) fn contains(text: &[u8], word: &[u8]) -> bool {
    text.windows(word.len()).any(|window| window == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_no_word_and_no_name_of_a_program_has_are_jumbled() {
        for (value, expected) in [
            ("abCDef", true),
            // Capitals at the beginning, as in `IPaddress`, and a name of a program.
            ("ABcdef", false),
            ("abCdefGhij", false),
            // In two places.
            ("abeCDEabeFG", true),
            ("Abcdfga", true),
            ("Abcdfa", false),
            // Four words in eleven letters, and in twelve.
            ("abaCabDabEa", true),
            ("abaCabDabEab", false),
            ("abCDef1", false),
            ("abcdfghj", false),
            ("ABCDFGHJ", false),
        ] {
            assert_eq!(is_jumbled(value.as_bytes()), expected, "{value}");
        }
    }

    #[test]
    fn looks() {
        let cases = [
            ("YOUR_API_KEY_HERE", Look::Nothing),
            ("${DB_PASSWORD}", Look::Nothing),
            ("$DB_PASSWORD", Look::Nothing),
            ("<token>", Look::Nothing),
            ("{{ secrets.TOKEN }}", Look::Nothing),
            ("process.env.OPENAI_API_KEY;", Look::Nothing),
            ("os.environ[\"X\"]", Look::Nothing),
            ("getpass.getpass()", Look::Nothing),
            ("settings.db_password", Look::Nothing),
            ("AAAAB3NzaC1yc2EAAAADAQABAAABgQDZ4rT9", Look::Nothing),
            ("changeme", Look::Nothing),
            ("********", Look::Nothing),
            ("xxxxxxxxxxxx", Look::Nothing),
            ("null", Look::Nothing),
            ("1234", Look::Nothing),
            ("abcdefgh", Look::Nothing),
            ("/run/secrets/db", Look::Nothing),
            ("correcthorse", Look::Word),
            ("hunter2", Look::Chosen),
            ("Tr0ub4dor&3", Look::Chosen),
            ("WintermdVz!090", Look::Chosen),
            ("tiger-XSjiHj-2638", Look::Chosen),
            ("A46ZR164C9SMrx!", Look::Chosen),
            ("9f86d081884c7d659a2feaa0c55ad015", Look::Random),
            ("NhEh8KLfEoKoeeXsDEKd6sUrn4gdUfZyTdR9ZmdQ", Look::Random),
            ("kubernetes-service-account", Look::Word),
            ("internationalization", Look::Word),
        ];
        for (value, expected) in cases {
            assert_eq!(look(value.as_bytes()), expected, "{value}");
        }
    }
}
