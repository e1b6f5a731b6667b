//! A sentence as the lexicon writes words: lower case, Latin letters without diacritics, one space at a time; with
//! a way back to the original bytes. What only a hostile writer does (look-alikes, unseen characters) is the
//! business of `crate::unfold`.

use std::ops::Range;

/// A folded text.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) text: String,
    /// For each byte of `text`, where its character starts in the original; one more for the end.
    from: Vec<u32>,
}

impl Text {
    /// Folds bytes. Bytes that are no UTF-8 count as spaces.
    pub(super) fn fold(bytes: &[u8]) -> Self {
        let mut folded = Self {
            text: String::with_capacity(bytes.len()),
            from: Vec::with_capacity(bytes.len() + 1),
        };
        let mut at = 0;
        for chunk in bytes.utf8_chunks() {
            for (offset, char) in chunk.valid().char_indices() {
                folded.push(char, at + offset);
            }
            at += chunk.valid().len();
            if !chunk.invalid().is_empty() {
                folded.push(' ', at);
                at += chunk.invalid().len();
            }
        }
        folded.from.push(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
        folded
    }

    fn push(&mut self, char: char, at: usize) {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let char = match char {
            'A'..='Z' => char.to_ascii_lowercase(),
            '\0'..='\u{7f}' => char,
            _ => fold_char(char),
        };
        if char.is_whitespace() {
            if !self.text.ends_with(' ') {
                self.text.push(' ');
                self.from.push(at);
            }
            return;
        }
        if char == '\u{0}' {
            return;
        }
        self.text.push(char);
        for _ in 0..char.len_utf8() {
            self.from.push(at);
        }
    }

    /// Where an offset of the original lies in the folded text.
    pub(super) fn place(&self, original: usize) -> usize {
        self.from.partition_point(|from| (*from as usize) < original)
    }

    /// Where a range of the folded text lies in the original.
    pub(super) fn original(&self, range: &Range<usize>) -> Range<usize> {
        let place = |at: usize| self.from.get(at).copied().unwrap_or(0) as usize;
        place(range.start)..place(range.end)
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

fn fold_char(char: char) -> char {
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
            let small = lower(char);
            LATIN
                .iter()
                .find(|(_, letters)| letters.contains([char, small]))
                .map_or(small, |(plain, _)| *plain)
        }
        _ => lower(char),
    }
}

fn lower(char: char) -> char {
    char.to_lowercase().next().unwrap_or(char)
}

/// Whether a script has no borders between words.
pub(super) const fn borderless(char: char) -> bool {
    matches!(char, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{0e00}'..='\u{0e7f}')
}

fn part(char: char) -> bool {
    (char.is_alphanumeric() || char == '_') && !borderless(char)
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
    let (head, rest) = text.split_at_checked(end).unwrap_or_default();
    let last = head
        .chars()
        .next_back()
        .is_some_and(|last| part(last) && !matches!(last, '\u{ac00}'..='\u{d7a3}'));
    last && rest.chars().next().is_some_and(part)
}
