//! What a character looks like: the plain letter or sign that a reader sees. Compatibility forms are computed,
//! look-alikes of other scripts are a table.

use std::sync::LazyLock;

/// Letters of other scripts that look like Latin ones, by what they look like.
#[rustfmt::skip]
const ALIKE: &[(char, &str)] = &[
    ('a', "аɑαᴀⲁ"), ('b', "ЬʙᏏƅв"), ('c', "сϲᴄⅽ"), ('d', "ԁɗᴅⅾժ"), ('e', "еҽєᴇ℮ε"), ('f', "ſꞙϝ"), ('g', "ɡցɢǥ"),
    ('h', "һհʜ"), ('i', "іιɩıꙇɪⅰ"), ('j', "јϳᴊ"), ('k', "κкᴋ"), ('l', "ӏⅼʟǀ"), ('m', "мᴍⅿ"), ('n', "ոпɴηи"),
    ('o', "оοσօᴏ०೦๐"), ('p', "рρᴘ"), ('q', "ԛգ"), ('r', "гʀᴦя"), ('s', "ѕꜱƽ"), ('t', "тᴛτ"), ('u', "υսᴜц"),
    ('v', "νѵᴠⅴ"), ('w', "ԝաᴡωш"), ('x', "хχⅹ"), ('y', "уγүʏ"), ('z', "ᴢʐ"),
    ('A', "АΑᎪ"), ('B', "ВΒᏴ"), ('C', "СϹᏟ"), ('D', "ᎠⅮ"), ('E', "ЕΕᎬ"), ('F', "Ϝ"), ('G', "ԌᏀ"), ('H', "НΗᎻ"),
    ('I', "ІΙӀⅠ"), ('J', "ЈᎫ"), ('K', "КΚᏦ"), ('L', "ᏞⅬ"), ('M', "МΜᎷ"), ('N', "Ν"), ('O', "ОΟՕ"), ('P', "РΡᏢ"),
    ('R', "ᎡᏒ"), ('S', "ЅᏚՏ"), ('T', "ТΤᎢ"), ('V', "ᏙⅤ"), ('W', "ᎳԜ"), ('X', "ХΧⅩ"), ('Y', "ҮΥ"), ('Z', "ΖᏃ"),
];

/// A page of the table has so many letters.
const PAGE: u32 = 64;

/// A table by the other letter, so that none is searched for: pages of letters, most of them not there.
type Table = Vec<Option<Box<[char; PAGE as usize]>>>;

fn table(rows: &[(char, &str)]) -> Table {
    let mut pages = Table::new();
    for (plain, others) in rows {
        for other in others.chars() {
            let (page, at) = place(other);
            if pages.len() <= page {
                pages.resize(page + 1, None);
            }
            let letters = pages.get_mut(page);
            let letters =
                letters.map(|letters| letters.get_or_insert_with(|| Box::new(['\0'; PAGE as usize])));
            match letters.and_then(|letters| letters.get_mut(at)) {
                Some(slot) if *slot == '\0' => *slot = *plain,
                _ => {}
            }
        }
    }
    pages
}

fn place(char: char) -> (usize, usize) {
    let code = u32::from(char);
    ((code / PAGE) as usize, (code % PAGE) as usize)
}

/// The Latin letter that a letter of another script looks like.
pub(super) fn alike(char: char) -> Option<char> {
    static TABLE: LazyLock<Table> = LazyLock::new(|| table(ALIKE));
    let (page, at) = place(char);
    let plain = TABLE.get(page)?.as_ref()?.get(at).copied()?;
    (plain != '\0').then_some(plain)
}

/// The plain form of a letter or sign that is styled: full width, mathematical, enclosed, small capital.
pub(super) fn plain(char: char) -> Option<char> {
    let code = u32::from(char);
    let letter = |offset: u32, upper: bool| {
        let base = if upper { 'A' } else { 'a' };
        char::from_u32(u32::from(base) + offset % 26)
    };
    match code {
        0xFF01..=0xFF5E => char::from_u32(code - 0xFF01 + 0x21),
        0x1D400..=0x1D6A3 => letter(code - 0x1D400, ((code - 0x1D400) / 26).is_multiple_of(2)),
        0x1D7CE..=0x1D7FF => char::from_u32((code - 0x1D7CE) % 10 + 0x30),
        0x249C..=0x24B5 => letter(code - 0x249C, false),
        0x24B6..=0x24CF => letter(code - 0x24B6, true),
        0x24D0..=0x24E9 => letter(code - 0x24D0, false),
        0x1F110..=0x1F129 => letter(code - 0x1F110, true),
        0x1F130..=0x1F149 => letter(code - 0x1F130, true),
        0x1F150..=0x1F169 => letter(code - 0x1F150, true),
        0x1F170..=0x1F189 => letter(code - 0x1F170, true),
        0x1F1E6..=0x1F1FF => letter(code - 0x1F1E6, true),
        0x1D00..=0x1D22 | 0x0250..=0x02AF => alike(char),
        0x1D43..=0x1D5B | 0x02B0..=0x02B8 | 0x2070..=0x209C => raised(char),
        0x2102..=0x2134 => lettered(char),
        0x3000 | 0x00A0 | 0x2000..=0x200A | 0x202F | 0x205F => Some(' '),
        _ => None,
    }
}

#[rustfmt::skip]
const RAISED: &[(char, &str)] = &[
    ('a', "ᵃₐ"), ('b', "ᵇ"), ('c', "ᶜ"), ('d', "ᵈ"), ('e', "ᵉₑ"), ('g', "ᵍ"), ('h', "ʰₕ"), ('i', "ⁱ"), ('j', "ʲ"),
    ('k', "ᵏₖ"), ('l', "ˡₗ"), ('m', "ᵐₘ"), ('n', "ⁿₙ"), ('o', "ᵒₒ"), ('p', "ᵖₚ"), ('r', "ʳ"), ('s', "ˢₛ"), ('t', "ᵗₜ"),
    ('u', "ᵘ"), ('v', "ᵛ"), ('w', "ʷ"), ('x', "ˣₓ"), ('y', "ʸ"),
];

fn raised(char: char) -> Option<char> {
    let found = RAISED.iter().find(|(_, others)| others.contains(char));
    found.map(|(plain, _)| *plain)
}

#[rustfmt::skip]
const LETTERED: &[(char, &str)] = &[
    ('C', "ℂℭ"), ('g', "ℊ"), ('H', "ℋℌℍ"), ('h', "ℎ"), ('I', "ℐℑ"), ('L', "ℒ"), ('l', "ℓ"), ('N', "ℕ"), ('P', "ℙ"),
    ('Q', "ℚ"), ('R', "ℛℜℝ"), ('Z', "ℤℨ"), ('B', "ℬ"), ('e', "ℯ"), ('E', "ℰ"), ('F', "ℱ"), ('M', "ℳ"), ('o', "ℴ"),
];

fn lettered(char: char) -> Option<char> {
    let found = LETTERED.iter().find(|(_, others)| others.contains(char));
    found.map(|(plain, _)| *plain)
}
