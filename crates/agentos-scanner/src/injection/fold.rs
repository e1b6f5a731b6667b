//! A sentence as the lexicon writes words: lower case, Latin letters without diacritics, one space at a time; with
//! a way back to the original bytes. What only a hostile writer does (look-alikes, unseen characters) is the
//! business of `crate::unfold`.

use std::ops::Range;
use std::sync::LazyLock;

use super::blocks::{BLOCK, Block, blocks, lower, places};

/// A folded text.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) text: String,
    /// For each byte of `text`, where its character starts in the original; one more for the end. Nothing where each
    /// byte lies where it did.
    from: Vec<u32>,
    /// A bit for each character of ASCII that is in `text` and no letter or digit.
    signs: u128,
    /// Whether a full stop is in it that does not end a word.
    point: bool,
    is_ascii: bool,
    /// What its bytes are, where each lies where it did.
    kinds: Vec<Block>,
    /// How long the original was.
    len: usize,
}

impl Text {
    /// Folds bytes, in the room that another text had. Bytes that are no UTF-8 count as spaces.
    pub(super) fn fold(&mut self, bytes: &[u8]) {
        let mut text = std::mem::take(&mut self.text).into_bytes();
        text.clear();
        self.from.clear();
        self.len = bytes.len();
        (self.signs, self.point) = (0, false);
        self.kinds.clear();
        // Most texts are of ASCII and stay as long as they are.
        let plain_to = self.fold_plain(bytes, &mut text);
        if plain_to < bytes.len() {
            self.kinds.clear();
            self.from.extend((0..).take(plain_to));
            let mut folding = Folding {
                text,
                from: std::mem::take(&mut self.from),
                signs: self.signs,
            };
            let mut at = plain_to;
            for chunk in bytes.get(plain_to..).unwrap_or_default().utf8_chunks() {
                folding.valid(chunk.valid(), at);
                at += chunk.valid().len();
                if !chunk.invalid().is_empty() {
                    folding.ascii(b' ', at);
                    at += chunk.invalid().len();
                }
            }
            folding.from.push(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
            (text, self.from, self.signs) = (folding.text, folding.from, folding.signs);
            let inner = |two: &[u8]| matches!(two, [b'.', next] if *next != b' ');
            self.point = self.has(b".") && text.windows(2).any(inner);
        }
        self.is_ascii = self.from.is_empty() || text.is_ascii();
        self.text = String::from_utf8(text).unwrap_or_default();
    }

    /// Folds bytes up to the first that makes the text longer or shorter, and says where that is.
    fn fold_plain(&mut self, bytes: &[u8], text: &mut Vec<u8>) -> usize {
        let mut base = 0;
        let mut spaced = 0;
        for (block, len) in blocks(bytes) {
            let kinds = Block::of(&block, len);
            self.kinds.push(kinds);
            let Block {
                spaces,
                signs,
                beyond,
                ..
            } = kinds;
            let odd = beyond | (spaces & (spaces << 1 | spaced));
            let mut to = len.min(odd.trailing_zeros() as usize);
            for at in places(signs) {
                let byte = block.get(at).copied().unwrap_or(0);
                if at >= to || byte == 0 {
                    to = to.min(at);
                    break;
                }
                self.signs |= 1 << (byte & 0x7f);
                let next = bytes.get(base + at + 1);
                self.point |= byte == b'.' && next.is_some_and(|next| plain(*next) != b' ');
            }
            self.signs |= u128::from(spaces != 0) << b' ';
            text.extend_from_slice(lower(&block).get(..to).unwrap_or_default());
            base += to;
            if to < len {
                break;
            }
            spaced = spaces >> (BLOCK - 1);
        }
        base
    }

    /// Nothing.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.from.clear();
        self.kinds.clear();
        (self.signs, self.point, self.is_ascii, self.len) = (0, false, true, 0);
    }

    /// Adds another text behind, unless one of them does not lie where it did.
    pub(super) fn append(&mut self, other: &Self) -> bool {
        if !self.from.is_empty() || !other.from.is_empty() {
            return false;
        }
        self.text.push_str(&other.text);
        self.signs |= other.signs;
        self.point |= other.point;
        self.len += other.len;
        true
    }

    /// Whether one of these characters of ASCII is in the text.
    pub(super) fn has(&self, set: &[u8]) -> bool {
        set.iter().any(|byte| self.signs >> (byte & 0x7f) & 1 == 1)
    }

    /// What the bytes are by blocks, where that was found out; otherwise nothing.
    pub(super) fn kinds(&self) -> &[Block] {
        &self.kinds
    }

    /// Whether a full stop is in the text that does not end a word.
    pub(super) const fn has_point(&self) -> bool {
        self.point
    }

    /// Whether a character beyond ASCII is.
    pub(super) const fn has_more(&self) -> bool {
        !self.is_ascii
    }

    /// Where an offset of the original lies in the folded text.
    pub(super) fn place(&self, original: usize) -> usize {
        if self.from.is_empty() {
            return original.min(self.len + 1);
        }
        self.from.partition_point(|from| (*from as usize) < original)
    }

    /// Where a range of the folded text lies in the original.
    pub(super) fn original(&self, range: &Range<usize>) -> Range<usize> {
        if self.from.is_empty() {
            return range.clone();
        }
        let place = |at: usize| self.from.get(at).copied().unwrap_or(0) as usize;
        place(range.start)..place(range.end)
    }
}

/// What a byte of ASCII is in a folded text.
const fn plain(byte: u8) -> u8 {
    match byte {
        b'\t'..=b'\r' => b' ',
        _ => byte.to_ascii_lowercase(),
    }
}

/// A text that is being folded.
struct Folding {
    text: Vec<u8>,
    from: Vec<u32>,
    signs: u128,
}

impl Folding {
    /// Adds a text that begins at a place of the original.
    fn valid(&mut self, text: &str, base: usize) {
        // How far the text is folded, and where its next block begins.
        let (mut done, mut from) = (0, 0);
        for (block, len) in blocks(text.as_bytes()) {
            let Block {
                spaces,
                signs,
                beyond,
                ..
            } = Block::of(&block, len);
            let mut odd = beyond;
            for place in places(signs) {
                let sign = block.get(place).copied().unwrap_or(0);
                odd |= u64::from(sign == 0) << place;
                self.signs |= u128::from(sign != 0) << (sign & 0x7f);
            }
            self.signs |= u128::from(spaces != 0) << b' ';
            // A space may be one too many behind what is or becomes one.
            odd |= spaces & ((spaces | odd) << 1 | 1);
            let small = lower(&block);
            for place in places(odd) {
                let at = from + place;
                // The rest of a character.
                if at < done {
                    continue;
                }
                self.plain(small.get(done - from..place).unwrap_or_default(), base + done);
                let byte = block.get(place).copied().unwrap_or(0);
                done = at
                    + if byte.is_ascii() {
                        self.ascii(byte, base + at);
                        1
                    } else {
                        self.beyond(text, at, base)
                    };
            }
            from += len;
            if done < from {
                let rest = small.get(len - (from - done)..len).unwrap_or_default();
                self.plain(rest, base + done);
                done = from;
            }
        }
    }

    /// Adds characters that are folded.
    fn plain(&mut self, folded: &[u8], at: usize) {
        self.text.extend_from_slice(folded);
        let place = u32::try_from(at).unwrap_or(u32::MAX);
        self.from.extend((place..).take(folded.len()));
    }

    /// Adds the character at a place of a text that begins at a place of the original, and says how long it is.
    fn beyond(&mut self, text: &str, at: usize, base: usize) -> usize {
        let Some(char) = text.get(at..).and_then(|rest| rest.chars().next()) else {
            return 1;
        };
        let plain = fold_char(char);
        if plain.is_ascii() {
            self.ascii(u8::try_from(plain).unwrap_or(0), base + at);
        } else if plain.is_whitespace() {
            self.ascii(b' ', base + at);
        } else {
            let place = u32::try_from(base + at).unwrap_or(u32::MAX);
            let mut buffer = [0; 4];
            let encoded = plain.encode_utf8(&mut buffer).as_bytes();
            self.text.extend_from_slice(encoded);
            self.from.extend(std::iter::repeat_n(place, encoded.len()));
        }
        char.len_utf8()
    }

    /// Adds a character of ASCII: spaces one at a time, and nothing for 0.
    fn ascii(&mut self, byte: u8, at: usize) {
        let plain = plain(byte);
        if plain == 0 || (plain == b' ' && self.text.last() == Some(&b' ')) {
            return;
        }
        self.text.push(plain);
        self.from.push(u32::try_from(at).unwrap_or(u32::MAX));
        self.signs |= 1 << (plain & 0x7f);
    }
}

/// Latin letters by what remains of them.
const LATIN: &[(char, &str)] = &[
    ('a', "àáâãäåāăąǎÀÁÂÃÄÅĀĂĄǍạảấầẩẫậắằẳẵặ"),
    ('c', "çćčĉċÇĆČĈĊ"),
    ('d', "ďđĎĐ"),
    ('e', "èéêëēĕėęěÈÉÊËĒĔĖĘĚẹẻẽếềểễệ"),
    ('g', "ğģĝġĞĢĜĠ"),
    ('h', "ĥħĤĦ"),
    ('i', "ìíîïĩīĭįıÌÍÎÏĨĪĬĮİịỉ"),
    ('k', "ķĶ"),
    ('l', "łľĺļŁĽĹĻ"),
    ('n', "ñńňņÑŃŇŅ"),
    ('o', "òóôõöøōŏőÒÓÔÕÖØŌŎŐọỏốồổỗộớờởỡợơ"),
    ('r', "řŕŗŘŔŖ"),
    ('s', "śšşșŝŚŠŞȘŜ"),
    ('t', "ťţțŤŢȚ"),
    ('u', "ùúûüũūŭůűųÙÚÛÜŨŪŬŮŰŲụủứừửữựư"),
    ('w', "ŵŴ"),
    ('y', "ýÿŷÝŸŶỳỵỷỹ"),
    ('z', "źżžŹŻŽ"),
    ('\'', "’‘ʼ´"),
    ('"', "“”„«»「」『』"),
];

/// The folded characters up to this one are kept.
const KEPT: usize = 0x250;

fn fold_char(char: char) -> char {
    static EARLY: LazyLock<Vec<char>> = LazyLock::new(|| {
        let all = (0..KEPT).map(|code| u32::try_from(code).ok().and_then(char::from_u32));
        all.map(|char| search_char(char.unwrap_or(' '))).collect()
    });
    match char {
        '\0'..'\u{250}' => EARLY.get(char as usize).copied().unwrap_or(char),
        'а'..='я' => char,
        'А'..='Я' => char::from_u32(char as u32 + 0x20).unwrap_or(char),
        // Scripts without capitals.
        '\u{900}'..='\u{97f}' | '\u{3040}'..='\u{a63f}' | '\u{ac00}'..='\u{d7a3}' => char,
        _ => search_char(char),
    }
}

fn search_char(char: char) -> char {
    match char {
        'ß' | 'ẞ' => 's',
        'ё' | 'Ё' => 'е',
        'أ' | 'إ' | 'آ' => 'ا',
        '，' | '、' => ',',
        '。' => '.',
        '：' => ':',
        '？' => '?',
        '！' => '!',
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}' | '\u{640}' | '\u{ad}' | '\u{200b}'..='\u{200d}' => {
            '\0'
        }
        '\u{a0}' | '\u{202f}' | '\u{3000}' => ' ',
        '\u{c0}'..='\u{24f}'
        | '\u{1e00}'..='\u{1eff}'
        | '\u{2018}'..='\u{201e}'
        | '\u{ab}'
        | '\u{bb}'
        | '\u{b4}'
        | '\u{2bc}'
        | '\u{300c}'..='\u{300f}' => {
            // The table has some letters in lower case alone.
            let small = small(char);
            LATIN
                .iter()
                .find(|(_, letters)| letters.contains([char, small]))
                .map_or(small, |(plain, _)| *plain)
        }
        // A sign that stands for a letter, as that of the ångström does, is what that letter is.
        _ => match small(char) {
            small if small == char => char,
            small => search_char(small),
        },
    }
}

fn small(char: char) -> char {
    char.to_lowercase().next().unwrap_or(char)
}

/// Whether a script has no borders between words.
pub(super) const fn borderless(char: char) -> bool {
    matches!(char, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{0e00}'..='\u{0e7f}')
}

fn part(char: char) -> bool {
    (is_letter(char) || char == '_') && !borderless(char)
}

/// Whether a character is a letter or digit, without a search for those that are met most.
pub(super) fn is_letter(char: char) -> bool {
    match char {
        'а'..='я' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => true,
        '\u{2000}'..='\u{206f}' | '\u{e0000}'..='\u{e0fff}' => false,
        _ => char.is_alphanumeric(),
    }
}

/// Whether the word that starts here is the rest of a longer one.
pub(super) fn joins(text: &str, start: usize) -> bool {
    let (head, rest) = text.split_at_checked(start).unwrap_or_default();
    let first = rest.chars().next().is_some_and(part);
    // "j'ai" holds no "ai".
    let elided = head
        .strip_suffix('\'')
        .is_some_and(|head| head.chars().next_back().is_some_and(part));
    (first && elided && rest.chars().take_while(|char| part(*char)).count() <= 3)
        || first
            && head.chars().next_back().is_some_and(|prev| {
                // The Arabic "and" is written together with the word behind it.
                part(prev) && !matches!(prev, 'و' | 'ف')
            })
}

/// Whether the word that ends here goes on. Korean words take endings freely.
pub(super) fn closes(text: &str, end: usize) -> bool {
    // Most do not.
    let next = text.as_bytes().get(end).copied().unwrap_or(b' ');
    if next.is_ascii() && !next.is_ascii_alphanumeric() && next != b'_' {
        return false;
    }
    let (head, rest) = text.split_at_checked(end).unwrap_or_default();
    let last = head
        .chars()
        .next_back()
        .is_some_and(|last| part(last) && !matches!(last, '\u{ac00}'..='\u{d7a3}'));
    last && rest.chars().next().is_some_and(part)
}
